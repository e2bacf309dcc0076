"""What is wrong within brackets and braces of YAML (flow collections, YAML 1.2.2, section 7.4)."""

from __future__ import annotations

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.problems import missing_comma, shortened
from profilelint.source.front_matter.yaml.faults import curly_members
from profilelint.source.front_matter.yaml.quotes import end_of_quote

_PAIRS = {"[": "]", "{": "}"}
_BLANK = pattern(r"[ \t\r\n]+|(?<=[ \t\r\n])#[^\r\n]*")
_PLAIN = pattern(r"(?:[^\s,\[\]{}:#]|:(?![\s,\[\]{}])|(?<=\S)#|[ \t]++(?![\s#,\[\]{}]))+")
# A number or a truth value is a whole value: a key cannot be a part of it.
_WHOLE_VALUE = pattern(r"(-?[0-9]+(?:\.[0-9]+)?|true|false)[ \t]+[\w-]+")
_KEY = pattern(r"[\w-]+")
_COLON = pattern(r":(?=[\s,\[\]{}])")


def flow_fault(text: str, span: Span) -> Problem | None:
    """Return what is wrong within a flow collection.

    ``span`` goes from the opening bracket to what looks like the closing one. Only what can be no
    other fault is reported: quotation marks of typography around members, a comment that hides the
    closing bracket, or two items next to each other of which the first is in quotation marks,
    brackets or braces, or is the value before the key of another.
    """
    quoted = curly_members(text, span)
    if quoted is not None:
        return quoted
    at, last = span
    opened: list[int] = []
    item: Span | None = None  # the one before, if nothing but a comma can follow it
    line: Span | None = None  # the one before of a value without quotation marks
    is_value = False
    comment: Span | None = None
    while at < last:
        blank = _BLANK.match(text, at, last)
        if blank is not None:
            if text[at] == "#":
                comment = Span(*blank.span())
            at = blank.end()
            continue
        char = text[at]
        if char in "]}":
            if not opened or _PAIRS[text[opened[-1]]] != char:
                return None
            item = Span(opened.pop(), at + 1)
            at += 1
        elif char == "," and text[at - 1] == ",":
            fix = Fix("Delete it", (Edit(Span(at, at + 1), ""),), "unsafe")
            return Problem("file-syntax", "extra-comma", Span(at, at + 1), {}, fixes=(fix,))
        elif char == "," or char == ":":
            item, line, is_value = None, None, char == ":"
            at += 1
        elif item is not None:
            return missing_comma(text, item)
        elif char in _PAIRS:
            opened.append(at)
            line, is_value = None, False
            at += 1
        elif char in "\"'" and line is None:
            end = end_of_quote(text, at, last)
            if end is None:
                return None
            item = Span(at, end)
            at = end
        else:
            plain = _PLAIN.match(text, at, last)
            if plain is None:
                return None
            if is_value and _COLON.match(text, plain.end(), last):
                whole = _WHOLE_VALUE.fullmatch(plain[0].rstrip())
                if whole is not None and line is None:
                    return missing_comma(text, Span(at, at + len(whole[1])))
                if line is not None and _KEY.fullmatch(plain[0].rstrip()):
                    return missing_comma(text, line)
            line = Span(at, at + len(plain[0].rstrip())) if is_value else None
            at = plain.end()
    if opened and comment is not None:
        return Problem("file-syntax", "hidden-bracket", comment, {"text": _written(text, comment)})
    return None


def _written(text: str, span: Span) -> str:
    return shortened(text[span.start : span.end])
