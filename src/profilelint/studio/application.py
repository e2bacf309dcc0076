"""The studio as a web application: its addresses, behind the gate."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route

from profilelint.studio.api import changes, field, links, new, page, page_files, pages, site, terms
from profilelint.studio.assets import Assets
from profilelint.studio.exchange import answer
from profilelint.studio.gate import Gate
from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.studio.session import Session

_FAMILIES = (
    changes,
    field,
    links,
    new,
    page,
    page_files,
    pages,
    site,
    terms,
)


def make_application(session: Session, port: int) -> Gate:
    """Return the application that serves a session on a port of this machine."""

    @asynccontextmanager
    async def working(_application: Starlette) -> AsyncIterator[None]:
        work = asyncio.create_task(session.run())
        work.add_done_callback(_raise)
        try:
            yield
        finally:
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work

    routes = [route for family in _FAMILIES for route in family.ROUTES]
    handlers: dict[Any, Any] = {RefusalError: _refused, HTTPException: _unknown, Exception: _failed}
    application = Starlette(
        routes=[*routes, Route("/{path:path}", Assets().answer)],
        exception_handlers=handlers,
        lifespan=working,
    )
    application.state.session = session
    return Gate(application, port)


def _raise(work: asyncio.Task[None]) -> None:
    """Take note of what ended the work, which nobody waits for."""
    if not work.cancelled() and work.exception() is not None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": "the work of the studio ended", "exception": work.exception()}
        )


async def _refused(_request: Request, refusal: RefusalError) -> Response:
    return answer(refusal.content, refusal.status)


async def _unknown(_request: Request, error: HTTPException) -> Response:
    code, message = "unknown", "there is no such address"
    if error.status_code == 405:
        code, message = "method", "the method is not allowed at this address"
    reply = answer({"error": code, "message": message}, error.status_code)
    reply.headers.update(error.headers or {})
    return reply


async def _failed(_request: Request, error: Exception) -> Response:
    message = f"internal error: {type(error).__name__}: {error}"
    return answer({"error": "internal", "message": message}, 500)
