"""Edits of front matter that leave everything else as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.tree import Element, Entry, Scalar, Sequence, find, within_flow
from profilelint.source.front_matter.notation import notation_of

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route


def replace_value(document: Document, route: Route, text: str) -> Edit | None:
    """Return the edit that writes another text in place of a scalar, quoted as it was.

    None if the value is no scalar, or a block scalar of YAML.
    """
    front_matter = document.front_matter
    found = find(front_matter.tree, route) if front_matter is not None else None
    if front_matter is None or found is None or not isinstance(found.value, Scalar):
        return None
    scalar = found.value
    if scalar.style in {"literal", "folded"} or scalar.span.start == scalar.span.end:
        return None
    writer = notation_of(front_matter).writer
    flow = within_flow(front_matter.tree, route)
    return Edit(scalar.span, writer.text(text, scalar.style, flow=flow, strict=False))


def replace_by_word(document: Document, route: Route, word: str) -> Edit | None:
    """Return the edit that writes a number or truth value in place of a scalar, unquoted."""
    found = _scalar(document, route)
    return Edit(found.span, word) if found is not None else None


def rename_key(document: Document, route: Route, key: str) -> Edit | None:
    """Return the edit that gives an entry another key; None if there is no such entry."""
    front_matter = document.front_matter
    found = find(front_matter.tree, route) if front_matter is not None else None
    if front_matter is None or not isinstance(found, Entry):
        return None
    writer = notation_of(front_matter).writer
    if document.text.startswith(("'", '"'), found.key_span.start):
        return Edit(found.key_span, writer.text(key, "double-quoted", strict=False))
    flow = within_flow(front_matter.tree, route)
    return Edit(found.key_span, writer.key(key, flow=flow, strict=False))


def delete_lines(document: Document, route: Route) -> Edit | None:
    """Return the edit that deletes the lines of a list item or entry in YAML's block style.

    None where something else stands on these lines, or nothing would be left of the list.
    """
    front_matter = document.front_matter
    if front_matter is None or not notation_of(front_matter).has_block_style:
        return None
    found = find(front_matter.tree, route)
    if found is None or within_flow(front_matter.tree, route):
        return None
    if isinstance(found, Element):
        parent = find(front_matter.tree, route[:-1])
        if parent is None or not isinstance(parent.value, Sequence):
            return None
        if len(parent.value.elements) < 2:
            return None
    text = document.text
    start, end = found.span.start, found.span.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    if (start > 0 and text[start - 1] not in "\r\n") or text[end : end + 1] not in ("\r", "\n"):
        return None
    end += 2 if text.startswith("\r\n", end) else 1
    return Edit(Span(start, end), "")


def _scalar(document: Document, route: Route) -> Scalar | None:
    if document.front_matter is None:
        return None
    found = find(document.front_matter.tree, route)
    if found is None or not isinstance(found.value, Scalar):
        return None
    scalar = found.value
    return scalar if scalar.style not in {"literal", "folded"} else None
