"""Why a schema applies to a page: what in the page meets the condition of ``if`` and the like.

A reason states what the page holds, not the condition: 'because "status" is "left"'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema import wording
from profilelint.schema.resource import members

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from profilelint.model.finding import Route
    from profilelint.schema.steps import Step

_MOST_FACTS = 3
_MOST_CONDITIONS = 50
_JOINED = ("allOf", "anyOf", "oneOf")


class Reason(NamedTuple):
    """Why a schema applies: a text to follow ``because``, and what it rests on.

    ``routes`` lead to the keys that the text speaks of, there or missing.
    """

    text: str
    routes: tuple[Route, ...]


NONE = Reason("", ())


def reason_of(steps: Sequence[Step], route: Route, look_up: Callable[[Route], Any]) -> Reason:
    """Return why the schemas that led to an error apply; `NONE` if they always do.

    ``look_up`` returns the value at a route. The innermost condition counts.
    """
    for step in reversed(steps):
        here = route[: step.depth]
        if step.keyword in ("then", "else"):
            return _condition(
                step.node.get("if"), here, look_up(here), holds=step.keyword == "then"
            )
        if step.keyword in ("dependentSchemas", "dependencies") and isinstance(step.member, str):
            return Reason(f"{wording.key(step.member)} is there", ((*here, step.member),))
    return NONE


def _condition(schema: Any, route: Route, value: Any, *, holds: bool) -> Reason:
    if not isinstance(value, dict):
        return NONE
    by_key: dict[str, Any] = {}
    for key, inner in _keys(schema):
        by_key[key] = by_key.get(key) or inner
    facts: dict[str, str] = {}
    for key, inner in by_key.items():
        if key in value:
            facts[key] = fact(key, value[key], inner)
        elif inner is None or holds:
            facts[key] = f"there is no {wording.key(key)}"
    return reason(facts, route)


def _keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Yield the keys that a condition speaks of, with the schema of the value or None."""
    pending = [schema]
    for _ in range(_MOST_CONDITIONS):
        if not pending:
            return
        node = pending.pop(0)
        if not isinstance(node, dict):
            continue
        properties = node.get("properties")
        if isinstance(properties, dict):
            for key, inner in properties.items():
                yield key, (inner if isinstance(inner, dict) and inner else None)
        for key in members(node.get("required"), list):
            if isinstance(key, str):
                yield key, None
        pending += [each for name in _JOINED for each in members(node.get(name), list)]
        pending.append(node.get("not"))


def fact(key: str, value: Any, schema: Any) -> str:
    """Return what a page holds under a key, as far as a schema of the value makes it matter."""
    name = wording.key(key)
    if isinstance(value, list):
        contains = schema.get("contains") if isinstance(schema, dict) else None
        wanted = contains.get("const") if isinstance(contains, dict) else None
        if wanted is not None and wanted in value:
            return f"{name} contains {wording.value(wanted)}"
    if schema is None or isinstance(value, (dict, list)):
        return f"{name} is there"
    return f"{name} is {wording.value(value)}"


def reason(facts: Mapping[str, str], route: Route) -> Reason:
    """Return the reason that consists of facts about keys of the value at a route."""
    few = list(facts.items())[:_MOST_FACTS]
    return Reason(" and ".join(text for _, text in few), tuple((*route, key) for key, _ in few))


def choice_of_branch(branch: Any, route: Route, value: Any, wrong: Container[Route]) -> Reason:
    """Return the fixed values by which a page chose a branch, such as its kind.

    Those that are ``wrong`` themselves do not count.
    """
    properties = branch.get("properties") if isinstance(branch, dict) else None
    if not isinstance(properties, dict) or not isinstance(value, dict):
        return NONE
    facts = {
        key: fact(key, value[key], inner)
        for key, inner in properties.items()
        if key in value
        and (*route, key) not in wrong
        and isinstance(inner, dict)
        and ("const" in inner or "enum" in inner)
    }
    return reason(facts, route)
