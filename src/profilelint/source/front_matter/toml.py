"""Front matter in TOML 1.0, with exact places.

`tomllib` decides what is TOML; it tells no places, so the block is walked here as well, and
first: the walk has limits that keep `tomllib` from quadratic work and from recursion.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NoReturn

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.json import plain
from profilelint.source.front_matter.reading import (
    Reading,
    doubtful_number,
    duplicate_key,
    shortened,
)
from profilelint.source.front_matter.yaml.compose import DEEPEST
from profilelint.source.front_matter.yaml.core import LONGEST_NUMBER

if TYPE_CHECKING:
    from profilelint.model.finding import Param, Route
    from profilelint.model.tree import Node, Style

RULE = "file-syntax"

_BLANK = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
_LITERAL = re.compile(r"'[^'\r\n]*'")
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:[Zz]|[-+][0-9]{2}:[0-9]{2})?)?|[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
)
_TOKEN = re.compile(r"[^\s,\]\}#]+")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NOT_FINITE = re.compile(r"[-+]?(?:inf|nan)")
_PLACE = re.compile(r"\(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)")
_LONE_CR = re.compile(r"\r(?!\n)")
_YAML_KEY = re.compile(r"([A-Za-z0-9_-]+)[ \t]*:(?=[ \t]|\Z)")
_REST = re.compile(r"[^\r\n#]*")
_CURLY = "“”„‘’«"


def read_toml(text: str, content: Span) -> Reading:
    """Return what the TOML in a span of a text says. Never raises."""
    walk = _Walk(text, content)
    try:
        walk.walk()
    except _Unreadable as reason:
        return Reading(None, None, [reason.problem])
    if not walk.duplicates:
        source = _LONE_CR.sub("\n", text[content.start : content.end])
        try:
            tomllib.loads(source)
        except tomllib.TOMLDecodeError as error:
            return Reading(None, None, [_explain(text, content, source, error)])
        except (RecursionError, ValueError, OverflowError):
            # A number too long for Python is text here, and has been reported as such.
            if not walk.problems:
                line = Span(content.start, _line_end(text, content.start, content.end))
                return Reading(None, None, [Problem(RULE, "unreadable", line, {})])
    tree = walk.root
    return Reading(plain(tree), lambda: tree, [*walk.duplicates, *walk.problems])


class _Unreadable(Exception):  # noqa: N818 - not an error of the program
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Walk:
    """Makes the tree of a block; what only `tomllib` can refuse is let pass."""

    def __init__(self, text: str, content: Span) -> None:
        self.root = Mapping(Span(content.start, content.start), [], flow=False)
        self.problems: list[Problem] = []
        self.duplicates: list[Problem] = []
        self._text = text
        self._end = content.end
        self._at = content.start
        self._first: dict[int, Entry] = {}
        self._tables: set[int] = set()
        self._implicit: set[int] = set()
        self._index: dict[int, dict[str, Entry]] = {}
        self._table = self.root
        self._above: list[Entry | Element | Mapping | Sequence] = [self.root]
        self._route: Route = ()

    def walk(self) -> None:
        """Go through the block. Raises `_Unreadable`."""
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
            raise self._refusal("open-bracket", self._rest(start), sign="[", closing="]")
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
            raise self._refusal("toml-no-value", Span(start, key_span.end), key=key)
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
            raise _Unreadable(Problem("file-limit", "depth", Span(start, start + 1), {}))
        sign = text[start] if start < self._end else ""
        if sign == "[":
            return self._array(route, depth)
        if sign == "{":
            return self._inline(route, depth)
        if sign in ("'", '"') and sign:
            return self._string(route)
        date = _DATE.match(text, start, self._end)
        if date is not None:
            self._at = date.end()
            span = Span(start, self._at)
            fault = date_fault(date[0])
            if fault is not None:
                problem = Problem(
                    "date-impossible", fault, span, {"value": date[0]}, route, "value"
                )
                raise _Unreadable(problem)
            return Scalar(span, date[0], "plain")
        token = _TOKEN.match(text, start, self._end)
        if token is None:
            raise self._refusal("unreadable", self._rest_of_line(start))
        self._at = token.end()
        return self._token(token[0], Span(start, self._at), route)

    def _token(self, word: str, span: Span, route: Route) -> Scalar:
        if word in ("true", "false"):
            return Scalar(span, word == "true", "plain")
        digits = word.replace("_", "")
        if _DECIMAL.fullmatch(digits):
            if len(digits.lstrip("+-")) > LONGEST_NUMBER:
                return self._doubtful("long", span, word, route)
            return Scalar(span, int(digits), "plain")
        if _NOT_FINITE.fullmatch(word):
            return self._doubtful("infinite", span, word, route)
        if len(word) <= 64 and (word[0].isdigit() or word[0] in "+-"):
            try:
                value = tomllib.loads(f"v = {word}")["v"]
            except (tomllib.TOMLDecodeError, ValueError):
                value = word
            if isinstance(value, float) and value - value != 0:
                return self._doubtful("infinite", span, word, route)
            if isinstance(value, int | float | str):
                if value.__class__ is int and len(str(value).lstrip("-")) > LONGEST_NUMBER:
                    return self._doubtful("long", span, word, route)
                if value is not word:
                    return Scalar(span, value, "plain")
        whole = self._rest_of_line(span.start)
        written = self._text[whole.start : whole.end]
        if written[0] in _CURLY:
            raise self._refusal(
                "curly-quote", whole, _quoted(whole, written.strip(_CURLY)), sign=written[0]
            )
        raise self._refusal("toml-quotes", whole, _quoted(whole, written), value=shortened(written))

    def _doubtful(self, message_id: str, span: Span, written: str, route: Route) -> Scalar:
        self.problems.append(doubtful_number(message_id, span, written, route))
        return Scalar(span, written, "plain")

    def _string(self, route: Route) -> Scalar:
        start, text = self._at, self._text
        sign = text[start]
        style: Style = "double-quoted" if sign == '"' else "single-quoted"
        if text.startswith(sign * 3, start):
            end = self._end_of_long(start + 3, sign)
        else:
            found = (_BASIC if sign == '"' else _LITERAL).match(text, start, self._end)
            end = found.end() if found is not None else None
        if end is None:
            opened = Span(start, _line_end(text, start, self._end))
            raise _Unreadable(
                Problem("file-open-quote", "unclosed", opened, {"quote": sign}, route)
            )
        self._at = end
        value = self._decoded(text[start:end], Span(start, end))
        fault = date_fault(value) if value[4:5] == "-" else None
        if fault is not None:
            self.problems.append(
                Problem(
                    "date-impossible", fault, Span(start, end), {"value": value}, route, "value"
                )
            )
        return Scalar(Span(start, end), value, style)

    def _decoded(self, written: str, span: Span) -> str:
        if not written.startswith(('"""', "'''")) and "\\" not in written:
            return written[1:-1]
        try:
            value: str = tomllib.loads("v = " + _LONE_CR.sub("\n", written))["v"]
        except (tomllib.TOMLDecodeError, ValueError):
            at = written.find("\\")
            if at < 0:
                raise self._refusal("unreadable", span) from None
            at = _bad_escape(written)
            found = written[at : at + 2]
            raise self._refusal(
                "escape", Span(span.start + at, span.start + at + 2), found=found
            ) from None
        return value

    def _end_of_long(self, at: int, sign: str) -> int | None:
        """Return the end of a string of three quotes, which may hold up to two before its end."""
        while True:
            end = self._text.find(sign * 3, at, self._end)
            if end < 0:
                return None
            if sign == '"':
                backslashes = end
                while backslashes > at and self._text[backslashes - 1] == "\\":
                    backslashes -= 1
                if (end - backslashes) % 2:
                    at = end + 1
                    continue
            end += 3
            for _ in range(2):
                if self._text.startswith(sign, end, self._end):
                    end += 1
            return end

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
                break
        line = Span(start, _line_end(self._text, start, self._end))
        raise self._refusal("open-bracket", line, sign="[", closing="]")

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
            line = Span(start, _line_end(self._text, start, self._end))
            raise self._refusal("open-bracket", line, sign="{", closing="}")
        self._at += 1
        mapping.span = Span(start, self._at)
        return mapping

    def _key(self) -> list[tuple[str, Span]]:
        """Read a key, dotted or not, and the space after it."""
        parts: list[tuple[str, Span]] = []
        while True:
            self._at = self._blank(self._at)
            sign = self._text[self._at : self._at + 1]
            pattern = {'"': _BASIC, "'": _LITERAL}.get(sign, _BARE_KEY)
            found = pattern.match(self._text, self._at, self._end)
            if found is None:
                rest = self._rest_of_line(self._at)
                line = shortened(self._text[rest.start : rest.end])
                raise self._refusal("toml-key", rest, line=line)
            span = Span(*found.span())
            key = found[0] if pattern is _BARE_KEY else self._decoded(found[0], span)
            parts.append((key, span))
            if len(parts) > DEEPEST:
                raise _Unreadable(Problem("file-limit", "depth", span, {}))
            self._at = self._blank(span.end)
            if not self._text.startswith(".", self._at, self._end):
                return parts
            self._at += 1

    def _no_equals(self, start: int, parts: list[tuple[str, Span]]) -> NoReturn:
        span = self._rest_of_line(start)
        line = self._text[span.start : span.end]
        yaml = _YAML_KEY.match(line)
        if yaml is not None and len(parts) == 1:
            colon = Span(start + yaml.end() - 1, start + yaml.end())
            fix = Fix("Write “=”", (Edit(colon, " ="),))
            raise self._refusal("toml-colon", Span(start, colon.end), fix, key=yaml[1])
        raise self._refusal("toml-equals", span, line=shortened(line))

    def _end_of_line(self) -> None:
        self._at = self._blank(self._at)
        if self._at < self._end and self._text[self._at] not in "\r\n#":
            rest = self._rest_of_line(self._at)
            raise self._refusal(
                "toml-rest", rest, text=shortened(self._text[rest.start : rest.end])
            )

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

    def _rest_of_line(self, at: int) -> Span:
        rest = _REST.match(self._text, at, self._end)
        end = at + len(rest[0].rstrip()) if rest is not None else at
        return Span(at, end) if end > at else Span(max(at - 1, 0), at)

    def _rest(self, at: int) -> Span:
        return Span(at, max(_line_end(self._text, at, self._end), at + 1))

    def _refusal(self, message_id: str, span: Span, *fixes: Fix, **params: Param) -> _Unreadable:
        return _Unreadable(Problem(RULE, message_id, span, dict(params), fixes=fixes))


