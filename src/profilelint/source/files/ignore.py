"""What a ``.gitignore`` file leaves out (gitignore(5))."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.source.files.glob import is_plain, match, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED = re.compile(r"\\(.)")


class _Pattern:
    __slots__ = ("folders", "ignores", "last", "segments")

    def __init__(self, path: str, *, ignores: bool, folders: bool) -> None:
        self.segments = segments_of(path)
        self.last = path.rpartition("/")[2]
        self.ignores = ignores
        self.folders = folders


class Ignore:
    """The patterns of one file; the last that matches decides."""

    __slots__ = ("_globs", "_patterns", "_plain")

    def __init__(self, lines: Iterable[str]) -> None:
        parsed = [pattern for line in lines if (pattern := _parse(line)) is not None]
        self._patterns = parsed[::-1]
        self._plain = frozenset(pattern.last for pattern in parsed if is_plain(pattern.last))
        self._globs = [each.segments[-1] for each in parsed if each.last not in self._plain]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def decide(self, path: str, *, folder: bool) -> bool | None:
        """Return whether a path, relative to the file's folder, is ignored.

        None means that no pattern matches. The caller leaves out what lies in an ignored folder.
        """
        names = _octets(path).split("/")
        last = names[-1]
        # Most names are not even like the last segment of any pattern.
        if last not in self._plain and not any(glob is None or glob(last) for glob in self._globs):
            return None
        for pattern in self._patterns:
            if (folder or not pattern.folders) and match(pattern.segments, names, below=False):
                return pattern.ignores
        return None


def _octets(text: str) -> str:
    """Return a text with a character for each byte: to git, ``?`` is one byte of a name."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _parse(line: str) -> _Pattern | None:
    text = line.rstrip(" ")
    if len(text) < len(line) and (len(text) - len(text.rstrip("\\"))) % 2:
        text += " "  # an escaped space at the end belongs to the pattern
    if not text or text.startswith("#"):
        return None
    ignores = not text.startswith("!")
    text = text if ignores else text[1:]
    folders = text.endswith("/")
    text = text.removesuffix("/")
    if not text.strip("/"):
        return None
    if "/" not in text:
        text = f"**/{text}"
    elif text.endswith("/**"):
        text += "/*"  # the content of the folder, but not the folder
    pattern = _ESCAPED.sub(_literal, text.removeprefix("/").replace("[^", "[!"))
    return _Pattern(_octets(pattern), ignores=ignores, folders=folders)


def _literal(escaped: re.Match[str]) -> str:
    char = escaped[1]
    return f"[{char}]" if char in "*?[" else char
