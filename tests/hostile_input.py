"""Hostile input of a size, and the check that work on it grows no faster than the size."""

from __future__ import annotations

from collections.abc import Callable

from tests.cost import grows_linearly

SIZE = 10_000
UNNOTICED = 0.3

Filler = Callable[[int], str]


def times(unit: str, before: str = "", after: str = "") -> Filler:
    """Return what fills a size with a unit, in which ``#`` is the number of its repetition."""

    def fill(size: int) -> str:
        number = size // (len(unit) + 3)
        return before + "".join(unit.replace("#", str(each)) for each in range(number)) + after

    return fill


def grows(work: Callable[[int], Callable[[], object]]) -> None:
    grows_linearly(work, SIZE, 4, UNNOTICED)
