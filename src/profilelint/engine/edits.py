"""Edits applied to a text."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.model.finding import Edit, Fix


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
