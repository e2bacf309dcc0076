"""Keys that are missing, unknown, too few or too many, such as those of ``required``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.fault import MOST_FAULTS
from profilelint.schema.keywords import RENAMED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.finding import Fix, Route, Safety
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_PLACEHOLDERS = frozenset(("field name", "new field", "field", "key", "untitled"))
_DEPENDENCIES = ("dependentRequired", "dependencies")


def explain_required(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a key that is missing, be it in any case or because another one is there."""
    key = error.kind.property
    here = (*route, key)
    if error.evaluation_path and error.evaluation_path[-1] in _DEPENDENCIES:
        because = _reason(page, route, key)
        return [page.fault("schema-dependency", "missing", here, "key", key=key, because=because)]
    return [_missing(page, here)]


def _missing(page: InvalidPage, route: Route) -> Fault:
    key = str(route[-1])
    if len(route) > 1:
        parent, name = page.field(route[:-1]), wording.key(key)
        return page.fault(
            "schema-required", "missing-inside", route, "key", key=key, parent=parent, name=name
        )
    example = wording.example(page.annotations, route)
    if example:
        return page.fault(
            "schema-required", "missing-example", route, "key", key=key, example=example
        )
    return page.fault("schema-required", "missing", route, "key", key=key)


def _reason(page: InvalidPage, route: Route, key: str) -> str:
    """Return the key that makes another one necessary."""
    present = page.value(route)
    for node in page.annotations.at(route):
        for keyword in _DEPENDENCIES:
            dependents = node.get(keyword)
            for name, required in dependents.items() if isinstance(dependents, dict) else ():
                if isinstance(required, list) and key in required and name in present:
                    return wording.key(name)
    return "another key"


def explain_unexpected(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain keys that ``additionalProperties`` or ``unevaluatedProperties`` does not allow."""
    return [unknown_key(page, (*route, key)) for key in error.kind.unexpected[: MOST_FAULTS + 1]]


def unknown_key(page: InvalidPage, route: Route) -> Fault:
    """Return the fault of a key that the schema does not name."""
    key, parent = str(route[-1]), route[:-1]
    present = page.value(parent)
    fixes: tuple[Fix, ...] = ()
    if key.strip().casefold() in _PLACEHOLDERS:
        if page.value(route) is None:
            fixes = page.fix_by_deleting(route, "Delete the line", "unsafe")
        return page.fault("schema-unknown-key", "placeholder", route, "key", fixes=fixes, key=key)
    known = page.annotations.keys(parent)
    message_id: str = "renamed"
    safety: Safety = "safe"
    meant = _present_name(page.annotations.first(parent, RENAMED), key)
    if meant is None:
        message_id, safety = "near", "unsafe"
        meant = _nearest_key(key, known, present)
    if meant is None and not known:
        return page.fault("schema-unknown-key", "extra", route, "key", key=key)
    if meant is None:
        names = wording.names(sorted(known), key)
        return page.fault("schema-unknown-key", "unknown", route, "key", key=key, known=names)
    if meant in present:
        message_id += "-too"
    else:
        fixes = page.fix_key(route, meant, safety)
    return page.fault(
        "schema-unknown-key", message_id, route, "key", fixes=fixes, key=key, meant=meant
    )


def _present_name(renamed: Any, key: str) -> str | None:
    meant = renamed.get(key) if isinstance(renamed, dict) else None
    return meant if isinstance(meant, str) else None


def _nearest_key(key: str, known: Mapping[str, Any], present: Any) -> str | None:
    from profilelint.vocabulary.nearest import nearest
    from profilelint.vocabulary.vocabulary import fold

    names = [name for name in known if name not in present] + [
        name for name in known if name in present
    ]
    folded = [fold(name.replace("_", " ")) for name in names]
    wanted = fold(key.replace("_", " "))
    if wanted in folded:
        return names[folded.index(wanted)]
    absent = sum(name not in present for name in names)
    return nearest(wanted, folded[:absent], names[:absent]) or nearest(wanted, folded, names)


def explain_names(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a key whose name ``propertyNames`` does not allow."""
    inner = error.kind.error
    key = inner.instance if isinstance(inner.instance, str) else ""
    here = (*route, key)
    options = inner.kind.options if inner.kind.name == "enum" else []
    names = [option for option in options if isinstance(option, str)]
    if names:
        known = wording.names(names, key)
        return [page.fault("schema-unknown-key", "name-of", here, "key", key=key, known=known)]
    return [page.fault("schema-unknown-key", "name", here, "key", key=key)]


def explain_key_count(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a group of fewer keys than ``minProperties``, or more than ``maxProperties``."""
    message_id = "few" if error.kind.name == "minProperties" else "many"
    count, limit = len(page.value(route)), error.kind.limit
    return [page.fault("schema-properties", message_id, route, count=count, limit=limit)]
