"""Compares profilelint and rumdl with the least that a linter in Python takes; prints a table.

Run as ``python benchmarks/floor.py FOLDER ...``, with a folder for each site, which ``profilelint
init`` has configured. The floor is a process that imports what a run of profilelint over the site
imports, reads each page, loads its front matter with PyYAML's binding of libyaml, and goes through
the events of the CommonMark parser, doing nothing. All are run as whole processes, in turn; the
table has the least CPU time of each.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys

BARE, STARTED = "floor", "imports alone"


def read(modules: str, paths: list[str]) -> None:
    """Import modules, whose names stand in a file, and read pages."""
    gc.set_threshold(50_000, 20, 100)  # as the program does
    with open(modules, encoding="utf-8") as names:
        for name in names:
            # Python looks for sitecustomize, which need not be there.
            with contextlib.suppress(ModuleNotFoundError):
                importlib.import_module(name.rstrip("\n"))
    if paths:
        import yaml

        from profilelint.source.markdown.parser import COMMONMARK, mask_surrogates

        for path in paths:
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
            front_matter, body = split(text)
            with contextlib.suppress(yaml.YAMLError, ValueError):
                yaml.load(front_matter, yaml.CSafeLoader)
            for _ in COMMONMARK.events_with_range(mask_surrogates(body)):
                pass
    os._exit(0)


def split(text: str) -> tuple[str, str]:
    """Return the front matter of a page and its body."""
    if text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if end >= 0:
            return text[4 : end + 1], text[end + 5 :]
    return "", text


def main() -> None:
    import argparse
    import tempfile
    from pathlib import Path

    import document
    import peers as tools
    from process import DONE, Command, measure_in_turn
    from sites import ONE, THEIRS, pages

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    folder = Path(tempfile.gettempdir()) / "profilelint-benchmark"
    peers = tools.install_python(folder / "python", ("rumdl",))
    ours = str(Path(sys.executable).with_name("profilelint"))
    check = [ours, "check", "--no-cache", "--no-baseline", "--jobs", "1"]
    print(
        f"On {document.machine()} and rumdl {peers.versions['rumdl']}: the least CPU seconds of "
        f"{arguments.runs} runs in turn.\n\n"
        f"| site | pages | {STARTED} | {BARE} | {THEIRS} | {BARE} ÷ {THEIRS}'s | profilelint "
        f"| profilelint ÷ {THEIRS}'s |\n| --- |{' ---: |' * 7}"
    )
    for each in arguments.folders:
        root = each.resolve()
        paths = pages(root)
        with tempfile.TemporaryDirectory() as work:
            modules = Path(work) / "modules"
            modules.write_text("".join(f"{name}\n" for name in imported(check, str(root))), "utf-8")
            bare = [sys.executable, str(Path(__file__).resolve()), "--read", str(modules)]
            commands = [
                Command(STARTED, bare, str(root), ends=DONE),
                Command(BARE, [*bare, *paths], str(root), ends=DONE),
                Command(
                    THEIRS,
                    [peers.commands["rumdl"], "check", "--no-cache", "--no-config", *paths],
                    str(root),
                ),
                Command(ONE, check, str(root)),
            ]
            samples = measure_in_turn(commands, arguments.runs)
        least = {name: min(sample.cpu for sample in each) for name, each in samples.items()}
        theirs = least[THEIRS]
        print(
            f"| {root.name} | {len(paths):,} | {least[STARTED]:.2f} | {least[BARE]:.2f} "
            f"| {theirs:.2f} | {least[BARE] / theirs:.1f} | {least[ONE]:.2f} "
            f"| {least[ONE] / theirs:.1f} |"
        )


def imported(check: list[str], root: str) -> list[str]:
    """Return the names of the modules that a run imports."""
    import subprocess

    told = subprocess.run(
        [sys.executable, "-X", "importtime", *check],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    marked = [line for line in told.stderr.splitlines() if line.startswith("import time:")]
    return [line.rpartition("|")[2].strip() for line in marked[1:]]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read(sys.argv[2], sys.argv[3:])
    main()
