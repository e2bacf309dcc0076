"""Who may ask the studio: the browser of whoever started it, and no other page in that browser.

A page of another site can send requests to a server on this machine, and a name on the network can
be made to lead here (DNS rebinding). So the host, the origin and a cookie are asked for before
anything is answered.
"""

from __future__ import annotations

import hmac
import json
import secrets
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY: Final = 16 * 1024 * 1024
"""Bytes of a request."""

_FOREIGN: Final = frozenset((b"cross-site", b"same-site"))
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' data:; connect-src 'self'; font-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
_ALWAYS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
)
_MESSAGES: Final = {
    "host": "this is not the address of the studio",
    "foreign": "only the studio's own page may send this request",
    "token": "this address was used before: start the studio again, and open what it shows",
    "wrong-token": "this is not the address that the studio showed when it started: open that one",
    "cookie": "open the address that the studio showed when it started",
    "json": "the request must be JSON",
    "size": "the request is too large",
}


def _refusal(status: int, code: str) -> RefusalError:
    return RefusalError(status, code, _MESSAGES[code])


class Gate:
    """The application in front of the studio that lets through what may be asked.

    ``port`` is that on which the server listens. ``token`` opens the studio once: whoever comes
    with it gets the cookie.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {b"127.0.0.1:%d" % port, b"localhost:%d" % port}
        self._cookie = f"profilelint-studio-{port}".encode()
        self._secret = secrets.token_urlsafe(32).encode()
        self.token = secrets.token_urlsafe(32)
        self._is_used = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer why not."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        guarded = _Guarded(scope, receive, send, nonce)
        try:
            is_opening = self._judge(scope)
            if is_opening:
                await guarded.redirect(self._set_cookie())
                return
            await self._app(scope, guarded.receive, guarded.send)
        except RefusalError as refusal:
            await guarded.refuse(refusal)

    def _judge(self, scope: Scope) -> bool:
        """Return whether a request comes with the token; raises `RefusalError`."""
        hosts = list(_values(scope, b"host"))
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            raise _refusal(421, "host")
        for origin in _values(scope, b"origin"):
            if origin.lower() != b"http://" + hosts[0].lower():
                raise _refusal(403, "foreign")
        if any(site.lower() in _FOREIGN for site in _values(scope, b"sec-fetch-site")):
            raise _refusal(403, "foreign")
        is_known = self._has_cookie(scope)
        if scope["path"] == "/" and scope["method"] == "GET" and scope["query_string"]:
            given = parse_qs(scope["query_string"].decode("latin-1")).get("token")
            if given is not None:
                self._open(given, is_known=is_known)
                return True
        if not is_known:
            raise _refusal(401, "cookie")
        if scope["method"] == "POST":
            kinds = list(_values(scope, b"content-type"))
            kind = kinds[0].partition(b";")[0].strip().lower() if len(kinds) == 1 else b""
            if kind != b"application/json":
                raise _refusal(415, "json")
        for length in _values(scope, b"content-length"):
            if not length.isdigit() or len(length) > 12 or int(length) > LARGEST_BODY:
                raise _refusal(413, "size")
        return False

    def _open(self, given: list[str], *, is_known: bool) -> None:
        """Use up the token; whoever has the cookie already may come with it again."""
        if len(given) != 1 or not _are_equal(given[0].encode(), self.token.encode()):
            raise _refusal(403, "wrong-token")
        if self._is_used and not is_known:
            raise _refusal(403, "token")
        self._is_used = True

    def _has_cookie(self, scope: Scope) -> bool:
        for header in _values(scope, b"cookie"):
            for part in header.split(b";"):
                name, _, value = part.strip().partition(b"=")
                if name == self._cookie and _are_equal(value, self._secret):
                    return True
        return False

    def _set_cookie(self) -> bytes:
        return b"%s=%s; HttpOnly; SameSite=Strict; Path=/" % (self._cookie, self._secret)


class _Guarded:
    """A request whose body is counted, and whose answer has the headers of all answers."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, nonce: str) -> None:
        self._is_page = not scope["path"].startswith("/api/")
        self._receive = receive
        self._send = send
        self._policy = _POLICY.format(nonce=nonce).encode()
        self._size = 0

    async def receive(self) -> Message:
        """Return the next part of the request; raises `RefusalError` where they are too large."""
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > LARGEST_BODY:
            raise _refusal(413, "size")
        return message

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            names = {name.lower() for name, _ in headers}
            own = ((b"content-security-policy", self._policy), *_ALWAYS)
            headers += [(name, value) for name, value in own if name not in names]
            message = {**message, "headers": headers}
        await self._send(message)

    async def redirect(self, cookie: bytes) -> None:
        """Answer that the page is at the address without the token, which nobody should see."""
        await self._answer(303, [(b"location", b"/"), (b"set-cookie", cookie)], b"")

    async def refuse(self, refusal: RefusalError) -> None:
        """Answer why a request is refused: to a program in JSON, to a person in words."""
        kind, words = b"text/plain; charset=utf-8", refusal.message
        if not self._is_page:
            kind, words = b"application/json", json.dumps(refusal.content)
        await self._answer(refusal.status, [(b"content-type", kind)], words.encode())

    async def _answer(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        length = (b"content-length", b"%d" % len(body))
        # What is left of a body that is not read must not be taken for the next request.
        headers = [*headers, length, (b"connection", b"close")]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _values(scope: Scope, name: bytes) -> Iterator[bytes]:
    return (value for key, value in scope["headers"] if key == name)


def _are_equal(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(one, other)
