"""pandoc's simple and multiline tables (https://pandoc.org/MANUAL.html#extension-simple_tables).

Their columns are told by a line of dashes in groups; spaces align the cells. A multiline table
begins and ends with a line of dashes and may hold empty lines; a simple one ends at the first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_GROUPS = pattern(r"(?m)^ {0,3}-{2,}(?: +-{2,})+ *(?=\r|\n|\Z)")
_WHOLE = pattern(r" {0,3}-{4,} *")
_MOST_LINES = 2000


def find(reading: Reading) -> None:
    """Add a region for each table."""
    reach = -1
    for match in _GROUPS.finditer(reading.text, reading.start):
        line = reading.line(match.start())
        if line <= reach or reading.taken(match.end() - 1) is not None:
            continue
        first = line
        while first - 1 > reach and not reading.is_blank(first - 1):
            first -= 1
        last = _end_of_multiline(reading, line) if _is_whole(reading, first) else None
        if last is None:
            headless = first == line
            last = line
            while not reading.is_blank(last + 1):
                last += 1
            if headless and (
                last == line or _GROUPS.match(reading.text, reading.lines[last]) is None
            ):
                continue
            first = max(first, line - 1)
        start = reading.lines[first]
        start += len(reading.line_text(first)) - len(reading.line_text(first).lstrip(" "))
        reading.add(start, reading.end_of(last), "table", block=True)
        reach = last


def _is_whole(reading: Reading, line: int) -> bool:
    return _WHOLE.fullmatch(reading.line_text(line)) is not None


def _end_of_multiline(reading: Reading, line: int) -> int | None:
    """Return the line that ends a multiline table; None if nothing does."""
    for number in range(line + 1, min(reading.count, line + _MOST_LINES)):
        if _is_whole(reading, number) and reading.is_blank(number + 1):
            return number
    return None
