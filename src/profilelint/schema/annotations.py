"""What a schema says about a place without judging it: titles, examples, known keys.

All schemas that may apply to the place count, whichever branch its value takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.resource import in_place, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Route
    from profilelint.schema.resource import Resources

    Node = dict[str, Any]

_MOST_NODES = 500
_MOST_PLACES = 5000


class Annotations:
    """The schemas of each place; they are looked up once a place."""

    __slots__ = ("_nodes", "_resources", "_root")

    def __init__(self, root: Any, resources: Resources) -> None:
        self._root = root
        self._resources = resources
        self._nodes: dict[Route, tuple[Node, ...]] = {}

    def at(self, route: Route) -> tuple[Node, ...]:
        """Return the schemas that may apply to a place, the nearest ones first."""
        nodes = self._nodes.get(route)
        if nodes is None:
            start = (
                [
                    child
                    for node in self.at(route[:-1])
                    for child in _children(node, route[-1])
                    if isinstance(child, dict)
                ]
                if route
                else [self._root]
            )
            if len(self._nodes) >= _MOST_PLACES:
                self._nodes.clear()
            nodes = self._nodes[route] = self._closure(start)
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
                pending += in_place(node, self._resources)
        return tuple(nodes)

    def first(self, route: Route, keyword: str) -> Any:
        """Return the first value that the schemas of a place have for a keyword, or None."""
        return next((node[keyword] for node in self.at(route) if keyword in node), None)

    def own(self, route: Route, keyword: str) -> Any:
        """Return the first value for a keyword in the schemas that always apply, or None."""
        if not route:
            nodes: list[Any] = [self._root]
        else:
            nodes = [child for node in self.at(route[:-1]) for child in _children(node, route[-1])]
        for _ in range(_MOST_NODES):
            if not nodes:
                break
            node = nodes.pop(0)
            if isinstance(node, dict):
                if keyword in node:
                    return node[keyword]
                nodes += self._resources.targets(node)
                nodes += members(node.get("allOf"), list)
        return None

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


def _children(node: Node, step: str | int) -> Iterator[Any]:
    if isinstance(step, str):
        properties = node.get("properties")
        if isinstance(properties, dict) and step in properties:
            yield properties[step]
            return
        for keyword in ("additionalProperties", "unevaluatedProperties"):
            yield node.get(keyword)
        return
    for keyword in ("prefixItems", "items"):
        members = node.get(keyword)
        if isinstance(members, list):
            if step < len(members):
                yield members[step]
                return
        else:
            yield members
    for keyword in ("additionalItems", "unevaluatedItems"):
        yield node.get(keyword)
