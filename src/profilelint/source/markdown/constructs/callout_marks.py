"""The marks of GitHub's alerts and Obsidian's callouts: ``> [!NOTE]``, ``> [!tip]- A title``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.markdown.code_places import marked_lines

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_MARK = pattern(
    r"[ \t]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)?+(?:>[ \t]*+)++"
    r"(\[![\w-]++(?:\|[^\]\r\n]*+)?+\][+-]?+)"
)


def find(reading: Reading) -> None:
    """Add a region for each mark; the title behind it is text."""
    for match in marked_lines(_MARK, reading.text, reading.start, ("[!",)):
        if reading.taken(match.start(1)) is None:
            reading.add(*match.span(1))
