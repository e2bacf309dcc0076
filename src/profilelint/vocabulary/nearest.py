"""The word that was meant by a misspelt one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_LETTERS_PER_EDIT = 5
MOST_EDITS = 4


def nearest(
    word: str, candidates: Sequence[str], meanings: Sequence[T], most_edits: int = MOST_EDITS
) -> T | None:
    """Return the meaning of the candidate that is clearly nearest to a word, or None.

    ``meanings[i]`` is what ``candidates[i]`` stands for. Distance is optimal string alignment: an
    insertion, deletion, substitution or swap of neighbours costs one. Allowed is one edit per
    five letters, at least one and at most ``most_edits``. Every candidate of another meaning must
    be farther away: by one edit if the nearest is one edit away, else by two.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    limit = max(1, min(most_edits, len(word) // _LETTERS_PER_EDIT))
    if len(word) <= 2:
        return None
    best: T | None = None
    best_distance = limit + 1
    rival_distance = limit + 3
    near = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=limit + 2, limit=None
    )
    for _, distance, index in near:
        meaning = meanings[index]
        if best is None:
            best, best_distance = meaning, int(distance)
        elif meaning is not best:
            rival_distance = int(distance)
            break
    if best is None or best_distance > limit:
        return None
    margin = 1 if best_distance <= 1 else 2
    return best if rival_distance - best_distance >= margin else None
