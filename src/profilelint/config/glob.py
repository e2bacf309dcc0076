"""Globs of paths: ``*`` and ``?`` stay within a path segment, ``**`` spans any number of them."""

from __future__ import annotations

import re
from fnmatch import translate


class Glob:
    """A glob for paths that are relative to the root and use ``/``.

    A pattern without ``/`` matches a file of that name in any folder; one that ends in ``/``, or
    names a folder, matches all that is in it. Matching takes time linear in the path's segments
    for each ``**``.
    """

    __slots__ = ("_segments", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        text = pattern.removeprefix("./")
        if "/" not in text.rstrip("/"):
            text = f"**/{text}"
        if text.endswith("/"):
            text += "**"
        self._segments = [
            None if segment == "**" else _matcher(segment) for segment in text.strip("/").split("/")
        ]

    def __repr__(self) -> str:
        return f"Glob({self.pattern!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glob) and other.pattern == self.pattern

    def __hash__(self) -> int:
        return hash(self.pattern)

    def matches(self, path: str) -> bool:
        """Return whether a path matches, or lies in a folder that matches."""
        names = path.split("/")
        segments = self._segments
        here = there = 0
        retry: tuple[int, int] | None = None
        while there < len(names):
            if here == len(segments):
                return True
            segment = segments[here]
            if segment is None:
                retry = (here, there)
                here += 1
            elif segment.match(names[there]):
                here += 1
                there += 1
            elif retry is not None:
                retry = (retry[0], retry[1] + 1)
                here, there = retry[0] + 1, retry[1]
            else:
                return False
        return all(segment is None for segment in segments[here:])


def _matcher(segment: str) -> re.Pattern[str]:
    return re.compile(translate(segment))
