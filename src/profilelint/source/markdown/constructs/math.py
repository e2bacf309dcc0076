"""Formulas between two dollar signs, within a line or in a block of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LONGEST = 4000
_EMPTY_LINES = ("\n\n", "\r\r", "\n\r")


def find(reading: Reading) -> None:
    """Add a region for each formula; none holds an empty line."""
    text = reading.text
    position = text.find("$$", reading.start)
    while position >= 0:
        close = text.find("$$", position + 2, position + _LONGEST)
        if close < 0:
            position = text.find("$$", position + 2)
            continue
        content = text[position + 2 : close]
        if (
            not content.strip()
            or any(empty in content for empty in _EMPTY_LINES)
            or reading.taken(position) is not None
        ):
            position = text.find("$$", position + 2)
            continue
        reading.add(position, close + 2)
        position = text.find("$$", close + 2)
