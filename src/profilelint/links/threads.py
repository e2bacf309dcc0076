"""Jobs done in threads: a name is looked up, one request is made, and the answer handed back."""

from __future__ import annotations

import time
from collections import deque
from queue import Empty, Queue
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from profilelint.links.content import PageContent, has_anchor, is_script_route, read_page
from profilelint.links.judge import REDIRECTS, requested_pause
from profilelint.links.lookups import Found, Lookups, network_error
from profilelint.links.policy import UnsafeTargetError
from profilelint.links.url import Refusal
from profilelint.links.workers import Workers
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.links.policy import Endpoint, Policy
    from profilelint.links.transport import Transport
    from profilelint.links.url import Target

REQUESTS: Final = "profilelint-link"
"""The name of the threads that make requests."""

_TITLE_BYTES: Final = 64 * 1024
_TITLE_END: Final = b"</title"
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Job(NamedTuple):
    """One request to make: its target, its headers and what its page is searched for.

    ``fragments`` are those of the links to the page, percent-encoded. ``seconds`` is the time
    that is left for looking its name up and for the request.
    """

    target: Target
    headers: tuple[tuple[str, str], ...]
    fragments: frozenset[str]
    seconds: float


class Answer(NamedTuple):
    """What one job showed.

    ``failure`` and ``detail`` are a reason and its detail where no answer came; ``status`` is
    then 0. ``anchors`` maps each fragment of the job to whether the page has it, None for
    unknown. ``pause`` is for how many seconds the site wants no further request, None for none.
    ``empty`` is set if there was no body at all. ``took`` is in seconds.
    """

    took: float
    failure: str = ""
    detail: str = ""
    status: int = 0
    headers: Mapping[str, str] = _NOTHING
    cookies: tuple[str, ...] = ()
    pause: float | None = None
    page: PageContent | None = None
    anchors: Mapping[str, bool | None] = _NOTHING
    empty: bool = False


def make_request(transport: Transport, job: Job, endpoints: list[Endpoint]) -> Answer:
    """Return what one request to checked endpoints shows."""
    from profilelint.links.transport import MAX_BODY_BYTES, Request, TransportError

    started = time.monotonic()
    limit = MAX_BODY_BYTES if job.fragments else _TITLE_BYTES
    until = b"" if job.fragments else _TITLE_END
    request = Request(job.target, endpoints, job.headers, limit, until, job.seconds)
    try:
        response = transport.get(request)
    except UnsafeTargetError as error:
        failure, detail = error.refusal
    except TransportError as error:
        failure, detail = error.reason, error.detail
    else:
        status, headers = response.status, response.headers
        page = None
        anchors: dict[str, bool | None] = {}
        if response.body:
            kind = headers.get("content-type", "")
            page = read_page(response.body, kind, anchors=bool(job.fragments))
        if 200 <= status < 300:
            settled = page is not None and response.complete and not page.scripted
            for fragment in job.fragments:
                present = page is not None and has_anchor(page.anchors, fragment)
                absent = None if is_script_route(fragment) or not settled else False
                anchors[fragment] = True if present else absent
        return Answer(
            time.monotonic() - started,
            status=status,
            headers=_needed(headers, redirect=status in REDIRECTS),
            cookies=response.cookies,
            pause=requested_pause(status, headers, time.time()),
            # There may be many, and they are no longer needed.
            page=page and page._replace(anchors=frozenset()),
            anchors=anchors,
            empty=response.complete and not response.body,
        )
    return Answer(time.monotonic() - started, failure, detail)


class _Resolved(NamedTuple):
    ticket: object
    job: Job
    endpoints: list[Endpoint]
    took: float


class _Answered(NamedTuple):
    ticket: object
    answer: Answer | Exception


