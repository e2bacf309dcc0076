"""What MDX does not read (https://mdxjs.com/docs/what-is-mdx/#markdown): the build stops there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body
    from profilelint.rules.api import Context

_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)

# Tags with an expression in them are left to the build.
_START = pattern(r"<([A-Za-z][\w.:-]*+)(?:[^<>{}\"'/]|\"[^\"]*+\"|'[^']*+'|/(?!>))*+>")
_END = pattern(r"</([A-Za-z][\w.:-]*+)")

_OPENINGS = (("<!--", "-->"), ("{/*", "*/"))

MdxKind: TypeAlias = Literal["comment", "open-comment", "open-element", "autolink"]


class MdxFault(NamedTuple):
    """A comment of HTML, one without an end, an element without one, or an address in brackets.

    ``text`` is what stands in it; of a comment without an end, what it begins with, and of such an
    element, its name.
    """

    kind: MdxKind
    span: Span
    text: str


@finder("mdx_fault", of="body")
def find_mdx_faults(context: Context) -> list[MdxFault]:
    """Return what stops the build of a page that is read as MDX by its ending."""
    document = context.document
    if document.flavor != "mdx" or not document.path.endswith(".mdx"):
        return []
    found = [
        *_comments(context),
        *_open_comments(context),
        *_open_elements(context.document.body),
        *_autolinks(context),
    ]
    return sorted(found, key=lambda fault: fault.span)


def _comments(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for start, end in (html.span for html in body.html):
        # Behind the last one that ends, each search for an end would go through all that follows.
        last = body.text.rfind("-->", start, end)
        for match in _COMMENT.finditer(body.text, start, last + 3):
            yield MdxFault("comment", Span(*match.span()), match[1])


def _open_comments(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for opening, closing in _OPENINGS:
        # What ends the last one ends those before it.
        start = body.text.rfind(opening, body.start)
        if start < 0 or body.text.find(closing, start + len(opening)) >= 0:
            continue
        is_text = holding(body.code, start) or holding(body.opaque, start)
        if not is_text and body.text[start - 1 : start] != "\\":
            yield MdxFault("open-comment", Span(start, start + len(opening)), opening)


def _open_elements(body: Body) -> Iterator[MdxFault]:
    """Yield the start tags whose element is never closed on the page."""
    text = body.text
    starts = [
        match
        for each in body.opaque
        if (match := _START.match(text, each.start)) is not None
        and text[each.start - 1 : each.start] != "\\"
    ]
    if starts:
        closed = {match[1] for match in _END.finditer(text, body.start)}
        for match in starts:
            if match[1] not in closed:
                yield MdxFault("open-element", Span(*match.span()), match[1])


def _autolinks(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for link in body.links:
        if link.kind in {"autolink", "email"} and body.text.startswith("<", link.span.start):
            yield MdxFault(
                "autolink", link.span, body.text[link.span.start + 1 : link.span.end - 1]
            )
