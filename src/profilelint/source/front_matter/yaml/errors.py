"""Why a YAML block cannot be read, in causes that an editor can act on.

A parser reports where it gave up, which is often lines after the fault. The lines up to there are
searched one by one for common mistakes. Only if there are none, the parser's place is reported.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.curly_quotes import CURLY
from profilelint.source.front_matter.fences import misspelt_closing, spaced_closing
from profilelint.source.front_matter.problems import (
    COMMENT_LINE_SIGNS,
    COMMENT_SIGNS,
    closing_mark,
    other_comment,
    shortened,
)
from profilelint.source.front_matter.yaml.compose import AliasError, DocumentError, EscapeError
from profilelint.source.front_matter.yaml.faults import (
    behind_block_sign,
    curly,
    item_on_line_of_key,
    markdown_link,
    problem,
    quoting,
    spaced_address,
    stray,
    wide_space,
)
from profilelint.source.front_matter.yaml.flow_faults import flow_fault
from profilelint.source.front_matter.yaml.quotes import end_of_quote, single_quoted, swallows

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.source.front_matter.notation import Reading


_LINE = pattern(r"([^\r\n]*)(?:\r\n?|\n|\Z)")
_BLANKS = pattern(r"[ \t]*")
_ENTRY = pattern(
    r"(?P<indent> *)(?P<dashes>(?:-[ \t]+)*)"
    r"(?:(?P<key>\"[^\"\r\n]*\"|'[^'\r\n]*'|"
    r"[^\s\"'\[\]{}#,&*!|>%@`:-][^\r\n]*?(?=:(?:[ \t]|$)))[ \t]*:(?=[ \t]|$)[ \t]*)?"
    r"(?P<value>[^\r\n]*)",
    re.MULTILINE,
)
_BLOCK_HEADER = pattern(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?")
_COLON = pattern(r":(?=[ \t]|$)")
_COMMENT = pattern(r"(?:^|[ \t])#.*")
_COMMENT_BEHIND = pattern(r"[ \t](<!--|\{?/\*)")
_WORD = pattern(r"[\w.-]+")
_ESCAPE = pattern(
    r"\\(?:[0abtnvfre \"/\\N_LP\t\r\n]|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|"
    r"U00(?:0[0-9a-fA-F]|10)(?!(?<=0000)[dD][89a-fA-F])[0-9a-fA-F]{4})"
)
_PAIRS = {"[": "]", "{": "}"}
_CUT = pattern(r"[ \t]#[^\W_][^\r\n]*")
_TEMPLATE = ("{%", "{{")
# YAML 1.2, section 5.1: what may not stand in a stream at all.
_CONTROL = pattern("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
# A whole value; other text behind an asterisk is meant as text.
_ALIAS = pattern(r"(\*([\w.-]+))[ \t]*(?:[,\]}].*|(?<=[ \t])#.*)?$")
# What begins list items elsewhere.
_MARK = pattern("([*+\u2022\u00b7\u2023\u25aa\u25cf\u2013\u2014\u2212])[ \t]+(?=[^ \t])")
_NUMBER = pattern(r"([0-9]{1,2}[.)])[ \t]+(?=[^ \t])")
_DASHES = pattern(
    "(?:--|\\*{3}|_{3}|={3,9}|(?=-*[\u2013\u2014\u2212])[-\u2013\u2014\u2212]{1,4})[ \t]*"
)

_WIDE_COLON = pattern(r"[\w-]+[ \t]*([：﹕][ \t]*)(?=[^\r\n]|$)")
# A line of fields, as none of a body is.
_OF_FIELDS = pattern(r"(?P<key>[a-z_][\w-]*+:(?=[ \t]|$))|[ \t]|- |#|$")
# What a text over several lines cannot begin with.
_NO_PLAIN_TEXT = "|>[{\"'&!*"
# Blanks of other widths than a space's, and those at which no line breaks.
_WIDE_SPACE = pattern("[ ]*(?:- *|[\\w-]+:)?[ ]*([\xa0\u2000-\u200a\u202f\u3000]+)")


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def explain(
    text: str, content: Span, error: Exception, read: Callable[[str, Span], Reading]
) -> Problem:
    """Return the problem behind a parser's error in the block at ``content``.

    ``read`` reads a part of the block: where the closing fence is missing, the first lines are a
    block of their own.
    """
    control = _CONTROL.search(text, content.start, content.end)
    if control is not None:
        code = f"U+{ord(control[0]):04X}"
        return Problem("file-encoding", "control", Span(*control.span()), {"code": code})
    at = min(content.start + _offset(error), content.end)
    lines = _lines(text, content)
    number = max((n for n, line in enumerate(lines) if line.start <= at), default=0)
    if isinstance(error, DocumentError) or "single document" in str(error):
        return problem("documents", Span(at, lines[number].end))
    if isinstance(error, AliasError) or "undefined alias" in str(error):
        alias = _ALIAS.match(text, at, lines[number].end)
        if alias is not None:
            return problem("alias", Span(*alias.span(1)), name=alias[2])
        return quoting("asterisk", text, Span(at, lines[number].end))
    found = _unclosed(text, content, lines, number, read)
    if found is not None:
        return spaced_closing(text, content.start, lines[number].start) or found
    found = _Search(text, content, lines, number).cause()
    found = found or problem("unreadable", _stripped(lines[number]))
    if found.message_id in ("wide-space", "missing-colon"):
        closing = spaced_closing(text, content.start, content.end)
        if closing is not None and closing.span.start == found.span.start:
            return closing
    return found


def _offset(error: Exception) -> int:
    if isinstance(error, AliasError | DocumentError | EscapeError):
        return error.start
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return int(mark.index) if mark is not None else 0


def _lines(text: str, content: Span) -> list[_Line]:
    lines = []
    at = content.start
    while at < content.end:
        line = _LINE.match(text, at, content.end)
        if line is None or line.end() == at:
            break
        lines.append(_Line(at, line.end(1), line[1]))
        at = line.end()
    return lines or [_Line(content.start, content.start, "")]


def _unclosed(
    text: str,
    content: Span,
    lines: list[_Line],
    number: int,
    read: Callable[[str, Span], Reading],
) -> Problem | None:
    """Return the problem of a block without end, whose fence is only met within the body."""
    blank = next((n for n in range(number) if not lines[n].text.strip()), None)
    if blank is None or blank == 0:
        return None
    after = next((n for n in range(blank, number + 1) if lines[n].text.strip()), number)
    entry = _ENTRY.match(lines[after].text)
    if entry is None or entry["key"] is not None or entry["indent"]:
        return None
    below = [_OF_FIELDS.match(line.text) for line in lines[after + 1 :]]
    if all(below) and any(line and line["key"] for line in below):
        # Fields go on, so the fence below them closes the block.
        return None
    head = Span(content.start, lines[blank].start)
    if not read(text, head).data:
        return None
    fence = Span(0, 3) if text.startswith("---") else Span(content.start, content.start)
    return Problem("file-front-matter", "unclosed", fence, {"fence": "---"})


class _Search:
    """A walk over the lines up to the one at which the parser gave up."""

    def __init__(self, text: str, content: Span, lines: list[_Line], last: int) -> None:
        self._text = text
        self._end = content.end
        self._lines = lines
        self._last = last
        self._number = 0
        self._first: re.Match[str] | None = None
        # The latest key whose value begins on a line below it.
        self._holder: re.Match[str] | None = None

    def cause(self) -> Problem | None:
        """Return what is wrong in the first line that shows a fault."""
        above: re.Match[str] | None = None
        while self._number <= self._last:
            line = self._lines[self._number]
            self._number += 1
            stripped = line.text.strip()
            if not stripped and "\t" in line.text and self._number > self._last:
                span = Span(line.start, line.end)
                return problem("tab", span, Fix("Delete it", (Edit(span, ""),), "unsafe"))
            blanks = _BLANKS.match(line.text)
            is_last = self._number > self._last and blanks is not None and "\t" in blanks[0]
            if not stripped or (stripped[0] == "#" and not is_last):
                continue
            if blanks is not None and "\t" in blanks[0]:
                return self._tab(Span(line.start, line.start + blanks.end()), line.end, above)
            entry = _ENTRY.match(self._text, line.start, line.end)
            if entry is None:
                return None
            if entry["key"] is None and not self._continues(entry, above):
                wide = _WIDE_SPACE.match(line.text)
                if wide is not None:
                    return wide_space(self._text, line.start, wide)
            if entry["key"] is not None and self._first is None:
                self._first = entry
            found = self._entry(line, entry, above)
            if found is not None:
                return found
            if entry["key"] is not None and not entry["value"]:
                self._holder = entry
            if entry["key"] is not None or entry["dashes"] or stripped == "-":
                above = entry
        return (
            self._first_indented()
            or self._cut()
            or _misplaced(self._text, self._lines[self._last])
            or self._first_item()
        )

    def _tab(self, blanks: Span, end: int, above: re.Match[str] | None) -> Problem:
        """Return the problem of a tab before what ends at ``end``."""
        width = self._column(_ENTRY.match(self._text, blanks.end, end), above)
        if width == 0:
            return problem("stray-tab", blanks, Fix("Delete it", (Edit(blanks, ""),), "unsafe"))
        spaces = self._text[blanks.start : blanks.end].replace("\t", "  ")
        spaces = spaces if width is None else " " * width
        return problem("tab", blanks, Fix("Write spaces", (Edit(blanks, spaces),), "unsafe"))

    def _column(self, entry: re.Match[str] | None, above: re.Match[str] | None) -> int | None:
        """Return where a key or item belongs below the entry above it; None if that is open."""
        if entry is None or (entry["key"] is None and not entry["dashes"]):
            return None
        if above is None:
            return 0
        if above["key"] is None:
            if entry["dashes"]:
                return len(above["indent"])
            return _depth(self._holder) if self._holder is not None else 0
        if entry["dashes"]:
            return None
        return _depth(above) if above["value"] else _depth(above) + 2

    def _cut(self) -> Problem | None:
        """Return the problem of a text over several lines that a comment ends before its last."""
        if self._last == 0:
            return None
        entry = _ENTRY.match(self._lines[self._last].text)
        before = self._lines[self._last - 1]
        if entry is None or entry["key"] or not entry["indent"]:
            return None
        if before.text.lstrip().startswith("#"):
            span = _stripped(before)
            return problem("comment-in-text", span, text=shortened(before.text.strip()))
        comment = _CUT.search(before.text)
        if comment is None:
            return None
        span = Span(before.start + comment.start() + 1, before.start + len(before.text.rstrip()))
        return problem("cut", span, text=shortened(self._text[span.start : span.end]))

    def _first_item(self) -> Problem | None:
        """Return the problem of a list item above the first field."""
        line = next((each for each in self._lines if each.text.strip()), None)
        if line is None or not line.text.startswith("- "):
            return None
        return problem("stray-item", _stripped(line), line=shortened(line.text.strip()))

    def _first_indented(self) -> Problem | None:
        """Return the problem of a first key that is indented more than the one not understood."""
        first, line = self._first, self._lines[self._last]
        entry = _ENTRY.match(line.text)
        if first is None or entry is None or entry["key"] is None:
            return None
        if len(entry["indent"]) >= len(first["indent"]):
            return None
        key = first["key"].rstrip()
        start = first.start("key")
        return problem("first-indentation", Span(start, start + len(key)), key=key)

    @staticmethod
    def _continues(entry: re.Match[str], above: re.Match[str] | None) -> bool:
        """Return whether a line may go on with the value of the entry above it."""
        return above is not None and len(entry["indent"]) > _depth(above) and bool(above["value"])

    def _entry(
        self, line: _Line, entry: re.Match[str], above: re.Match[str] | None
    ) -> Problem | None:
        value, key = entry["value"], entry["key"]
        continues = self._continues(entry, above)
        if key is None and not entry["dashes"]:
            if not continues and value.strip() in ("]", "}"):
                return stray(_stripped(line), value.strip())
            if not continues and value.startswith(COMMENT_LINE_SIGNS):
                return other_comment(self._text, _stripped(line))
            if not continues and value.startswith(_TEMPLATE):
                return problem("template", _stripped(line), text=shortened(value.strip()))
            if not continues and value[0] in _PAIRS and above is not None:
                return self._below_key(line, value, above)
            if value[0] in _PAIRS and above is None:
                # The whole block is one mapping in braces, such as JSON.
                return self._flow(_stripped(line), value[0], -1)
            if continues or value == "-" or value[:1] in ("]", "}", "?", "[", "{"):
                return None
            return self._not_an_entry(line, value, above)
        if continues and key is not None and above is not None and above["key"] is not None:
            start = entry.start("key")
            span = Span(start, start + len(key.rstrip()))
            if above["value"][0] in "|>[{\"'&!":
                return None
            if _WORD.fullmatch(key.rstrip()):
                return problem("indentation", span, key=key.rstrip())
            return problem("colon-space", _stripped(line), value=shortened(line.text.strip()))
        start = entry.start("value")
        return (
            self._value(value, Span(start, start + len(value.rstrip())), _depth(entry), key or "")
            if value
            else None
        )

    def _not_an_entry(self, line: _Line, value: str, above: re.Match[str] | None) -> Problem:
        span = _stripped(line)
        if _DASHES.fullmatch(line.text) is not None:
            # The block ends at a line further down: to close it here would change the body.
            return misspelt_closing(self._text, span, "---")._replace(fixes=())
        mark = _MARK.match(value) or _NUMBER.match(value)
        if mark is not None and above is not None and (above["dashes"] or not above["value"]):
            return self._other_marks(line, mark[1])
        if value.startswith(COMMENT_LINE_SIGNS):
            return other_comment(self._text, span)
        wide = _WIDE_COLON.match(value)
        if wide is not None:
            sign = Span(line.end - len(value) + wide.start(1), line.end - len(value) + wide.end(1))
            fix = Fix("Write a colon and a space", (Edit(sign, ": "),), "unsafe")
            return problem("wide-colon", Span(sign.start, sign.start + 1), fix, sign=wide[1][0])
        colon = value.find(":")
        if value[0] == "-" and len(value) > 1 and value[1] != "-":
            fix = Fix("Insert a space", (Edit(Span(span.start + 1, span.start + 1), " "),))
            return problem("missing-space", Span(span.start, span.start + 2), fix, sign="-")
        if (
            colon > 0
            and value[0] != "-"
            and _WORD.fullmatch(value[:colon])
            and not value.startswith("//", colon + 1)
        ):
            at = span.start + colon + 1
            fix = Fix("Insert a space", (Edit(Span(at, at), " "),))
            return problem("missing-space", Span(span.start, at), fix, sign=":")
        return self._text_below(span, above) or problem(
            "missing-colon", span, line=shortened(value)
        )

    def _text_below(self, span: Span, above: re.Match[str] | None) -> Problem | None:
        """Return the problem of a text at the margin that may belong to the field or item above.

        A small letter begins the name of a field.
        """
        text = self._text
        if above is None or text[span.start].islower() or not text[span.start].isalpha():
            return None
        is_block = _BLOCK_HEADER.fullmatch(above["value"]) is not None
        if not above["value"] or (above["value"][0] in _NO_PLAIN_TEXT and not is_block):
            return None
        line = shortened(text[span.start : span.end])
        if above["key"] is None:
            dash = above["indent"] + above["dashes"]
            fix = Fix('Write "- "', (Edit(Span(span.start, span.start), dash),), "unsafe")
            return problem("missing-dash", span, fix, line=line)
        lines = self._lines
        first = last = self._number - 1
        while last + 1 < len(lines) and _is_text(lines[last + 1]):
            last += 1
        before = first - 1
        while not lines[before].text.strip():
            before -= 1
        indent = " " * (_depth(above) + 2)
        start = lines[before + 1].start
        if is_block:
            # Empty lines belong to the text, and its first line says how deep the others stand.
            start = span.start
            top = next((each.text for each in lines[:first] if each.start > above.end()), "")
            indent = " " * (len(top) - len(top.lstrip(" "))) or indent
        edits = [Edit(Span(start, span.start), indent)]
        edits += [
            Edit(Span(each.start, each.start), indent) for each in lines[first + 1 : last + 1]
        ]
        is_next = is_block or before + 1 == first
        message_id = "wrapped" if is_next else "wrapped-behind-blank"
        fix = Fix("Make it a part of the text above", tuple(edits), "unsafe")
        return problem(message_id, span, fix, line=line, key=above["key"].rstrip())

    def _below_key(self, line: _Line, value: str, above: re.Match[str]) -> Problem | None:
        """Return the problem of a list in brackets at the margin, below the key of its field."""
        if above["value"] or above["key"] is None:
            return None
        gap = Span(above.end(), line.end - len(value))
        fix = Fix("Write it behind the colon", (Edit(gap, " "),), "unsafe")
        fixes = (fix,) if value.rstrip().endswith(_PAIRS[value[0]]) else ()
        key, sign = above["key"].rstrip(), value[0]
        return problem("below-key", _stripped(line), *fixes, key=key, sign=sign)

    def _other_marks(self, first: _Line, sign: str) -> Problem:
        """Return the problem of list items that begin with another sign than a hyphen."""
        edits = []
        indent = first.text[: first.text.index(sign)]
        is_number = sign[0].isdigit()
        for line in self._lines[self._lines.index(first) :]:
            mark = (_NUMBER if is_number else _MARK).match(line.text, len(indent))
            if not line.text.startswith(indent) or mark is None:
                break
            if mark[1] != sign and not is_number:
                break
            at = line.start + len(indent)
            edits.append(Edit(Span(at, at + len(mark[1])), "-"))
        fix = Fix('Write "-"', tuple(edits), "unsafe")
        return problem("item-sign", _stripped(first), fix, sign=sign)

    def _value(self, value: str, span: Span, indent: int, key: str) -> Problem | None:
        sign = value[0]
        if sign in "\"'":
            return self._quoted(span, indent, is_key=not key)
        if value.startswith(_TEMPLATE):
            fix = Fix(
                "Put it in quotation marks",
                (Edit(span, single_quoted(self._text[span.start : span.end])),),
                "unsafe",
            )
            return problem("template", span, fix, text=shortened(value.rstrip()))
        if sign in "|>":
            if _BLOCK_HEADER.fullmatch(value) is None:
                return behind_block_sign(self._text, span, self._continuation(indent))
            return self._block(indent, value)
        if sign in _PAIRS:
            return markdown_link(self._text, span, key) or self._flow(span, sign, indent)
        if sign == "-" and key and value[1:2] in (" ", "\t"):
            return item_on_line_of_key(self._text, span, self._below())
        is_mark = value[1:2] in (" ", "\t") or (key and not value[1:])
        if sign in "@`%,]}" or (sign in "-?" and is_mark):
            return quoting("indicator", self._text, span, sign=sign)
        if sign == "*":
            return quoting("asterisk", self._text, span) if value.rstrip()[1:].strip("*") else None
        if sign in "&!":
            is_last = self._number > self._last and value[1:2] not in ("!", "<")
            return quoting("indicator", self._text, span, sign=sign) if is_last else None
        plain = _COMMENT.sub("", value)
        if _COLON.search(plain) is None:
            return None
        whole = Span(span.start, span.start + len(plain.rstrip()))
        comment = _COMMENT_BEHIND.search(plain)
        if comment is not None and _COLON.search(plain, 0, comment.start()) is None:
            return other_comment(self._text, Span(span.start + comment.start(1), whole.end))
        if sign in CURLY:
            return curly(self._text, whole)
        address = spaced_address(self._text, whole)
        return address or quoting("colon-space", self._text, whole, safety="safe")

    def _below(self) -> str:
        """Return the line below the one that is looked at; empty if there is none."""
        return self._lines[self._number].text if self._number < len(self._lines) else ""

    def _continuation(self, indent: int) -> str:
        """Return the spaces before the line below if it is deeper than ``indent``, else none."""
        line = self._below()
        width = len(line) - len(line.lstrip(" "))
        return " " * width if line.strip() and width > indent else ""

    def _quoted(self, span: Span, indent: int, *, is_key: bool) -> Problem | None:
        quote = self._text[span.start]
        end = end_of_quote(self._text, span.start, self._end)
        opened = Span(span.start, span.end)
        if end is None:
            fixes = self._closing(opened, indent)
            return Problem("file-open-quote", "unclosed", opened, {"quote": quote}, fixes=fixes)
        line = swallows(self._text, Span(span.start, end))
        if line is not None:
            fixes = self._closing(opened, indent)
            return Problem("file-open-quote", "swallows", opened, {"line": line}, fixes=fixes)
        if quote == '"':
            at = self._text.find("\\", span.start, end)
            while at >= 0:
                escape = _ESCAPE.match(self._text, at, end)
                if escape is None:
                    return problem("escape", Span(at, at + 2), found=self._text[at : at + 2])
                at = self._text.find("\\", escape.end(), end)
        while self._number <= self._last and self._lines[self._number].start < end:
            self._number += 1
        line_end = self._lines[self._number - 1].end
        rest = self._text[end:line_end]
        if is_key and rest.lstrip().startswith(":"):
            return None
        if rest.strip() and not _COMMENT.match(rest):
            start = end + len(rest) - len(rest.lstrip())
            if rest.lstrip().startswith(COMMENT_SIGNS):
                return other_comment(self._text, Span(start, start + len(rest.strip())))
            span, text = Span(start, line_end), shortened(rest.strip())
            if quote == '"':
                return problem("after-double-quote", span, text=text)
            return problem("after-quote", span, text=text, quote=quote)
        return None

    def _closing(self, opened: Span, indent: int) -> tuple[Fix, ...]:
        """Return the fix that closes a value's quotation mark, if the next text is a field."""
        line = self._lines[self._number - 1]
        if self._text[line.start : opened.start].rstrip()[-1:] not in (":", "-"):
            return ()
        below = (each.text for each in islice(self._lines, self._number, None))
        following = next((text for text in below if text.strip() and text[0] != "#"), None)
        if following is not None:
            entry = _ENTRY.match(following)
            is_field = entry is not None and (entry["key"] or entry["dashes"])
            if not is_field or len(following) - len(following.lstrip(" ")) > indent:
                return ()
        return closing_mark(self._text, opened)

    def _flow(self, span: Span, sign: str, indent: int) -> Problem | None:
        end = _end_of_flow(self._text, span.start, self._end, indent)
        if end is None:
            return problem("open-bracket", span, sign=sign, closing=_PAIRS[sign])
        fault = flow_fault(self._text, Span(span.start, end))
        if fault is not None:
            return fault
        if end > span.end:
            while self._number <= self._last and self._lines[self._number].start < end:
                self._number += 1
            return None
        rest = self._text[end : span.end]
        if rest.strip() and not _COMMENT.match(rest) and not rest.lstrip().startswith(":"):
            extra = rest.strip()
            if extra in ("]", "}"):
                at = end + rest.index(extra)
                return stray(Span(at, at + 1), extra)
            if extra.startswith(COMMENT_SIGNS):
                return other_comment(self._text, Span(span.end - len(extra), span.end))
            return quoting("indicator", self._text, span, sign=sign)
        return None

    def _block(self, indent: int, header: str) -> Problem | None:
        """Pass over the lines of a block text; return the problem of one that leaves it.

        Its first line says how deep the others stand, unless a digit in the header does.
        """
        width: int | None = None
        while self._number <= self._last:
            line = self._lines[self._number]
            depth = len(line.text) - len(line.text.lstrip(" "))
            if line.text.strip():
                if depth <= indent:
                    return None
                if width is not None and depth < width and line.text[depth] != "#":
                    edit = Edit(Span(line.start, line.start + depth), " " * width)
                    fix = Fix("Align it with the first line", (edit,), "unsafe")
                    text = shortened(line.text.strip())
                    return problem("block-indentation", _stripped(line), fix, line=text)
                if width is None and not any(sign.isdigit() for sign in header[:3]):
                    width = depth
            self._number += 1
        return None


