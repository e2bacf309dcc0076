"""Directives: comments in a page that suppress findings.

In the body they are comments, HTML's or those of its flavor, and in YAML and TOML front matter
comments too::

    <!-- profilelint-disable-next-line link-http until=2027-01-31 -- they have no https yet -->
    start: 1890  # profilelint-disable-line date-year-range -- the society is that old

``disable-line`` and ``disable-next-line`` mean one line. ``disable`` means all lines up to the
``enable`` of the same rules, or up to the end of the page, and ``disable-file`` the page. Then
come rules or groups (without any, all are meant), ``until=`` and a day, and after ``--`` the
reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from profilelint.model.document import DIRECTIVE_MARK
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.tree import Mapping, Scalar
from profilelint.source.front_matter.notation import notation_of
from profilelint.source.markdown.flavor import flavor_named
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.tree import Node

_COMMENT = pattern(r"\s*profilelint-([a-z-]*)(.*)", re.DOTALL)
_IN_COMMENT = r"[ \t]*profilelint-([a-z-]*)([^\r\n]*)"
_WORD = pattern(r"[^\s,]+")
# A comment of a flavor's own that is longer holds no directive.
_LONGEST = 2000


class Directive(NamedTuple):
    """One directive.

    ``span`` covers the comment; ``action`` is the word after ``profilelint-``; ``words`` are the
    rules and groups with their places, empty if all are meant; ``until`` is the text after
    ``until=``, or empty.
    """

    span: Span
    action: str
    words: tuple[tuple[str, Span], ...]
    until: str
    until_span: Span
    reason: str


def find_directives(document: Document) -> list[Directive]:
    """Return the directives of a page in the order of the text."""
    if DIRECTIVE_MARK not in document.text:
        return []
    directives = list(_in_front_matter(document))
    for html in document.body.exposed[-1].html:
        directives.extend(_in_html(document.text, html.span))
    if document.flavor and document.body.opaque:
        directives.extend(_in_comments(document))
        directives.sort(key=lambda directive: directive.span)
    return directives


def _in_comments(document: Document) -> Iterator[Directive]:
    """Yield the directives in comments of the flavor's own notation."""
    text, opaque = document.text, document.body.opaque
    for opening, *closings in flavor_named(document.flavor).comments:
        start = text.find(opening, document.body_start)
        while start >= 0:
            content = start + len(opening)
            last = content + _LONGEST
            ends = {text.find(closing, content, last): closing for closing in reversed(closings)}
            ends.pop(-1, None)
            if not ends:
                start = text.find(opening, content)
                continue
            end = min(ends)
            closing = ends[end]
            match = _COMMENT.match(text, content, end)
            if match is not None and holding(opaque, start) is not None:
                yield _directive(match, Span(start, end + len(closing)))
            start = text.find(opening, end + len(closing))


def _in_html(text: str, html: Span) -> Iterator[Directive]:
    start = text.find("<!--", html.start, html.end)
    while start >= 0:
        end = text.find("-->", start + 4, html.end)
        if end < 0:
            return
        match = _COMMENT.match(text, start + 4, end)
        if match is not None:
            yield _directive(match, Span(start, end + 3))
        start = text.find("<!--", end + 3, html.end)


def _in_front_matter(document: Document) -> Iterator[Directive]:
    block = document.front_matter
    if block is None:
        return
    notation = notation_of(block)
    if notation.comment_mark is None:
        return
    mark = re.escape(notation.comment_mark)
    comment = re.compile((r"(?<!\S)" if notation.comment_after_space else "") + mark + _IN_COMMENT)
    scalars: list[Span] = []
    for match in comment.finditer(document.text, block.content.start, block.content.end):
        if not scalars:
            scalars = sorted(set(_scalars(block.tree)))
        # No scalar lies in another.
        before = bisect_right(scalars, (match.start(), len(document.text)))
        if not before or match.start() >= scalars[before - 1].end:
            yield _directive(match, Span(*match.span()))


def _scalars(tree: Mapping) -> Iterator[Span]:
    stack: list[Node] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            yield node.span
        elif isinstance(node, Mapping):
            for entry in node.entries:
                yield entry.key_span
                stack.append(entry.value)
        else:
            stack.extend(element.value for element in node.elements)


def _directive(match: re.Match[str], span: Span) -> Directive:
    head, mark, reason = match[2].partition("--")
    words = []
    until, until_span = "", Span(span.start, span.start)
    for word in _WORD.finditer(head):
        start = match.start(2) + word.start()
        if word[0].startswith("until="):
            until, until_span = word[0][6:], Span(start, start + len(word[0]))
        else:
            words.append((word[0], Span(start, start + len(word[0]))))
    return Directive(
        span,
        match[1],
        tuple(words),
        until,
        until_span,
        reason.strip() if mark else "",
    )
