"""Fresh environments without a network: what is built here is installed, the rest is borrowed."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BORROWED = sysconfig.get_path("purelib")


@pytest.fixture(scope="session")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the wheel and the sdist, built from this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="session")
def environment(
    distributions: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Path]:
    """Return a function that makes an environment with the wheel and more; it returns its bin."""

    def make(*more: str | Path) -> Path:
        folder = tmp_path_factory.mktemp("environment")
        venv.create(folder, with_pip=False)
        library = next((folder / "lib").glob("python*/site-packages"))
        wheel = next(distributions.glob("*.whl"))
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
                *("--no-build-isolation", "--prefix", folder, "--ignore-installed"),
                *(wheel, *more),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        )
        # The environment's own files come first on the path, so profilelint is the wheel's.
        (library / "borrowed.pth").write_text(BORROWED + "\n")
        binaries = folder / "bin"
        script = binaries / "profilelint"
        lines = script.read_text().splitlines(keepends=True)
        script.write_text(f"#!{binaries / 'python'}\n" + "".join(lines[1:]))
        return binaries

    return make
