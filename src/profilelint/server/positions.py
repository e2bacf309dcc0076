"""Positions in a text as the Language Server Protocol counts them."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Final

from lsprotocol import types as lsp

from profilelint.model.text import LineIndex

if TYPE_CHECKING:
    from profilelint.model.finding import Span

_UNITS: Final = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Positions:
    """The positions in a text that a client has open, or that of a file.

    ``encoding`` is the one that client and server agreed on, and in whose units columns are
    counted: "utf-8", "utf-16" or "utf-32". Offsets are those of findings, which count the
    characters behind a byte order mark.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self._mark = text[:1] if text.startswith("\ufeff") else ""
        self._index = LineIndex(text[len(self._mark) :])
        self._codec, self._size = _UNITS[encoding]

    def range(self, span: Span) -> lsp.Range:
        """Return where a span lies; what lies behind the end of the text counts as the end."""
        return lsp.Range(self._position(span.start), self._position(span.end))

    def _position(self, offset: int) -> lsp.Position:
        text = self._index.text
        offset = min(offset, len(text))
        line, column = self._index.position(offset)
        before = text[offset - column + 1 : offset]
        return lsp.Position(line - 1, self._length(self._mark + before if line == 1 else before))

    def _length(self, text: str) -> int:
        return len(text) if text.isascii() else len(self._encoded(text)) // self._size

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._codec, "surrogatepass")

    def offset(self, position: lsp.Position) -> int:
        """Return the offset of a position.

        What lies behind the end of a line, or of the text, counts as that end, and what lies within
        a character as its start.
        """
        text = self._index.text
        if position.line >= self._index.count:
            return len(text)
        start, end = self._index.line_span(position.line + 1)
        mark = self._mark if position.line == 0 else ""
        units = self._encoded(mark + text[start:end])[: position.character * self._size]
        # What remains of a character that is cut is held back by the decoder.
        before = getincrementaldecoder(self._codec)("surrogatepass").decode(units)
        return start + max(len(before) - len(mark), 0)
