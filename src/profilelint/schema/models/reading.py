"""What is read from the plain data of a content model, whatever stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node

_MERGE = "<<"
_SIGNS = str.maketrans({sign: f"[{sign}]" for sign in "*?["})


def text(value: Any) -> str:
    """Return a value that is a text, or an empty one."""
    return value if isinstance(value, str) else ""


def texts(value: Any) -> list[str]:
    """Return the texts of a list; of a single text, that."""
    members = value if isinstance(value, list) else [value]
    return [each for each in members if isinstance(each, str) and each]


def merged(value: Any) -> Node:
    """Return a group of keys with those that YAML's merge key ``<<`` adds; empty for all else."""
    if not isinstance(value, dict):
        return {}
    if _MERGE not in value:
        return value
    sources = value[_MERGE]
    whole: Node = {}
    for source in reversed(sources if isinstance(sources, list) else [sources]):
        if isinstance(source, dict):
            whole.update(merged(source))
    whole.update((key, each) for key, each in value.items() if key != _MERGE)
    return whole


def at(data: Any, route: Route) -> Node:
    """Return the group of keys that a route leads to, which may go through merge keys."""
    for step in route:
        members = data if isinstance(data, list) else merged(data)
        data = members[step]  # type: ignore[index]
    return merged(data)


def entries(data: Any, way: Route, base: Route = ()) -> Iterator[tuple[Route, Node]]:
    """Yield the groups in a list, each with the route to it.

    ``way`` leads from the data to the list; ``base`` is the route to the data. A list in the list,
    as an alias makes it, is entered.
    """
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    yield from _groups(data, (*base, *way), 0)


def _groups(data: Any, route: Route, depth: int) -> Iterator[tuple[Route, Node]]:
    for number, each in enumerate(data if isinstance(data, list) else ()):
        if isinstance(each, dict):
            yield (*route, number), merged(each)
        elif isinstance(each, list) and depth < 2:
            yield from _groups(each, (*route, number), depth + 1)


def keyed(data: Any, way: Route, base: Route = ()) -> Iterator[tuple[str, Route, Node]]:
    """Yield the groups that stand under the keys of a group, each with its key and route."""
    for step in way:
        data = data.get(step) if isinstance(data, dict) else None
    for key, each in merged(data).items():
        if isinstance(each, dict):
            yield key, (*base, *way, key), merged(each)


def joined(*parts: str) -> str:
    """Return a path from parts, without those that are empty, relative to the root."""
    path = "/".join(part.strip("/") for part in parts if part.strip("/"))
    while path.startswith("./"):
        path = path[2:]
    # A glob without a slash would match in any folder.
    return path if "/" in path else f"/{path}"


def literal(path: str) -> str:
    """Return the glob that matches a path and no other."""
    return path.translate(_SIGNS)
