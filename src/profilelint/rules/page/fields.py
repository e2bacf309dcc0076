"""Fields that a rule's options name, and their scalars as they are written.

A field is named by its key; ``promos.title`` is the key ``title`` of the mapping, or of each
mapping in the list, under ``promos``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.tree import Mapping as MappingNode
from profilelint.model.tree import Scalar, find
from profilelint.schema.forms import is_empty_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Node, Plain
    from profilelint.rules.api import Context
    from profilelint.source.site.templates.fields import Shown

_MEMBERS = 1000
_LONGEST_EXCERPT = 80


class FieldTexts:
    """The texts of the front matter in their order.

    ``texts`` and ``keys`` go together: a text and its key, which for an item of a list is that of
    the list. ``lines`` are all texts, one below the other. ``has_empty_item`` tells whether an item
    of a list is empty. Routes are made for the texts that a finder asks for.
    """

    __slots__ = ("_groups", "_indices", "has_empty_item", "keys", "lines", "texts")

    def __init__(self, data: Mapping[str, Plain]) -> None:
        self.texts: list[str] = []
        self.keys: list[str] = []
        self.has_empty_item = False
        self._groups: list[Route] = []  # what the texts stand in
        self._indices: dict[int, int] = {}  # those of texts in lists
        self._take_group(data, ())
        self.lines = "\n".join(self.texts)

    def route(self, number: int) -> Route:
        """Return the route to the text with a number in ``texts``."""
        step = self._indices.get(number, self.keys[number])
        return (*self._groups[number], step)

    def _take_group(self, group: Mapping[str, Plain], route: Route) -> None:
        texts, keys, groups = self.texts, self.keys, self._groups
        for key, value in group.items():
            if isinstance(value, str):
                texts.append(value)
                keys.append(key)
                groups.append(route)
            elif isinstance(value, dict):
                self._take_group(value, (*route, key))
            elif isinstance(value, list):
                self._take_list(key, value, (*route, key))

    def _take_list(self, key: str, items: list[Plain], route: Route) -> None:
        for index, item in enumerate(items):
            if isinstance(item, str):
                self._indices[len(self.texts)] = index
                self.texts.append(item)
                self.keys.append(key)
                self._groups.append(route)
                if is_empty_item(item):
                    self.has_empty_item = True
            elif isinstance(item, dict):
                self._take_group(item, (*route, index))
            elif isinstance(item, list):
                self._take_list(key, item, (*route, index))
            elif is_empty_item(item):
                self.has_empty_item = True


@lru_cache(maxsize=1)
def field_texts(document: Document) -> FieldTexts:
    """Return the texts of the front matter; all finders that look at them share these."""
    return FieldTexts(document.data)


def strings(data: Mapping[str, Plain], field: str) -> Iterator[tuple[Route, str]]:
    """Yield the strings of a field with their routes; those of a list one by one.

    Of a list, the first 1000 members are looked at.
    """
    value = data.get(field)
    if type(value) is str:
        yield (field,), value
    elif value is not None:
        yield from _strings(value, (field,))
    elif "." in field and field not in data:
        key, _, rest = field.partition(".")
        parent = data.get(key)
        if isinstance(parent, dict):
            for route, text in strings(parent, rest):
                yield (key, *route), text
        elif isinstance(parent, list):
            for index, member in enumerate(parent[:_MEMBERS]):
                if isinstance(member, dict):
                    for route, text in strings(member, rest):
                        yield (key, index, *route), text


def is_of_field(data: Mapping[str, Plain], route: Route, field: str) -> bool:
    """Return whether `strings` yields the string that a route leads to."""
    first, *others = route
    if first == field:
        return not others or (len(others) == 1 and _is_member(others[0]))
    key, _, rest = field.partition(".")
    if first != key or field in data:
        return False
    parent = data[key]
    if isinstance(parent, list) and _is_member(others[0]):
        parent = parent[others.pop(0)]  # type: ignore[index]
    return isinstance(parent, dict) and is_of_field(parent, tuple(others), rest)


def groups(data: Mapping[str, Plain], field: str) -> Iterator[tuple[Route, Mapping[str, Plain]]]:
    """Yield the groups of keys that hold a field, with their routes.

    For a field without a dot that is the front matter itself. Of a list, the first 1000 members
    are looked at.
    """
    key, _, rest = field.partition(".")
    if not rest or field in data:
        yield (), data
        return
    parent = data.get(key)
    members = enumerate(parent[:_MEMBERS]) if isinstance(parent, list) else ((None, parent),)
    is_last = "." not in rest
    for index, member in members:
        if isinstance(member, dict):
            if is_last:
                yield (key,) if index is None else (key, index), member
                continue
            for route, group in groups(member, rest):
                yield (key, *(() if index is None else (index,)), *route), group


def _is_member(step: str | int) -> bool:
    return isinstance(step, int) and step < _MEMBERS


def _strings(value: Plain, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(value, str):
        yield route, value
    elif isinstance(value, list):
        for index, member in enumerate(value[:_MEMBERS]):
            if isinstance(member, str):
                yield (*route, index), member


def values(value: Plain) -> list[str]:
    """Return the strings of a field that holds one or a list of them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [member for member in value if isinstance(member, str)]
    return []


