"""Whose turn it is: work that goes on in steps makes room for messages of the client."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from io import BufferedReader, BufferedWriter
from typing import TYPE_CHECKING, Any, Final, TypeVar

from profilelint.model.pattern import pattern
from profilelint.model.steps import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO

    from typing_extensions import Buffer

    from profilelint.model.steps import Steps

_Made = TypeVar("_Made")

REST: Final = 0.002
"""Seconds until work goes on: a message is read in three steps, each in a turn of the loop."""

_SLICE: Final = 0.003
"""Seconds of work after which others have their turn."""

SWITCH: Final = 0.0005
"""Seconds until a thread that has read something makes the working one wait."""

_LENGTH: Final = pattern(rb"(?i)content-length:[ \t]*+(\d{1,9}+)[ \t]*+\r?\n\Z")
"""The header that begins a message. Behind one that cannot be read, it follows on other text."""


class Inbox(BufferedReader):
    """What the client sends; another thread reads it.

    ``is_waiting`` tells whether nothing is there to be read.
    """

    def __init__(self, file: FileIO) -> None:
        super().__init__(file)
        self.is_waiting = True

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return a line as the library reads it; empty at the end.

        Of the headers, it needs that which says how long a message is.
        """
        self.is_waiting = True
        line = super().readline(size)
        self.is_waiting = False
        length = _LENGTH.search(line)
        if length:
            return b"Content-Length: %b\r\n" % length[1]
        return b"-" if line.strip() else line

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes, fewer at the end."""
        self.is_waiting = True
        data = super().read(size)
        self.is_waiting = False
        return data


class Outbox(BufferedWriter):
    """What the client is sent. One that is gone is sent nothing: the end of its input counts."""

    def write(self, data: Buffer, /) -> int:
        """Write and return how many bytes were taken."""
        with suppress(BrokenPipeError):
            super().write(data)
        return len(memoryview(data))

    def flush(self) -> None:
        """Send what was written."""
        with suppress(BrokenPipeError):
            super().flush()


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
