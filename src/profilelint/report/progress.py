"""The progress bar of a run that takes longer than a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_T = TypeVar("_T")
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

    def __init__(self, stream: TextIO | None, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._drawn = False
        shown = stream is not None and stream.isatty()
        self._next = clock() + _DELAY if shown else float("inf")

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
        if now < self._next or total <= 0 or self._stream is None:
            return
        self._next = now + _INTERVAL
        done = min(done, total)
        filled = _WIDTH * done // total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        suffix = f": {', '.join(counts)}" if counts else ""
        self._drawn = True  # before an interrupt can come
        self._stream.write(f"{_ERASE}[{bar}] {done} of {total} {noun}{suffix}")
        self._stream.flush()

    def counter(self, total: int, noun: str) -> Callable[[], None]:
        """Return what is to be called before each of ``total`` steps, which have a plural name."""
        done = -1

        def step() -> None:
            nonlocal done
            done += 1
            self.update(done, total, noun)

        return step

    def over(self, items: Sequence[_T], noun: str) -> Iterator[_T]:
        """Yield items, which have a plural name, and show how many of them are done."""
        step = self.counter(len(items), noun)
        for item in items:
            step()
            yield item

    def clear(self) -> None:
        """Take the bar away, if it was shown."""
        if self._drawn and self._stream is not None:
            self._stream.write(_ERASE)
            self._stream.flush()
            self._drawn = False
