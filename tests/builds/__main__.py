"""Builds small sites before and after profilelint repairs them, and compares what is shown.

    python -m tests.builds [--write] [SITE ...]

Each site is built as it is, after ``--fix`` and after ``--fix --unsafe-fixes``. The differences
must be those in ``expected``; with ``--write`` they are written there instead, to be read line by
line: each must be the fault itself. When all sites are built, the result goes to
``docs/builds.md``. The exit status is 1 if a site differs otherwise or no longer builds.
"""

from __future__ import annotations

import argparse
import difflib
import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.builds.generators import FOLDER, GENERATORS, HERE, BuildError, run, version_of
from tests.builds.pages import Site, differences, read_site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.builds.generators import Generator

STATES: Final = {"--fix": ("--fix",), "--unsafe-fixes": ("--fix", "--unsafe-fixes")}
PROGRAM: Final = HERE.parent.parent / ".venv" / "bin" / "profilelint"
DOCUMENT: Final = HERE.parent.parent / "docs" / "builds.md"
_TODAY: Final = "2026-01-31"


class Result(NamedTuple):
    """What came of one site; ``damage`` is what is not as expected, or the empty string.

    ``counts`` are, for the safe repairs and for the others, how many there were and how many
    lines of the built site they changed.
    """

    generator: Generator
    counts: list[tuple[int, int]]
    pages: int
    damage: str


def main(arguments: Sequence[str]) -> int:
    """Build the sites that are named, or all; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.builds")
    parser.add_argument("--write", action="store_true", help="record the differences")
    parser.add_argument("sites", metavar="SITE", nargs="*", help="names (default: all)")
    options = parser.parse_args(arguments)
    results = []
    for generator in GENERATORS:
        if not options.sites or generator.name in options.sites:
            result = examine(generator, write=options.write)
            sys.stdout.write(f"{generator.name}: {result.damage or 'as expected'}\n")
            results.append(result)
    if len(results) == len(GENERATORS):
        DOCUMENT.write_text(document(results), encoding="utf-8")
    return 1 if any(result.damage for result in results) else 0


def examine(generator: Generator, *, write: bool) -> Result:
    """Build one site in its three states."""
    work = FOLDER / "work" / generator.name
    shutil.rmtree(work, ignore_errors=True)
    counts: list[tuple[int, int]] = []
    lines: list[str] = []
    pages = 0
    try:
        before = _build(generator, _copy(generator, work / "as-it-is"))
        for state, switches in STATES.items():
            site = _copy(generator, work / state.strip("-"))
            repairs = _repair(site, switches) - sum(count for count, _ in counts)
            after = _build(generator, site)
            found = differences(before, after)
            lines += ["", f"# {state}", *found]
            counts.append((repairs, sum(line.startswith(("-", "+")) for line in found)))
            pages = len(after)
            before = after
    except BuildError as error:
        return Result(generator, counts, pages, f"does not build: {error}")
    text = "\n".join(lines[1:]) + "\n"
    record = HERE / "expected" / f"{generator.name}.diff"
    if write:
        record.write_text(text, encoding="utf-8")
    expected = record.read_text(encoding="utf-8") if record.exists() else ""
    unlike = difflib.unified_diff(
        expected.split("\n"), text.split("\n"), "expected", "built", lineterm=""
    )
    return Result(generator, counts, pages, "\n".join(unlike))


def _copy(generator: Generator, target: Path) -> Path:
    shutil.copytree(HERE / "sites" / generator.name, target)
    shared = HERE / "shared"
    for path in shared.iterdir():
        place = target / (generator.faults if path.name == "faults.md" else path.name)
        shutil.copyfile(path, place)
    return target


def _build(generator: Generator, site: Path) -> Site:
    output = site.with_name(site.name + ".built")
    run(generator.command(site, output), site)
    return read_site(output, generator.hidden)


def _repair(site: Path, switches: tuple[str, ...]) -> int:
    """Repair the pages of a site; return how many repairs were made."""
    command = (
        str(PROGRAM),
        "check",
        "--no-cache",
        "--today",
        _TODAY,
        "--report",
        "json",
        *switches,
    )
    done = subprocess.run(command, cwd=site, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise BuildError(done.stderr)
    fixed = json.loads(done.stdout)["summary"]["fixed"]
    assert isinstance(fixed, int)
    return fixed


def document(results: Sequence[Result]) -> str:
    """Return the page of the documentation that says what came of the builds."""
    rows = []
    for result in results:
        generator = result.generator
        cells = [
            f"{generator.title} {version_of(generator)}",
            f"`{generator.flavor}`",
            str(result.pages),
            *(str(count) for pair in result.counts for count in pair),
            "yes" if result.damage else "no",
        ]
        rows.append(f"| {' | '.join(cells)} |")
    return _PAGE.format(rows="\n".join(rows))


_PAGE: Final = """# Fixes on built sites

`make builds` builds a small site with each generator three times: as it is, after `check --fix`,
and after `check --fix --unsafe-fixes`. The sites contain many faults that profilelint repairs,
and the constructs of their flavor. The HTML, the feeds and the data that templates receive may
differ only in the faults themselves. Each line that differs is recorded in
`tests/builds/expected`, and somebody has read it. `make builds` also writes this page.

| generator | flavor | pages | safe fixes | lines | unsafe fixes | lines | damage |
|---|---|---|---|---|---|---|---|
{rows}

"Lines" counts the lines of the built site that were removed or added; each tag is a line of its
own. "Damage" means that the build fails, or that a line differs and is not recorded.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
