"""The site as a whole: what it is called, what is told without asking, and the end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from starlette.responses import StreamingResponse
from starlette.routing import Route

import profilelint
from profilelint.engine.conclude import described
from profilelint.studio.exchange import answer, asked, session_of
from profilelint.studio.session import name_of_site
from profilelint.studio.surroundings import branch_of, has_git

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.studio.events import Stream
    from profilelint.studio.session import Session


async def site(request: Request) -> Response:
    """Return what holds for all pages."""
    session = session_of(request)
    workspace = session.workspace
    plan, root = workspace.plan, session.root
    path = os.path.abspath(plan.config.path) if plan.config.path else ""
    rules = described(plan.registry)
    return answer(
        {
            "name": name_of_site(root),
            "root": root,
            "configuration": (workspace.relative_path(path) or path) if path else None,
            "version": profilelint.__version__,
            "today": plan.today,
            "faults": session.faults,
            "collections": [
                {"name": each.name, "title": each.name} for each in plan.config.collections
            ],
            "rules": {
                name: {"summary": rule.summary, "page": rule.help_uri}
                for name, rule in rules.items()
            },
            "git": has_git(root),
            "branch": branch_of(root),
        }
    )


async def events(request: Request) -> Response:
    """Tell what happens, as long as the page is open."""
    session = session_of(request)
    return StreamingResponse(
        _told(session, session.subscribe()), media_type="text/event-stream; charset=utf-8"
    )


async def _told(session: Session, stream: Stream) -> AsyncIterator[bytes]:
    try:
        async for event in stream:
            yield event
    finally:
        session.unsubscribe(stream)


async def end(request: Request) -> Response:
    """End the studio."""
    await asked(request)
    session_of(request).stop()
    return answer({"ended": True})


ROUTES: Final = [
    Route("/api/site", site),
    Route("/api/events", events),
    Route("/api/end", end, methods=["POST"]),
]
