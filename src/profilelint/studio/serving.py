"""The studio as a server on this machine, from its start to its end."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING
from urllib.parse import quote

import uvicorn

from profilelint.config.model import ConfigError
from profilelint.studio.application import make_application

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from profilelint.studio.session import Session

HOST = "127.0.0.1"


class _Server(uvicorn.Server):
    """A server that tells pages in browsers of its end, so that it need not wait for them."""

    def __init__(self, config: uvicorn.Config, session: Session) -> None:
        super().__init__(config)
        self._session = session
        self._loop: asyncio.AbstractEventLoop | None = None

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().serve(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._session.close)
        super().handle_exit(sig, frame)


def listen(port: int = 0) -> socket.socket:
    """Return a socket on this machine alone; without a port, on any that is free.

    Raises `ConfigError` for a port that is taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        # At once: until somebody listens, another program may take the same port.
        listening.listen()
    except OSError as error:
        listening.close()
        raise ConfigError(
            f"port {port} cannot be used: {error.strerror}; name another with --port"
        ) from None
    return listening


def serve(
    session: Session,
    listening: socket.socket,
    announce: Callable[[str], None],
    *,
    page: str | None = None,
) -> None:
    """Serve a session until it ends or is interrupted.

    ``announce`` is called with the address that opens the studio, at a ``page`` if one is named,
    when it may be opened.
    """
    port = listening.getsockname()[1]
    gate = make_application(session, port)
    config = uvicorn.Config(
        gate,
        log_config=None,
        access_log=False,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="on",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = _Server(config, session)

    def end() -> None:
        server.should_exit = True

    session.end = end
    # Connections wait from here on, though nobody answers them yet.
    listening.listen()
    where = f"#/page?path={quote(page, safe='')}" if page is not None else ""
    announce(f"http://{HOST}:{port}/?token={gate.token}{where}")
    try:
        server.run([listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()
