"""Which of the values in use are most likely misspellings of others.

How often each is used decides: a value written once that differs by a letter or two from one
written often is suspected, never the other way round.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.vocabulary.nearest import are_opposite, is_near, most_edits_in
from profilelint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_OFTEN = 3
_TIMES = 3
_MOST_EDITS = 3
_SHORTEST = 5
_MOST_VALUES = 1000
_LONGEST = 200
_BETWEEN = pattern(r"[,;/]")


def near_duplicates(
    counts: Mapping[str, int],
    *,
    known: Iterable[str] = (),
    together: Iterable[frozenset[str]] = (),
) -> dict[str, tuple[str, ...]]:
    """Return the suspected values, each with what was probably meant.

    ``counts`` tells how often each value is used. Most suspects stand for one value; one that
    joins several frequent ones by commas stands for all of them. Values in ``known`` are never
    suspected. Nor are values that stand beside what they would be a misspelling of, in one set of
    ``together``, such as the terms of one page: who wrote both meant both.

    Two values that differ only in case, spaces, dashes or ``&`` for ``and`` are the same, and the
    rarer one is suspected. Others are compared word by word: each pair of words that differ must
    begin alike, hold no digits and lie within one edit for five letters, and the suspect's word
    must not occur in another frequent value. Nor may one say the opposite of the other, or the
    suspect be frequent itself: nobody's finger slips in the same way on several pages.
    """
    if len(counts) > _MOST_VALUES:
        return {}
    kept = frozenset(known)
    neighbours = _Neighbours(together)
    order = sorted(
        (value for value in counts if len(value) <= _LONGEST), key=lambda v: (-counts[v], v)
    )
    suspects: dict[str, tuple[str, ...]] = {}
    first: dict[str, str] = {}
    for value in order:
        folded = fold(value)
        if folded not in first:
            first[folded] = value
        elif counts[first[folded]] >= _TIMES * counts[value] and not neighbours.are(
            value, first[folded]
        ):
            suspects[value] = (first[folded],)
    words = {value: fold(value).split() for value in order if value not in suspects}
    frequent = [value for value in words if counts[value] >= _OFTEN]
    places = _places(frequent, words)
    similar: dict[tuple[str, ...], list[str]] = {}
    for other in frequent:
        for key in _common_to_alike(words[other]):
            similar.setdefault(key, []).append(other)
    for value, own in words.items():
        if value in kept:
            continue
        parts = tuple(part.strip() for part in _BETWEEN.split(value) if part.strip())
        if len(parts) > 1 and all(
            part in counts and part not in suspects and counts[part] > counts[value]
            for part in parts
        ):
            suspects[value] = parts
            continue
        if counts[value] >= _OFTEN:
            continue
        rivals = {other for key in _common_to_alike(own) for other in similar.get(key, ())}
        meant = [
            other
            for other in rivals
            if counts[other] >= _TIMES * counts[value]
            and other not in suspects
            and _alike(own, words[other], places, {value, other})
            and not neighbours.are(value, other)
        ]
        if len(meant) == 1:
            suspects[value] = (meant[0],)
    return suspects


class _Neighbours:
    """Values that stand together in one of several sets; hardly any are asked for."""

    def __init__(self, together: Iterable[frozenset[str]]) -> None:
        self._together = together

    @cached_property
    def _places(self) -> dict[str, set[int]]:
        """The numbers of the sets that hold a value and another one."""
        places: dict[str, set[int]] = {}
        for number, each in enumerate(set(self._together)):
            for value in each if len(each) > 1 else ():
                places.setdefault(value, set()).add(number)
        return places

    def are(self, one: str, other: str) -> bool:
        """Return whether any of the sets holds both values."""
        return not self._places.get(one, set()).isdisjoint(self._places.get(other, ()))


def _places(values: list[str], words: Mapping[str, list[str]]) -> dict[str, set[str]]:
    """Return for each word the frequent values that it occurs in."""
    places: dict[str, set[str]] = {}
    for value in values:
        for word in words[value]:
            places.setdefault(word, set()).add(value)
    return places


def _common_to_alike(words: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return two keys; values that are `_alike` have one of them in common."""
    return ("".join(words),), ("", *(word[0] for word in words))


def _alike(
    one: list[str], other: list[str], places: Mapping[str, set[str]], both: set[str]
) -> bool:
    if one == other or "".join(one) == "".join(other):
        return True
    if len(one) != len(other):
        return False
    pairs = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if sum(map(len, one)) < _SHORTEST or len(pairs) > 2:
        return False
    return all(
        wrong[0] == right[0]
        and not any(char.isdigit() for char in wrong + right)
        and places.get(wrong, set()) <= both
        and is_near(wrong, right, most_edits_in(right, _MOST_EDITS))
        and not are_opposite(wrong, right)
        for wrong, right in pairs
    )


def twins(values: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of values that are near one another, however often each is used."""
    ordered = sorted(set(values))
    if len(ordered) > _MOST_VALUES:
        return
    words = [fold(value).split() for value in ordered]
    for number, value in enumerate(ordered):
        for rival in range(number + 1, len(ordered)):
            if _alike(words[number], words[rival], {}, set()):
                yield value, ordered[rival]
