"""UTF-8 byte offsets to code point offsets."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def code_points(text: str, start: int) -> Callable[[int], int]:
    """Return the function from offsets in the UTF-8 form of a text to offsets in the text.

    ``start`` is added to what it returns. Between two runs of characters of one width the
    difference is constant, so a lookup costs the logarithm of the number of such runs.
    """
    if text.isascii():
        return start.__add__
    # Every character outside ASCII becomes a question mark, as does every question mark: looking
    # for them in the bytes is several times as fast as a regular expression on the text.
    ascii_form = text.encode("ascii", "replace")
    size = len(text)
    # For each run: the byte offset where it begins, the code point there, bytes per character.
    begins, places, widths = [0], [start], [1]
    surplus = 0
    position = ascii_form.find(b"?")
    while position >= 0:
        width = _width(text[position])
        last = position + 1
        if width > 1:
            while last < size and _width(text[last]) == width:
                last += 1
            begins.append(position + surplus)
            places.append(position + start)
            widths.append(width)
            surplus += (last - position) * (width - 1)
            begins.append(last + surplus)
            places.append(last + start)
            widths.append(1)
        position = ascii_form.find(b"?", last)

    def convert(offset: int) -> int:
        index = bisect_right(begins, offset) - 1
        return places[index] + (offset - begins[index]) // widths[index]

    return convert


def _width(char: str) -> int:
    if char < "\x80":
        return 1
    if char < "\u0800":
        return 2
    return 3 if char < "\U00010000" else 4
