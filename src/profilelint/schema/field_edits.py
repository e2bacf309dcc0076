"""Edits of front matter that leave everything else as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence, find

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")


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
    written = (
        _yaml(text, scalar.style, flow=_in_flow(front_matter.tree, route))
        if front_matter.format == "yaml"
        else _double_quoted(text)
    )
    return Edit(scalar.span, written)


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
    written = document.text[found.key_span.start : found.key_span.end]
    if written.startswith(("'", '"')) or front_matter.format == "json":
        return Edit(found.key_span, _double_quoted(key))
    if front_matter.format == "toml":
        bare = key.replace("-", "").replace("_", "")
        return Edit(
            found.key_span, key if bare.isascii() and bare.isalnum() else _double_quoted(key)
        )
    return Edit(found.key_span, _yaml(key, "plain", flow=_in_flow(front_matter.tree, route)))


def delete_lines(document: Document, route: Route) -> Edit | None:
    """Return the edit that deletes the lines of a list item or entry in YAML's block style.

    None where something else stands on these lines, or nothing would be left of the list.
    """
    front_matter = document.front_matter
    if front_matter is None or front_matter.format != "yaml":
        return None
    found = find(front_matter.tree, route)
    if found is None or _in_flow(front_matter.tree, route):
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


def _in_flow(tree: Mapping, route: Route) -> bool:
    if tree.flow:
        return True
    for length in range(1, len(route)):
        found = find(tree, route[:length])
        if found is not None and isinstance(found.value, (Mapping, Sequence)) and found.value.flow:
            return True
    return False


def _yaml(text: str, style: str, *, flow: bool) -> str:
    if style == "double-quoted" or not text.isprintable():
        return _double_quoted(text)
    if style == "plain" and _may_be_plain(text, flow=flow):
        return text
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _may_be_plain(text: str, *, flow: bool) -> bool:
    from profilelint.source.front_matter.yaml.core import resolve

    if not text or text != text.strip() or text[0] in _INDICATORS or text.endswith(":"):
        return False
    if ": " in text or " #" in text or (flow and any(sign in text for sign in ",[]{}")):
        return False
    return resolve(text) is None


def _double_quoted(text: str) -> str:
    from json import dumps

    return dumps(text, ensure_ascii=False)