def _quoted(span: Span, value: str) -> Fix:
    quoted = f"'{value}'" if "'" not in value and ('"' in value or "\\" in value) else f'"{value}"'
    return Fix("Put it in quotation marks", (Edit(span, quoted),), "unsafe")


def _bad_escape(written: str) -> int:
    """Return the place of the first escape that TOML does not know."""
    good = re.compile(r"\\(?:[btnfr\"\\]|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*[\r\n])")
    at = written.find("\\")
    while True:
        escape = good.match(written, at)
        following = written.find("\\", escape.end()) if escape is not None else -1
        if escape is None or following < 0:
            return at
        at = following


def _explain(text: str, content: Span, source: str, error: Exception) -> Problem:
    """Return the problem behind an error of `tomllib`, at the line that it names."""
    place = _PLACE.search(str(error))
    at = 0
    if place is not None and place[1] is not None:
        for _ in range(int(place[1]) - 1):
            at = source.find("\n", at) + 1
    else:
        at = max(source.rstrip().rfind("\n"), 0)
    start = content.start + at
    line = text[start : _line_end(text, start, content.end)]
    stripped = len(line) - len(line.lstrip())
    span = Span(start + stripped, start + max(len(line.rstrip()), stripped))
    return Problem(RULE, "unreadable", span, {})


def _line_end(text: str, at: int, limit: int) -> int:
    while at < limit and text[at] not in "\r\n":
        at += 1
    return at
