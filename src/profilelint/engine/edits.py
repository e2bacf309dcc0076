"""Edits applied to a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, deque
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from profilelint.model.finding import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from profilelint.model.finding import Fix

_T = TypeVar("_T")

_MOST_TRIES = 200
_FEWEST_TRIES = 8
_CHARACTERS = 4_000_000
_FAULTS = 10_000
_MOST_PAIRS = 10_000


class Trials:
    """How often a page may be read again to find out which of its fixes do harm.

    The longer the page is, and the more is wrong with it, the less often.
    """

    def __init__(self, length: int, faults: int) -> None:
        """Take the number of characters of the page, and that of its faults."""
        most = min(_CHARACTERS // (length + 1), _FAULTS // (faults + 1))
        self._left = max(_FEWEST_TRIES, min(_MOST_TRIES, most))

    def sift(
        self, items: Sequence[_T], succeed: Callable[[Sequence[_T]], bool]
    ) -> tuple[list[_T], list[_T], list[_T]]:
        """Return the items that succeed together, those that do not, and those not tried.

        Halves of what does not are tried again, each with all that did before. The largest come
        first, so that few tries find many that succeed.
        """
        accepted: list[_T] = []
        refused: list[_T] = []
        untried: list[_T] = []
        waiting = deque([items] if items else [])
        while waiting:
            part = waiting.popleft()
            if not self._left:
                untried += part
                continue
            self._left -= 1
            if succeed([*accepted, *part]):
                accepted += part
            elif len(part) > 1:
                middle = len(part) // 2
                waiting += [part[:middle], part[middle:]]
            else:
                refused += part
        return accepted, refused, untried


def choose(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes that can be applied together, the earlier ones preferred.

    Two fixes exclude each other if any of their edits overlap, or insert at the same place.
    """
    chosen: list[Fix] = []
    taken: list[tuple[int, int]] = []  # in order: none overlaps another
    for fix in fixes:
        spans = [(edit.span.start, edit.span.end) for edit in fix.edits]
        if not any(_is_taken(span, taken) for span in spans):
            chosen.append(fix)
            for span in spans:
                insort(taken, span)
    return chosen


def _is_taken(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of the spans beside which another would stand clashes with it."""
    index = bisect_left(taken, span)
    return any(_clash(span, other) for other in taken[max(0, index - 1) : index + 1])


def _clash(one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one == other:
        return True
    return one[0] < other[1] and other[0] < one[1]


def edits_between(before: str, after: str) -> list[Edit]:
    """Return small edits that turn one text into another, in the order of their places.

    The work grows with the length of the texts: where much differs between two lines that both
    have once, all of that is one edit.
    """
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, old))]
    edits = []
    first = low = 0
    for last, high in [*_common(old, new), (len(old), len(new))]:
        for lines, written in _differing(old[first:last], new[low:high]):
            span = Span(starts[first + lines.start], starts[first + lines.stop])
            edits.append(_trimmed(before, span, "".join(written)))
        first, low = last + 1, high + 1
    return edits


def _common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of lines that both texts have once and in the same order, most of them."""
    held, wanted = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if wanted[line] == 1}
    # The longest rising series: the last of each length, and what comes before each.
    ends: list[tuple[int, int]] = []
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for number, line in enumerate(old):
        if held[line] == 1 and line in places:
            pair = places[line], number
            length = bisect_left(ends, pair)
            before[pair] = ends[length - 1] if length else None
            ends[length : length + 1] = [pair]
    found = []
    last = ends[-1] if ends else None
    while last is not None:
        found.append((last[1], last[0]))
        last = before[last]
    return found[::-1]


def _differing(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[range, Sequence[str]]]:
    """Yield the places of old lines that are others in the new text, and those."""
    if len(old) == len(new):
        # Most repairs leave each line where it is.
        for number, (one, other) in enumerate(zip(old, new, strict=True)):
            if one != other:
                yield range(number, number + 1), [other]
    elif len(old) * len(new) > _MOST_PAIRS:
        yield range(len(old)), new
    else:
        from difflib import SequenceMatcher

        for tag, first, last, low, high in SequenceMatcher(None, old, new, False).get_opcodes():
            if tag != "equal":
                yield range(first, last), new[low:high]


def _trimmed(text: str, span: Span, written: str) -> Edit:
    """Return an edit without what it leaves as it is at its start and end."""
    start, end = span
    most = min(end - start, len(written))
    same = 0
    while same < most and text[start + same] == written[same]:
        same += 1
    most -= same
    tail = 0
    while tail < most and text[end - tail - 1] == written[-tail - 1]:
        tail += 1
    return Edit(Span(start + same, end - tail), written[same : len(written) - tail])


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return the text after edits that do not overlap; a touching pair keeps its order."""
    parts: list[str] = []
    end = len(text)
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        parts.append(text[edit.span.end : end])
        parts.append(edit.text)
        end = edit.span.start
    parts.append(text[:end])
    return "".join(reversed(parts))
