"""The version, which the release commit alone changes.

``profilelint.__version__`` is the newest release, also between releases, so that what ``init``, the
hooks and the documentation name can be installed. ``python -m release.version 0.2.0`` writes a
version into all its places, and the day into the change log. With ``--check``, it says which place
has another version than this one or the tag that is named, and which page still says that there is
no release; with ``--notes``, it prints what the change log says of it.
"""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from profilelint import __version__

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://github.com/profilelint/profilelint"
_VERSION = r"\d+\.\d+\.\d+"
_UNRELEASED = "## [Unreleased]\n"
_BEFORE_THE_FIRST = re.compile(
    r"until the first release|pipx? install \.(?!\w)|'\.\[", re.IGNORECASE
)
_HOW_TO_RELEASE = ROOT / "docs/releasing.md"


class Place(NamedTuple):
    """Where a version stands: a file, and a pattern whose groups are what is around each."""

    path: str
    pattern: str


def pages() -> list[Path]:
    """Return the pages of the documentation, and the examples of hooks."""
    globs = ("*.md", "docs/**/*.md", "examples/**/.*.yaml")
    return sorted(path for each in globs for path in ROOT.glob(each))


def places() -> list[Place]:
    """Return every place with the version, but for the change log, which has earlier ones too."""
    hook = rf"({re.escape(REPOSITORY)}\n +rev: v){_VERSION}(\n)"
    own = rf'(\n  "version": "){_VERSION}(",\n)'
    package = rf'(\n      "name": "profilelint",\n      "version": "){_VERSION}(",\n)'
    return [
        Place("src/profilelint/__init__.py", rf'(__version__ = "){_VERSION}("\n)'),
        Place("editors/vscode/package.json", own),
        Place("editors/vscode/package-lock.json", own),
        Place("editors/vscode/package-lock.json", package),
        Place("docs/profilelint.1", rf'("profilelint ){_VERSION}(")'),
        *(
            Place(page.relative_to(ROOT).as_posix(), hook)
            for page in pages()
            if re.search(hook, page.read_text(encoding="utf-8"))
        ),
    ]


def differing(version: str) -> list[str]:
    """Return a line for each place with another version than this, and for a missing one."""
    lines = []
    for place in places():
        text = (ROOT / place.path).read_text(encoding="utf-8")
        found = [match[0] for match in re.finditer(place.pattern, text)]
        named = [name[0] for text in found if (name := re.search(_VERSION, text))]
        if named != [version] * (len(named) or 1):
            lines.append(f"{place.path} has {', '.join(named) or 'no version'}")
    return lines


def unreleased() -> list[str]:
    """Return a line for each page and what it says of the time before the first release.

    What it may say is that there is none, and how to install from a checkout.
    """
    return [
        f'{page.relative_to(ROOT).as_posix()} says "{said}"'
        for page in pages()
        if page != _HOW_TO_RELEASE
        for said in dict.fromkeys(_BEFORE_THE_FIRST.findall(page.read_text(encoding="utf-8")))
    ]


def releases(changes: str) -> list[str]:
    """Return the versions in the text of a change log, from the newest."""
    return re.findall(rf"^## \[({_VERSION})\] - \d{{4}}-\d\d-\d\d$", changes, re.MULTILINE)


def notes(changes: str, version: str) -> str:
    """Return what a change log says of a version; ``ValueError`` where it has none.

    Links to files of the repository lead to them as they were in the release: the page of a release
    has another address than the change log.
    """
    match = re.search(
        rf"^## \[{re.escape(version)}\] - [\d-]+\n+(.*?)\n*(?=^## \[|^\[|\Z)",
        changes,
        re.MULTILINE | re.DOTALL,
    )
    if match is None:
        raise ValueError(f"CHANGELOG.md has no section for {version}")
    return re.sub(r"\]\((?![\w+.-]+:)", f"]({REPOSITORY}/blob/v{version}/", match[1]) + "\n"


def released(changes: str, version: str, day: str) -> str:
    """Return a change log in which what is unreleased is released as a version, on a day."""
    if version in releases(changes):
        raise ValueError(f"CHANGELOG.md has a section for {version} already")
    head, mark, rest = changes.partition(_UNRELEASED)
    if not mark or not rest.partition("\n## [")[0].strip():
        raise ValueError("CHANGELOG.md has nothing under [Unreleased]")
    text = f"{head}{_UNRELEASED}\n## [{version}] - {day}\n{rest}"
    text = re.sub(r"\n\[Unreleased\]: .*\n(?:\[.*\n)*\Z", "\n", text).rstrip("\n")
    links = f"\n\n[Unreleased]: {REPOSITORY}/compare/v{version}...HEAD\n"
    return (
        text
        + links
        + "".join(f"[{each}]: {REPOSITORY}/releases/tag/v{each}\n" for each in releases(text))
    )


def write(version: str) -> None:
    """Write a version into all places, and the day into the change log."""
    path = ROOT / "CHANGELOG.md"
    text = released(path.read_text(encoding="utf-8"), version, date.today().isoformat())  # noqa: DTZ011
    path.write_text(text, encoding="utf-8")
    for place in places():
        path = ROOT / place.path
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(place.pattern, rf"\g<1>{version}\g<2>", text), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Write or check a version; return the exit status."""
    options = [each for each in arguments if each.startswith("--")]
    (name,) = [each for each in arguments if each not in options] or [__version__]
    version = name.removeprefix("v")
    if re.fullmatch(_VERSION, version) is None:
        sys.stderr.write(f'"{name}" is no version: write three numbers, such as 0.2.0\n')
        return 2
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    try:
        if options == ["--check"]:
            lines = [f"{line}, not {version}" for line in differing(version)]
            if [version] != releases(changes)[:1]:
                lines.append(f"CHANGELOG.md does not begin with {version}")
            lines += unreleased()
            sys.stderr.writelines(f"{line}\n" for line in lines)
            return int(bool(lines))
        if options == ["--notes"]:
            sys.stdout.write(notes(changes, version))
        else:
            write(version)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
