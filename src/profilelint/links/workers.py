"""Threads that do one kind of work, as many as are needed at a time."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Workers(Generic[T]):
    """A growing set of threads. Each takes an item, and nobody has to wait until it is done.

    ``busy`` is how many items are not done; whoever hears that one is counts it down. The threads
    are daemons: one that hangs does not keep the process from ending.
    """

    def __init__(self, work: Callable[[T], None], name: str) -> None:
        self._work = work
        self._name = name
        self._items: SimpleQueue[T | None] = SimpleQueue()
        self._started = 0
        self.busy = 0

    def submit(self, item: T) -> None:
        """Have a thread work on an item, a new one if all others are busy.

        Where the system allows no more threads, the item waits for one of the others.

        Raises:
            RuntimeError: it allows not even one.
        """
        if self.busy >= self._started:
            try:
                threading.Thread(target=self._run, name=self._name, daemon=True).start()
            except RuntimeError:
                if not self._started:
                    raise
            else:
                self._started += 1
        self.busy += 1
        self._items.put(item)

    def close(self) -> None:
        """Let every thread end after its present item."""
        for _ in range(self._started):
            self._items.put(None)

    def _run(self) -> None:
        while (item := self._items.get()) is not None:
            self._work(item)
