"""What is wrong within brackets and braces of YAML (flow collections, YAML 1.2.2, section 7.4)."""

from __future__ import annotations

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.pattern import pattern
from profilelint.source.front_matter.problems import missing_comma, shortened
from profilelint.source.front_matter.yaml.faults import curly_members, problem, quoting
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
    other fault is reported: quotation marks of typography around members, a bracket closed by the
    sign of the other kind, a hyphen before an item, a comment that hides the closing bracket, a
    second colon, or two items next to each other of which the first is in quotation marks,
    brackets or braces, or is the value before the key of another.
    """
    quoted = curly_members(text, span)
    if quoted is not None:
        return quoted
    at, last = span
    opened: list[int] = []
    member = at  # where the member begins that is looked at
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
            closing = _PAIRS[text[opened[-1]]] if opened else char
            if closing != char:
                return _other_closing(Span(at, at + 1), text[opened[-1]], closing)
            if not opened:
                return None
            item = Span(opened.pop(), at + 1)
            member = item.start
            at += 1
        elif char == "," and text[at - 1] == ",":
            fix = Fix("Delete it", (Edit(Span(at, at + 1), ""),), "unsafe")
            return Problem("file-syntax", "extra-comma", Span(at, at + 1), {}, fixes=(fix,))
        elif char == "," or char == ":":
            item, line, is_value = None, None, char == ":"
            at += 1
            member = at if char == "," else member
        elif item is not None:
            is_key = text[opened[-1]] == "{" and text[item.start] in "\"'" and not is_value
            if is_key and not _is_key(text, at, last):
                name = text[item.start + 1 : item.end - 1]
                return problem("json-colon", item, key=shortened(name))
            return missing_comma(text, item)
        elif char == "-" and text[at + 1 : at + 2] in (" ", "\t"):
            whole = _PLAIN.match(text, at, last)
            end = whole.end() if whole is not None else at + 1
            return problem("item-in-brackets", Span(at, end), line=_written(text, Span(at, end)))
        elif char in _PAIRS:
            opened.append(at)
            line, is_value = None, False
            at += 1
            member = at
        elif char in "\"'" and line is None:
            closed = end_of_quote(text, at, last)
            if closed is None:
                return None
            item = Span(at, closed)
            at = closed
        elif char in "@`%|>" and line is None:
            end = _end_of_member(text, Span(at, last))
            return quoting("indicator", text, Span(at, end), sign=char)
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
                return _second_colon(text, Span(member, last), at, plain[0].rstrip())
            line = Span(at, at + len(plain[0].rstrip())) if is_value else None
            at = plain.end()
    if opened and comment is not None:
        return Problem("file-syntax", "hidden-bracket", comment, {"text": _written(text, comment)})
    return None


def _other_closing(sign: Span, opening: str, closing: str) -> Problem:
    """Return the problem of a bracket that the sign of the other kind closes."""
    fix = Fix(f'Write "{closing}"', (Edit(sign, closing),), "unsafe")
    other = "}" if closing == "]" else "]"
    return problem("other-closing", sign, fix, sign=other, opening=opening, closing=closing)


def _is_key(text: str, at: int, last: int) -> bool:
    """Return whether what begins here is followed by a colon."""
    end = end_of_quote(text, at, last) if text[at] in "\"'" else None
    if end is None:
        plain = _PLAIN.match(text, at, last)
        end = plain.end() if plain is not None else at
    return _COLON.match(text, end, last) is not None


def _second_colon(text: str, rest: Span, at: int, value: str) -> Problem:
    """Return the problem of a member with a second colon, behind the text at ``at``.

    ``rest`` goes from where the member begins to where the collection ends.
    """
    end = _end_of_member(text, Span(at, rest.end))
    before, _, key = value.rpartition(" ")
    if before and _KEY.fullmatch(key):
        span = Span(at, end)
        return problem("colon-in-value", span, value=_written(text, span), key=key)
    start = rest.start + len(text[rest.start : at]) - len(text[rest.start : at].lstrip())
    return quoting("colon-space", text, Span(start, end))


def _end_of_member(text: str, rest: Span) -> int:
    """Return where a member of plain texts and colons ends."""
    at = rest.start
    while at < rest.end and text[at] not in ",[]{}\"'#\r\n":
        at += 1
    return at - len(text[rest.start : at]) + len(text[rest.start : at].rstrip())


def _written(text: str, span: Span) -> str:
    return shortened(text[span.start : span.end])
