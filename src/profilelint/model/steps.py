"""Work that can be done in small steps, so that somebody else has a turn in between."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Generic, TypeAlias, TypeVar

_Made = TypeVar("_Made")

Steps: TypeAlias = Generator[None, None, _Made]
"""What yields after each small step, and returns what was made in the end."""


class Work(Generic[_Made]):
    """Steps to go through by a loop; once that has ended, ``made`` is what they made."""

    made: _Made

    def __init__(self, steps: Steps[_Made]) -> None:
        self._steps = steps

    def __iter__(self) -> Iterator[None]:
        self.made = yield from self._steps


def at_once(steps: Steps[_Made]) -> _Made:
    """Do work without a pause, and return what it makes."""
    work = Work(steps)
    for _ in work:
        pass
    return work.made
