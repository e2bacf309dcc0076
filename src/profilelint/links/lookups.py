"""Names that are looked up, each within a time, whatever the name system makes of it."""

from __future__ import annotations

import time
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Final

from profilelint.links.policy import (
    NameNotFoundError,
    NetworkUnavailableError,
    ResolutionError,
    UnsafeTargetError,
)
from profilelint.links.url import Refusal
from profilelint.links.workers import Workers
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.links.policy import Endpoint, Policy
    from profilelint.links.url import Target

_PATIENCE: Final = 0.25
"""After how many seconds a look-up no longer keeps others from being begun."""

_MOST: Final = 256
"""How many look-ups may be without an answer at a time, those given up included."""

_FOREVER: Final = float("inf")


class Found(NamedTuple):
    """How the look-up of a number ended: endpoints, a refusal or what it raised; and how soon."""

    number: int
    result: list[Endpoint] | Refusal | Exception
    took: float


class Lookups:
    """Look-ups of names, in threads of their own.

    The system's resolver has no deadline and cannot be interrupted. So a look-up that is slow
    keeps its thread, but not its place: others are begun beside it. One that is not done in its
    time is `late`, and what comes of it does not matter. ``report`` is called in the look-up's
    thread.
    """

    def __init__(self, policy: Policy, report: Callable[[Found], None]) -> None:
        self._policy = policy
        self._report = report
        self._numbers = count()
        self._open: set[int] = set()
        self._ends: list[tuple[float, int]] = []
        self._recent: dict[int, float] = {}
        self._workers: Workers[tuple[int, Target | None]] = Workers(
            self._look_up, "profilelint-name"
        )

    def start(self, target: Target | None, seconds: float) -> int:
        """Begin to look the name of a target up; return the look-up's number.

        Without a target it is the name that always resolves, which gives no endpoint.
        """
        number, now = next(self._numbers), time.monotonic()
        self._open.add(number)
        heappush(self._ends, (now + seconds, number))
        self._recent[number] = now
        self._workers.submit((number, target))
        return number

    def end(self, number: int) -> bool:
        """Count a look-up as ended; return whether it was not late."""
        self._workers.busy -= 1
        self._recent.pop(number, None)
        is_open = number in self._open
        self._open.discard(number)
        return is_open

    def late(self, now: float) -> int | None:
        """Return the number of a look-up whose time is over, each once; None if there is none."""
        if self.next_end() > now:
            return None
        number = heappop(self._ends)[1]
        self._open.discard(number)
        return number

    def next_end(self) -> float:
        """Return when the next look-up will be late; infinity if none is open."""
        while self._ends and self._ends[0][1] not in self._open:
            heappop(self._ends)
        return self._ends[0][0] if self._ends else _FOREVER

    def room_at(self) -> float:
        """Return when another may begin; infinity if one has to end before."""
        if self._workers.busy >= _MOST:
            return _FOREVER
        enough = time.monotonic() - _PATIENCE
        while len(self._recent) >= self._policy.threads:
            number, began = next(iter(self._recent.items()))
            if began > enough:
                return began + _PATIENCE
            del self._recent[number]
        return 0.0

    def close(self) -> None:
        """Let every thread end after its present look-up."""
        self._workers.close()

    def _look_up(self, item: tuple[int, Target | None]) -> None:
        number, target = item
        started = time.monotonic()
        try:
            result: list[Endpoint] | Refusal | Exception
            if target is None:
                _require_control_name(self._policy)
                result = []
            else:
                result = _find(self._policy, target)
        except Exception as error:  # noqa: BLE001  # raised again where it is heard
            result = error
        self._report(Found(number, result, time.monotonic() - started))


def network_error(policy: Policy) -> NetworkUnavailableError:
    """Return what to raise where not even the name that always resolves is found."""
    return NetworkUnavailableError(
        f'The network does not work here: not even the name "{policy.control_name}" can be looked '
        "up. No link was checked."
    )


def _find(policy: Policy, target: Target) -> list[Endpoint] | Refusal:
    """Return the endpoints of a target or why it has none; raises `NetworkUnavailableError`."""
    try:
        return policy.endpoints(target)
    except UnsafeTargetError as error:
        return error.refusal
    except NameNotFoundError:
        _require_control_name(policy)
        return Refusal("broken-dns", target.host)
    except ResolutionError:
        _require_control_name(policy)
        return Refusal("network", "its name could not be looked up")


def _require_control_name(policy: Policy) -> None:
    try:
        if policy.resolve(policy.control_name, 443):
            return
    except (NameNotFoundError, ResolutionError):
        pass
    raise network_error(policy)
