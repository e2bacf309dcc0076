"""Problems of YAML that cannot be read, with their repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start, newline_of
from profilelint.source.front_matter.curly_quotes import CURLY, members
from profilelint.source.front_matter.problems import shortened
from profilelint.source.front_matter.yaml.quotes import single_quoted

if TYPE_CHECKING:
    import re

    from profilelint.model.finding import Param, Safety

RULE = "file-syntax"

# A name, and a special space behind its colon, another colon, or no space behind it.
_FIELD = pattern(
    r"[A-Za-z_][\w-]*(?:[ \t]*(?P<colon>[：﹕][ \t]*)|(?P<missing>:)(?=[^\s/:])"
    r"|:[ ]*(?P<space>[\xa0\u2000-\u200a\u202f\u3000]+))"
)
# An address with a space behind its colon.
_SPACED = pattern(r"((?:https?|mailto|tel):)([ \t]+)(\S+)")
_BEHIND_SCHEME = pattern(r"//[^\s/]\S*|[^\s@]+@[^\s@]+\.[a-z]{2,}|\+?[0-9][0-9().-]{4,}")
# A link of Markdown, and what may be its address.
_LINK = pattern(r"\[([^\[\]]*)\]\(\s*([^\s()<>]+)\s*\)")
_ADDRESS = pattern(r"https?://[^\s#]\S*|mailto:\S+|/\S*")
# "> 50 towns" is a comparison.
_BLOCK_SIGN = pattern(r"[|>][+-]?[ \t]+(?=[^\s|>0-9$€£])")
_ITEM = pattern(r"( *)-[ \t]")
_OF_ADDRESSES = frozenset(("href", "homepage", "link", "site", "source", "url", "website"))
_OF_TEXTS = frozenset(("description", "name", "subtitle", "summary", "title"))


def stray(span: Span, sign: str) -> Problem:
    """Return the problem of a closing bracket or brace that stands alone."""
    fix = Fix("Delete it", (Edit(span, ""),), "unsafe")
    return problem("stray-bracket", span, fix, sign=sign)


def curly(text: str, span: Span) -> Problem:
    """Return the problem of a text in quotation marks of typography."""
    value = text[span.start : span.end]
    inner = value[1:-1]
    fixes: tuple[Fix, ...]
    if value[-1] in CURLY[value[0]] and not any(char in inner for char in '"\\“”„«»'):
        fixes = (Fix("Write straight quotation marks", (Edit(span, f'"{inner}"'),)),)
    else:
        edit = Edit(span, single_quoted(value))
        fixes = (Fix("Put the whole text in straight ones", (edit,), "unsafe"),)
    return problem("curly-quote", span, *fixes, sign=value[0])


def curly_value(text: str, span: Span, meant: str) -> Problem:
    """Return the problem of a key or value in quotation marks of typography; ``meant`` is right."""
    fix = Fix(f"Write {meant}", (Edit(span, meant),), "unsafe")
    return problem("curly-quote", span, fix, sign=text[span.start])


def curly_members(text: str, collection: Span) -> Problem | None:
    """Return the problem of texts in quotation marks of typography in brackets or braces."""
    spans = list(members(text, collection))
    if not spans:
        return None
    edits = []
    for start, end in spans:
        inner = text[start + 1 : end - 1]
        straight = single_quoted(inner) if "\\" in inner else f'"{inner}"'
        edits.append(Edit(Span(start, end), straight))
    fix = Fix("Write straight quotation marks", tuple(edits), "unsafe")
    return problem("curly-quote", spans[0], fix, sign=text[spans[0].start])


def lone_field(text: str, span: Span) -> Problem | None:
    """Return what keeps the only line of a block from being a field."""
    line = _FIELD.match(text, *span)
    if line is None:
        return None
    sign = Span(*line.span(line.lastgroup or 0))
    if line["space"]:
        fix = Fix("Write a space", (Edit(sign, " "),), "unsafe")
        return problem("wide-space", sign, fix, code=f"U+{ord(text[sign.start]):04X}")
    if line["colon"]:
        fix = Fix("Write a colon and a space", (Edit(sign, ": "),), "unsafe")
        return problem("wide-colon", Span(sign.start, sign.start + 1), fix, sign=text[sign.start])
    fix = Fix("Insert a space", (Edit(Span(sign.end, sign.end), " "),))
    return problem("missing-space", Span(span.start, sign.end), fix, sign=":")


def quoting(
    message_id: str, text: str, span: Span, *, safety: Safety = "unsafe", **params: Param
) -> Problem:
    """Return a problem that is solved by putting the covered text into quotation marks."""
    value = text[span.start : span.end]
    edit = Edit(span, single_quoted(value))
    fix = Fix("Put it in quotation marks", (edit,), safety)
    return problem(message_id, span, fix, value=shortened(value), **params)


def wide_space(text: str, line: int, blanks: re.Match[str]) -> Problem:
    """Return the problem of special spaces that were meant to indent a line.

    ``line`` is where the line begins; ``blanks`` are the spaces as group 1, counted from there.
    """
    span = Span(line + blanks.start(1), line + blanks.end(1))
    fix = Fix("Write spaces", (Edit(span, " " * len(blanks[1])),), "unsafe")
    return problem("wide-space", span, fix, code=f"U+{ord(text[span.start]):04X}")


def problem(message_id: str, span: Span, *fixes: Fix, **params: Param) -> Problem:
    """Return a problem of the syntax of a block."""
    return Problem(RULE, message_id, span, dict(params), fixes=fixes)


def spaced_address(text: str, span: Span) -> Problem | None:
    """Return the problem of an address with a space behind its colon; None if it is none."""
    address = _SPACED.fullmatch(text, *span)
    if address is None or _BEHIND_SCHEME.fullmatch(address[3]) is None:
        return None
    fix = Fix("Delete the space", (Edit(Span(*address.span(2)), ""),), "unsafe")
    return problem("spaced-address", span, fix, value=shortened(text[span.start : span.end]))


def markdown_link(text: str, span: Span, key: str) -> Problem | None:
    """Return the problem of a link of Markdown where its address is meant; None if it is none."""
    link = _LINK.fullmatch(text, *span)
    if link is None or _ADDRESS.fullmatch(link[2]) is None:
        return None
    if key.rstrip() not in _OF_ADDRESSES and link[1].strip() != link[2]:
        return None
    fix = Fix("Write the address alone", (Edit(span, link[2]),), "unsafe")
    return problem("markdown-link", span, fix, text=shortened(link[0]), address=shortened(link[2]))


def behind_block_sign(text: str, span: Span, continuation: str) -> Problem:
    """Return the problem of a text on the line of the sign that begins one of several lines.

    ``continuation`` are the spaces that the line below is indented by, if the text goes on there.
    """
    sign = text[span.start]
    mark = _BLOCK_SIGN.match(text, *span)
    if mark is None or " #" in text[mark.end() : span.end]:
        return quoting("indicator", text, span, sign=sign)
    if continuation:
        edit = Edit(Span(mark.end(), mark.end()), f"{newline_of(text)}{continuation}")
        fix = Fix("Begin the text on the next line", (edit,), "unsafe")
    else:
        from profilelint.source.front_matter.yaml.writer import WRITER

        edit = Edit(span, WRITER.text(text[mark.end() : span.end]))
        fix = Fix(f'Delete the "{sign}"', (edit,), "unsafe")
    return problem("block-text", span, fix, sign=sign)


def item_on_line_of_key(text: str, span: Span, below: str) -> Problem:
    """Return the problem of a list item behind the colon of its field.

    ``below`` is the next line: if it is an item, so is this.
    """
    from profilelint.source.front_matter.yaml.writer import list_indent

    start = text.rfind(":", 0, span.start) + 1
    line = line_start(text, start)
    own = len(text[line:start]) - len(text[line:start].lstrip(" -"))
    item = _ITEM.match(below)
    indent = item[1] if item is not None else " " * own + list_indent(text, Span(0, span.start))
    value = text[span.start : span.end]
    edit = Edit(Span(start, span.start), f"{newline_of(text)}{indent}")
    fixes = [Fix("Write it on a line of its own", (edit,), "unsafe")]
    if item is None:
        quoted = Fix("Put it in quotation marks", (Edit(span, single_quoted(value)),), "unsafe")
        is_text = text[line:start].strip(" -:") in _OF_TEXTS
        fixes.insert(0 if is_text else 1, quoted)
    return problem("item-on-line", span, *fixes, value=shortened(value))
