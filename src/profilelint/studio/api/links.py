"""The links of a page, asked for over the network when somebody wants to know."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from profilelint.config.model import ConfigError
from profilelint.engine.workspace.page_links import ask_for, links_on, links_plan
from profilelint.links.policy import NetworkUnavailableError
from profilelint.model.finding import Severity
from profilelint.studio.exchange import answer, asked, session_of
from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.engine.plan import Plan
    from profilelint.engine.reachability import Reachability
    from profilelint.engine.workspace.page_links import WrittenLink
    from profilelint.links.outcome import LinkOutcome

_FAULTS: Final = frozenset((Severity.ERROR, Severity.WARNING))

_checking = threading.Lock()
"""Held while links are asked for: one page at a time."""


async def links(request: Request) -> Response:
    """Ask for the links of a page as it is at the moment, and return what comes of it."""
    session = session_of(request)
    body = await asked(request, path=str)
    page = session.page(body["path"])
    version, text = page.version, page.text
    plan = links_plan(session.workspace)
    written = links_on(page.path, plan)
    if not _checking.acquire(blocking=False):
        raise RefusalError(
            409, "busy", "the links of another page are being checked: try again in a minute"
        )
    outcomes = await _beside(lambda: _asked(page.path, written, plan, session.online))
    shown = [
        _shown(link, outcome, text.to_editor)
        for link, outcome in zip(written, outcomes, strict=True)
    ]
    return answer({"links": shown, "version": version})


def _asked(
    path: str,
    written: Sequence[WrittenLink],
    plan: Plan,
    online: Callable[[Plan], Reachability | None],
) -> list[LinkOutcome]:
    """Ask for links, and let the next page have its turn; raises `RefusalError`."""
    try:
        reachability = online(plan)
        if reachability is None:
            raise RefusalError(501, "links-missing", "links cannot be checked here")
        try:
            return ask_for(path, written, reachability)
        finally:
            reachability.close()
    except NetworkUnavailableError as error:
        raise RefusalError(503, "network", str(error)) from None
    except ConfigError as error:
        if find_spec("h11") is None:
            raise RefusalError(501, "links-missing", error.message) from None
        raise RefusalError(422, "impossible", error.message) from None
    finally:
        _checking.release()


async def _beside(work: Callable[[], list[LinkOutcome]]) -> list[LinkOutcome]:
    """Return what some work returns, done in a thread that does not keep the studio from ending."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[list[LinkOutcome]] = loop.create_future()

    def finish(result: list[LinkOutcome] | None, error: Exception | None) -> None:
        if done.done():
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result or [])

    def run() -> None:
        result, failure = None, None
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            failure = error
        with suppress(RuntimeError):  # the studio has ended
            loop.call_soon_threadsafe(finish, result, failure)

    threading.Thread(target=run, name="profilelint-studio-links", daemon=True).start()
    return await done


def _shown(
    link: WrittenLink, outcome: LinkOutcome, to_editor: Callable[[int], int]
) -> dict[str, Any]:
    severity = outcome.severity
    return {
        "address": link.url,
        "from": to_editor(link.span.start),
        "to": to_editor(link.span.end),
        "verdict": outcome.verdict.value,
        "message": outcome.message,
        "is_fault": severity in _FAULTS,
        "severity": severity and severity.value,
        "replacement": outcome.replacement or None,
    }


ROUTES: Final = [Route("/api/page/links", links, methods=["POST"])]
