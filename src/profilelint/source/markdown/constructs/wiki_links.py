"""Obsidian's links and embeds ``[[A page#part|words]]``, comments ``%% %%``, names ``^block``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LINK = pattern(r"!?+\[\[[^\[\]\r\n]{1,500}+\]\]")
_NAME = pattern(r"(?m)(?:(?<=[ \t])|^)\^[A-Za-z0-9-]++(?=[ \t]*+(?:\r|\n|\Z))")


def find(reading: Reading) -> None:
    """Add a region for each comment, link and name."""
    text = reading.text
    position = text.find("%%", reading.start)
    while position >= 0:
        if reading.in_code(position):
            position = text.find("%%", position + 2)
            continue
        close = text.find("%%", position + 2)
        if close < 0:
            break
        reading.add(position, close + 2)
        position = text.find("%%", close + 2)
    for shape in (_LINK, _NAME):
        for match in shape.finditer(text, reading.start):
            if reading.taken(match.start()) is None:
                reading.add(*match.span(), block=False)
