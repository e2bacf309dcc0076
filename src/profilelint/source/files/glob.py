"""Globs of paths: ``*`` and ``?`` stay within a path segment, ``**`` spans any number of them."""

from __future__ import annotations

import re
from fnmatch import translate
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Matcher: TypeAlias = "Callable[[str], Any]"
# What is neither of these stands for itself.
_SPECIAL = frozenset("*?[")


class Glob:
    """A glob for paths that are relative to the root and use ``/``.

    A pattern without ``/`` matches a file of that name in any folder; one that ends in ``/``, or
    names a folder, matches everything in it. No pattern makes matching slow: `fnmatch` does not
    backtrack over its stars either. ``beginning`` is the folder, or the file, that the pattern
    names before its first special sign: each path that matches is or lies in it. It is empty where
    there is none.
    """

    __slots__ = ("_rest", "beginning", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        text = pattern.removeprefix("./")
        if "/" not in text.rstrip("/"):
            text = f"**/{text}"
        if text.endswith("/"):
            text += "**"
        segments = text.strip("/").split("/")
        named = list(takewhile(_SPECIAL.isdisjoint, segments))
        self.beginning = "/".join(named)
        self._rest = segments_of(segments[len(named) :])

    def __repr__(self) -> str:
        return f"Glob({self.pattern!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glob) and other.pattern == self.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def matches(self, path: str) -> bool:
        """Return whether a path matches, or lies in a folder that matches."""
        beginning = self.beginning
        if not path.startswith(beginning):  # so it is with most globs and paths
            return False
        if not beginning:
            return match(self._rest, path.split("/"), below=True)
        behind = path[len(beginning) :]
        if not behind:
            return match(self._rest, (), below=True)
        return behind[0] == "/" and match(self._rest, behind[1:].split("/"), below=True)


def any_matches(globs: Iterable[Glob], path: str) -> bool:
    """Return whether one of several globs matches a path."""
    for glob in globs:  # noqa: SIM110 - asked for each file and glob: a generator takes half longer
        if glob.matches(path):
            return True
    return False


def segments_of(segments: Iterable[str]) -> list[Matcher | None]:
    """Return what matches each segment of a pattern's path; None stands for ``**``."""
    return [None if segment == "**" else _matcher(segment) for segment in segments]


def has_open_bracket(pattern: str) -> bool:
    """Return whether a pattern has a ``[`` without the ``]`` that ends the choice of characters.

    `Glob` takes such a sign for itself, which is hardly what its writer means.
    """
    for segment in pattern.split("/"):
        start = segment.find("[")
        while start >= 0:
            # Behind the "[" and "[!", a "]" is one of the characters.
            first = start + (2 if segment[start + 1 : start + 2] == "!" else 1)
            end = segment.find("]", first + 1)
            if end < 0:
                return True
            start = segment.find("[", end)
    return False


def is_plain(text: str) -> bool:
    """Return whether a text stands for itself, and is a single segment."""
    return bool(text) and "/" not in text and _SPECIAL.isdisjoint(text)


def _matcher(segment: str) -> Matcher:
    if _SPECIAL.isdisjoint(segment):
        return segment.__eq__
    return re.compile(translate(segment)).match


def match(segments: Sequence[Matcher | None], names: Sequence[str], *, below: bool) -> bool:
    """Return whether names of folders, the last perhaps of a file, match segments.

    With ``below``, names behind those that match are allowed. To backtrack to the last ``**`` is
    enough, as it is for the stars of a plain glob.
    """
    if not segments:
        return below or not names
    if len(segments) == 2 and segments[0] is None and segments[1] is not None:
        return any(map(segments[1], names if below else names[-1:]))
    here = there = 0
    retry: tuple[int, int] | None = None
    while there < len(names):
        if here == len(segments):
            if below:
                return True
        else:
            segment = segments[here]
            if segment is None:
                here += 1
                retry = (here, there)
                continue
            if segment(names[there]):
                here += 1
                there += 1
                continue
        if retry is None:
            return False
        retry = (retry[0], retry[1] + 1)
        here, there = retry
    return all(segment is None for segment in segments[here:])
