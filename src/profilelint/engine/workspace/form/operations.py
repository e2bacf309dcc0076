"""What is done in a form, as an edit of the page's text that changes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.workspace.form.control import control_of
from profilelint.engine.workspace.typed_page import typed_page
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.tree import Mapping, Scalar, find
from profilelint.source.front_matter.edit import (
    insert_element,
    insert_key,
    move_element,
    remove_element,
    remove_key,
    rename_key,
    set_value,
)
from profilelint.source.front_matter.writer import PlainDate

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.engine.workspace.typed_page import TypedPage
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Edit, Route

_DATE: Final = "date"
_DEEPEST: Final = 20


class Operation(NamedTuple):
    """Something that is done in a form: ``what`` is one of `OPERATIONS`, at a route.

    ``value`` is the new value, where a date is ``{"date": text}``; ``to`` the index to which an
    item is moved; ``key`` the new name of a key.
    """

    what: str
    route: Route
    value: Any = None
    to: int = 0
    key: str = ""


def edit_of(workspace: Workspace, path: str, operation: Operation) -> Edit | None:
    """Return the edit of a page as it is at the moment that does what was done in its form.

    None where it cannot be done without a change of something else.
    """
    page = typed_page(workspace, path)
    if page is None or page.document.front_matter is None or not operation.route:
        return None
    return OPERATIONS[operation.what](page, operation)


def _set(page: TypedPage, done: Operation) -> Edit | None:
    owner = _owner(page, done.route)
    if owner is None:
        return _add(page, done)
    return set_value(page.document, done.route, _value(page, done.route, done.value))


def _add(page: TypedPage, done: Operation) -> Edit | None:
    route, key = done.route, done.route[-1]
    if isinstance(key, int):
        return _insert(page, done)
    value = _value(page, route, done.value)
    parent = route[:-1]
    if parent:
        above = _owner(page, parent)
        if above is None:
            return _add(page, Operation("add", parent, {key: value}))
        if isinstance(above.value, Scalar):
            return (
                set_value(page.document, parent, {key: value}) if _is_empty(above.value) else None
            )
    return insert_key(
        page.document, key, value, parent=parent, after=_before(page, parent, key)
    ) or insert_key(page.document, key, value, parent=parent)


def _before(page: TypedPage, parent: Route, key: str) -> str | None:
    """Return the key behind which another is written: the nearest before it in the schema."""
    if page.schema is None:
        return None
    above = _owner(page, parent) if parent else None
    front = page.document.front_matter
    mapping = above.value if above is not None else front.tree if front is not None else None
    if not isinstance(mapping, Mapping):
        return None
    present = {entry.key for entry in mapping.entries}
    known = list(page.schema.asserted.keys(parent))
    if key not in known:
        return None
    return next((each for each in reversed(known[: known.index(key)]) if each in present), None)


def _remove(page: TypedPage, done: Operation) -> Edit | None:
    if isinstance(done.route[-1], int):
        return remove_element(page.document, done.route)
    return remove_key(page.document, done.route)


def _insert(page: TypedPage, done: Operation) -> Edit | None:
    route = done.route
    index, parent = route[-1], route[:-1]
    if not isinstance(index, int) or not parent:
        return None
    value = _value(page, route, done.value)
    owner = _owner(page, parent)
    if owner is None:
        return _add(page, Operation("add", parent, [value]))
    if isinstance(owner.value, Scalar) and not _is_empty(owner.value):
        # One value stands where there may be several.
        known = owner.value.value
        return set_value(page.document, parent, [known, value] if index else [value, known])
    return insert_element(page.document, route, value)


def _move(page: TypedPage, done: Operation) -> Edit | None:
    return move_element(page.document, done.route, done.to)


def _rename(page: TypedPage, done: Operation) -> Edit | None:
    return rename_key(page.document, done.route, done.key)


OPERATIONS: Final[dict[str, Callable[[TypedPage, Operation], Edit | None]]] = {
    "set": _set,
    "remove": _remove,
    "add": _add,
    "insert": _insert,
    "move": _move,
    "rename": _rename,
}


def _owner(page: TypedPage, route: Route) -> Any:
    front = page.document.front_matter
    return find(front.tree, route) if front is not None else None


def _is_empty(node: Scalar) -> bool:
    return node.value is None or node.value == ""


def _value(page: TypedPage, route: Route, value: Any, depth: int = 0) -> Any:
    """Return a value as it is written: what a form says is a date is a plain one."""
    if depth > _DEEPEST:
        return value
    if isinstance(value, list):
        return [_value(page, (*route, at), each, depth + 1) for at, each in enumerate(value)]
    if not isinstance(value, dict):
        return value
    text = value.get(_DATE)
    if value.keys() == {_DATE} and isinstance(text, str) and not _is_group(page, route):
        return PlainDate(text)
    return {key: _value(page, (*route, key), each, depth + 1) for key, each in value.items()}


def _is_group(page: TypedPage, route: Route) -> bool:
    """Return whether a place holds a group of fields."""
    said = page.schema.asserted if page.schema is not None else None
    return control_of(said, route).name == "object"
