"""A figure that was measured, and what it may be at most."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A figure, its unit, and the most that it may be; None where nothing is asked."""

    text: str
    figure: float
    unit: str
    most: float | None = None

    @property
    def is_missed(self) -> bool:
        return self.most is not None and self.figure > self.most
