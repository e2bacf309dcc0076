"""Which of many words was meant by one that is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Thing = TypeVar("Thing")

_LETTERS_PER_EDIT = 5
_MOST_EDITS = 4


def nearest(word: str, candidates: Sequence[str], things: Sequence[Thing]) -> Thing | None:
    """Return the thing whose candidate spelling is clearly nearest to a word, or None.

    ``things[i]`` is what ``candidates[i]`` stands for. Distance is optimal string alignment: an
    insertion, deletion, substitution or swap of neighbours costs one. Allowed is one edit per
    five letters, at least one and at most four. One edit must beat every other thing's distance;
    more must beat it by two.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    limit = max(1, min(_MOST_EDITS, len(word) // _LETTERS_PER_EDIT))
    if len(word) <= 2:
        return None
    best: Thing | None = None
    best_distance = limit + 1
    rival_distance = limit + 3
    found = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=limit + 2, limit=None
    )
    for _, distance, index in found:
        thing = things[index]
        if best is None:
            best, best_distance = thing, int(distance)
        elif thing is not best:
            rival_distance = int(distance)
            break
    if best is None or best_distance > limit:
        return None
    margin = 1 if best_distance <= 1 else 2
    return best if rival_distance - best_distance >= margin else None
