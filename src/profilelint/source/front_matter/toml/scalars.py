"""Scalars of TOML: strings, numbers, truth values, dates and times."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.tree import Scalar
from profilelint.source.front_matter.curly_quotes import CURLY, text_at
from profilelint.source.front_matter.date_notation import rewritten
from profilelint.source.front_matter.dates import date_fault
from profilelint.source.front_matter.notation import LARGEST_EXACT, LONGEST_NUMBER
from profilelint.source.front_matter.problems import (
    TRUTH,
    Unreadable,
    closing_mark,
    doubtful_number,
    impossible_date,
    shortened,
    word_for_truth,
)
from profilelint.source.front_matter.toml.faults import line_end, refusal, rest_of_line

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.model.tree import Style

BASIC = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
"""A string in double quotation marks, in one line."""

LITERAL = re.compile(r"'[^'\r\n]*'")
"""A string in single quotation marks, in one line."""

LONE_CR = re.compile(r"\r(?!\n)")
"""A line end that TOML does not have."""

_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:[Zz]|[-+][0-9]{2}:[0-9]{2})?)?|[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
)
_TOKEN = re.compile(r"[^\s,\]\}#]+")
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9_]+|[-+]?[0-9_]+\.")
_NOT_FINITE = re.compile(r"[-+]?(?:inf|nan)")
_ITEM = re.compile(r"[^,\]\r\n#]*")


def is_date_or_time(text: str) -> bool:
    """Return whether a text is a date, a date with a time or a time of TOML that exists."""
    return _DATE.fullmatch(text) is not None and date_fault(text) is None


class Scalars:
    """Reads the scalars of a text up to an offset.

    Problems of values that can be read nevertheless are added to ``problems``.
    """

    def __init__(self, text: str, end: int, problems: list[Problem]) -> None:
        self._problems = problems
        self._text = text
        self._end = end

    def read(self, start: int, route: Route) -> Scalar:
        """Return the scalar that begins at an offset. Raises `Unreadable`."""
        text = self._text
        if start < self._end and text[start] in ("'", '"'):
            return self._string(start, route)
        date = _DATE.match(text, start, self._end)
        if date is not None:
            span = Span(start, date.end())
            fault = date_fault(date[0])
            if fault is not None:
                # Without the value, nothing can be read.
                message_id = "time" if fault == "zone" else fault
                raise Unreadable(impossible_date(message_id, span, date[0], route))
            return Scalar(span, date[0], "plain")
        token = _TOKEN.match(text, start, self._end)
        if token is None and text.startswith(",", start, self._end):
            comma = Span(start, start + 1)
            fix = Fix("Delete it", (Edit(comma, ""),), "unsafe")
            raise refusal("extra-comma", comma, fix)
        if token is None:
            raise refusal("unreadable", rest_of_line(text, start, self._end))
        return self._token(token[0], Span(start, token.end()), route)

    def _token(self, word: str, span: Span, route: Route) -> Scalar:
        if word in ("true", "false"):
            return Scalar(span, word == "true", "plain")
        digits = word.replace("_", "")
        if _DECIMAL.fullmatch(digits):
            if len(digits.lstrip("+-")) > LONGEST_NUMBER:
                return self._doubtful("long", span, word, route)
            return self._integer(int(digits), span, word, route)
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
                if value.__class__ is int:
                    return self._integer(value, span, word, route)
                if value is not word:
                    return Scalar(span, value, "plain")
        raise self._unquoted(span.start, is_item=bool(route) and isinstance(route[-1], int))

    def _unquoted(self, start: int, *, is_item: bool) -> Unreadable:
        text = self._text
        if text[start] in CURLY:
            whole = text_at(text, start, self._end) or rest_of_line(text, start, self._end)
            inner = text[whole.start : whole.end].strip("“”„‘’«»")
            return refusal("curly-quote", whole, _quoting(whole, inner), sign=text[start])
        whole = rest_of_line(text, start, self._end)
        item = _ITEM.match(text, start, whole.end) if is_item else None
        if item is not None and item[0].strip():
            whole = Span(start, start + len(item[0].rstrip()))
        written = text[whole.start : whole.end]
        if written.lower() in TRUTH:
            return Unreadable(word_for_truth(whole, written))
        if _NUMBER.fullmatch(written):
            return refusal("toml-number", whole, value=shortened(written))
        if written == "null":
            return refusal("toml-null", whole)
        date = rewritten(written)
        if date is not None and is_date_or_time(date):
            fix = Fix(f"Write {date}", (Edit(whole, date),), "unsafe")
            return refusal("toml-date", whole, fix, value=shortened(written), date=date)
        return refusal("toml-quotes", whole, _quoting(whole, written), value=shortened(written))

    def _integer(self, number: int, span: Span, written: str, route: Route) -> Scalar:
        if abs(number) > LARGEST_EXACT:
            self._doubtful("precision", span, written, route)
        return Scalar(span, number, "plain")

    def _doubtful(self, message_id: str, span: Span, written: str, route: Route) -> Scalar:
        self._problems.append(doubtful_number(message_id, span, written, route))
        return Scalar(span, written, "plain")

    def _string(self, start: int, route: Route) -> Scalar:
        text = self._text
        sign = text[start]
        style: Style = "double-quoted" if sign == '"' else "single-quoted"
        if text.startswith(sign * 3, start):
            end = self._end_of_long(start + 3, sign)
        else:
            string = (BASIC if sign == '"' else LITERAL).match(text, start, self._end)
            end = string.end() if string is not None else None
        if end is None:
            opened = Span(start, line_end(text, start, self._end))
            # A bracket may be that of an array.
            fixes = () if text[opened.end - 1] in "]}" else closing_mark(text, opened)
            raise Unreadable(
                Problem("file-open-quote", "unclosed", opened, {"quote": sign}, route, fixes=fixes)
            )
        value = decode(text[start:end], Span(start, end))
        fault = date_fault(value) if value[4:5] == "-" else None
        if fault is not None:
            self._problems.append(impossible_date(fault, Span(start, end), value, route))
        return Scalar(Span(start, end), value, style)

    def _end_of_long(self, at: int, sign: str) -> int | None:
        """Return the end of a string in triple quotes; up to two more may stand before it."""
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


def decode(written: str, span: Span) -> str:
    """Return the value of a string, given with its quotation marks. Raises `Unreadable`."""
    if not written.startswith(('"""', "'''")) and "\\" not in written:
        return written[1:-1]
    try:
        value: str = tomllib.loads("v = " + LONE_CR.sub("\n", written))["v"]
    except (tomllib.TOMLDecodeError, ValueError):
        at = written.find("\\")
        if at < 0:
            raise refusal("unreadable", span) from None
        at = _bad_escape(written)
        place = Span(span.start + at, span.start + at + 2)
        raise refusal("escape", place, found=written[at : at + 2]) from None
    return value


def _quoting(span: Span, value: str) -> Fix:
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
