"""Mappings and lists of the front matter, and pages that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Plain
    from profilelint.rules.api import Context


class FieldMapping(NamedTuple):
    """A mapping of the front matter and the route to it; the front matter itself has none."""

    route: Route
    value: dict[str, Plain]


class FieldList(NamedTuple):
    """A list of the front matter and the route to it."""

    route: Route
    value: list[Plain]


@finder("field_mapping", of="front matter")
def find_field_mappings(context: Context) -> list[FieldMapping]:
    """Return the mappings of the front matter, itself first, in the order of the text."""
    groups = _groups(context.document.data, ())
    return [FieldMapping(route, value) for route, value in groups if isinstance(value, dict)]


@finder("field_list", of="front matter")
def find_field_lists(context: Context) -> list[FieldList]:
    """Return the lists of the front matter in the order of the text."""
    groups = _groups(context.document.data, ())
    return [FieldList(route, value) for route, value in groups if isinstance(value, list)]


@finder("bare_page", of="file")
def find_bare_pages(context: Context) -> list[Document]:
    """Return the document itself if it has no front matter."""
    return [] if context.document.front_matter is not None else [context.document]


def _groups(value: Plain, route: Route) -> Iterator[tuple[Route, Plain]]:
    if not isinstance(value, (dict, list)):
        return
    yield route, value
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _groups(inner, (*route, step))
