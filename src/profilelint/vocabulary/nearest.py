"""The word that was meant by a misspelt one, and how alike two texts are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_LETTERS_PER_EDIT = 5
MOST_EDITS = 4
_SHORTEST_SLIP = 5
# Words of their own, each a slip away from a word that keys are named with.
_WORDS = frozenset(
    (
        "angel", "angle", "autor", "band", "board", "broad", "casual", "causal", "contact",
        "county", "dairy", "diary", "form", "rage", "side", "sides", "sort", "stat", "stats",
        "tile", "tiles", "titel", "topic", "trail", "trial", "with", "word", "words",
    )
)  # fmt: skip
# What is said of the one thing and of its opposite: neither is a misspelling of the other.
_OPPOSITES = (
    ("online", "offline"), ("internal", "external"), ("import", "export"), ("inner", "outer"),
    ("include", "exclude"), ("inbound", "outbound"), ("input", "output"), ("female", "male"),
)  # fmt: skip
_NEGATIONS = ("un", "in", "im", "ir", "dis", "non", "non ")
# Counting edits takes time with the square of the length, and no term or key is so long.
_LONGEST = 200


def nearest(
    word: str, candidates: Sequence[str], meanings: Sequence[T], most_edits: int = MOST_EDITS
) -> T | None:
    """Return the meaning of the candidate that is clearly nearest to a word, or None.

    ``meanings[i]`` is what ``candidates[i]`` stands for. Distance is optimal string alignment: an
    insertion, deletion, substitution or swap of neighbours costs one. Allowed is one edit per
    five letters, at least one and at most ``most_edits``. Every candidate of another meaning must
    be farther away: by one edit if the nearest is one edit away, else by two. The word without its
    last letter is no rival of one that it is a slip of: "nigera" is "nigeria", not "niger". What
    says the opposite of the word is no misspelling of it.
    """
    if not 2 < len(word) <= _LONGEST:
        return None
    from pyxdameraulevenshtein import damerau_levenshtein_distance_seqs as distances

    limit = most_edits_in(word, most_edits)
    near = distances(word, candidates, limit)
    least = min(near, default=limit + 1)
    if least > limit:
        return None
    if least == 1 and word[:-1] in candidates:
        near = _without_cut_word(word, near, candidates)
    first = near.index(least)
    if least > 1 and are_opposite(word, candidates[first]):
        return None
    best = meanings[first]
    if least > 1:
        # A rival may be one edit farther away than what is allowed.
        near = distances(word, candidates, least + 1)
    rivals = least if least <= 1 else least + 1
    for distance, meaning in zip(near, meanings, strict=True):
        if distance <= rivals and meaning is not best:
            return None
    return best


def _without_cut_word(word: str, near: Sequence[int], candidates: Sequence[str]) -> list[int]:
    """Return distances in which the word without its last letter is farther away than a slip."""
    cut = word[:-1]
    pairs = list(zip(near, candidates, strict=True))
    if not any(distance == 1 and each != cut and is_slip(word, each) for distance, each in pairs):
        return list(near)
    return [2 if each == cut else distance for distance, each in pairs]


def most_edits_in(word: str, most_edits: int) -> int:
    """Return how many edits a word may be away from what was meant: one in five letters."""
    return max(1, min(most_edits, len(word) // _LETTERS_PER_EDIT))


def is_near(one: str, other: str, most_edits: int) -> bool:
    """Return whether at most so many edits lead from one text to another, as `nearest` counts.

    Texts of more than 200 characters are near to none.
    """
    if abs(len(one) - len(other)) > most_edits or len(one) > _LONGEST:
        return False
    from pyxdameraulevenshtein import damerau_levenshtein_distance as distance

    return distance(one, other, most_edits) <= most_edits


def are_opposite(one: str, other: str) -> bool:
    """Return whether two texts in small letters say the opposite of one another.

    Such as "published" and "unpublished", or "online event" and "offline event".
    """
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _NEGATIONS:
        return True
    return any(
        this in one and that in other and one.replace(this, that) == other
        for pair in _OPPOSITES
        for this, that in (pair, pair[::-1])
    )


def is_slip(word: str, meant: str) -> bool:
    """Return whether a word is another one of five letters or more, but for a slip of the fingers.

    Such as a letter left out within it, one that is doubled, or two that are swapped. Words often
    differ at their ends, as in plurals, and there are other words: these are no slips.
    """
    if len(meant) < _SHORTEST_SLIP or word in _WORDS or word[:1] != meant[:1]:
        return False
    pairs = enumerate(zip(word, meant, strict=False))
    at = next((n for n, (one, other) in pairs if one != other), len(meant))
    if len(word) == len(meant):
        swapped = meant[at + 1 : at + 2] + meant[at : at + 1]
        return len(swapped) == 2 and word[at:] == swapped + meant[at + 2 :]
    if len(word) > len(meant):
        return word[at - 1 : at] == word[at : at + 1] and word[at + 1 :] == meant[at:]
    return at < len(meant) - 1 and word[at:] == meant[at + 1 :]


def misspelt_truth(text: str) -> str:
    """Return "true" or "false" for a text that is one edit away from it; else nothing."""
    if not 3 <= len(text) <= 6 or text in ("true", "false"):
        return ""
    return next((word for word in ("false", "true") if is_near(text, word, 1)), "")


def likeness_to(text: str) -> Callable[[str], float]:
    """Return a function that tells how alike another text is, from 0 to 1, which is equal.

    It is the share of both texts' characters that stand in both in the same order (their longest
    common subsequence). A row of the table that finds it is held in the bits of one number, so
    that a hostile text is not slow (H. Hyyrö, "Bit-parallel LCS-length computation revisited").
    """
    places: dict[str, int] = {}
    for index, letter in enumerate(text):
        places[letter] = places.get(letter, 0) | 1 << index
    everywhere = (1 << len(text)) - 1

    def likeness(other: str) -> float:
        row = everywhere
        for letter in other:
            here = row & places.get(letter, 0)
            row = (row + here | row - here) & everywhere
        common = len(text) - row.bit_count()
        return 2 * common / (len(text) + len(other) or 1)

    return likeness