class ThreadPool:
    """Threads for names and at most ``policy.threads`` for requests; jobs in, answers out.

    ``running`` is how many jobs have no answer yet. A name that is not looked up in its job's
    time is the job's answer, once the name that always resolves has been found.
    """

    def __init__(self, transport: Transport, policy: Policy) -> None:
        self._transport = transport
        self._policy = policy
        # A SimpleQueue of CPython may wait for ever if its time is over while it looks for an item.
        self._events: Queue[Found | _Answered] = Queue()
        self._lookups = Lookups(policy, self._events.put)
        self._requests: Workers[_Resolved] = Workers(self._request, REQUESTS)
        self._jobs: dict[int, tuple[object, Job]] = {}
        self._late: deque[tuple[object, Answer]] = deque()
        self._control: int | None = None
        self._ready: deque[tuple[object, Answer]] = deque()
        self.running = 0

    def room_at(self) -> float:
        """Return when a job may be added; infinity if that depends on answers."""
        if self._requests.busy >= self._policy.threads:
            return float("inf")
        return self._lookups.room_at()

    def require_network(self, until: float) -> bool:
        """Return whether the name that always resolves is found before a time.

        Raises `NetworkUnavailableError` if it does not exist, or is not found in the time of a
        link.
        """
        self._require_control_name()
        while self._control is not None:
            if time.monotonic() >= until:
                return False
            self._step(until)
        return True

    def submit(self, ticket: object, job: Job) -> None:
        """Add a job; `wait` returns its answer with the ticket."""
        self.running += 1
        self._jobs[self._lookups.start(job.target, job.seconds)] = ticket, job

    def wait(self, until: float) -> tuple[object, Answer] | None:
        """Return a ticket and its answer, or None if none comes before a time.

        Raises what the job raised.
        """
        while not self._ready:
            if not self._step(until):
                return None
        self.running -= 1
        return self._ready.popleft()

    def close(self) -> None:
        """Let every thread end after its present work."""
        self._lookups.close()
        self._requests.close()

    def _step(self, until: float) -> bool:
        """Take the next event; return whether there was one before a time."""
        now = time.monotonic()
        wake = min(until, self._lookups.next_end())
        try:
            event = self._events.get(timeout=max(0.0, wake - now))
        except Empty:
            number = self._lookups.late(time.monotonic())
            if number is None:
                return False
            self._give_up(number)
            return True
        if isinstance(event, Found):
            self._found(event)
            return True
        self._requests.busy -= 1
        if isinstance(event.answer, Exception):
            raise event.answer
        self._ready.append((event.ticket, event.answer))
        return True

    def _found(self, found: Found) -> None:
        in_time = self._lookups.end(found.number)
        if not in_time:
            return
        if isinstance(found.result, Exception):
            raise found.result
        if found.number == self._control:
            self._control = None
            self._ready += self._late
            self._late.clear()
            return
        ticket, job = self._jobs.pop(found.number)
        if isinstance(found.result, Refusal):
            reason, detail = found.result
            self._ready.append((ticket, Answer(found.took, reason, detail)))
        elif found.took >= job.seconds:
            self._ready.append((ticket, Answer(found.took, "timeout")))
        else:
            self._requests.submit(_Resolved(ticket, job, found.result, found.took))

    def _give_up(self, number: int) -> None:
        """Answer for a name that is not looked up in time, if other names are."""
        if number == self._control:
            raise network_error(self._policy)
        ticket, job = self._jobs.pop(number)
        self._late.append((ticket, Answer(job.seconds, "timeout")))
        self._require_control_name()

    def _require_control_name(self) -> None:
        if self._control is None:
            self._control = self._lookups.start(None, self._policy.total_timeout)

    def _request(self, resolved: _Resolved) -> None:
        ticket, job, endpoints, took = resolved
        left = job._replace(seconds=job.seconds - took)
        answer: Answer | Exception
        try:
            made = make_request(self._transport, left, endpoints)
            answer = made._replace(took=made.took + took)
        except Exception as error:  # noqa: BLE001  # raised again by wait()
            answer = error
        self._events.put(_Answered(ticket, answer))


def _needed(headers: dict[str, str], *, redirect: bool) -> dict[str, str]:
    """Return the few headers that are needed later, so that thousands of answers stay small."""
    return {
        name: value if name == "location" and redirect else ""
        for name, value in headers.items()
        if name in {"location", "cf-mitigated", "x-datadome"} or name.startswith("x-sucuri-")
    }
