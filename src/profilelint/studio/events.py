"""What the page in the browser is told without asking: server-sent events (HTML, section 9.2)."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Mapping

_PAUSE: Final = 0.05
"""Seconds in which what is to be told is gathered."""

_SILENCE: Final = 15.0
"""Seconds after which a line is sent all the same, so that a connection that is gone is noticed."""


class Stream:
    """What one page in a browser was not told yet: of each thing the last state alone."""

    def __init__(self) -> None:
        self._rows: dict[str, Mapping[str, Any]] = {}
        self._removed: set[str] = set()
        self._others: dict[tuple[str, str], Any] = {}
        self._news = asyncio.Event()
        self._has_ended = False

    def tell_rows(self, rows: Iterable[Mapping[str, Any]], removed: Iterable[str] = ()) -> None:
        """Tell of rows of the list of pages, and of paths that are pages no more."""
        for row in rows:
            self._rows[row["path"]] = row
            self._removed.discard(row["path"])
        for path in removed:
            self._removed.add(path)
            self._rows.pop(path, None)
        self._news.set()

    def tell(self, name: str, content: Any, about: str = "") -> None:
        """Tell of an event; it takes the place of an earlier one ``about`` the same thing."""
        self._others[name, about] = content
        self._news.set()

    def end(self) -> None:
        """Say that nothing more comes."""
        self._has_ended = True
        self._news.set()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield events as they are sent, until the end."""
        yield b"retry: 2000\n\n"
        while not self._has_ended:
            try:
                await asyncio.wait_for(self._news.wait(), _SILENCE)
            except TimeoutError:
                yield b":\n\n"
                continue
            if not self._has_ended:
                await asyncio.sleep(_PAUSE)
            self._news.clear()
            if self._rows or self._removed:
                rows, removed = [*self._rows.values()], sorted(self._removed)
                self._rows, self._removed = {}, set()
                yield _written("pages", {"rows": rows, "removed": removed})
            others, self._others = self._others, {}
            for (name, _), content in others.items():
                yield _written(name, content)
        yield _written("ended", {})


def _written(name: str, content: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(content, separators=(',', ':'))}\n\n".encode()
