"""A raw client of a studio that runs in another thread."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.parse import quote

from tests.studio.description import hold_event, hold_to_it

from profilelint.app.workspace_setup import make_setup
from profilelint.studio.drafts import Drafts
from profilelint.studio.serving import listen, serve
from profilelint.studio.session import Session

TODAY = "2026-02-03"
PATIENCE = 40.0
"""Seconds for which an event is waited for."""


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Client:
    """A client of a studio, which has its cookie once it entered."""

    def __init__(self, address: str = "") -> None:
        self.address = address
        self.cookie = ""

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].partition("/")[0])

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2].partition("#")[0]

    def ask(
        self,
        method: str,
        address: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Reply:
        """Send a request as it is, with no header but those that are given.

        It and its answer must be as the description of the API has them.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.putrequest(method, address, skip_host=True, skip_accept_encoding=True)
            sent = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
            if body is not None:
                sent.setdefault("Content-Length", str(len(body)))
            for name, value in sent.items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answered = connection.getresponse()
            headers = {name.lower(): value for name, value in answered.getheaders()}
            reply = Reply(answered.status, headers, answered.read())
        finally:
            connection.close()
        kind = headers.get("content-type", "")
        hold_to_it(method, address, body, reply.status, kind, reply.body)
        return reply

    def enter(self) -> None:
        """Open the address that the studio shows, and keep the cookie."""
        reply = self.ask("GET", f"/?token={self.token}")
        assert reply.status == 303
        self.cookie = reply.headers["set-cookie"].partition(";")[0]

    def get(self, address: str, **parameters: str) -> Reply:
        given = "&".join(f"{name}={quote(value)}" for name, value in parameters.items())
        return self.ask("GET", address + (f"?{given}" if given else ""), None, self._known())

    def post(self, address: str, **body: Any) -> Reply:
        headers = {**self._known(), "Content-Type": "application/json"}
        return self.ask("POST", address, json.dumps(body).encode(), headers)

    def _known(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}

    def page(self, path: str) -> Any:
        reply = self.get("/api/page", path=path)
        assert reply.status == 200, reply.body
        return reply.json

    @contextmanager
    def stream(self) -> Iterator[http.client.HTTPResponse]:
        """Open the stream of events."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/api/events", headers=self._known())
        with closing(connection), connection.getresponse() as stream:
            yield stream


class Studio(Client):
    """A real server in another thread, and a client of it."""

    def __init__(self, root: Path, cache: Path) -> None:
        super().__init__()
        setup = make_setup(no_cache=False, cache_dir=str(cache), today=TODAY)
        self.root = root
        self.session = Session(str(root), setup, lambda folder: Drafts(str(cache), folder))
        listening = listen()
        self._has_address = threading.Event()
        self._thread = threading.Thread(
            target=serve, args=(self.session, listening, self._announced), daemon=True
        )

    def _announced(self, address: str) -> None:
        self.address = address
        self._has_address.set()

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._has_address.wait(30)
        return self

    def __exit__(self, *_exception: object) -> None:
        self.session.end()
        self.wait()

    def wait(self) -> None:
        """Wait for the end."""
        self._thread.join(30)
        assert not self._thread.is_alive()


def events(stream: http.client.HTTPResponse) -> Any:
    """Yield the events of a stream, each with its content, until it ends; it must end in time."""
    name = ""
    end = time.monotonic() + PATIENCE
    while line := stream.readline().decode():
        if line.startswith("event: "):
            name = line[7:].strip()
        elif line.startswith("data: "):
            content = json.loads(line[6:])
            hold_event(name, content)
            yield name, content
        assert time.monotonic() < end, "what was waited for did not come"


def settled(studio: Client, stream: http.client.HTTPResponse) -> dict[str, Any]:
    """Return the rows of all pages by path once they are judged; the stream is open."""
    rows = {row["path"]: row for row in studio.get("/api/pages").json["rows"]}
    told = events(stream)
    while not all(row["judged"] and row["publishable"] is not None for row in rows.values()):
        name, content = next(told)
        if name == "pages":
            rows.update({row["path"]: row for row in content["rows"]})
    return rows
