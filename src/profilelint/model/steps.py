"""Work that can be done in small steps, so that somebody else has a turn in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

_Made = TypeVar("_Made")

Steps: TypeAlias = Generator[None, None, _Made]
"""What yields after each small step, and returns what was made in the end."""


def at_once(steps: Steps[_Made]) -> _Made:
    """Do work without a pause, and return what it makes."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: _Made = end.value
            return made