def _depth(entry: re.Match[str]) -> int:
    """Return the column of the key or dash that a value belongs to: its other lines are deeper."""
    if entry["key"] is not None or not entry["dashes"]:
        return len(entry["indent"] + entry["dashes"])
    return len(entry["indent"] + entry["dashes"].rstrip()) - 1


def _is_text(line: _Line) -> bool:
    """Return whether a line at the margin is neither a field nor an item."""
    entry = _ENTRY.match(line.text)
    if entry is None or entry["key"] is not None or entry["dashes"] or entry["indent"]:
        return False
    value = entry["value"]
    return value[:1].isalpha() and _MARK.match(value) is None and not value.endswith(":")


def _misplaced(text: str, line: _Line) -> Problem | None:
    """Return the problem of a key or list item that belongs to nothing above it."""
    entry = _ENTRY.match(line.text)
    if entry is None or not (entry["key"] or entry["dashes"]):
        return None
    if entry["dashes"]:
        return problem("stray-item", _stripped(line), line=shortened(line.text.strip()))
    if entry["key"].startswith(COMMENT_LINE_SIGNS):
        return other_comment(text, _stripped(line))
    if entry["indent"]:
        start, key = line.start + entry.start("key"), entry["key"].rstrip()
        return problem("indentation", Span(start, start + len(key)), key=key)
    return None


def _end_of_flow(text: str, start: int, limit: int, indent: int) -> int | None:
    """Return the end of a flow collection; None where the next key begins before it ends."""
    depth = 0
    at = start
    while at < limit:
        char = text[at]
        if char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return at + 1
        elif char in "\"'" and text[at - 1] in " ,[{:\n":
            end = end_of_quote(text, at, limit)
            if end is None:
                return None
            at = end
            continue
        elif char in "\r\n":
            entry = _ENTRY.match(text, at + 1, limit)
            if entry is not None and entry["key"] is not None and len(entry["indent"]) <= indent:
                return None
        at += 1
    return None


def _stripped(line: _Line) -> Span:
    start = line.start + len(line.text) - len(line.text.lstrip())
    return Span(start, max(start, line.start + len(line.text.rstrip())))
