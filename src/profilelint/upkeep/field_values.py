"""The values of one field on many pages: what they are, and others written in their place."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from profilelint.engine.workspace.form.operations import OPERATIONS, Operation
from profilelint.engine.workspace.typed_page import TypedPage
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.tree import Sequence as Items
from profilelint.model.tree import find
from profilelint.upkeep.file_edits import Refusal, edit_page
from profilelint.upkeep.prepared import Prepared
from profilelint.upkeep.usage import documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.engine.plan import Plan
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.document import Document
    from profilelint.model.finding import Edit, Route
    from profilelint.schema.validate import Schema
    from profilelint.upkeep.file_edits import FileEdits

_LONGEST_WRITTEN = 20_000


class FieldValue(NamedTuple):
    """What a page has in a field.

    ``value`` is plain data, None where the field is not ``present`` or empty. ``written`` is how it
    stands in the text; None where it is not there or very long.
    """

    present: bool
    value: Any
    written: str | None


def field_value(document: Document, route: Route) -> FieldValue:
    """Return what a page has in the field at a route of keys."""
    value: Any = document.data
    for key in route:
        if not isinstance(value, dict) or key not in value:
            return FieldValue(False, None, None)
        value = value[key]
    found = find(document.front_matter.tree, route) if document.front_matter is not None else None
    if found is None:
        return FieldValue(True, value, None)
    span = found.value.span
    is_long = span.end - span.start > _LONGEST_WRITTEN
    return FieldValue(True, value, None if is_long else document.text[span.start : span.end])


def field_routes(schema: Schema | None, pages: Iterable[Mapping[str, Any]]) -> list[Route]:
    """Return the fields that a schema names and those that pages have, and the ones in groups.

    ``pages`` are the front matter of each. Fields of lists are none: there are several of each.
    """
    routes: dict[Route, None] = {}
    said = schema.asserted if schema is not None else None
    for key in said.keys(()) if said is not None else ():
        routes[(key,)] = None
        for inner in said.keys((key,)) if said is not None else ():
            routes[key, inner] = None
    for data in pages:
        for key, value in data.items():
            routes[(key,)] = None
            for inner in value if isinstance(value, dict) else ():
                routes[key, inner] = None
    return without_groups(routes)


def without_groups(routes: Iterable[Route]) -> list[Route]:
    """Return the fields among routes, each once: those that lead to none of the others."""
    each = dict.fromkeys(routes)
    groups = {route[:length] for route in each for length in range(1, len(route))}
    return [route for route in each if route not in groups]


class FieldValues:
    """What the pages of a workspace have in fields, as of the last time they were looked at.

    Of each page its fields are kept, and what it has in the one that was last looked for.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._route: Route = ()
        self._stamps: dict[str, str] = {}
        self._routes: dict[str, list[Route]] = {}
        self._values: dict[str, FieldValue] = {}

    def look(self, paths: Sequence[str], route: Route) -> Iterator[None]:
        """Look at those of some pages that changed, and pause after each; `()` is no field."""
        if route and route != self._route:
            self._route = route
            self._values.clear()
        for path in self._stamps.keys() - set(self._workspace.pages):
            self._forget(path)
        for path in paths:
            stamp = self._workspace.plan.tree.stamp(path)
            if not stamp or self._stamps.get(path) != stamp:
                self._forget(path)
                self._stamps[path] = stamp
            if path in self._routes and (not route or path in self._values):
                continue
            document = self._workspace.document(path)
            self._routes[path] = field_routes(None, [document.data])
            if route:
                self._values[path] = field_value(document, route)
            yield

    def _forget(self, path: str) -> None:
        for kept in (self._stamps, self._routes, self._values):
            kept.pop(path, None)

    def routes(self, paths: Sequence[str]) -> Iterator[Route]:
        """Yield the fields of pages that were looked at, the same one many times."""
        for path in paths:
            yield from self._routes.get(path, ())

    def value(self, path: str, route: Route) -> FieldValue:
        """Return what a page has in a field."""
        known = self._values.get(path) if route == self._route else None
        return known or field_value(self._workspace.document(path), route)


def prepared_values(route: Route, values: Mapping[str, Any], plan: Plan) -> Prepared:
    """Return what it takes to give the field at a route other values, by the paths of pages.

    None removes the field; ``{"date": text}`` is a date. A page that has the value already is left
    as it is, and one that cannot be edited is refused with the reason.
    """
    prepared: tuple[list[FileEdits], list[Refusal]] = [], []
    files, refusals = prepared
    left = dict(values)
    for document, data in documents(sorted(values), plan):
        value = left.pop(document.path)
        setting = plan.setting(document.path)
        schema = setting.of(document).schema if setting is not None else None
        changed = _changed(document, data, route, value, schema)
        if isinstance(changed, Refusal):
            refusals.append(changed)
        elif changed is not None:
            files.append(changed)
    refusals += [Refusal(path, "it cannot be read") for path in sorted(left)]
    return Prepared(files, refusals)


def _changed(
    document: Document, data: bytes, route: Route, value: Any, schema: Schema | None
) -> FileEdits | Refusal | None:
    path = document.path
    if document.front_matter is None:
        return Refusal(path, "it has no front matter that can be read")
    before = field_value(document, route)
    if value is None and not before.present:
        return None
    group = _above(document.data, route)
    if group:
        return Refusal(path, f'"{group}" is not a group of fields there')
    if before.present and value is not None and _same(before.value, value):
        return None
    operations = _operations(document, route, before, value)
    return edit_page(document, data, [partial(_edit, schema, each) for each in operations])


def _above(data: Any, route: Route) -> str:
    """Return the first key on the way to a field whose value is no group; empty without."""
    for key in route[:-1]:
        data = data.get(key)
        if data in (None, ""):
            return ""
        if not isinstance(data, dict):
            return str(key)
    return ""


def _same(before: Any, value: Any) -> bool:
    if isinstance(value, dict) and value.keys() == {"date"}:
        value = value["date"]
    return json.dumps(before, sort_keys=True) == json.dumps(value, sort_keys=True)


def _edit(schema: Schema | None, operation: Operation, document: Document) -> Edit | None:
    page = TypedPage(document.path, document, schema, document.data)
    return OPERATIONS[operation.what](page, operation)


def _operations(
    document: Document, route: Route, before: FieldValue, value: Any
) -> list[Operation]:
    """Return what makes one value of another, each done on the page as the one before left it."""
    if value is None:
        return [Operation("remove", route)]
    if not before.present:
        return [Operation("add", route, value)]
    front = document.front_matter
    owner = find(front.tree, route) if front is not None else None
    is_block = owner is not None and isinstance(owner.value, Items) and not owner.value.flow
    if is_block and isinstance(before.value, list) and isinstance(value, list):
        return list(_of_items(route, before.value, value))
    return [Operation("set", route, value)]


def _of_items(route: Route, before: list[Any], after: list[Any]) -> Iterator[Operation]:
    """Yield what makes one list of another, so that items which stay keep their lines.

    What is added comes before what is removed, as a list that is empty meanwhile is another.
    """
    items = list(before)
    for index, value in enumerate(after):
        at = next((at for at in range(index, len(items)) if _same(items[at], value)), None)
        if at is None:
            items.insert(index, value)
            yield Operation("insert", (*route, index), value)
        elif at != index:
            items.insert(index, items.pop(at))
            yield Operation("move", (*route, at), to=index)
    for index in range(len(items) - 1, len(after) - 1, -1):
        yield Operation("remove", (*route, index))
