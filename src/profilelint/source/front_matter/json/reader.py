"""Front matter in JSON (RFC 8259), with exact places.

Trailing commas and comments are reported and skipped. Whatever else JSON forbids ends the reading.
"""

from __future__ import annotations

from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.pattern import pattern
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence, plain
from profilelint.source.front_matter.curly_quotes import CURLY, text_at
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.notation import (
    DEEPEST,
    LARGEST_EXACT,
    LONGEST_NUMBER,
    Reading,
)
from profilelint.source.front_matter.problems import (
    TRUTH,
    Unreadable,
    closing_mark,
    doubtful_number,
    duplicate_key,
    impossible_date,
    shortened,
    word_for_truth,
)

if TYPE_CHECKING:
    import re

    from profilelint.model.finding import Param, Route, Safety
    from profilelint.model.tree import Node

RULE = "file-syntax"

_BLANK = pattern(r"[ \t\r\n]*")
_LINE_COMMENT = pattern(r"(?://|#)[^\r\n]*")
_NUMBER = pattern(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![\w.])")
# An apostrophe within a text has more of it behind.
_SINGLE = pattern(r"'(?:[^'\"\\\r\n]|'(?![ \t]*(?:[,:\]}\r\n]|\Z)))*+'(?=[ \t]*(?:[,:\]}\r\n]|\Z))")
# Text whose opening quotation mark is missing, and text to the end of its line without any.
_HALF_QUOTED = pattern(r'[^\s"\\,:\[\]{}][^"\\\r\n\[\]{}]*(?="[ \t]*(?:[,:\]}\r\n]|\Z))')
_BARE = pattern(r'[^\s"\\,:\[\]{}][^"\\,\r\n\[\]{}]*(?<![ \t])(?=[ \t]*,?[ \t]*(?:[\r\n]|\Z))')
_COLON = pattern(r"[ \t]*:")
_KEY = pattern(r'"[^"\\\r\n]*"[ \t]*:')
_SEMICOLON = pattern(r";(?=[ \t\r\n]*+[\"\[{0-9-])")
_WORD = pattern(r"[^\s,:\[\]{}\"]+")
_VALUE = pattern(r"(?:-?[0-9][0-9.eE+-]*|true|false|null)(?=[\s,\]}]|\Z)")
# A line that ends a text which a line above it began.
_END_OF_TEXT = pattern(r'(?:\r\n?|\n)[^"\r\n]*"[ \t]*,?[ \t]*(?=[\r\n]|\Z)')
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+Z?)?")
_SURROGATE = pattern("[\ud800-\udfff]")
_CONSTANTS = {"true": True, "false": False, "null": None}
_SIGNS = "[]{}:"
_OPENING = '"[{'
_NOT_FINITE = frozenset(("NaN", "Infinity", "-Infinity"))


def read_json(text: str, block: Span) -> Reading:
    """Return what the JSON object in a span of a text says. Never raises."""
    reader = _Reader(text, block.end)
    try:
        tree = reader.object(block.start, (), 0)[0]
    except Unreadable as reason:
        return Reading(None, None, [*reader.problems, reason.problem])
    return Reading(plain(tree), lambda: tree, reader.problems)


