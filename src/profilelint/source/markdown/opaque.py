"""What in a body is not for readers: template tags, attribute lists, and what flavors leave out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.text import joined
from profilelint.source.markdown.reading import beginning_outside, holding
from profilelint.source.markdown.template import (
    SCRIPT_STARTS,
    find_unread,
    heading_attributes,
    is_attribute_list,
    is_script,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.body import Block, Body, Heading
    from profilelint.source.markdown.places import MarkdownText
    from profilelint.source.markdown.reading import Reading

_FORMULA_MARKS = "$\\"
_KINDS = frozenset(("paragraph", "break", "code", "html"))


def set_opaque_apart(body: Body, source: MarkdownText, reading: Reading | None) -> None:
    """Take template tags, attribute lists and regions out of what a reader sees.

    Paragraphs of which nothing is left become opaque blocks.
    """
    text, offset = body.text, source.offset
    headings = [
        heading
        for heading in body.headings
        if text.find("}", offset(heading._begin), offset(heading._end)) >= 0
    ]
    if reading is not None:
        _keep_regions(body, reading, offset)
        body.unread = [
            Span(region.start, region.end)
            for region in body.regions
            if region.name in reading.verbatim
        ]
        if reading.templates_first and "endset" in text:
            from profilelint.source.markdown.kept_code import find_kept_code

            body.unread = joined(body.unread + find_kept_code(text, body.tags))
        if reading.code_in_html:
            # Backticks around what an attribute is worth are JavaScript's.
            code = [span for span in reading.code if not text.endswith("={", 0, span.start)]
            body.unread = sorted([*body.unread, *code])
    opaque, attribute_lists = _find_opaque(body, source, headings, reading)
    body.tags = beginning_outside(body.tags, body.code)
    if reading is not None and body.tags:
        body.tags = beginning_outside(body.tags, reading.code)
    if not opaque:
        return
    body.opaque = joined(opaque)
    source.attribute_lists = joined(attribute_lists)
    # The marks that close a heading may stand before its attribute list.
    closing: list[Span] = []
    for heading in headings:
        content, setext = source.heading(heading._begin, heading._end)
        end = heading.span.end
        if content.end < end and not setext:
            closing.append(Span(content.end, end))
    if body.regions and body.headings:
        formulas = _formulas_in_headings(body)
        opaque = [span for span in opaque if span not in formulas]
    source.hide(joined([*opaque, *closing]))
    starts = [span.start for span in source.opaque]
    hidden: set[Any] = set()
    for paragraph in body.paragraphs:
        start = offset(paragraph._begin)
        index = bisect_right(starts, start) - 1
        # A place that no reader sees, or white space.
        if (
            (index >= 0 and start < source.opaque[index].end) or text[start].isspace()
        ) and source.is_opaque(paragraph.span):
            hidden.add(paragraph)
    if hidden:
        body.paragraphs = [each for each in body.paragraphs if each not in hidden]
        for block in body.blocks:
            if block.node in hidden:
                block.kind = "opaque"
                block.node = None


def _formulas_in_headings(body: Body) -> set[Span]:
    """Return the formulas in headings: their letters are a part of the anchors."""
    text, starts = body.text, [heading.start for heading in body.headings]
    found: set[Span] = set()
    for start, end, *_ in body.regions:
        if text[start] in _FORMULA_MARKS:
            index = bisect_right(starts, start) - 1
            if index >= 0 and end <= body.headings[index].end:
                found.add(Span(start, end))
    return found


def _keep_regions(body: Body, reading: Reading, offset: Callable[[int], int]) -> None:
    """Give a body its regions but those in code, and make the blocks that they became opaque."""
    regions = [new_tuple(Span, region[:2]) for region in reading.regions]
    if len(beginning_outside(body.code, regions)) < len(body.code):
        body.code = [
            span
            for span in body.code
            if (region := holding(regions, span.start)) is None or region.end < span.end
        ]
    body.regions = beginning_outside(reading.regions, body.code)
    if len(body.regions) < len(regions):
        regions = [new_tuple(Span, region[:2]) for region in body.regions]
    index, last = 0, len(regions)
    for block in body.blocks:
        if block.node is None and block.kind in _KINDS:
            start = offset(block._begin)
            if body.text[start] in " \t":
                start = block.span.start
            while index < last and regions[index].end <= start:
                index += 1
            if index == last:
                break
            region = regions[index]
            if region.start <= start and block.span.end <= region.end:
                _set_place(block, region)


def _set_place(block: Block, region: Span) -> None:
    block.kind = "opaque"
    block._source = _WRITTEN
    block._begin, block._end = region


class _Written:
    """The source of blocks whose places are offsets in the file's text."""

    @staticmethod
    def span(begin: int, end: int) -> Span:
        """Return the span from one offset to another."""
        return Span(begin, end)

    @staticmethod
    def span_start(begin: int, _end: int) -> int:
        """Return where the span from one offset to another begins."""
        return begin


_WRITTEN: Any = _Written()


def _find_opaque(
    body: Body, source: MarkdownText, headings: list[Heading], reading: Reading | None
) -> tuple[list[Span], list[Span]]:
    """Return the spans of all that is opaque, and those of the attribute lists among it."""
    text, code, tags = body.text, body.code, body.tags
    opaque = beginning_outside(tags, code)
    attribute_lists = [tag for tag in opaque if is_attribute_list(text, tag)]
    opaque += beginning_outside(find_unread(text, tags), code)
    opaque += body.unread
    if reading is not None:
        opaque += [new_tuple(Span, region[:2]) for region in body.regions]
        attribute_lists += beginning_outside(reading.attribute_lists, code)
    for heading in headings:
        attributes = heading_attributes(text, heading.text_span)
        if attributes is not None:
            opaque.append(attributes)
            attribute_lists.append(attributes)
    for block in body.blocks:
        if (
            block.kind == "paragraph"
            and text[source.offset(block._begin)] in SCRIPT_STARTS
            and is_script(text, block.span)
        ):
            opaque.append(block.span)
    return opaque, attribute_lists
