"""The code frame: the lines a finding lies on, with the offending part marked.

A frame is made of what a person sees: tabs become spaces, characters that do not show themselves
become their number, secrets are hidden, and wide (East Asian) and combining characters count as
the two or no columns of a terminal that they take.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple, new_tuple
from profilelint.model.pattern import pattern
from profilelint.model.secrets import MASK, secret_spans
from profilelint.model.text import LINE_END
from profilelint.report.escape import is_unsafe, numbered

if TYPE_CHECKING:
    from profilelint.model.finding import Region, Span

_TAB = 4
_LEAST_WIDTH = 20
_CUT = "…"
# Characters of European scripts and Hebrew, and punctuation, that take one column and show
# themselves.
_SINGLE_COLUMN = pattern(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1"
    "\u03a3-\u0482\u048a-\u052f\u05d0-\u05ea\u2010-\u2027\u2030-\u205e]*+"
)


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

    The list is empty where the source ends before the marked part, and holds only the lines that
    the source has.
    """
    width = max(width, _LEAST_WIDTH)
    first, column, last, end_column, _, _, source = region
    if first == last:
        # Most places lie on one line.
        start, size = column - 1, len(source)
        if start > size:
            return []
        return [_frame_line(first, source, start, max(start, min(end_column - 1, size)), width)]
    last = _last_line(region)
    frame = []
    for number, line in enumerate(LINE_END.split(source), first):
        if number > last:
            break
        end = end_column - 1 if number == region.end_line else len(line)
        start = column - 1 if number == first else min(end, len(line) - len(line.lstrip()))
        if start > len(line):
            break
        frame.append(_frame_line(number, line, start, max(start, min(end, len(line))), width))
        if number > first and start == len(line):
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
    blank = line[start:end].isspace()
    secrets = secret_spans(line)
    low, high = max(0, start - width - 1), start + width + 1
    near = line[low:high]
    if (
        ((near.isascii() and near.isprintable()) or _SINGLE_COLUMN.fullmatch(near))
        and not (blank and "\t" in line[start:end])
        and not (secrets and _reach_into(secrets, low, high))
    ):
        return _single_column_line(number, line, start, end, width)
    # So far from the mark, nothing is shown unless much of the line takes no column.
    low, high = max(0, start - 2 * width), min(len(line), start + 2 * width)
    if "\t" in line:
        low, high = 0, len(line)
    cells = _cells(line, low, high, secrets, blank_marked=range(start, end if blank else start))
    first, last = _window(cells, start - low, end - low, width)
    if (first == 0 and low > 0) or (last == len(cells) and high < len(line)):
        low, high = 0, len(line)
        cells = _cells(line, low, high, secrets, blank_marked=range(start, end if blank else start))
        first, last = _window(cells, start, end, width)
    start, end = start - low, end - low
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


def _reach_into(secrets: list[Span], low: int, high: int) -> bool:
    """Return whether any secret stands, or goes on, between two places."""
    return any(secret.start < high and secret.end > low for secret in secrets)


def _single_column_line(number: int, line: str, start: int, end: int, width: int) -> FrameLine:
    """Return a line near whose mark every character is shown as it is, in one column."""
    size = len(line)
    first, last = 0, size
    if size > width:
        room = width - 2  # for the signs that show where the line was cut
        used = min(end - start, room)
        first = start - min(start, (room - used) // 2)
        last = min(size, first + room)
        first = max(0, last - room)
    before, marked = line[first:start], line[start : min(end, last)]
    after = line[end:last]
    if marked.isspace():
        marked = "·" * len(marked)
    marked_width = len(marked)
    if first > 0:
        before = _CUT + before
    if last < size:
        if last < end:
            marked, marked_width = marked + _CUT, marked_width + 1
        else:
            after += _CUT
    cells = (number, before, marked, after.rstrip(), len(before), max(1, marked_width))
    return new_tuple(FrameLine, cells)


def _cells(
    line: str, low: int, high: int, secrets: list[Span], *, blank_marked: range
) -> list[tuple[str, int]]:
    """Return what is shown for each character from ``low`` to ``high``, and in how many columns.

    A line with tabs needs ``low`` to be 0: how wide a tab is depends on what stands before it.
    """
    cells: list[tuple[str, int]] = []
    column = 0
    for index, char in enumerate(line[low:high], low):
        if char == "\t":
            size = _TAB - column % _TAB
            cell = (("→" if index in blank_marked else " ") + " " * (size - 1), size)
        elif char == " " or char == "\xa0":
            cell = ("·" if index in blank_marked else char, 1)
        elif char.isascii() and char.isprintable():
            cell = (char, 1)
        else:
            cell = _cell(char)
        column += cell[1]
        cells.append(cell)
    for secret in secrets:
        for index in range(max(secret.start, low), min(secret.end, high)):
            cells[index - low] = (MASK, len(MASK)) if index == secret.start else ("", 0)
    return cells


@lru_cache(maxsize=4096)
def _cell(char: str) -> tuple[str, int]:
    """Return what is shown for a character outside ASCII or without a sign, and its columns."""
    from unicodedata import category, east_asian_width

    if is_unsafe(char):
        number = numbered(char)
        return number, len(number)
    if category(char) in ("Mn", "Me"):
        return char, 0
    return char, 2 if east_asian_width(char) in ("W", "F") else 1


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
