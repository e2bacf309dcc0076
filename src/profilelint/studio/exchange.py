"""What is asked and answered in JSON, and how something is refused."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final, NoReturn

from starlette.responses import Response, StreamingResponse

from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.requests import Request

    from profilelint.studio.session import Session

_SILENCE: Final = 15.0
"""Seconds after which something is sent to whoever waits."""

_KINDS = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "an object",
}


def session_of(request: Request) -> Session:
    """Return the session that a request belongs to."""
    session: Session = request.app.state.session
    return session


async def asked(request: Request, **kinds: type | tuple[type, ...]) -> dict[str, Any]:
    """Return the JSON object that a request carries.

    ``kinds`` names the members that it must have, with the types of their values; ``type(None)``
    among them allows null and an absent member. Raises `RefusalError`.
    """
    try:
        body = json.loads(await request.body(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise RefusalError(400, "request", "the request is not JSON") from None
    if not isinstance(body, dict):
        raise RefusalError(400, "request", "the request is not an object")
    for name, kind in kinds.items():
        allowed = kind if isinstance(kind, tuple) else (kind,)
        value = body.setdefault(name, None)
        # To Python, true is a number.
        if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            wanted = " or ".join(_KINDS[each] for each in allowed if each in _KINDS)
            raise RefusalError(400, "request", f'"{name}" must be {wanted}')
    return body


def asked_for(request: Request, name: str) -> str:
    """Return a parameter of the address of a request; raises `RefusalError` without it."""
    value = request.query_params.get(name)
    if value is None:
        raise RefusalError(400, "request", f'the address lacks "{name}"')
    return value


def answer(content: Mapping[str, Any], status: int = 200) -> Response:
    """Return an answer in JSON, in ASCII: so it can hold any text that a page can."""
    return Response(_written(content), status, media_type="application/json")


def answer_later(work: asyncio.Task[dict[str, Any]]) -> Response:
    """Return an answer in JSON that some work makes, which goes on whether anybody waits or not.

    Until then it is blanks, so that the connection is not taken for dead.
    """
    return StreamingResponse(_later(work), media_type="application/json")


async def _later(work: asyncio.Task[dict[str, Any]]) -> AsyncIterator[str]:
    while not work.done():
        await asyncio.wait((work,), timeout=_SILENCE)
        if not work.done():
            yield " "
    yield _written(work.result())


def _written(content: Mapping[str, Any]) -> str:
    return json.dumps(content, separators=(",", ":"), allow_nan=False)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
