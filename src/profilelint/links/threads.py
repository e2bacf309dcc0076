"""Threads that ask: each takes a job, asks once and reports what the answer proves."""

from __future__ import annotations

import threading
import time
from queue import Empty, SimpleQueue
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from profilelint.links.content import Page, is_script_route, names_place, read_page
from profilelint.links.judge import REDIRECTS, requested_pause
from profilelint.links.policy import (
    NameNotFoundError,
    NetworkUnavailableError,
    Policy,
    ResolutionError,
    UnsafeTargetError,
)
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.links.address import Target
    from profilelint.links.transport import Transport

_TITLE_BYTES: Final = 64 * 1024
_TITLE_END: Final = b"</title"
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Job(NamedTuple):
    """One question: a target, the headers to send and the places looked for on its page."""

    target: Target
    headers: tuple[tuple[str, str], ...]
    fragments: frozenset[str]
    seconds: float


class Answer(NamedTuple):
    """What a job proved.

    ``failure`` and ``detail`` are a reason and its detail where no answer came; ``status`` is
    then 0. ``places`` maps each fragment asked for to whether the page has it, None for
    unknown. ``pause`` is how many seconds the site asks to be left alone. ``empty`` tells that
    there was no body at all. ``took`` is in seconds.
    """

    took: float
    failure: str = ""
    detail: str = ""
    status: int = 0
    headers: Mapping[str, str] = _NOTHING
    cookies: tuple[str, ...] = ()
    pause: float | None = None
    page: Page | None = None
    places: Mapping[str, bool | None] = _NOTHING
    empty: bool = False


def ask(transport: Transport, policy: Policy, job: Job) -> Answer:
    """Return what one request proves; raises NetworkUnavailableError if the network is at fault."""
    from profilelint.links.transport import MAX_BODY_BYTES, Request, TransportError

    started = time.monotonic()
    limit = MAX_BODY_BYTES if job.fragments else _TITLE_BYTES
    until = b"" if job.fragments else _TITLE_END
    try:
        response = transport.get(Request(job.target, job.headers, limit, until, job.seconds))
    except UnsafeTargetError as error:
        failure, detail = error.refusal
    except NameNotFoundError:
        require_control_name(policy)
        failure, detail = "broken-dns", job.target.host
    except ResolutionError:
        require_control_name(policy)
        failure, detail = "network", "its name could not be looked up"
    except TransportError as error:
        failure, detail = error.reason, error.detail
    else:
        status, headers = response.status, response.headers
        page = None
        places: dict[str, bool | None] = {}
        if response.body:
            kind = headers.get("content-type", "")
            page = read_page(response.body, kind, names=bool(job.fragments))
        if 200 <= status < 300:
            settled = page is not None and response.complete and not page.scripted
            for fragment in job.fragments:
                found = page is not None and names_place(page.names, fragment)
                missing = None if is_script_route(fragment) or not settled else False
                places[fragment] = True if found else missing
        return Answer(
            time.monotonic() - started,
            status=status,
            headers=_kept(headers, redirect=status in REDIRECTS),
            cookies=response.cookies,
            pause=requested_pause(status, headers, time.time()),
            # The names may be many, and are no longer needed.
            page=page and page._replace(names=frozenset()),
            places=places,
            empty=response.complete and not response.body,
        )
    return Answer(time.monotonic() - started, failure, detail)


def require_control_name(policy: Policy) -> None:
    """Raise NetworkUnavailableError unless a name that always resolves does."""
    try:
        if policy.resolve(policy.control_name, 443):
            return
    except (NameNotFoundError, ResolutionError):
        pass
    raise NetworkUnavailableError(
        f'The network does not work here: not even the name "{policy.control_name}" can be '
        "looked up. No link was judged."
    )


class Workers:
    """A growing set of threads, at most ``policy.workers``; jobs in, answers out.

    The threads are daemons: one that hangs in the system's resolver, which has no deadline,
    does not keep the program alive.
    """

    def __init__(self, transport: Transport, policy: Policy) -> None:
        self._transport = transport
        self._policy = policy
        self._jobs: SimpleQueue[tuple[object, Job] | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[object, Answer | Exception]] = SimpleQueue()
        self._threads = 0
        self.out = 0

    @property
    def full(self) -> bool:
        """Return whether every thread that there may be is busy."""
        return self.out >= self._policy.workers

    def submit(self, ticket: object, job: Job) -> None:
        """Hand over a job; its answer comes back with the ticket."""
        self.out += 1
        if self.out > self._threads:
            self._threads += 1
            threading.Thread(target=self._work, name="profilelint-link", daemon=True).start()
        self._jobs.put((ticket, job))

    def wait(self, seconds: float | None) -> tuple[object, Answer] | None:
        """Return a ticket and its answer, or None if none comes within the seconds.

        Raises what the job raised.
        """
        try:
            ticket, answer = self._answers.get(timeout=seconds)
        except Empty:
            return None
        self.out -= 1
        if isinstance(answer, Exception):
            raise answer
        return ticket, answer

    def close(self) -> None:
        """Let every thread end after its present job."""
        for _ in range(self._threads):
            self._jobs.put(None)

    def _work(self) -> None:
        while (taken := self._jobs.get()) is not None:
            ticket, job = taken
            try:
                answer: Answer | Exception = ask(self._transport, self._policy, job)
            except Exception as error:  # noqa: BLE001  # raised again by wait()
                answer = error
            self._answers.put((ticket, answer))


def _kept(headers: dict[str, str], *, redirect: bool) -> dict[str, str]:
    """Return the few headers that are judged, so that thousands of answers stay small."""
    return {
        name: value if name == "location" and redirect else ""
        for name, value in headers.items()
        if name in {"location", "cf-mitigated", "x-datadome"} or name.startswith("x-sucuri-")
    }
