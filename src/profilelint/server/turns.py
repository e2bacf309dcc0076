"""Whose turn it is: work that goes on in steps makes room for messages of the client."""

from __future__ import annotations

import asyncio
import time
from io import BufferedReader
from typing import TYPE_CHECKING, Any, Final, TypeVar

from profilelint.model.steps import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

    from profilelint.model.steps import Steps

_Made = TypeVar("_Made")

REST: Final = 0.002
"""Seconds until work goes on: a message is read in three steps, each in a turn of the loop."""

_SLICE: Final = 0.003
"""Seconds of work after which others have their turn."""

SWITCH: Final = 0.0005
"""Seconds until a thread that has read something makes the working one wait."""


class Inbox(BufferedReader):
    """What the client sends; another thread reads it.

    ``is_waiting`` tells whether nothing is there to be read.
    """

    def __init__(self, file: FileIO) -> None:
        super().__init__(file)
        self.is_waiting = True

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return a line; empty at the end."""
        self.is_waiting = True
        line = super().readline(size)
        self.is_waiting = False
        return line

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes, fewer at the end."""
        self.is_waiting = True
        data = super().read(size)
        self.is_waiting = False
        return data


class Turns:
    """Lets work go on while the client sends nothing."""

    def __init__(self) -> None:
        self.inbox: Inbox | None = None

    def slice(self, steps: Iterator[Any]) -> bool:
        """Go through steps while nobody waits, and return whether any may be left."""
        end = time.monotonic() + _SLICE
        while self.inbox is None or self.inbox.is_waiting:
            if next(steps, self) is self:
                return False
            if time.monotonic() > end:
                break
        return True

    async def all(self, steps: Steps[_Made]) -> _Made:
        """Go through all steps while others have their turns, and return what they make."""
        work = Work(steps)
        left = iter(work)
        while self.slice(left):
            await asyncio.sleep(REST)
        return work.made
