"""What a ``.gitignore`` file leaves out (gitignore(5))."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from profilelint.source.files.glob import is_plain, match, segments_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.source.files.glob import Matcher

_ESCAPED = re.compile(r"\\(.)")


class _Pattern:
    """A pattern; ``name`` is that of the files and folders that it names, wherever they lie.

    ``beginning`` is what each path that matches begins with.
    """

    __slots__ = ("beginning", "folders", "ignores", "name", "segments")

    def __init__(self, text: str, *, ignores: bool, folders: bool) -> None:
        first, _, name = text.partition("/")
        self.name = name if first == "**" and is_plain(name) else ""
        self.beginning = "/".join(takewhile(is_plain, text.split("/")))
        self.segments: list[Matcher | None] = segments_of(text.split("/"))
        self.ignores = ignores
        self.folders = folders


class Ignore:
    """The patterns of one file; the last that matches decides."""

    __slots__ = ("_number", "_of_names", "_of_top", "_others", "_top")

    def __init__(self, lines: Iterable[str]) -> None:
        parsed = [pattern for line in lines if (pattern := _parse(line)) is not None]
        self._number = len(parsed)
        self._of_names: dict[str, list[tuple[int, _Pattern]]] = {}
        self._others: list[tuple[int, _Pattern]] = []
        # Those of them that may match in a folder, the one that was asked for last.
        self._top = ""
        self._of_top: list[tuple[int, _Pattern]] = []
        for number, pattern in enumerate(reversed(parsed)):
            alike = self._of_names.setdefault(pattern.name, []) if pattern.name else self._others
            alike.append((number, pattern))

    def __bool__(self) -> bool:
        return bool(self._number)

    def decide(self, path: str, *, folder: bool) -> bool | None:
        """Return whether a path, relative to the file's folder, is ignored.

        None means that no pattern matches. The caller leaves out what lies in an ignored folder.
        """
        path = _octets(path)
        names = path.split("/")
        last, decision = self._number, None
        for number, pattern in self._of_names.get(names[-1], ()):
            if folder or not pattern.folders:
                last, decision = number, pattern.ignores
                break
        if names[0] != self._top:
            self._top = names[0]
            self._of_top = [
                each
                for each in self._others
                if each[1].beginning.partition("/")[0] in ("", names[0])
            ]
        for number, pattern in self._of_top:
            if number > last:
                break
            if (
                path.startswith(pattern.beginning)
                and (folder or not pattern.folders)
                and match(pattern.segments, names, below=False)
            ):
                return pattern.ignores
        return decision


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
