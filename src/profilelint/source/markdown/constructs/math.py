"""Formulas between two dollar signs, within a line or in a block of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.source.markdown.reading import Reading

_LONGEST = 4000
_EMPTY_LINES = ("\n\n", "\r\r", "\n\r")
_BULLET = pattern(r"[^\r\n]*+[\r\n]++[ \t]*+[-+*][ \t]")


def find(reading: Reading) -> None:
    """Add a region for each formula; none holds an empty line or a template tag."""
    find_displayed(reading, _is_formula)


def find_displayed(reading: Reading, is_formula: Callable[[str], bool]) -> None:
    """Add a region for what stands between two dollar signs on either side and is a formula.

    In one line, it is a part of its paragraph, even if nothing else stands in that line. Signs at
    the ends of bullets, such as those for what a meal costs, are none.
    """
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
            or not is_formula(content)
            or reading.taken(position) is not None
            or (_BULLET.match(content) is not None and not reading.begins_line(position))
        ):
            position = text.find("$$", position + 2)
            continue
        lines = "\n" in content or "\r" in content
        reading.add(position, close + 2, block=None if lines else False)
        position = text.find("$$", close + 2)


def _is_formula(content: str) -> bool:
    return "{%" not in content
