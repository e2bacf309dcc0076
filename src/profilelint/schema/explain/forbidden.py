"""What may not be there at all: ``not``, and ``false`` in place of a schema."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.describe import describe, title_of
from profilelint.schema.explain.keys import unknown_key
from profilelint.schema.explain.lists import extra_item
from profilelint.schema.fault import MOST_FAULTS
from profilelint.schema.reasons import fact, reason

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_KEYS = frozenset(("additionalProperties", "unevaluatedProperties"))
_ITEMS = frozenset(("items", "unevaluatedItems"))
_WORDS = frozenset(("title", "description", "$comment", "type", "x-message", "errorMessage"))
"""Keywords that say nothing of what is forbidden in a group of keys."""
_DEEPEST = 10


def explain_not(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value for which the schema of ``not`` holds."""
    steps = page.steps(error)
    schema = steps[-1].node.get("not") if steps else None
    return _forbidden(page, error.kind.schema if schema is None else schema, route)


def explain_false(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value, or the keys or items in it, for which the schema is ``false``."""
    value = page.value(route)
    keyword = error.evaluation_path[-1] if error.evaluation_path else ""
    if isinstance(value, dict) and keyword in _KEYS:
        return [unknown_key(page, (*route, key)) for key in islice(value, MOST_FAULTS + 1)]
    if isinstance(value, list) and keyword in _ITEMS:
        indexes = range(len(value))[: MOST_FAULTS + 1]
        return [extra_item(page, (*route, index)) for index in indexes]
    if not route or keyword in ("then", "else"):
        return [_not_as_it_is(page, None, route)]
    key = route[-1]
    if isinstance(key, int):
        return [extra_item(page, route)]
    return [_forbidden_key(page, route)]


def _forbidden(page: InvalidPage, schema: Any, route: Route, depth: int = 0) -> list[Fault]:
    """Return the faults of a value that fits a schema which it must not fit."""
    value = page.value(route)
    schema = _resolved(page, schema)
    if route and not isinstance(route[-1], int) and _holds_always(schema):
        return [_forbidden_key(page, route)]
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return [_not_as_it_is(page, schema, route)]
    if isinstance(value, dict):
        return _forbidden_keys(page, schema, route, depth)
    wanted = describe({name: schema[name] for name in schema if name != "title"})
    title = title_of(schema)
    if title:
        return [page.fault("schema-branch", "forbidden", route, found=title)]
    if "pattern" in schema or "format" in schema:
        return [_not_as_it_is(page, schema, route)]
    if isinstance(value, list):
        contains = describe(schema.get("contains"))
        if contains:
            return [page.fault("schema-branch", "holds", route, found=contains)]
        return [_not_as_it_is(page, schema, route)]
    is_fixed = "const" in schema or "enum" in schema
    found = wording.value(value) if is_fixed or not wanted else wanted
    return [page.fault("schema-branch", "forbidden", route, found=found)]


def _resolved(page: InvalidPage, schema: Any) -> Any:
    """Return a schema with what it refers to in place of the reference."""
    if not isinstance(schema, dict) or "$ref" not in schema:
        return schema
    return {name: each for name, each in page.schema.resolved(schema).items() if name != "$ref"}


def _holds_always(schema: Any) -> bool:
    """Return whether a schema holds for every value."""
    says_nothing = isinstance(schema, dict) and schema.keys() <= _WORDS - {"type"}
    return schema is True or says_nothing


def _forbidden_keys(
    page: InvalidPage, schema: dict[str, Any], route: Route, depth: int
) -> list[Fault]:
    value = page.value(route)
    kinds = schema.keys() - _WORDS
    required = [key for key in schema.get("required") or () if isinstance(key, str)]
    properties = schema.get("properties") or {}
    if kinds == {"required"} and required:
        if len(required) == 1:
            return [_forbidden_key(page, (*route, required[0]))]
        return [not_together(page, route, required)]
    if kinds in ({"properties"}, {"properties", "required"}) and isinstance(properties, dict):
        judged = [key for key in value if key in properties and properties[key] is not True]
        if judged:
            last = judged.pop()
            others = [key for key in required if key not in properties]
            facts = {key: fact(key, value[key], properties[key]) for key in judged}
            facts |= {key: fact(key, value[key], None) for key in others if key in value}
            faults = _forbidden(page, properties[last], (*route, last), depth + 1)
            because = reason(facts, route)
            return [fault._replace(because=because) if because.text else fault for fault in faults]
    if kinds == {"allOf"} and isinstance(schema["allOf"], list):
        parts = [_resolved(page, each) for each in schema["allOf"]]
        if all(_requires(each) for each in parts):
            names = dict.fromkeys(key for each in parts for key in each["required"])
            return _forbidden_keys(page, {"required": list(names)}, route, depth + 1)
    if kinds == {"anyOf"} and isinstance(schema["anyOf"], list):
        # Nothing but the presence of keys is judged here; the validator has judged the rest.
        branches = [_resolved(page, each) for each in schema["anyOf"]]
        if branches and all(_requires(each) for each in branches):
            return [
                fault
                for each in branches[: MOST_FAULTS + 1]
                if all(key in value for key in each["required"])
                for fault in _forbidden_keys(page, each, route, depth + 1)
            ]
    return [_not_as_it_is(page, schema, route)]


def _requires(schema: Any) -> bool:
    """Return whether a schema says that keys are there, and nothing else."""
    return isinstance(schema, dict) and schema.keys() - _WORDS == {"required"}


def not_together(page: InvalidPage, route: Route, keys: list[str], keep: str = "only one") -> Fault:
    """Return the fault of keys that exclude each other, at the last that is written."""
    present = [key for key in page.value(route) if key in keys]
    last = present[-1] if present else keys[-1]
    names = wording.both([wording.key(key) for key in (present or keys)[: wording.FEW]])
    return page.fault(
        "schema-dependency", "together", (*route, last), "key", names=names, keep=keep
    )


def one_of_a_pair(page: InvalidPage, faults: list[Fault]) -> list[Fault]:
    """Return faults in which two keys that exclude each other are one fault."""
    forbidden = {
        fault.route: fault
        for fault in faults
        if (fault.rule, fault.message_id) == ("schema-unknown-key", "forbidden")
        and fault.because.text
        and fault.author is None
    }
    if not forbidden:
        return faults
    left: list[Fault] = []
    paired: set[Route] = set()
    for fault in faults:
        if fault.route in paired and fault is forbidden.get(fault.route):
            continue
        others = fault.because.routes if fault is forbidden.get(fault.route) else ()
        other = next((forbidden[each] for each in others if each in forbidden), None)
        if other is not None and fault.route in other.because.routes:
            paired.add(other.route)
            parent, keys = fault.route[:-1], [str(fault.route[-1]), str(other.route[-1])]
            left.append(not_together(page, parent, keys))
        else:
            left.append(fault)
    return left


def _forbidden_key(page: InvalidPage, route: Route) -> Fault:
    return page.fault("schema-unknown-key", "forbidden", route, "key", key=str(route[-1]))


def _not_as_it_is(page: InvalidPage, schema: Any, route: Route) -> Fault:
    title = title_of(schema)
    if title:
        return page.fault("schema-branch", "forbidden", route, found=title)
    description = schema.get("description") if isinstance(schema, dict) else None
    words = wording.sentence(description)
    if words:
        return page.fault("schema-branch", "as-it-is-why", route, why=words)
    value = page.value(route)
    if isinstance(value, (dict, list)):
        return page.fault("schema-branch", "as-it-is", route)
    return page.fault("schema-branch", "forbidden", route, found=wording.value(value))
