"""Globs of paths: ``*`` and ``?`` stay within a path segment, ``**`` spans any number of them."""

from __future__ import annotations

import re
from fnmatch import translate
from itertools import takewhile
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Matcher: TypeAlias = "Callable[[str], Any]"
# What is neither of these stands for itself.
_SPECIAL = frozenset("*?[")
_STARS = re.compile(r"[*?]")


class Glob:
    """A glob for paths that are relative to the root and use ``/``.

    A pattern without ``/`` matches a file of that name in any folder; one that ends in ``/``, or
    names a folder, matches everything in it. No pattern makes matching slow: `fnmatch` does not
    backtrack over its stars either.
    """

    __slots__ = ("_beginning", "_part", "_segments", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        text = pattern.removeprefix("./")
        if "/" not in text.rstrip("/"):
            text = f"**/{text}"
        if text.endswith("/"):
            text += "**"
        text = text.strip("/")
        self._segments = segments_of(text)
        segments = text.split("/")
        named = list(takewhile(is_plain, segments))
        self._beginning = "/".join(named)
        # A text that every path has that matches; what stands in brackets is none.
        others = [each for each in segments[len(named) :] if "[" not in each]
        self._part = max(_STARS.split("*".join(others)), key=len)

    def __repr__(self) -> str:
        return f"Glob({self.pattern!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glob) and other.pattern == self.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def matches(self, path: str) -> bool:
        """Return whether a path matches, or lies in a folder that matches."""
        return (
            path.startswith(self._beginning)
            and self._part in path
            and match(self._segments, path.split("/"), below=True)
        )


def is_plain(segment: str) -> bool:
    """Return whether a segment of a pattern stands for itself."""
    return _SPECIAL.isdisjoint(segment)


def segments_of(pattern: str) -> list[Matcher | None]:
    """Return what matches each segment of a pattern's path; None stands for ``**``."""
    return [None if segment == "**" else _matcher(segment) for segment in pattern.split("/")]


def _matcher(segment: str) -> Matcher:
    if is_plain(segment):
        return segment.__eq__
    return re.compile(translate(segment)).match


def match(segments: Sequence[Matcher | None], names: Sequence[str], *, below: bool) -> bool:
    """Return whether names of folders, the last perhaps of a file, match segments.

    With ``below``, names behind those that match are allowed. To backtrack to the last ``**`` is
    enough, as it is for the stars of a plain glob.
    """
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
