"""How JSON writes values and keys, and the edits that insert them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.text import newline_of
from profilelint.source.front_matter.writer import (
    Writer,
    double_quoted,
    insert_in_flow,
    remove_in_flow,
)

if TYPE_CHECKING:
    from profilelint.model.tree import Element, Entry, Mapping, Style
    from profilelint.source.front_matter.writer import Value


class JsonWriter(Writer):
    """Writes JSON (RFC 8259)."""

    __slots__ = ()

    def text(
        self, text: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return text in double quotation marks, the only ones in JSON."""
        del style, flow, strict
        return double_quoted(text)

    def key(
        self, key: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return a key in double quotation marks."""
        return self.text(key, style, flow=flow, strict=strict)

    def insert_key(
        self,
        text: str,
        content: Span,
        mapping: Mapping,
        key: str,
        value: Value,
        *,
        after: str | None,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that adds a key to an object."""
        del content, nested
        pair = self.pair(key, value, flow=True)
        if mapping.entries:
            return insert_in_flow(text, mapping, after, pair)
        at = mapping.span.start + 1
        return Edit(Span(at, at), f"{newline_of(text)}  {pair}")

    def remove_key(
        self, text: str, owner: Entry | Element | None, mapping: Mapping, entry: Entry
    ) -> Edit | None:
        """Return the edit that removes an entry of an object."""
        del owner
        return remove_in_flow(text, mapping, entry)


WRITER = JsonWriter()
