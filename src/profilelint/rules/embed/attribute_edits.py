"""Edits of the attributes of a start tag, for fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute, Element


def removal(text: str, attribute: Attribute) -> Span:
    """Return the span of an attribute with the white space before it."""
    start, end = attribute.span
    while start and text[start - 1] in " \t\r\n":
        start -= 1
    return Span(start, end)


def in_quotes(text: str, attribute: Attribute) -> bool:
    """Return whether an attribute's value is written, and within double quotation marks."""
    start, end = attribute.value_span
    return start < end and text[start - 1] == '"' and text[end : end + 1] == '"'


def tag_name_end(element: Element) -> int:
    """Return the offset after the name in a start tag."""
    return element.span.start + 1 + len(element.name)