def excerpt(text: str) -> str:
    """Return a text on one line, cut to its first 80 characters, for a message."""
    line = " ".join(text[: 2 * _LONGEST_EXCERPT].split())
    short = len(line) <= _LONGEST_EXCERPT and len(text) <= 2 * _LONGEST_EXCERPT
    return line if short else line[: _LONGEST_EXCERPT - 1] + "…"


def shown(context: Context, route: Route) -> Shown:
    """Return how the templates of the site show a field; the members of a list are shown alike."""
    from profilelint.source.site.templates.fields import UNKNOWN

    context.asked_templates = True
    keys = [key for key in route if isinstance(key, str)]
    return context.site.shows(keys) if context.site is not None else UNKNOWN


def scalar(document: Document, route: Route) -> Scalar | None:
    """Return the scalar a route leads to; None if it leads elsewhere or nowhere."""
    if document.front_matter is None:
        return None
    entry = find(document.front_matter.tree, route)
    return entry.value if entry is not None and isinstance(entry.value, Scalar) else None


def plain_scalars(
    node: Node, route: Route = (), *, is_flow: bool = False
) -> Iterator[tuple[Route, Scalar, bool]]:
    """Yield the scalars without quotation marks, and whether they stand in brackets or braces."""
    if isinstance(node, Scalar):
        if node.style == "plain":
            yield route, node, is_flow
        return
    flow = is_flow or node.flow
    if isinstance(node, MappingNode):
        for entry in node.entries:
            yield from plain_scalars(entry.value, (*route, entry.key), is_flow=flow)
    else:
        for index, element in enumerate(node.elements):
            yield from plain_scalars(element.value, (*route, index), is_flow=flow)


def content_span(document: Document, node: Scalar) -> Span:
    """Return a scalar's span without its quotation marks or its block indicator's line."""
    start, end = node.span
    text = document.text
    if node.style in {"single-quoted", "double-quoted"}:
        marks = 3 if text[start : start + 3] in {"'''", '"""'} and end - start >= 6 else 1
        return Span(start + marks, max(start + marks, end - marks))
    if node.style in {"literal", "folded"}:
        line = text.find("\n", start, end)
        return Span(line + 1 if line >= 0 else end, end)
    return node.span


def exact_span(document: Document, route: Route) -> Span | None:
    """Return where a string stands letter for letter in the file.

    None where its source is written otherwise: with escapes, folded, or as a number.
    """
    span = _found_at_top(document, route) if len(route) == 1 else None
    if span is not None:
        return span
    node = scalar(document, route)
    if node is None:
        return None
    span = content_span(document, node)
    return span if document.text[span.start : span.end] == node.value else None


def _found_at_top(document: Document, route: Route) -> Span | None:
    """Return what `exact_span` does of a key of the root; None where only the tree tells it."""
    front_matter = document.front_matter
    value = document.data.get(route[0]) if isinstance(route[0], str) else None
    if front_matter is None or not isinstance(value, str) or not value:
        return None
    from profilelint.source.front_matter.notation import notation_of

    text = document.text
    span = notation_of(front_matter).find_text(text, front_matter, str(route[0]), value)
    if span is None or span.end - span.start == len(value):
        return span
    inner = Span(span.start + 1, span.end - 1)
    return inner if text[inner.start : inner.end] == value else None
