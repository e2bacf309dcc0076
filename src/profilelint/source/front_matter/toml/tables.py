"""The tree of a TOML block: keys, tables, arrays and their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence
from profilelint.source.front_matter.notation import DEEPEST
from profilelint.source.front_matter.problems import (
    COMMENT_LINE_SIGNS,
    COMMENT_SIGNS,
    Unreadable,
    duplicate_key,
    missing_comma,
    other_comment,
    shortened,
)
from profilelint.source.front_matter.toml.faults import line_end, refusal, rest_of_line
from profilelint.source.front_matter.toml.scalars import BASIC, LITERAL, Scalars, decode

if TYPE_CHECKING:
    from profilelint.model.finding import Route, Safety
    from profilelint.model.tree import Node

_BLANK = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
# What items of arrays begin with, apart from words.
_ITEMS = ('"', "'", "[", "{", *"0123456789-")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_FIELD = re.compile(r"[A-Za-z0-9_.-]+[ \t]*=")
_YAML_KEY = re.compile(r"([A-Za-z0-9_-]+)[ \t]*:(?=[ \t]|\Z)")


class Tables:
    """Makes the tree of a block. It accepts some blocks that `tomllib` rejects.

    ``duplicates`` are the problems of keys that stand twice, ``problems`` those of values.
    """

    def __init__(self, text: str, content: Span) -> None:
        self.root = Mapping(Span(content.start, content.start), [], flow=False)
        self.duplicates: list[Problem] = []
        self.problems: list[Problem] = []
        self._scalars = Scalars(text, content.end, self.problems)
        self._text = text
        self._end = content.end
        self._at = content.start
        self._tables: set[int] = set()
        self._implicit: set[int] = set()
        self._index: dict[int, dict[str, Entry]] = {}
        self._table = self.root
        self._above: list[Entry | Element | Mapping | Sequence] = [self.root]
        self._route: Route = ()

    def walk(self) -> None:
        """Go through the block. Raises `Unreadable`."""
        while True:
            self._skip()
            if self._at >= self._end:
                break
            if self._text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table, self._route, 0)
            self._end_of_line()
        entries = self.root.entries
        if entries:
            end = max(entry.span.end for entry in entries)
            self.root.span = Span(entries[0].span.start, end)

    def _header(self) -> None:
        start = self._at
        double = self._text.startswith("[[", start)
        self._at += 2 if double else 1
        parts = self._key()
        closing = "]]" if double else "]"
        if not self._text.startswith(closing, self._at, self._end):
            line = Span(start, max(line_end(self._text, start, self._end), start + 1))
            raise refusal("toml-header", line, closing=closing)
        self._at += len(closing)
        span = Span(start, self._at)
        table: Mapping = self.root
        self._above = [self.root]
        route: Route = ()
        for position, (key, key_span) in enumerate(parts):
            route = (*route, key)
            last = position == len(parts) - 1
            entry = self._entries(table).get(key)
            if entry is None:
                made: Node = Mapping(span, [], flow=False)
                if last and double:
                    made = Sequence(span, [], flow=False)
                elif not last:
                    self._implicit.add(id(made))
                entry = self._add(table, key, key_span, made, span)
            elif last and not (double and self._is_tables(entry)):
                if id(entry.value) not in self._implicit or double:
                    self._duplicate(entry, key, key_span, route)
                    entry = self._add(table, key, key_span, Mapping(span, [], flow=False), span)
                else:
                    self._implicit.discard(id(entry.value))
            value = entry.value
            self._above += [entry, value] if not isinstance(value, Scalar) else [entry]
            if isinstance(value, Sequence):
                if last:
                    value.elements.append(Element(Mapping(span, [], flow=False), span))
                    self._tables.add(id(value))
                if not value.elements or not isinstance(value.elements[-1].value, Mapping):
                    self._duplicate(entry, key, key_span, route)
                    value.elements.append(Element(Mapping(span, [], flow=False), span))
                element = value.elements[-1]
                route = (*route, len(value.elements) - 1)
                self._above += [element, element.value]  # type: ignore[list-item]
                table = element.value  # type: ignore[assignment]
            elif isinstance(value, Mapping):
                table = value
            else:
                self._duplicate(entry, key, key_span, route)
                other = self._add(table, key, key_span, Mapping(span, [], flow=False), span)
                table = other.value  # type: ignore[assignment]
        self._table, self._route = table, route
        self._extend(span.end)

    def _is_tables(self, entry: Entry) -> bool:
        return id(entry.value) in self._tables

    def _pair(self, table: Mapping, route: Route, depth: int) -> int:
        """Read a key and its value into a table; return the value's end."""
        start = self._at
        parts = self._key()
        if self._text[self._at : self._at + 1] != "=" or self._at >= self._end:
            self._no_equals(start, parts)
        self._at = self._blank(self._at + 1)
        for key, key_span in parts[:-1]:
            route = (*route, key)
            entry = self._entries(table).get(key)
            if entry is None:
                entry = self._add(table, key, key_span, Mapping(key_span, [], flow=False), key_span)
            elif not isinstance(entry.value, Mapping):
                self._duplicate(entry, key, key_span, route)
                entry = self._add(table, key, key_span, Mapping(key_span, [], flow=False), key_span)
            table = entry.value  # type: ignore[assignment]
        key, key_span = parts[-1]
        route = (*route, key)
        if self._text[self._at : self._at + 1] in ("", "\r", "\n", "#") or self._at >= self._end:
            raise refusal("toml-no-value", Span(start, key_span.end), key=key)
        known = self._entries(table).get(key)
        if known is not None:
            self._duplicate(known, key, key_span, route)
        value = self._value(route, depth + len(parts) - 1)
        self._add(table, key, key_span, value, Span(key_span.start, value.span.end))
        if table is not self._table:
            self._stretch(parts, value.span.end)
        self._extend(value.span.end)
        return value.span.end

    def _stretch(self, parts: list[tuple[str, Span]], end: int) -> None:
        """Extend the tables that a dotted key makes to the end of its value."""
        table = self._table
        for key, _ in parts[:-1]:
            entry = self._entries(table).get(key)
            if entry is None or not isinstance(entry.value, Mapping):
                return
            entry.span = Span(entry.span.start, max(entry.span.end, end))
            entry.value.span = Span(entry.value.span.start, max(entry.value.span.end, end))
            table = entry.value

    def _value(self, route: Route, depth: int) -> Node:
        text, start = self._text, self._at
        if depth > DEEPEST:
            raise Unreadable(Problem("file-limit", "depth", Span(start, start + 1), {}))
        sign = text[start] if start < self._end else ""
        if sign == "[":
            return self._array(route, depth)
        if sign == "{":
            return self._inline(route, depth)
        scalar = self._scalars.read(start, route)
        self._at = scalar.span.end
        return scalar

    def _array(self, route: Route, depth: int) -> Sequence:
        start = self._at
        elements: list[Element] = []
        self._at += 1
        while True:
            self._skip()
            if self._text.startswith("]", self._at, self._end):
                self._at += 1
                return Sequence(Span(start, self._at), elements, flow=True)
            if self._at >= self._end:
                break
            value = self._value((*route, len(elements)), depth + 1)
            elements.append(Element(value, value.span))
            self._skip()
            if self._text.startswith(",", self._at, self._end):
                self._at += 1
            elif not self._text.startswith("]", self._at, self._end):
                if self._is_item(route, depth):
                    raise Unreadable(missing_comma(self._text, value.span))
                break
        line = Span(start, line_end(self._text, start, self._end))
        raise refusal("open-bracket", line, sign="[", closing="]")

    def _is_item(self, route: Route, depth: int) -> bool:
        """Return whether another item of an array stands here, and not a key or a table."""
        if not self._text.startswith(_ITEMS, self._at, self._end):
            return False
        try:
            self._value(route, depth + 1)
        except Unreadable:
            return False
        self._skip()
        return self._text.startswith((",", "]"), self._at, self._end)

    def _inline(self, route: Route, depth: int) -> Mapping:
        start = self._at
        mapping = Mapping(Span(start, start), [], flow=True)
        outer = self._table, self._above
        self._at = self._blank(start + 1)
        while self._at < self._end and self._text[self._at] != "}":
            self._table, self._above = mapping, []
            self._pair(mapping, route, depth + 1)
            self._at = self._blank(self._at)
            if not self._text.startswith(",", self._at, self._end):
                break
            self._at = self._blank(self._at + 1)
        self._table, self._above = outer
        if not self._text.startswith("}", self._at, self._end):
            line = Span(start, line_end(self._text, start, self._end))
            raise refusal("open-bracket", line, sign="{", closing="}")
        self._at += 1
        mapping.span = Span(start, self._at)
        return mapping

    def _key(self) -> list[tuple[str, Span]]:
        """Read a key, dotted or not, and the space after it."""
        parts: list[tuple[str, Span]] = []
        while True:
            self._at = self._blank(self._at)
            sign = self._text[self._at : self._at + 1]
            pattern = {'"': BASIC, "'": LITERAL}.get(sign, _BARE_KEY)
            written = pattern.match(self._text, self._at, self._end)
            if written is None:
                rest = rest_of_line(self._text, self._at, self._end)
                line = shortened(self._text[rest.start : rest.end])
                if line.startswith(COMMENT_LINE_SIGNS):
                    raise Unreadable(other_comment(self._text, rest))
                raise refusal("toml-key", rest, line=line)
            span = Span(*written.span())
            key = written[0] if pattern is _BARE_KEY else decode(written[0], span)
            parts.append((key, span))
            if len(parts) > DEEPEST:
                raise Unreadable(Problem("file-limit", "depth", span, {}))
            self._at = self._blank(span.end)
            if not self._text.startswith(".", self._at, self._end):
                return parts
            self._at += 1

    def _no_equals(self, start: int, parts: list[tuple[str, Span]]) -> NoReturn:
        span = rest_of_line(self._text, start, self._end)
        line = self._text[span.start : span.end]
        yaml = _YAML_KEY.match(line)
        if yaml is not None and len(parts) == 1:
            colon = Span(start + yaml.end() - 1, start + yaml.end())
            # Where no field is written as in TOML, another notation may be meant.
            safety: Safety = "safe" if self.root.entries else "unsafe"
            fix = Fix('Write "="', (Edit(colon, " ="),), safety)
            raise refusal("toml-colon", Span(start, colon.end), fix, key=yaml[1])
        raise refusal("toml-equals", span, line=shortened(line))

    def _end_of_line(self) -> None:
        before = self._text[self._at - 1]
        self._at = self._blank(self._at)
        if self._at < self._end and self._text[self._at] not in "\r\n#":
            rest = rest_of_line(self._text, self._at, self._end)
            if self._text.startswith(COMMENT_SIGNS, rest.start):
                raise Unreadable(other_comment(self._text, rest))
            written = self._text[rest.start : rest.end]
            if written in (",", ";"):
                fix = Fix("Delete it", (Edit(rest, ""),), "unsafe")
                raise refusal("toml-separator", rest, fix, sign=written)
            if before in "\"'" and not _FIELD.match(written):
                message_id = "after-double-quote" if before == '"' else "toml-after-quote"
                raise refusal(message_id, rest, text=shortened(written))
            raise refusal("toml-rest", rest, text=shortened(written))

    def _add(self, table: Mapping, key: str, key_span: Span, value: Node, span: Span) -> Entry:
        entry = Entry(key, key_span, value, span)
        table.entries.append(entry)
        self._entries(table)[key] = entry
        return entry

    def _entries(self, table: Mapping) -> dict[str, Entry]:
        return self._index.setdefault(id(table), {})

    def _duplicate(self, known: Entry, key: str, span: Span, route: Route) -> None:
        self.duplicates.append(duplicate_key(key, span, known.key_span, route))

    def _extend(self, end: int) -> None:
        for node in self._above:
            node.span = Span(node.span.start, max(node.span.end, end))

    def _skip(self) -> None:
        between = _BETWEEN.match(self._text, self._at, self._end)
        self._at = between.end() if between is not None else self._at

    def _blank(self, at: int) -> int:
        blank = _BLANK.match(self._text, at, self._end)
        return blank.end() if blank is not None else at
