"""What MDX does not read (https://mdxjs.com/docs/what-is-mdx/#markdown): the build stops there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.rules.api import Context

_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)

MdxKind: TypeAlias = Literal["comment", "autolink"]


class MdxFault(NamedTuple):
    """A comment of HTML, or an address in angle brackets; ``text`` is what stands in it."""

    kind: MdxKind
    span: Span
    text: str


@finder("mdx_fault", of="body")
def find_mdx_faults(context: Context) -> list[MdxFault]:
    """Return what stops the build of a page that is read as MDX by its ending."""
    document = context.document
    if document.flavor != "mdx" or not document.path.endswith(".mdx"):
        return []
    return sorted([*_comments(context), *_autolinks(context)], key=lambda fault: fault.span)


def _comments(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for start, end in (html.span for html in body.html):
        # Behind the last one that ends, each search for an end would go through all that follows.
        last = body.text.rfind("-->", start, end)
        for match in _COMMENT.finditer(body.text, start, last + 3):
            yield MdxFault("comment", Span(*match.span()), match[1])


def _autolinks(context: Context) -> Iterator[MdxFault]:
    body = context.document.body
    for link in body.links:
        if link.kind in {"autolink", "email"} and body.text.startswith("<", link.span.start):
            yield MdxFault(
                "autolink", link.span, body.text[link.span.start + 1 : link.span.end - 1]
            )
