"""Long work in slices, between which others have their turn."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLICE: Final = 0.005
"""Seconds of work after which other requests have their turn."""


async def in_slices(steps: Iterable[object]) -> None:
    """Do all steps of some work; others have their turn while it lasts."""
    end = time.monotonic() + _SLICE
    for _ in steps:
        if time.monotonic() > end:
            await asyncio.sleep(0)
            end = time.monotonic() + _SLICE
