"""Tables drawn with plus signs, as pandoc and reStructuredText know them.

CommonMark takes their lines for a paragraph, in which the spaces that align the columns look like
slips.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_BORDER = pattern(r"(?m)^[ \t>]*+\+(?:[-=:]{2,}+\+)+[ \t]*+(?=\r|\n|\Z)")


def find(reading: Reading) -> None:
    """Add a region for each table: two borders or more, and the rows between."""
    reach = reading.start
    for border in _BORDER.finditer(reading.text, reading.start):
        if border.start() < reach or reading.taken(border.end() - 1) is not None:
            continue
        first = last = line = reading.line(border.end() - 1)
        while line + 1 < reading.count:
            row = reading.line_text(line + 1).lstrip(" \t>")
            if not row.startswith(("|", "+")):
                break
            line += 1
            if row.startswith(("+-", "+=", "+:")):
                last = line
        reach = reading.end_of(line)
        if last > first:
            start = reading.text.index("+", border.start())
            reading.add(start, reading.end_of(last), "grid table")
