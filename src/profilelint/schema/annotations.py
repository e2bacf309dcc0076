"""What a schema says about a place without judging it: titles, examples, known keys.

All schemas that may apply to the place count, whichever branch its value takes.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from profilelint.model.memo import Memo
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.resource import in_place, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.finding import Route
    from profilelint.schema.resource import Resources

    Node = dict[str, Any]

_MOST_NODES = 500
_MOST_PLACES = 5000
_MOST_OPTIONS = 1000
_MOST_PATTERNS = 100
_URI = "file:///key"


class About(NamedTuple):
    """What a schema's author says of a value, to be shown beside it.

    ``title`` and ``description`` are empty and ``examples`` and ``options`` have no members where
    the author says nothing; ``options`` are the values of ``enum`` and ``const``.
    """

    title: str
    description: str
    examples: tuple[Any, ...]
    options: tuple[Any, ...]
    is_deprecated: bool


class Annotations:
    """The schemas of each place; they are looked up once a place.

    With ``asserted``, those of ``if`` and ``not`` do not count.
    """

    __slots__ = ("_always", "_asserted", "_key_validators", "_nodes", "_resources", "_root")

    def __init__(self, root: Any, resources: Resources, *, asserted: bool = False) -> None:
        self._root = root
        self._resources = resources
        self._asserted = asserted
        self._nodes: Memo[Route, tuple[Node, ...]] = Memo(_MOST_PLACES)
        self._always: Memo[Route, tuple[Node, ...]] = Memo(_MOST_PLACES)
        self._key_validators: dict[str, Any] = {}

    def at(self, route: Route) -> tuple[Node, ...]:
        """Return the schemas that may apply to a place, the nearest ones first."""
        nodes = self._nodes.get(route)
        if nodes is None:
            start = (
                [
                    child
                    for child in self._children(self.at(route[:-1]), route[-1])
                    if isinstance(child, dict)
                ]
                if route
                else [self._root]
            )
            nodes = self._nodes.keep(route, self._closure(start))
        return nodes

    def _closure(self, start: list[Any]) -> tuple[Node, ...]:
        seen: set[int] = set()
        nodes: list[Node] = []
        pending = [node for node in start if isinstance(node, dict)]
        while pending and len(nodes) < _MOST_NODES:
            node = pending.pop(0)
            if id(node) not in seen:
                seen.add(id(node))
                nodes.append(node)
                pending += in_place(node, self._resources, asserted=self._asserted)
        return tuple(nodes)

    def first(self, route: Route, keyword: str) -> Any:
        """Return the first value that the schemas of a place have for a keyword, or None."""
        for node in self.at(route):
            if keyword in node:
                return node[keyword]
        return None

    def own(self, route: Route, keyword: str) -> Any:
        """Return the first value for a keyword in the schemas that always apply, or None."""
        for node in self.always_at(route):
            if keyword in node:
                return node[keyword]
        return None

    def always_at(self, route: Route) -> tuple[Node, ...]:
        """Return the schemas of a place that apply whatever its value is, nearest ones first."""
        always = self._always.get(route)
        if always is None:
            always = self._always.keep(route, tuple(self._applied_at(route)))
        return always

    def _applied_at(self, route: Route) -> Iterator[Node]:
        if not route:
            return self.applied([self._root])
        return self.applied([*self._children(self.at(route[:-1]), route[-1])])

    def _children(self, nodes: Iterable[Node], step: str | int) -> Iterator[Any]:
        """Yield what some schemas of a value apply to one of its members."""
        if isinstance(step, int):
            for node in nodes:
                yield from _of_item(node, step)
            return
        asked = 0
        for node in nodes:
            is_named = False
            properties = node.get("properties")
            if isinstance(properties, dict) and step in properties:
                is_named = True
                yield properties[step]
            patterns = node.get("patternProperties")
            if isinstance(patterns, dict):
                for pattern in islice(patterns, max(0, _MOST_PATTERNS - asked)):
                    asked += 1
                    if self._fits(pattern, step):
                        is_named = True
                        yield patterns[pattern]
            if not is_named:
                for keyword in ("additionalProperties", "unevaluatedProperties"):
                    yield node.get(keyword)

    def _fits(self, pattern: str, key: str) -> bool:
        """Return whether a key has the form that a pattern of ``patternProperties`` describes."""
        if pattern not in self._key_validators:
            if len(self._key_validators) == _MOST_OPTIONS:
                return False
            from profilelint.schema.validator import make_validator

            self._key_validators[pattern] = make_validator({_URI: {"pattern": pattern}}, _URI)
        return bool(self._key_validators[pattern].is_valid(key))

    def applied(self, nodes: list[Any]) -> Iterator[Node]:
        """Yield schemas and those that they apply whatever the value is, nearest ones first."""
        for _ in range(_MOST_NODES):
            if not nodes:
                break
            node = nodes.pop(0)
            if isinstance(node, dict):
                yield node
                nodes += self._resources.targets(node)
                nodes += members(node.get("allOf"), list)

    def options(self, route: Route) -> list[Any]:
        """Return the values that ``enum`` and ``const`` allow, the first 1000 of each.

        There are none if other values may be right.
        """
        options: list[Any] = []
        for node in self.at(route):
            for keyword in ("anyOf", "oneOf"):
                branches = members(node.get(keyword), list)
                if branches and not all(map(_names_values, branches)):
                    return []
            options += _values(node)[:_MOST_OPTIONS]
        return distinct(options)

    def about(self, route: Route) -> About:
        """Return what the schema's author says of the value at a place."""
        title, description = (self.own(route, keyword) for keyword in ("title", "description"))
        examples = self.own(route, "examples")
        return About(
            title if isinstance(title, str) else "",
            description if isinstance(description, str) else "",
            tuple(examples) if isinstance(examples, list) else (),
            tuple(self.options(route)),
            self.own(route, "deprecated") is True,
        )

    def keys(self, route: Route) -> dict[str, Any]:
        """Return the properties that the schemas of a place name, with their schemas."""
        keys: dict[str, Any] = {}
        for node in self.at(route):
            properties = node.get("properties")
            if isinstance(properties, dict):
                for key, schema in properties.items():
                    if schema is not False:
                        keys.setdefault(key, schema)
        return keys

    def is_required(self, route: Route) -> bool:
        """Return whether any schema of the parent requires the key that a route ends with."""
        return any(
            route[-1] in required
            for node in self.at(route[:-1])
            if isinstance(required := node.get("required"), list)
        )


def distinct(values: list[Any]) -> list[Any]:
    """Return values as JSON Schema tells them apart, each once."""
    from json import dumps

    found: dict[str, Any] = {}
    for each in values:
        found.setdefault(dumps(each, sort_keys=True), each)
    return [*found.values()]


def _values(node: Any) -> list[Any]:
    if not isinstance(node, dict):
        return []
    if isinstance(node.get("enum"), list):
        return list(node["enum"])
    return [node["const"]] if "const" in node else []


def _names_values(node: Any) -> bool:
    return bool(_values(node)) or (isinstance(node, dict) and "$ref" in node)


def _of_item(node: Node, index: int) -> Iterator[Any]:
    for keyword in ("prefixItems", "items"):
        items = node.get(keyword)
        if isinstance(items, list):
            if index < len(items):
                yield items[index]
                return
        else:
            yield items
    for keyword in ("additionalItems", "unevaluatedItems"):
        yield node.get(keyword)
