"""What in a body is not for readers: template tags, attribute lists, imports and exports."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.source.markdown.template import (
    find_unread,
    heading_attributes,
    is_attribute_list,
    is_script,
)

if TYPE_CHECKING:
    from profilelint.model.body import Body, Heading, Paragraph
    from profilelint.source.markdown.places import MarkdownText

_FAR = 1 << 62


def set_opaque_apart(body: Body, source: MarkdownText, tags: list[Span]) -> None:
    """Take template tags, attribute lists and MDX lines out of what a reader sees.

    Paragraphs of which nothing is left become opaque blocks.
    """
    headings = [heading for heading in body.headings if body.text.find("}", *heading.span) >= 0]
    opaque, attribute_lists = _find_opaque(body, tags, headings)
    if not opaque:
        return
    body.opaque = source.opaque = _joined(opaque)
    source.attribute_lists = _joined(attribute_lists)
    # The marks that close a heading may stand before its attribute list.
    closing: list[Span] = []
    for heading in headings:
        end, content = heading.span.end, heading.text_span
        if content.end < end and not heading.setext:
            closing.append(Span(content.end, end))
    source.opaque = _joined([*opaque, *closing])
    nodes = {id(block.node): block for block in body.blocks}
    shown: list[Paragraph] = []
    for paragraph in body.paragraphs:
        if not source.is_opaque(paragraph.span):
            shown.append(paragraph)
        elif id(paragraph) in nodes:
            block = nodes[id(paragraph)]
            block.kind = "opaque"
            block.node = None
    body.paragraphs = shown


def _find_opaque(
    body: Body, tags: list[Span], headings: list[Heading]
) -> tuple[list[Span], list[Span]]:
    """Return the spans of all that is opaque, and those of the attribute lists among it."""
    text, code = body.text, body.code
    opaque = [tag for tag in tags if not _covers(code, tag.start)]
    attribute_lists = [tag for tag in opaque if is_attribute_list(text, tag)]
    opaque += [span for span in find_unread(text, tags) if not _covers(code, span.start)]
    for heading in headings:
        attributes = heading_attributes(text, heading.text_span)
        if attributes is not None:
            opaque.append(attributes)
            attribute_lists.append(attributes)
    for block in body.blocks:
        if block.kind == "paragraph" and is_script(text, block.span):
            opaque.append(block.span)
    return opaque, attribute_lists


def _covers(spans: list[Span], offset: int) -> bool:
    """Return whether an offset is in one of several spans, which are in order and apart."""
    index = bisect_right(spans, (offset, _FAR)) - 1
    return index >= 0 and offset < spans[index].end


def _joined(spans: list[Span]) -> list[Span]:
    """Return spans in order and apart: those that overlap are made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
