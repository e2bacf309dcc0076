"""Marks of code, comments and text for CommonMark that are none for another renderer.

What CommonMark takes for harmless is HTML on the page where its mark is none: a fence that nothing
closes, a comment that an empty line interrupts, a backslash before ``<``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined, line_start
from profilelint.source.markdown.code_shams import find_code_shams, indentations
from profilelint.source.markdown.loose_addresses import find_loose_addresses
from profilelint.source.markdown.raw_text_ends import BEFORE_BLOCK
from profilelint.source.markdown.reading import line_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body

_DECLARATION = pattern(r"<(?:\?|!(?!--))")
_COMMENT = pattern(r"<!--")
_TAG = pattern(r"<[a-zA-Z][^<>\"']*+([\"'])")
# Two hyphens within a comment, or a third at its end.
_DASHED_COMMENT = pattern(r"<!--(?=[^\r\n]{0,500}?--(?!>))")
# To look for line ends is many times as fast as to look for beginnings of lines.
_BLANK = pattern(r"(?>\r\n?|\n)()[ \t>]*+(?=[\r\n]|\Z)")
# A line behind which a comment begins a block of its own.
_NO_PARAGRAPH = pattern(
    r"[ \t>]*+(?:[\r\n]|#|---|\*\*\*|```|~~~|\{[%:{]|</?(?:article|aside|blockquote|details|div"
    r"|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|th"
    r"|thead|tr|ul)\b"
    r"[^\r\n]*+|[^\r\n]*-->)",
    re.IGNORECASE,
)
_ESCAPED = pattern(r"\\<")
# A bracket within a tag or comment, whose other one stands behind it.
_ACROSS = pattern(r"<(?=[A-Za-z/!])[^<>\[\]]{0,300}+\[[^<>\[\]]{0,300}+>[^<\[\]]{0,300}+\]")
# A backtick alone in text that is struck through.
_STRUCK = pattern(r"~~(?=[^\s~])[^~`\r\n]{0,300}?(`++)[^~`\r\n]{0,300}~~")
# A comment that begins a line in which text follows, and goes on in a line that is indented.
_ENDED_COMMENT = pattern(
    r"(?m)^[ \t>]*+(<!--(?:[^-<]|-(?!->)|<(?!!--)){0,1000}+-->)[ \t]*+[^\s<][^\r\n]*+(?:\r\n?|\n)"
    r"(?: {4}| {0,3}\t)"
)
# What is more than text in the description of a picture.
_SHOWN = pattern(r"<|\][(\[]")
# A footnote of whose name others make a tag.
_TAGGED_LABEL = pattern(r"\[\^(?=[^\[\]\r\n]{0,300}<)")
# A definition whose address stands in the next line, or is a tag.
_BROKEN_DEFINITION = pattern(r"\]:(?=[ \t]*+(?:[\r\n]|<[A-Za-z/!?][^<>\r\n:]{0,300}>))")
# The start tag of what holds text alone, with a value that needs quotation marks.
_UNQUOTED_TAG = pattern(
    r"<(?=(?:iframe|noembed|noframes|noscript|plaintext|script|style|template|textarea|title|xmp)"
    r"(?:/|\s[^<>]{0,300}?=\s*+\w*+[^\w\s\"'<>]))",
    re.IGNORECASE,
)
# The definition of a term, and what follows it that is indented.
_TERM_LINE = pattern(r"\n {0,3}[:~][ \t]")
_TERM = pattern(r"(?m)^ {0,3}[:~][ \t][^\r\n]*+((?:(?:\r\n?|\n)(?:[ \t]++[^\r\n]*+)?+)++)")


def find_shams(body: Body, kinds: tuple[str, ...], shams: list[Span]) -> list[Span]:
    """Return the marks that make something for CommonMark and nothing for a flavor, in order.

    ``body`` is the reading without a flavor, ``kinds`` are those of the flavor, and ``shams`` what
    is known already. The kinds: ``fences`` that nothing closes, ``equal fences`` that nothing of
    their length does, ``loose spans`` with a space behind a single backtick, ``declarations``,
    ``broken lines``, ``broken paragraphs`` or ``broken tags`` with an empty line in a comment or
    tag, ``crossed tags`` in which a link begins that ends behind them, ``dashed comments`` that
    were none until CommonMark 0.31, ``backslashes`` before ``<``, ``raw attributes`` that make HTML
    of code, ``directives`` that hold Markdown, ``descriptions`` of images that are shown, ``tags``
    of Liquid that hide nothing, ``struck spans`` of code that end what is struck through, ``ended
    comments`` with text behind them that is indented, ``tagged labels`` of footnotes, ``broken
    definitions`` with an address that is a tag or in the next line, ``unquoted tags`` that are
    text, ``loose addresses`` with white space in them, ``marked code`` in the line of a list's
    mark, ``listed code`` behind an empty one, ``shallow code`` with less than four spaces more than
    for each list, ``tabbed code`` with spaces before its tab, the indentation of what explains
    ``terms``, and all ``indentation``.
    """
    return find_code_shams(body, kinds, joined([*shams, *_of_text(body, kinds)]))


def _of_text(body: Body, kinds: tuple[str, ...]) -> Iterator[Span]:
    """Return those that are no code."""
    text, start = body.text, body.start
    if "declarations" in kinds:
        for mark in _DECLARATION.finditer(text, start):
            yield Span(*mark.span())
    if "crossed tags" in kinds:
        for crossed in _ACROSS.finditer(text, start):
            yield Span(crossed.start(), crossed.start() + 1)
    if "dashed comments" in kinds:
        before = start
        for comment in _DASHED_COMMENT.finditer(text, start):
            at = comment.start()
            line = line_behind(text, start, before, at)
            before = comment.end()
            # In a block of HTML, they do not matter.
            if line < 0 or text[line:at].strip(BEFORE_BLOCK):
                yield Span(at, before)
    if "backslashes" in kinds:
        for mark in _ESCAPED.finditer(text, start):
            yield Span(mark.start(), mark.start() + 1)
    if "descriptions" in kinds:
        for image in body.images:
            if text.startswith("![", image.span.start) and _SHOWN.search(text, *image.text_span):
                yield Span(image.span.start, image.span.start + 1)
    if "terms" in kinds:
        for term in _terms(text, start):
            yield from indentations(text, Span(*term.span(1)))
    if "struck spans" in kinds:
        for struck in _STRUCK.finditer(text, start):
            yield Span(*struck.span(1))
    if "ended comments" in kinds:
        for comment in _ENDED_COMMENT.finditer(text, start):
            yield Span(*comment.span(1))
    if "tagged labels" in kinds and text.find("[^", start) >= 0:
        for label in _TAGGED_LABEL.finditer(text, start):
            yield Span(label.end() - 1, label.end())
    if "broken definitions" in kinds:
        for definition in _BROKEN_DEFINITION.finditer(text, start):
            yield Span(definition.start() + 1, definition.end())
    if "unquoted tags" in kinds:
        for unquoted in _UNQUOTED_TAG.finditer(text, start):
            yield Span(*unquoted.span())
    if "loose addresses" in kinds:
        yield from find_loose_addresses(text, start)
    if "tags" in kinds and body.tags:
        for tag in body.tags:
            if text.startswith("{%", tag.start):
                yield Span(tag.start, tag.start + 1)
    if "broken lines" in kinds or "broken paragraphs" in kinds:
        yield from _broken_comments(body, in_paragraphs="broken paragraphs" in kinds)
        yield from _broken_tags(body)
    elif "broken tags" in kinds:
        yield from _broken_tags(body)


def _broken_comments(body: Body, *, in_paragraphs: bool) -> Iterator[Span]:
    """Return the marks that begin comments which an empty line interrupts.

    With ``in_paragraphs``, a line that goes on with a paragraph begins no block of HTML.
    """
    text, start = body.text, body.start
    before, end, blank = start, -1, -1
    for opening in _COMMENT.finditer(text, start):
        at = opening.start()
        line = line_behind(text, start, before, at)
        before = opening.end()
        if end <= at:
            end = text.find("-->", at)
            end = end if end >= 0 else len(text)
        if blank <= at:
            blank = _next_blank(text, at)
        if end < blank:
            continue
        # Behind another comment in its line, it begins none.
        begins = line >= 0 and not text[line:at].strip(" \t")
        if begins and in_paragraphs and line > start:
            end_above = line - (2 if text.endswith("\r\n", start, line) else 1)
            above = max(line_start(text, end_above), start)
            begins = _NO_PARAGRAPH.match(text, above, line) is not None
        if not begins:
            yield Span(at, opening.end())


def _broken_tags(body: Body) -> Iterator[Span]:
    """Return the marks that begin tags which an empty line interrupts in a value."""
    text = body.text
    blank = -1
    for tag in _TAG.finditer(text, body.start):
        if blank < tag.end():
            blank = _next_blank(text, tag.end() - 1)
        if text.find(tag[1], tag.end(), blank) < 0:
            yield Span(tag.start(), tag.start() + 1)


def _next_blank(text: str, offset: int) -> int:
    """Return where the next empty line begins behind an offset; the end of the text without one."""
    blank = _BLANK.search(text, offset)
    return blank.start(1) if blank is not None else len(text)


def _terms(text: str, start: int) -> Iterator[re.Match[str]]:
    """Return the definitions of terms."""
    while True:
        term = _TERM.match(text, start)
        if term is not None:
            yield term
            # The line end before the next one may be the last that this one holds.
            start = term.end() - 1
        line_end = _TERM_LINE.search(text, start)
        if line_end is None:
            return
        start = line_end.start() + 1
