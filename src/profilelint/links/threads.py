"""Requests made in threads: each takes a job, makes one request and hands its answer back."""

from __future__ import annotations

import threading
import time
from queue import Empty, SimpleQueue
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from profilelint.links.content import PageContent, has_anchor, is_script_route, read_page
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

    from profilelint.links.transport import Transport
    from profilelint.links.url import Target

_TITLE_BYTES: Final = 64 * 1024
_TITLE_END: Final = b"</title"
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class Job(NamedTuple):
    """One request to make: its target, its headers and what its page is searched for.

    ``fragments`` are those of the links to the page, percent-encoded. ``seconds`` is the time
    that is left for it.
    """

    target: Target
    headers: tuple[tuple[str, str], ...]
    fragments: frozenset[str]
    seconds: float


class Answer(NamedTuple):
    """What one request showed.

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


def make_request(transport: Transport, policy: Policy, job: Job) -> Answer:
    """Return what one request shows.

    Raises `NetworkUnavailableError` if no name at all can be looked up.
    """
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


class ThreadPool:
    """A growing set of threads, at most ``policy.threads``; jobs in, answers out.

    ``running`` is how many jobs have no answer yet.

    The threads are daemons: one that hangs in the system's resolver, which has no deadline,
    does not keep the program alive.
    """

    def __init__(self, transport: Transport, policy: Policy) -> None:
        self._transport = transport
        self._policy = policy
        self._jobs: SimpleQueue[tuple[object, Job] | None] = SimpleQueue()
        self._answers: SimpleQueue[tuple[object, Answer | Exception]] = SimpleQueue()
        self._started = 0
        self.running = 0

    @property
    def full(self) -> bool:
        """Return whether as many jobs run as there may be threads."""
        return self.running >= self._policy.threads

    def submit(self, ticket: object, job: Job) -> None:
        """Add a job; `wait` returns its answer with the ticket."""
        self.running += 1
        if self.running > self._started:
            self._started += 1
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
        self.running -= 1
        if isinstance(answer, Exception):
            raise answer
        return ticket, answer

    def close(self) -> None:
        """Let every thread end after its present job."""
        for _ in range(self._started):
            self._jobs.put(None)

    def _work(self) -> None:
        while (entry := self._jobs.get()) is not None:
            ticket, job = entry
            try:
                answer: Answer | Exception = make_request(self._transport, self._policy, job)
            except Exception as error:  # noqa: BLE001  # raised again by wait()
                answer = error
            self._answers.put((ticket, answer))


def _needed(headers: dict[str, str], *, redirect: bool) -> dict[str, str]:
    """Return the few headers that are needed later, so that thousands of answers stay small."""
    return {
        name: value if name == "location" and redirect else ""
        for name, value in headers.items()
        if name in {"location", "cf-mitigated", "x-datadome"} or name.startswith("x-sucuri-")
    }
