"""The files of the page in the browser: those that the package has, and no others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

FOLDER: Final = Path(__file__).parent / "page"

_START: Final = "index.html"
_NONCE: Final = b"CSP-NONCE"
_KINDS: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


class Assets:
    """The files below a folder, by their paths relative to it, with ``/``."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {
            path.relative_to(folder).as_posix(): path
            for path in folder.rglob("*")
            if path.suffix in _KINDS and path.is_file()
        }

    async def answer(self, request: Request) -> Response:
        """Return the file at the address of a request; raises `RefusalError` for another."""
        name = request.path_params.get("path") or _START
        path = self._files.get(name)
        if path is None:
            raise RefusalError(404, "unknown", "there is no such page")
        data = path.read_bytes()
        if name == _START:
            data = data.replace(_NONCE, os.fsencode(request.state.nonce))
        return Response(data, media_type=_KINDS[path.suffix])
