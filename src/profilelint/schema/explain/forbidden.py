"""What may not be there at all: ``not``, and ``false`` in place of a schema."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.explain.keys import unknown_key
from profilelint.schema.explain.lists import extra_item
from profilelint.schema.fault import MOST_FAULTS

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_KEYS = frozenset(("additionalProperties", "unevaluatedProperties"))
_ITEMS = frozenset(("items", "unevaluatedItems"))


def explain_not(page: InvalidPage, _error: Any, route: Route) -> list[Fault]:
    """Explain a value for which the schema of ``not`` holds."""
    return [_forbidden(page, route)]


def explain_false(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value, or the keys or items in it, for which the schema is ``false``."""
    value = page.value(route)
    keyword = error.evaluation_path[-1] if error.evaluation_path else ""
    if isinstance(value, dict) and keyword in _KEYS:
        return [unknown_key(page, (*route, key)) for key in islice(value, MOST_FAULTS + 1)]
    if isinstance(value, list) and keyword in _ITEMS:
        indexes = range(len(value))[: MOST_FAULTS + 1]
        return [extra_item(page, (*route, index)) for index in indexes]
    if not route:
        return [_forbidden(page, route)]
    key = route[-1]
    if isinstance(key, int):
        return [extra_item(page, route)]
    return [page.fault("schema-unknown-key", "forbidden", route, "key", key=key)]


def _forbidden(page: InvalidPage, route: Route) -> Fault:
    return page.fault("schema-branch", "forbidden", route, found=wording.value(page.value(route)))
