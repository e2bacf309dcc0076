"""UTF-8 byte offsets to code point offsets."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profilelint.model.finding import Span

# The bytes that a character outside ASCII begins with, those of typographic punctuation, of Latin
# letters and of emoji first, and how many bytes follow each.
_FREQUENT = (0xE2, 0xC3, 0xC2, 0xF0, 0xEF)
_LEADS = tuple(
    (bytes((lead,)), 1 if lead < 0xE0 else 2 if lead < 0xF0 else 3)
    for lead in dict.fromkeys((*_FREQUENT, *range(0xC2, 0xF5)))
)
# Takes the bytes that go on with a character to 1, and all others to 0.
_CONTINUED = bytes(0x80 <= byte < 0xC0 for byte in range(256))
# Past this share of continuation bytes, characters are counted block by block sooner than those
# outside ASCII are listed.
_DENSE = 24
_BLOCK = 128


def code_points(text: str, start: int, cuts: Sequence[Span] = ()) -> Callable[[int], int]:
    """Return the function from offsets in the UTF-8 form of a text to offsets in the file's text.

    The text is that of the file from ``start`` on, without ``cuts``, which are in order and apart.
    The offsets given to the function must be those of characters, or of the end.
    """
    if text.isascii():
        return _Shifted([], cuts, start).__getitem__ if cuts else start.__add__
    data = text.encode()
    rest = len(data) - len(text)
    if rest * _DENSE > len(text):
        return _Counted(data, cuts, start).__getitem__
    return _Shifted(_find_leads(data, rest), cuts, start).__getitem__


def _find_leads(data: bytes, rest: int) -> list[tuple[int, int]]:
    """Return where the characters outside ASCII begin, and how many bytes follow in each.

    ``rest`` is the number of those bytes.
    """
    # Looking for one byte after the other is several times as fast as looking for any of them.
    leads: list[tuple[int, int]] = []
    for lead, more in _LEADS:
        position = data.find(lead)
        while position >= 0:
            leads.append((position, more))
            rest -= more
            position = data.find(lead, position + 1)
        if not rest:
            break
    leads.sort()
    return leads


# Both keep what they were asked for: most offsets are asked for several times.


class _Shifted(dict[int, int]):
    """Offsets by byte offset, in a text with few characters outside ASCII."""

    __slots__ = ("_places", "_shifts")

    def __init__(self, leads: list[tuple[int, int]], cuts: Sequence[Span], start: int) -> None:
        # Behind each of the places, the next shift holds.
        self._places: list[int] = []
        self._shifts: list[int] = [start]
        shift = start
        index = 0
        for first, end in cuts:
            # As long as the characters of the file up to the cut are not all counted.
            while index < len(leads) and leads[index][0] + shift < first:
                place, more = leads[index]
                shift -= more
                self._places.append(place)
                self._shifts.append(shift)
                index += 1
            # Already at the place itself.
            self._places.append(first - shift - 1)
            shift += end - first
            self._shifts.append(shift)
        for place, more in leads[index:]:
            shift -= more
            self._places.append(place)
            self._shifts.append(shift)

    def __missing__(self, place: int) -> int:
        offset = self[place] = place + self._shifts[bisect_left(self._places, place)]
        return offset


class _Counted(dict[int, int]):
    """Offsets by byte offset, in a text with many characters outside ASCII."""

    __slots__ = ("_continued", "_cuts", "_shifts")

    def __init__(self, data: bytes, cuts: Sequence[Span], start: int) -> None:
        self._continued = continued = data.translate(_CONTINUED)
        self._cuts = _Shifted([], cuts, 0) if cuts else None
        self._shifts: list[int] = []
        shift = start
        for at in range(0, len(data) + 1, _BLOCK):
            self._shifts.append(shift)
            shift -= continued.count(1, at, at + _BLOCK)

    def __missing__(self, place: int) -> int:
        block = place // _BLOCK
        more = self._continued.count(1, block * _BLOCK, place)
        offset = place + self._shifts[block] - more
        if self._cuts is not None:
            offset = self._cuts[offset]
        self[place] = offset
        return offset
