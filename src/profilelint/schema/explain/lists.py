"""Items that are missing, repeated, too few or too many, such as those of ``contains``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.accept import accepts
from profilelint.schema.describe import describe, title_of
from profilelint.schema.fault import MOST_FAULTS
from profilelint.schema.terms import explain_missing_term

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_CONTAINS = {"contains": "none", "minContains": "less-of", "maxContains": "more-of"}


def explain_item_count(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a list of fewer items than ``minItems``, or more than ``maxItems``."""
    if route in page.tidy.emptied:
        return []
    count, limit = page.tidy.size(route), error.kind.limit
    message_id = "few" if error.kind.name == "minItems" else "many"
    if not count:
        message_id = "empty"
    return [page.fault("schema-items", message_id, route, count=count, limit=limit)]


def explain_unique(page: InvalidPage, _error: Any, route: Route) -> list[Fault]:
    """Explain the first item of a list that is there twice, where ``uniqueItems`` is true."""
    seen: set[str] = set()
    for index, item in enumerate(page.value(route)):
        identity = _identity(item)
        if identity in seen:
            here = (*route, index)
            rest = [each for number, each in enumerate(page.value(route)) if number != index]
            is_enough = accepts(page.schema, page.tidy.placed(route), rest, "minItems")
            fixes: tuple[Fix, ...] = ()
            if is_enough is not False:
                fixes = page.fix_by_deleting(here, "Delete the second one", "safe")
            found = wording.value(item)
            return [
                page.fault("schema-items", "duplicate", here, "entry", fixes=fixes, found=found)
            ]
        seen.add(identity)
    return []


def explain_additional_items(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain the items beyond those that ``items`` describes one by one."""
    count = len(page.value(route))
    indexes = range(error.kind.limit, count)[: MOST_FAULTS + 1]
    return [extra_item(page, (*route, index)) for index in indexes]


def explain_unevaluated_items(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain the items that no other keyword allows beside ``unevaluatedItems``."""
    unexpected = {_identity(_parsed(text)) for text in error.kind.unexpected}
    return [
        extra_item(page, (*route, index))
        for index, item in enumerate(page.value(route))
        if _identity(item) in unexpected
    ]


def explain_contains(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a list that holds too few or too many items of the kind ``contains`` describes."""
    if route in page.tidy.emptied:
        return []
    keyword = error.evaluation_path[-1]
    if keyword != "maxContains":
        faults = explain_missing_term(page, route)
        if faults is not None:
            return faults
    steps = page.steps(error)
    node = steps[-1].node if steps else {}
    number, contains = node.get(keyword), page.schema.resolved(node.get("contains"))
    title, described = title_of(contains), describe(contains)
    if keyword == "contains" and described and not title:
        if "const" in contains:
            return [page.fault("schema-items", "lacks", route, wanted=described)]
        return [page.fault("schema-items", "none-of", route, what=described)]
    return [
        page.fault(
            "schema-items", _CONTAINS[keyword], route,
            limit=number if isinstance(number, int) else 1,
            what=title or described or "item of the wanted kind",
        )
    ]  # fmt: skip


def extra_item(page: InvalidPage, route: Route) -> Fault:
    """Return the fault of an item that may not be there."""
    return page.fault("schema-items", "extra", route, found=wording.value(page.value(route)))


def _identity(value: Any) -> str:
    """Return a text that is equal for values that JSON Schema holds to be equal."""
    from json import dumps

    return dumps(_whole(value), sort_keys=True)


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return value


def _parsed(text: str) -> Any:
    from json import loads

    try:
        return loads(text)
    except ValueError:
        return text