class _Reader:
    def __init__(self, text: str, end: int) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._end = end

    def object(self, start: int, route: Route, depth: int) -> tuple[Mapping, int]:
        self._limit(start, depth)
        entries: list[Entry] = []
        seen: dict[str, Span] = {}
        at = self._skip(start + 1)
        while self._text[at] != "}":
            key, key_span = self._key(at, route)
            inner = (*route, key)
            if key in seen:
                self.problems.append(duplicate_key(key, key_span, seen[key], inner))
            seen[key] = key_span
            at = self._skip(key_span.end)
            if self._text[at] != ":":
                raise self._without_colon(key, key_span)
            value, at = self._value(self._skip(at + 1), inner, depth)
            entries.append(Entry(key, key_span, value, Span(key_span.start, at)))
            at = self._separator(at, start, "}", value.span)
        return Mapping(Span(start, at + 1), entries, flow=True), at + 1

    def _array(self, start: int, route: Route, depth: int) -> tuple[Sequence, int]:
        self._limit(start, depth)
        elements: list[Element] = []
        at = self._skip(start + 1)
        while self._text[at] != "]":
            value, at = self._value(at, (*route, len(elements)), depth)
            elements.append(Element(value, value.span))
            at = self._separator(at, start, "]", value.span)
        return Sequence(Span(start, at + 1), elements, flow=True), at + 1

    def _separator(self, at: int, opening: int, closing: str, before: Span) -> int:
        """Return where the next member or the closing bracket stands."""
        at = self._skip(at)
        if self._text[at] == closing:
            return at
        if self._text[at] == ",":
            after = self._skip(at + 1)
            if self._text[after] == closing:
                span = Span(at, at + 1)
                fix = Fix("Delete the comma", (Edit(span, ""),))
                self.problems.append(Problem(RULE, "trailing-comma", span, {}, fixes=(fix,)))
            return after
        # A colon follows a key, which no list has.
        if self._text[at] in "]}" or (closing == "]" and self._text[at] == ":"):
            sign = self._text[opening]
            raise self._refusal(
                "open-bracket", Span(opening, opening + 1), sign=sign, closing=closing
            )
        if _SEMICOLON.match(self._text, at, self._end):
            fix = Fix("Write a comma", (Edit(Span(at, at + 1), ","),), "unsafe")
            raise Unreadable(Problem(RULE, "missing-comma", before, {}, fixes=(fix,)))
        is_member = self._text[at] in _OPENING or _VALUE.match(self._text, at, self._end)
        if self._text[before.start] == '"' and not is_member:
            line = self._text[at : self._line_end(at)].rstrip(" \t,")
            rest = Span(at, at + len(line))
            raise self._refusal("after-double-quote", rest, text=shortened(line))
        if (half := self._half_quoted(before.start, "unsafe")) is not None:
            raise half
        if self._text[before.start] not in _OPENING and self._text[at] not in _OPENING:
            raise self._bare(before)
        fixes: tuple[Fix, ...] = ()
        if closing == "]" or _KEY.match(self._text, at, self._end):
            fixes = (Fix("Insert a comma", (Edit(Span(before.end, before.end), ","),)),)
        raise Unreadable(Problem(RULE, "missing-comma", before, {}, fixes=fixes))

    def _key(self, at: int, route: Route) -> tuple[str, Span]:
        if self._text[at] == '"':
            return self._string(at, route)
        span = self._quoted(at) or self._word(at)
        if self._text[at] == ",":
            raise self._refusal("extra-comma", span)
        half = self._half_quoted(at, "safe")
        end = half.problem.span.end + 1 if half is not None else span.end
        if _COLON.match(self._text, end, self._end) is None:
            if self._text[at] in _SIGNS:
                raise self._refusal("unreadable", span)
            raise self._without_quotes(span)
        raise half or self._unquoted(span)

    def _without_colon(self, key: str, span: Span) -> Unreadable:
        """Return the problem of a key that no colon follows; it may hold its own."""
        name = key.rstrip()
        if not name.endswith(":") or not self._text.startswith(name, span.start + 1):
            return self._refusal("json-colon", span, key=key)
        end = span.start + len(name)
        fix = Fix("Close it before the colon", (Edit(Span(end, end), '"'),), "unsafe")
        return _unclosed(Span(span.start, end + 1), (), (fix,))

    def _half_quoted(self, at: int, safety: Safety) -> Unreadable | None:
        """Return the problem of a text that has only its closing quotation mark, if it is one."""
        found = _HALF_QUOTED.match(self._text, at, self._end)
        if found is None:
            return None
        fix = Fix("Put one before it", (Edit(Span(at, at), '"'),), safety)
        return self._without_quotes(Span(*found.span()), fix)

    def _bare(self, word: Span) -> Unreadable:
        """Return the problem of a value without quotation marks, which a word begins."""
        found = _BARE.match(self._text, word.start, self._end)
        if found is None:
            return self._without_quotes(word)
        span = Span(*found.span())
        return self._without_quotes(span, _quoting(span, found[0], "unsafe"))

    def _unquoted(self, word: Span) -> Unreadable:
        """Return the problem of a text in other quotation marks or none, which a word begins."""
        quoted = self._quoted(word.start)
        span = quoted or word
        written = self._text[span.start : span.end]
        inner = written.strip("'‘’“”„«»")
        if '"' in inner or "\\" in inner or (quoted is None and inner != written):
            return self._without_quotes(span)
        return self._without_quotes(
            span, _quoting(span, inner, "unsafe" if "'" in inner else "safe")
        )

    def _without_quotes(self, span: Span, *fixes: Fix) -> Unreadable:
        """Return the problem of a text that double quotation marks must stand around."""
        params: dict[str, Param] = {"value": shortened(self._text[span.start : span.end])}
        return Unreadable(Problem(RULE, "json-quotes", span, params, fixes=fixes))

    def _quoted(self, at: int) -> Span | None:
        if self._text[at] == "'":
            single = _SINGLE.match(self._text, at, self._end)
            return Span(*single.span()) if single is not None else None
        return text_at(self._text, at, self._end) if self._text[at] in CURLY else None

    def _value(self, at: int, route: Route, depth: int) -> tuple[Node, int]:
        sign = self._text[at]
        if sign == '"':
            value, span = self._string(at, route)
            fault = date_fault(value) if value[4:5] == "-" else None
            if fault is not None:
                self.problems.append(impossible_date(fault, span, value, route))
            return Scalar(span, value, "double-quoted"), span.end
        if sign == "{":
            return self.object(at, route, depth + 1)
        if sign == "[":
            return self._array(at, route, depth + 1)
        span = self._word(at)
        word = self._text[span.start : span.end]
        if word in _CONSTANTS:
            return Scalar(span, _CONSTANTS[word], "plain"), span.end
        number = _NUMBER.fullmatch(word)
        if number is not None:
            return self._number(number, span, route), span.end
        if word in _NOT_FINITE:
            return self._doubtful("infinite", span, word, route), span.end
        if word[0] in ",}" and route and isinstance(route[-1], str):
            raise self._refusal("json-no-value", span, key=route[-1])
        if word[0] in ",:":
            raise self._refusal("extra-comma" if word[0] == "," else "extra-colon", span)
        if word[0] in _SIGNS:
            raise self._refusal("unreadable", span)
        if word[0] in CURLY or word[0] == "'":
            raise self._unquoted(span)
        if word.lower() in TRUTH:
            raise Unreadable(word_for_truth(span, word))
        if _DAY.fullmatch(word):
            raise self._unquoted(span)
        if half := self._half_quoted(at, "unsafe"):
            raise half
        if not word[0].isdigit():
            raise self._bare(span)
        raise self._refusal("json-number", span, value=shortened(word))

    def _number(self, number: re.Match[str], span: Span, route: Route) -> Scalar:
        whole, fraction, exponent = number.groups()
        if fraction is None and exponent is None:
            if len(whole.lstrip("-")) > LONGEST_NUMBER:
                return self._doubtful("long", span, whole, route)
            integer = int(whole)
            if abs(integer) > LARGEST_EXACT:
                self._doubtful("precision", span, whole, route)
            return Scalar(span, integer, "plain")
        value = float(number[0])
        if value - value != 0:
            return self._doubtful("infinite", span, number[0], route)
        return Scalar(span, value, "plain")

    def _doubtful(self, message_id: str, span: Span, written: str, route: Route) -> Scalar:
        self.problems.append(doubtful_number(message_id, span, written, route))
        return Scalar(span, written, "plain")

    def _string(self, at: int, route: Route) -> tuple[str, Span]:
        try:
            value, end = scanstring(self._text, at + 1, True)
        except JSONDecodeError as error:
            line = self._line_end(at)
            if error.pos < line and self._text[error.pos] == "\\":
                place = Span(error.pos, error.pos + 2)
                written = self._text[place.start : place.end]
                raise self._refusal("escape", place, found=written) from None
            if error.pos < line and self._text[error.pos] < " ":
                raise self._refusal("string-control", Span(error.pos, error.pos + 1)) from None
            opened = Span(at, line)
            if _END_OF_TEXT.match(self._text, line, self._end):
                raise self._refusal("json-lines", opened) from None
            raise _unclosed(opened, route, self._closing_mark(opened)) from None
        span = Span(at, end)
        if not value.isascii() and _SURROGATE.search(value):
            self.problems.append(Problem("file-encoding", "half-escape", span, {}, route, "value"))
            value = _SURROGATE.sub("\ufffd", value)
        return value, span

    def _closing_mark(self, opened: Span) -> tuple[Fix, ...]:
        """Return the fix that closes a text where its line ends, or before the last comma."""
        written = self._text[opened.start : opened.end].rstrip()
        if written[-1] in "]}":
            return ()
        written = written.removesuffix(",")
        return closing_mark(self._text, Span(opened.start, opened.start + len(written)))

    def _skip(self, at: int) -> int:
        """Return the offset of the next sign of the block."""
        while True:
            blank = _BLANK.match(self._text, at, self._end)
            at = blank.end() if blank is not None else at
            comment = _LINE_COMMENT.match(self._text, at, self._end)
            if comment is not None:
                span = Span(*comment.span())
            elif self._text.startswith(("/*", "<!--"), at, self._end):
                closing = "*/" if self._text[at] == "/" else "-->"
                end = self._text.find(closing, at + 2, self._end)
                span = Span(at, end + len(closing) if end >= 0 else self._end)
            else:
                break
            fix = Fix("Delete the comment", (Edit(span, ""),), "unsafe")
            self.problems.append(Problem(RULE, "comment", span, {}, fixes=(fix,)))
            at = span.end
        if at >= self._end:
            raise self._refusal("open-bracket", Span(at - 1, at), sign="{", closing="}")
        return at

    def _word(self, at: int) -> Span:
        word = _WORD.match(self._text, at, self._end)
        return Span(*word.span()) if word is not None else Span(at, at + 1)

    def _line_end(self, at: int) -> int:
        while at < self._end and self._text[at] not in "\r\n":
            at += 1
        return at

    def _limit(self, at: int, depth: int) -> None:
        if depth > DEEPEST:
            raise Unreadable(Problem("file-limit", "depth", Span(at, at + 1), {}))

    def _refusal(self, message_id: str, span: Span, **params: Param) -> Unreadable:
        return Unreadable(Problem(RULE, message_id, span, dict(params)))


def _unclosed(opened: Span, route: Route, fixes: tuple[Fix, ...]) -> Unreadable:
    """Return the problem of a quotation mark that is not closed."""
    params: dict[str, Param] = {"quote": '"'}
    return Unreadable(Problem("file-open-quote", "unclosed", opened, params, route, fixes=fixes))


def _quoting(span: Span, text: str, safety: Safety) -> Fix:
    """Return the fix that writes a text in double quotation marks."""
    return Fix("Put it in double quotation marks", (Edit(span, f'"{text}"'),), safety)
