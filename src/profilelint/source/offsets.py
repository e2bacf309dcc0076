"""UTF-8 byte offsets to code point offsets."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Past this share of characters outside ASCII, a table of every byte is made sooner than a list
# of those characters.
_DENSE = 16
_CONTINUATION = bytes(0x80 <= byte <= 0xBF for byte in range(256))


def code_points(text: str, start: int) -> Callable[[int], int]:
    """Return the function from offsets in the UTF-8 form of a text to offsets in the text.

    ``start`` is added to what it returns. The offsets given to it must be those of characters,
    or of the end.
    """
    if text.isascii():
        return start.__add__
    # Every character outside ASCII becomes a question mark, as does every question mark: looking
    # for them in the bytes is several times as fast as a regular expression on the text.
    ascii_form = text.encode("ascii", "replace")
    if ascii_form.count(b"?") * _DENSE > len(text):
        return _by_table(text, start)
    ends: list[int] = []
    shifts = [start]
    shift = start
    position = ascii_form.find(b"?")
    while position >= 0:
        char = text[position]
        if char > "\x7f":
            shift -= 1 if char < "\u0800" else 2 if char < "\U00010000" else 3
            ends.append(position + 1 + start - shift)
            shifts.append(shift)
        position = ascii_form.find(b"?", position + 1)

    def convert(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset)]

    return convert


def _by_table(text: str, start: int) -> Callable[[int], int]:
    continuations = list(accumulate(text.encode().translate(_CONTINUATION)))
    continuations.append(continuations[-1])

    def convert(offset: int) -> int:
        return offset + start - continuations[offset]

    return convert
