"""UTF-8 byte offsets to code point offsets."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Past this share of continuation bytes, a table of every byte is made sooner than a list of the
# characters outside ASCII.
_DENSE = 8
_CONTINUATION = bytes(0x80 <= byte <= 0xBF for byte in range(256))
# The bytes that a character outside ASCII begins with, those of typographic punctuation and of
# Latin letters first, and how many bytes follow each.
_LEADS = tuple(
    (bytes((lead,)), 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3)
    for lead in (0xE2, 0xC3, 0xC2, *range(0xC4, 0xE2), *range(0xE3, 0xF5))
)


def code_points(text: str, start: int) -> Callable[[int], int]:
    """Return the function from offsets in the UTF-8 form of a text to offsets in the text.

    ``start`` is added to what it returns. The offsets given to it must be those of characters,
    or of the end.
    """
    if text.isascii():
        return start.__add__
    data = text.encode()
    rest = len(data) - len(text)
    if rest * _DENSE > len(text):
        return _by_table(data, start)
    # Looking for one byte after the other is several times as fast as looking for any of them.
    leads: list[int] = []
    for lead, more in _LEADS:
        position = data.find(lead)
        while position >= 0:
            leads.append(position)
            rest -= more
            position = data.find(lead, position + 1)
        if not rest:
            break
    leads.sort()
    shifts = [start]
    for position in leads:
        byte = data[position]
        start -= 1 if byte < 0xE0 else 2 if byte < 0xF0 else 3
        shifts.append(start)

    def convert(offset: int) -> int:
        return offset + shifts[bisect_left(leads, offset)]

    return convert


def _by_table(data: bytes, start: int) -> Callable[[int], int]:
    continuations = list(accumulate(data.translate(_CONTINUATION)))
    continuations.append(continuations[-1])

    def convert(offset: int) -> int:
        return offset + start - continuations[offset]

    return convert
