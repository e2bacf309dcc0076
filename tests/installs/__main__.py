"""Installs what is built as its users do, and runs every command of the README there.

    python -m tests.installs [PYTHON ...]

The wheel and the sdist are built and installed by pip, uv and pipx into fresh environments, with
each Python; without any, with python3.11 to python3.14, those that there are. Commands whose output
the README shows must print it. The exit status is 1 if one does otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.cli.test_docs import ROOT, blocks, copy_site, prepare, sessions

BINARIES = Path(sys.executable).parent
PYTHONS = [f"python3.{minor}" for minor in range(11, 15)]


def run(*command: str | Path, **environ: str) -> None:
    """Run a command; its output is shown only where it fails."""
    done = subprocess.run(
        command, env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def by_pip(folder: Path, python: str, built: Path) -> Path:
    """Install into an environment with pip; return the folder of its programs."""
    run(python, "-m", "venv", folder)
    run(folder / "bin/python", "-m", "pip", "install", "--quiet", built)
    return folder / "bin"


def by_uv(folder: Path, python: str, built: Path) -> Path:
    """Install as a tool of uv; return the folder of its programs."""
    where = {"UV_TOOL_DIR": str(folder / "tools"), "UV_TOOL_BIN_DIR": str(folder / "bin")}
    run(BINARIES / "uv", "tool", "install", "--quiet", "--python", python, built, **where)
    return folder / "bin"


def by_pipx(folder: Path, python: str, built: Path) -> Path:
    """Install with pipx; return the folder of its programs."""
    where = {"PIPX_HOME": str(folder / "home"), "PIPX_BIN_DIR": str(folder / "bin")}
    run(BINARIES / "pipx", "install", "--quiet", "--python", python, str(built), **where)
    return folder / "bin"


INSTALLERS: list[Callable[[Path, str, Path], Path]] = [by_pip, by_uv, by_pipx]


def commands() -> Iterator[tuple[str, str | None]]:
    """Yield the README's commands that ask no network, and the output that is shown of each."""
    for block in (each.values[0] for each in blocks("console", "sh")):
        if block.page != "README.md":
            continue
        if block.language == "console":
            yield from sessions(block.text)
            continue
        for line in block.text.splitlines():
            command = line.partition("  #")[0].strip()
            if command.startswith("profilelint ") and "--online" not in command:
                yield command, None


def failures(programs: Path, folder: Path) -> list[str]:
    """Return what commands do that they should not, each in a copy of the example site."""
    found = []
    environ = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environ["PATH"] = f"{programs}{os.pathsep}{environ['PATH']}"
    site = folder / "site"
    for command, output in commands():
        if output is None or not site.exists():
            shutil.rmtree(site, ignore_errors=True)
            copy_site(folder)
            environ["PROFILELINT_CACHE_DIR"] = tempfile.mkdtemp(dir=folder)
        prepare(command, site)
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=site,
            env=environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout + done.stderr
        if done.returncode not in (0, 1) or not said or "Traceback" in said:
            found.append(f"$ {command}\nstatus {done.returncode}\n{said}")
        elif output is not None and said != output:
            found.append(f"$ {command}\n{said}instead of\n{output}")
    return found


def main(pythons: list[str]) -> int:
    """Try all there are; return the exit status."""
    status = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT)
        number = len(list(commands()))
        for python in pythons:
            version = subprocess.run([python, "--version"], capture_output=True, text=True)
            for built in sorted((folder / "dist").iterdir()):
                for install in INSTALLERS:
                    place = Path(tempfile.mkdtemp(dir=folder))
                    wrong = failures(install(place / "installed", python, built), place)
                    said = "\n".join(wrong) or f"{number} commands"
                    way = install.__name__.replace("_", " ")
                    print(f"{version.stdout.strip()}, {built.name} {way}: {said}", flush=True)  # noqa: T201
                    status |= bool(wrong)
                    shutil.rmtree(place)
    return status


def usable(python: str) -> bool:
    """Return whether there is such a Python."""
    return shutil.which(python) is not None and not subprocess.call(
        [python, "-c", ""], stderr=subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [each for each in PYTHONS if usable(each)]))
