"""Edits of front matter that fixes of the schema's problems make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.tree import Element, Entry, Scalar, Sequence, find, within_flow
from profilelint.source.front_matter.notation import notation_of

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route


def replace_value(document: Document, route: Route, text: str) -> Edit | None:
    """Return the edit that replaces a scalar by text, in the style of the scalar if possible.

    None where there is no scalar, an empty one, or a block scalar of YAML.
    """
    front_matter = document.front_matter
    scalar = _scalar(document, route)
    if front_matter is None or scalar is None or scalar.span.start == scalar.span.end:
        return None
    writer = notation_of(front_matter).writer
    flow = within_flow(front_matter.tree, route)
    return Edit(scalar.span, writer.text(text, scalar.style, flow=flow, strict=False))


def replace_by_word(document: Document, route: Route, word: str) -> Edit | None:
    """Return the edit that replaces a scalar by a number or truth value, unquoted."""
    scalar = _scalar(document, route)
    return Edit(scalar.span, word) if scalar is not None else None


def rename_key(document: Document, route: Route, key: str) -> Edit | None:
    """Return the edit that renames the key at a route; None if there is no key."""
    front_matter = document.front_matter
    entry = find(front_matter.tree, route) if front_matter is not None else None
    if front_matter is None or not isinstance(entry, Entry):
        return None
    writer = notation_of(front_matter).writer
    if document.text.startswith(("'", '"'), entry.key_span.start):
        return Edit(entry.key_span, writer.text(key, "double-quoted", strict=False))
    flow = within_flow(front_matter.tree, route)
    return Edit(entry.key_span, writer.key(key, flow=flow, strict=False))


def delete_lines(document: Document, route: Route, *, forward: bool = False) -> Edit | None:
    """Return the edit that deletes an item of a list, or the lines of an entry in YAML.

    In brackets the comma before the item goes with it or, ``forward``, the one after it. None where
    something else stands on these lines, or the list would become empty.
    """
    front_matter = document.front_matter
    if front_matter is not None and type(route[-1]) is int:
        parent = find(front_matter.tree, route[:-1])
        if parent is not None and isinstance(parent.value, Sequence) and parent.value.flow:
            return _delete_from_flow(document.text, parent.value, route[-1], forward)
    if front_matter is None or not notation_of(front_matter).has_block_style:
        return None
    node = find(front_matter.tree, route)
    if node is None or within_flow(front_matter.tree, route):
        return None
    if isinstance(node, Element):
        parent = find(front_matter.tree, route[:-1])
        if parent is None or not isinstance(parent.value, Sequence):
            return None
        if len(parent.value.elements) < 2:
            return None
    text = document.text
    start, end = node.span.start, node.span.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    if (start > 0 and text[start - 1] not in "\r\n") or text[end : end + 1] not in ("\r", "\n"):
        return None
    end += 2 if text.startswith("\r\n", end) else 1
    return Edit(Span(start, end), "")


def _delete_from_flow(text: str, items: Sequence, index: int, forward: bool) -> Edit | None:
    """Return the edit that deletes an item in brackets with a comma beside it."""
    spans = [each.span for each in items.elements]
    if len(spans) < 2 or index >= len(spans):
        return None
    forward = index == 0 or (forward and index + 1 < len(spans))
    first = index + 1 if forward else index
    between = Span(spans[first - 1].end, spans[first].start)
    if text[between.start : between.end].strip() != ",":
        return None
    if forward:
        return Edit(Span(spans[index].start, between.end), "")
    return Edit(Span(between.start, spans[index].end), "")


def _scalar(document: Document, route: Route) -> Scalar | None:
    """Return the scalar at a route, unless it is a block scalar of YAML."""
    if document.front_matter is None:
        return None
    node = find(document.front_matter.tree, route)
    if node is None or not isinstance(node.value, Scalar):
        return None
    scalar = node.value
    return scalar if scalar.style not in {"literal", "folded"} else None
