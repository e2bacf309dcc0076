"""Which line of a configuration file a key stands on: for messages, and for what is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.config.keys import tables_of
from profilelint.config.model import Config

if TYPE_CHECKING:
    from profilelint.model import tree
    from profilelint.model.finding import Route
    from profilelint.model.text import LineIndex


class KeyLines:
    """The lines of the keys of a TOML text, which is parsed when the first line is asked for.

    ``prefix`` is the route to the table in which all routes begin.
    """

    def __init__(self, text: str, prefix: Route) -> None:
        self._text = text
        self._prefix = prefix

    def line(self, route: Route) -> int:
        """Return the one-based line of the key that a route leads to.

        For a key that is not there it is the line of the nearest table around it, or the first.
        """
        whole = (*self._prefix, *route)
        for length in range(len(whole), 0, -1):
            start = self._starts.get(whole[:length])
            if start is not None:
                return self._index.position(start)[0]
        return 1

    @cached_property
    def _index(self) -> LineIndex:
        from profilelint.model.text import LineIndex

        return LineIndex(self._text)

    @cached_property
    def _starts(self) -> dict[Route, int]:
        """Return where the key, or else the value, that each route leads to begins."""
        from profilelint.model.finding import Span
        from profilelint.model.tree import Mapping, Sequence, span_of
        from profilelint.source.front_matter.toml.reader import read_toml

        _, make_tree, _ = read_toml(self._text, Span(0, len(self._text)))
        starts: dict[Route, int] = {}
        stack: list[tuple[Route, tree.Node]] = [((), make_tree())] if make_tree is not None else []
        while stack:
            route, node = stack.pop()
            members: list[tuple[Route, tree.Entry | tree.Element]] = []
            if isinstance(node, Mapping):
                members = [((*route, entry.key), entry) for entry in node.entries]
            elif isinstance(node, Sequence):
                members = [((*route, index), item) for index, item in enumerate(node.elements)]
            for here, member in members:
                starts.setdefault(here, span_of(member, "key").start)
                stack.append((here, member.value))
        return starts


class KeyOrigins(Mapping[str, str]):
    """For each dotted key of a configuration file, such as ``collections.0.name``: ``file:line``.

    ``path`` is the file as it is shown and ``values`` are the values in it. The lines are looked
    up when the first origin is asked for: few runs need one.
    """

    def __init__(self, path: str, lines: KeyLines, values: Mapping[str, Any]) -> None:
        self._path = path
        self._lines = lines
        self._values = values

    def __getitem__(self, key: str) -> str:
        """Return the origin of a key; raise `KeyError` for one that is not in the file."""
        return self._origins[key]

    def __iter__(self) -> Iterator[str]:
        """Return an iterator over the dotted keys."""
        return iter(self._origins)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._origins)

    @cached_property
    def _origins(self) -> dict[str, str]:
        return {
            ".".join(map(str, route)): f"{self._path}:{self._lines.line(route)}"
            for route in _routes(Config, self._values, ())
        }


def _routes(model: type, values: Mapping[str, Any], route: Route) -> Iterator[Route]:
    """Yield the routes to the keys of a table and of those in it."""
    tables = {table.name: table for table in tables_of(model)}
    for name, value in values.items():
        here = (*route, name)
        if name not in tables:
            yield here
            for key in value if isinstance(value, dict) else ():
                yield (*here, key)
        elif tables[name].array:
            for number, each in enumerate(value):
                yield from _routes(tables[name].model, each, (*here, number))
        else:
            yield from _routes(tables[name].model, value, here)
