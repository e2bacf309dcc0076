"""When each host gets its next request: a few at a time, with pauses between them."""

from __future__ import annotations

from collections import deque
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")


class _Host(Generic[T]):
    __slots__ = ("active", "entry", "name", "next_at", "queue")

    def __init__(self, name: str) -> None:
        self.name = name
        self.queue: deque[tuple[float, T]] = deque()
        self.active = 0
        self.next_at = 0.0
        self.entry: int | None = None


class Schedule(Generic[T]):
    """Queues of items by host. Times are seconds of any one steady clock.

    At most ``per_host`` items of a host are out at a time, and ``pause`` seconds lie between
    the starts of two. Between hosts, the one that has been ready longest goes first.
    """

    def __init__(self, *, per_host: int, pause: float) -> None:
        self._per_host = per_host
        self._pause = pause
        self._hosts: dict[str, _Host[T]] = {}
        self._heap: list[tuple[float, int, _Host[T]]] = []
        self._serial = count()
        self._waiting = 0

    def __len__(self) -> int:
        """Return how many items wait."""
        return self._waiting

    def push(self, host: str, item: T, *, at: float = 0.0, first: bool = False) -> None:
        """Add an item that may start at a time; ``first`` puts it before the host's others."""
        state = self._host(host)
        if first:
            state.queue.appendleft((at, item))
        else:
            state.queue.append((at, item))
        self._waiting += 1
        self._enlist(state)

    def pop(self, now: float) -> T | None:
        """Return an item that may start now, counted as out until `done`; None if none may."""
        at = self.next_at()
        if at is None or at > now:
            return None
        host = heappop(self._heap)[2]
        _, item = host.queue.popleft()
        self._waiting -= 1
        host.active += 1
        host.next_at = now + self._pause
        self._enlist(host)
        return item

    def done(self, host: str) -> None:
        """Count an item of a host as no longer out."""
        state = self._host(host)
        state.active -= 1
        self._enlist(state)

    def delay(self, host: str, until: float) -> None:
        """Let a host rest until a time."""
        state = self._host(host)
        state.next_at = max(state.next_at, until)
        self._enlist(state)

    def drain(self, host: str) -> list[T]:
        """Remove and return a host's waiting items."""
        state = self._host(host)
        items = [item for _, item in state.queue]
        state.queue.clear()
        self._waiting -= len(items)
        self._enlist(state)
        return items

    def next_at(self) -> float | None:
        """Return when the next item may start; None if that depends on items being done."""
        while self._heap and self._heap[0][1] != self._heap[0][2].entry:
            heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def _host(self, name: str) -> _Host[T]:
        host = self._hosts.get(name)
        if host is None:
            host = self._hosts[name] = _Host(name)
        return host

    def _enlist(self, host: _Host[T]) -> None:
        # The entry made last is the valid one; those before it are dropped when they come up.
        host.entry = None
        if host.queue and host.active < self._per_host:
            host.entry = next(self._serial)
            heappush(self._heap, (max(host.next_at, host.queue[0][0]), host.entry, host))
