"""Small changes to front matter as edits of its text.

Each function returns an edit, or None where the change cannot be made safely. Before an edit is
returned, the changed block is read again; its data must differ at the one place and nowhere else.
Comments, order, quotation marks and line ends elsewhere stay as they are.
"""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Edit
from profilelint.model.text import LINE_END
from profilelint.model.tree import MERGE_KEY, Entry, Mapping, Scalar, Sequence, find, within_flow
from profilelint.source.front_matter.notation import DEEPEST, notation_of
from profilelint.source.front_matter.order import move_item

if TYPE_CHECKING:
    from profilelint.model.document import Document, FrontMatter
    from profilelint.model.finding import Route
    from profilelint.model.tree import Element, Node, Style
    from profilelint.source.front_matter.writer import Value, Writer


def set_value(document: Document, route: Route, value: Value) -> Edit | None:
    """Return the edit that gives the key or list item at a route another value.

    The style of quoting stays where possible, and a list in brackets stays one; text that YAML 1.1
    would read as something else is quoted. In TOML, which has no null, None removes the key.
    """
    front = document.front_matter
    owner = _find(front.tree, route) if front is not None and route else None
    if front is None or owner is None:
        return None
    writer = notation_of(front).writer
    if not writer.has_null and value is None:
        return remove_key(document, route)
    if not _can_hold(writer, value):
        return None
    flow = within_flow(front.tree, route)
    edit = writer.replace(document.text, front.content, owner, value, flow=flow)
    parent = _find(front.tree, route[:-1])
    mapping = parent.value if parent is not None else front.tree
    if edit is None and isinstance(owner, Entry) and isinstance(mapping, Mapping):
        edit = writer.on_one_line(
            document.text, front.content, mapping, owner, value, nested=len(route) > 1
        )
    return _checked(document, edit, _with(front, route, value))


def quote(document: Document, route: Route) -> Edit | None:
    """Return the edit that puts the plain scalar at a route into quotation marks, as written."""
    place = _scalar(document, route)
    if place is None or place[2].style != "plain":
        return None
    front, _, scalar = place
    text = document.text[scalar.span.start : scalar.span.end]
    if not text or LINE_END.search(text):
        return None
    writer = notation_of(front).writer
    edit = Edit(scalar.span, writer.text(text, writer.quotes))
    return _checked(document, edit, _with(front, route, text))


def rename_key(document: Document, route: Route, key: str) -> Edit | None:
    """Return the edit that gives the key at a route another name, if that is not taken."""
    front = document.front_matter
    if front is None or not route:
        return None
    entry = _find(front.tree, route)
    if not isinstance(entry, Entry):
        return None
    data = copy.deepcopy(front.data)
    parent: Any = _at(data, route[:-1])
    if not isinstance(parent, dict) or key in parent:
        return None
    parent[key] = parent.pop(entry.key)
    style = _style_of(document.text[entry.key_span.start : entry.key_span.end])
    flow = within_flow(front.tree, route)
    written = notation_of(front).writer.key(key, style, flow=flow)
    return _checked(document, Edit(entry.key_span, written), data)


def remove_key(document: Document, route: Route) -> Edit | None:
    """Return the edit that removes a key with its value and the comment behind it.

    Comments on lines of their own stay. The last key below another one leaves an empty mapping.
    """
    front = document.front_matter
    if front is None or not route:
        return None
    parent = _find(front.tree, route[:-1])
    mapping = parent.value if parent is not None else front.tree
    entry = _find(front.tree, route)
    if not isinstance(mapping, Mapping) or not isinstance(entry, Entry):
        return None
    data = copy.deepcopy(front.data)
    # What "<<" takes over is written in another place.
    if entry not in mapping.entries:
        return None
    del _at(data, route[:-1])[route[-1]]
    edit = notation_of(front).writer.remove_key(document.text, parent, mapping, entry)
    return _checked(document, edit, data)


def append_element(document: Document, route: Route, value: Value) -> Edit | None:
    """Return the edit that adds an item to the end of the list at a route.

    A key without a value gets a list of one item.
    """
    front = document.front_matter
    owner = _find(front.tree, route) if front is not None else None
    items = owner.value.elements if owner and isinstance(owner.value, Sequence) else []
    return insert_element(document, (*route, len(items)), value)


def insert_element(document: Document, route: Route, value: Value) -> Edit | None:
    """Return the edit that adds a list item, which then has the route, before those behind it."""
    front = document.front_matter
    index = route[-1] if len(route) > 1 else None
    if front is None or not isinstance(index, int):
        return None
    owner = _find(front.tree, route[:-1])
    writer = notation_of(front).writer
    if owner is None or not _can_hold(writer, value):
        return None
    data = copy.deepcopy(front.data)
    items = _at(data, route[:-1])
    sequence = owner.value
    if not isinstance(sequence, Sequence) or (sequence.flow and not sequence.elements):
        return set_value(document, route[:-1], [value]) if items in (None, []) else None
    if not 0 <= index <= len(sequence.elements):
        return None
    items.insert(index, value)
    edit = writer.insert_element(document.text, front.content, sequence, index, value)
    return _checked(document, edit, data)


