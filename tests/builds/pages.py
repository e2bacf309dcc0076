"""What a site shows, as lines that can be compared."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_ENDINGS: Final = frozenset({".html", ".xml", ".json", ".txt"})
_NOT_SEEN: Final = re.compile(
    r"[ \t\r]+$|[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)

Site = dict[str, list[str]]
"""By the path of a file of a built site, its lines."""


def read_site(folder: Path, hidden: str = "") -> Site:
    """Return the lines of all pages, feeds and indexes of a built site.

    A line holds one tag or the text between two. What ``hidden`` matches is left out.
    """
    pattern = re.compile(hidden, re.DOTALL) if hidden else None
    site = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in _ENDINGS and path.is_file():
            text = path.read_text(encoding="utf-8")
            if pattern is not None:
                text = pattern.sub("", text)
            site[path.relative_to(folder).as_posix()] = split(text)
    return site


def split(text: str) -> list[str]:
    """Return the lines of a page, with a line for each tag; spaces at the end can be seen."""
    broken = re.sub(r"(?<=>)(?=[^\n])|(?<=[^\n])(?=<)", "\n", text)
    return [_NOT_SEEN.sub(_visible, line) for line in broken.split("\n")]


def _visible(found: re.Match[str]) -> str:
    if not found[0].strip(" \t"):
        return found[0].replace(" ", "·").replace("\t", "→")
    return f"\\u{{{ord(found[0][0]):04x}}}"


def differences(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> list[str]:
    """Return lines that say what differs: the path of each page, then what is gone and what is new.

    Places are left out, so that a page may grow above a difference.
    """
    lines = []
    for path in sorted(before.keys() | after.keys()):
        changed = list(_changed(before.get(path, []), after.get(path, [])))
        if changed:
            lines += ["", f"## {path}", *changed]
    return lines


def _changed(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield "@@"
            yield from (f"-{line}" for line in before[old_start:old_end])
            yield from (f"+{line}" for line in after[new_start:new_end])
