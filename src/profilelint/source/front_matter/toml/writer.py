"""How TOML writes values and keys, and the edits that insert them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start, newline_of, whole_lines
from profilelint.source.front_matter.brackets import has_comment
from profilelint.source.front_matter.toml.scalars import is_date_or_time
from profilelint.source.front_matter.writer import (
    Value,
    Writer,
    double_quoted,
    insert_in_flow,
    preceding_entry,
    remove_in_flow,
)

if TYPE_CHECKING:
    from profilelint.model.tree import Element, Entry, Mapping, Sequence, Style

_BARE_KEY = pattern(r"[A-Za-z0-9_-]+")


class TomlWriter(Writer):
    """Writes TOML 1.0."""

    __slots__ = ()

    separator: ClassVar[str] = " = "
    has_null: ClassVar[bool] = False

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
        value: Value,
        *,
        after: str | None,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that adds a key to a table, at the latest before its first subtable."""
        pair = self.pair(key, value, flow=True)
        if mapping.flow:
            return insert_in_flow(text, mapping, after, pair)
        at, before = content.start, ""
        if nested:
            if not text.startswith("[", mapping.span.start):
                return self._insert_dotted(text, content, mapping, pair, after)
            header = mapping.span.start
            at = min(whole_lines(text, Span(header, header)).end, content.end)
        for entry in mapping.entries:
            line = line_start(text, entry.key_span.start)
            if text[line : entry.key_span.start].lstrip().startswith("["):
                break
            before = text[line : entry.key_span.start]
            at = min(whole_lines(text, entry.span).end, content.end)
            if entry.key == after:
                break
        before = "" if before.strip() else before
        return Edit(Span(at, at), before + pair + newline_of(text))

    def _insert_dotted(
        self, text: str, content: Span, mapping: Mapping, pair: str, after: str | None
    ) -> Edit | None:
        """Return the edit that adds a key to a table that has no header, only dotted keys."""
        previous = preceding_entry(mapping, after)
        if previous is None:
            return None
        before = text[line_start(text, previous.key_span.start) : previous.key_span.start]
        at = min(whole_lines(text, previous.span).end, content.end)
        return Edit(Span(at, at), before + pair + newline_of(text))

    def is_plain_date(self, text: str, *, flow: bool) -> bool:
        """Return whether a text is a date or date-time of TOML."""
        del flow
        return is_date_or_time(text)

    def remove_key(
        self, text: str, owner: Entry | Element | None, mapping: Mapping, entry: Entry
    ) -> Edit | None:
        """Return the edit that removes a pair, or a table with all that is in it."""
        del owner
        if mapping.flow:
            return remove_in_flow(text, mapping, entry)
        return Edit(whole_lines(text, entry.span), "")

    def on_one_line(
        self,
        text: str,
        content: Span,
        mapping: Mapping,
        entry: Entry,
        value: Value,
        *,
        nested: bool,
    ) -> Edit | None:
        """Return the edit that removes tables and writes their key with a value, as a pair."""
        if mapping.flow or has_comment(text, entry.value):
            return None
        gone = whole_lines(text, entry.span)
        if not text.startswith("[", entry.span.start):
            before = text[gone.start : entry.key_span.start]
            written = before + self.pair(entry.key, value, flow=True) + newline_of(text)
            return Edit(gone, written)
        # A pair of the root stands before all tables.
        pair = self.insert_key(text, content, mapping, entry.key, value, after=None, nested=nested)
        if pair is None or pair.span.start > gone.start:
            return None
        start = pair.span.start
        return Edit(Span(start, gone.end), pair.text + text[start : gone.start])

    def insert_element(
        self, text: str, content: Span, sequence: Sequence, index: int, value: Value
    ) -> Edit | None:
        """Return the edit that adds an item to an array, or a table to an array of tables."""
        if sequence.flow or not isinstance(value, dict):
            return super().insert_element(text, content, sequence, index, value)
        tables, newline = [element.span for element in sequence.elements], newline_of(text)
        place = tables[max(index - 1, 0)]
        header = text[place.start : text.index("]]", place.start) + 2]
        lines = [header, *(self.pair(key, value[key], flow=True) for key in value)]
        table = "".join(line + newline for line in lines)
        if index:
            empty = newline if _follows_empty_line(text, place.start) else ""
            at = min(whole_lines(text, place).end, content.end)
            return Edit(Span(at, at), empty + table)
        empty = newline if _follows_empty_line(text, tables[-1].start) else ""
        at = line_start(text, place.start)
        return Edit(Span(at, at), table + empty)


def _follows_empty_line(text: str, offset: int) -> bool:
    line = line_start(text, offset)
    end = line - 2 if text.startswith("\r\n", line - 2) else line - 1
    return not text[line_start(text, end) : end].strip()


WRITER = TomlWriter()
