"""The list of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from profilelint.studio.exchange import answer, session_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def pages(request: Request) -> Response:
    """Return a line for each page, as far as it is known."""
    session = session_of(request)
    return answer({"rows": session.all_rows(), "progress": session.progress})


ROUTES: Final = [Route("/api/pages", pages)]
