"""The progress bar of a run that takes longer than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_DELAY = 1.0
_INTERVAL = 0.1
_WIDTH = 30
_ERASE = "\r\x1b[K"


class Progress:
    """A progress bar, shown if ``stream`` is a terminal and the run takes more than a second.

    ``clock`` returns seconds that never go back, as `time.monotonic` does. As a context manager,
    it takes the bar away at the end.
    """

    __slots__ = ("_clock", "_drawn", "_next", "_stream")

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._drawn = False
        self._next = clock() + _DELAY if stream.isatty() else float("inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.clear()

    def update(
        self, done: int, total: int, noun: str = "files", counts: Sequence[str] = ()
    ) -> None:
        """Show that ``done`` of ``total`` files are checked; at most ten times a second.

        ``counts`` are counts so far, in words.
        """
        now = self._clock()
        if now < self._next or total <= 0:
            return
        self._next = now + _INTERVAL
        done = min(done, total)
        filled = _WIDTH * done // total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        suffix = f": {', '.join(counts)}" if counts else ""
        self._stream.write(f"{_ERASE}[{bar}] {done} of {total} {noun}{suffix}")
        self._stream.flush()
        self._drawn = True

    def clear(self) -> None:
        """Take the bar away, if it was shown."""
        if self._drawn:
            self._stream.write(_ERASE)
            self._stream.flush()
            self._drawn = False