def move_element(document: Document, route: Route, to: int) -> Edit | None:
    """Return the edit that moves the list item at a route, which then has the index ``to``."""
    place = _item(document, route)
    if place is None:
        return None
    front, owner, index = place
    data = copy.deepcopy(front.data)
    items = _at(data, route[:-1])
    if not isinstance(owner.value, Sequence) or not 0 <= to < len(items):
        return None
    items.insert(to, items.pop(index))
    return _checked(document, move_item(document.text, owner.value, index, to), data)


def remove_element(document: Document, route: Route) -> Edit | None:
    """Return the edit that removes a list item; the last one leaves an empty list."""
    place = _item(document, route)
    if place is None:
        return None
    front, owner, index = place
    data = copy.deepcopy(front.data)
    del _at(data, route[:-1])[index]
    if not _at(data, route[:-1]):
        return set_value(document, route[:-1], [])
    edit = notation_of(front).writer.remove_element(document.text, owner, index)
    return _checked(document, edit, data)


def split_scalar(document: Document, route: Route, values: list[str]) -> Edit | None:
    """Return the edit that replaces a scalar by several list items.

    A key's value becomes a list; a list item becomes several items of the same list.
    """
    place = _scalar(document, route)
    if place is None or not values:
        return None
    front, owner, scalar = place
    data = copy.deepcopy(front.data)
    parent, last = _at(data, route[:-1]), route[-1]
    if isinstance(last, int):
        parent[last : last + 1] = values
    else:
        parent[last] = values
    text, writer = document.text, notation_of(front).writer
    flow = within_flow(front.tree, route)
    items = [writer.replacement(text, scalar, value, flow=flow) for value in values]
    return _checked(document, writer.split_scalar(text, owner, items, flow=flow), data)


def insert_key(
    document: Document,
    key: str,
    value: Value,
    *,
    parent: Route = (),
    after: str | None = None,
) -> Edit | None:
    """Return the edit that adds a key to the mapping at a route.

    It is added after the key ``after``, or at the end; in TOML, before the first table in it.
    A `PlainDate` is written without quotation marks where the notation has dates.
    """
    front = document.front_matter
    if front is None:
        return None
    mapping: Node | None = front.tree
    if parent:
        entry = _find(front.tree, parent)
        mapping = entry.value if entry is not None else None
    if not isinstance(mapping, Mapping):
        return None
    data = copy.deepcopy(front.data)
    owner = _at(data, parent)
    if not isinstance(owner, dict) or key in owner:
        return None
    writer = notation_of(front).writer
    if not _can_hold(writer, value):
        return None
    owner[key] = value
    edit = writer.insert_key(
        document.text, front.content, mapping, key, value, after=after, nested=bool(parent)
    )
    return _checked(document, edit, data)


def _scalar(document: Document, route: Route) -> tuple[FrontMatter, Entry | Element, Scalar] | None:
    front = document.front_matter
    if front is None or not route:
        return None
    owner = _find(front.tree, route)
    if owner is None or not isinstance(owner.value, Scalar):
        return None
    return front, owner, owner.value


def _item(document: Document, route: Route) -> tuple[FrontMatter, Entry | Element, int] | None:
    """Return the front matter, the owner of the list and the index of the item at a route."""
    front = document.front_matter
    if front is None or len(route) < 2 or not isinstance(route[-1], int):
        return None
    owner = _find(front.tree, route[:-1])
    if owner is None or _find(front.tree, route) is None:
        return None
    return front, owner, route[-1]


def _can_hold(writer: Writer, value: Value, depth: int = 0) -> bool:
    """Return whether a notation can write a value: numbers are finite, and TOML has no null."""
    if isinstance(value, list | dict):
        members = value.values() if isinstance(value, dict) else value
        return depth < DEEPEST and all(_can_hold(writer, each, depth + 1) for each in members)
    if isinstance(value, float):
        return value - value == 0
    return value is not None or writer.has_null


def _find(tree: Mapping, route: Route) -> Entry | Element | None:
    """Return what a route leads to; None if it goes through "<<", which is no key of the data."""
    return find(tree, route) if MERGE_KEY not in route else None


def _at(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def _with(front: FrontMatter, route: Route, value: Value) -> Any:
    data = copy.deepcopy(front.data)
    _at(data, route[:-1])[route[-1]] = value
    return data


def _checked(document: Document, edit: Edit | None, expected: Any) -> Edit | None:
    """Return the edit if the block has the expected data afterwards and ends where it should."""
    from profilelint.source.read import read_text

    text, front = document.text, document.front_matter
    if edit is None or front is None:
        return None
    changed = text[: edit.span.start] + edit.text + text[edit.span.end : document.body_start]
    grown = len(edit.text) - (edit.span.end - edit.span.start)
    result = read_text(document.path, changed)
    if result.front_matter is None or result.body_start != document.body_start + grown:
        return None
    same = json.dumps(result.data, sort_keys=True) == json.dumps(expected, sort_keys=True)
    return edit if same else None


def _style_of(written: str) -> Style:
    return {"'": "single-quoted", '"': "double-quoted"}.get(written[:1], "plain")  # type: ignore[return-value]
