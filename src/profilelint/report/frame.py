"""The code frame: the lines a finding lies on, with the offending part marked.

A frame is made of what a person sees: tabs become spaces, characters that do not show themselves
become their number, secrets are hidden, and wide (East Asian) and combining characters count as
the two or no columns of a terminal that they take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.pattern import pattern
from profilelint.model.secrets import MASK, secret_spans
from profilelint.report.escape import is_unsafe, numbered

if TYPE_CHECKING:
    from profilelint.model.finding import Region

_LINE_END = pattern(r"\r\n?|\n")
_TAB = 4
_LEAST_WIDTH = 20
_CUT = "…"


class FrameLine(NamedTuple):
    """One line of a frame.

    ``number`` is the line's number in the file. The line reads ``before + marked + after``;
    ``offset`` and ``width`` say at which terminal column, counted from 0, and over how many
    columns the mark stands: 1 for a mark between two characters, 0 for an empty line within a
    longer part.
    """

    number: int
    before: str
    marked: str
    after: str
    offset: int
    width: int


def frame_lines(region: Region, width: int) -> list[FrameLine]:
    """Return the lines of a region's source, each cut to ``width`` terminal columns.

    The list is empty where the source does not reach as far as the marked part. A region whose
    lines were cut off gives only those that its source holds.
    """
    width = max(width, _LEAST_WIDTH)
    frame = []
    for index, line in enumerate(_LINE_END.split(region.source)):
        number = region.line + index
        if number > _last_line(region):
            break
        end = region.end_column - 1 if number == region.end_line else len(line)
        start = region.column - 1 if index == 0 else min(end, len(line) - len(line.lstrip()))
        if start > len(line):
            break
        frame.append(_frame_line(number, line, start, max(start, min(end, len(line))), width))
        if index > 0 and start == len(line):
            frame[-1] = frame[-1]._replace(width=0)
    return frame


def lines_left_out(region: Region, frame: list[FrameLine]) -> int:
    """Return how many lines of a region its frame does not show."""
    return _last_line(region) - region.line + 1 - len(frame) if frame else 0


def _last_line(region: Region) -> int:
    """Return the last line with something of the region on it.

    A region that ends where a line begins does not reach into that line.
    """
    into = region.end_column > 1 or region.end_line == region.line
    return region.end_line if into else region.end_line - 1


def _frame_line(number: int, line: str, start: int, end: int, width: int) -> FrameLine:
    if len(line) <= width and _is_plain(line) and not line[start:end].isspace():
        after = line[end:].rstrip()
        return FrameLine(number, line[:start], line[start:end], after, start, max(1, end - start))
    cells = _cells(line, start, end)
    first, last = _window(cells, start, end, width)
    before = "".join(cell[0] for cell in cells[first:start])
    marked = "".join(cell[0] for cell in cells[max(first, start) : min(end, last)])
    after = "".join(cell[0] for cell in cells[end:last])
    offset = sum(cell[1] for cell in cells[first:start])
    marked_width = sum(cell[1] for cell in cells[max(first, start) : min(end, last)])
    if first > 0:
        before, offset = _CUT + before, offset + 1
    if last < len(cells):
        if last < end:
            marked, marked_width = marked + _CUT, marked_width + 1
        else:
            after += _CUT
    return FrameLine(number, before, marked, after.rstrip(), offset, max(1, marked_width))


def _is_plain(line: str) -> bool:
    """Return whether a line is shown as it is, one column for each character."""
    return line.isascii() and line.isprintable() and "=" not in line and "@" not in line


def _cells(line: str, start: int, end: int) -> list[tuple[str, int]]:
    """Return for each character of a line what is shown for it and how many columns that takes."""
    from unicodedata import category, east_asian_width

    blank_marked = line[start:end].isspace()
    cells: list[tuple[str, int]] = []
    column = 0
    for index, char in enumerate(line):
        if char == "\t":
            size = _TAB - column % _TAB
            mark = "→" if blank_marked and start <= index < end else " "
            cell = (mark + " " * (size - 1), size)
        elif char == " " or char == "\xa0":
            cell = ("·" if blank_marked and start <= index < end else char, 1)
        elif char.isascii() and char.isprintable():
            cell = (char, 1)
        elif is_unsafe(char):
            number = numbered(char)
            cell = (number, len(number))
        elif category(char) in ("Mn", "Me"):
            cell = (char, 0)
        else:
            cell = (char, 2 if east_asian_width(char) in ("W", "F") else 1)
        column += cell[1]
        cells.append(cell)
    for secret in secret_spans(line):
        cells[secret.start] = (MASK, len(MASK))
        for index in range(secret.start + 1, secret.end):
            cells[index] = ("", 0)
    return cells


def _window(cells: list[tuple[str, int]], start: int, end: int, width: int) -> tuple[int, int]:
    """Return the half-open range of characters to show: around the mark, within the width."""
    if sum(cell[1] for cell in cells) <= width:
        return 0, len(cells)
    room = width - 2  # for the signs that show where the line was cut
    last = start
    used = 0
    while last < len(cells) and last < end and used + cells[last][1] <= room:
        used += cells[last][1]
        last += 1
    first = start
    lead = (room - used) // 2
    if first <= len(cells):
        while first > 0 and cells[first - 1][1] <= lead:
            first -= 1
            lead -= cells[first][1]
            used += cells[first][1]
    while last < len(cells) and used + cells[last][1] <= room:
        used += cells[last][1]
        last += 1
    while first > 0 and used + cells[first - 1][1] <= room:
        first -= 1
        used += cells[first][1]
    return first, last
