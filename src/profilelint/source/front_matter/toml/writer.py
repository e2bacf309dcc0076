"""How TOML writes values and keys, and the edits that insert them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start, newline_of, whole_lines
from profilelint.source.front_matter.writer import Writer, double_quoted

if TYPE_CHECKING:
    from profilelint.model.tree import Mapping, Style
    from profilelint.source.front_matter.writer import Value

_BARE_KEY = pattern(r"[A-Za-z0-9_-]+")


class TomlWriter(Writer):
    """Writes TOML 1.0."""

    __slots__ = ()

    def text(
        self, text: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return text in double quotation marks or, with ``strict``, in single ones as before."""
        del flow
        single = strict and style == "single-quoted" and "'" not in text and text.isprintable()
        return f"'{text}'" if single else double_quoted(text)

    def key(
        self, key: str, style: Style = "plain", *, flow: bool = False, strict: bool = True
    ) -> str:
        """Return a key, in quotation marks only where it needs them."""
        del style, flow, strict
        return key if _BARE_KEY.fullmatch(key) else double_quoted(key)

    def insert_key(
        self,
        text: str,
        content: Span,
        mapping: Mapping,
        key: str,
        value: Value | list[str],
        *,
        after: str | None,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that adds a key to the root, at the latest before its first table."""
        if nested:
            return None
        at = content.start
        for entry in mapping.entries:
            line = line_start(text, entry.key_span.start)
            if text[line : entry.key_span.start].lstrip().startswith("["):
                break
            at = min(whole_lines(text, entry.span).end, content.end)
            if entry.key == after:
                break
        pair = f"{self.key(key)} = {self.value(value, flow=True)}"
        return Edit(Span(at, at), pair + newline_of(text))


WRITER = TomlWriter()
