"""Where a key stands in a configuration file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.model.finding import Route


def line_of(text: str, route: Route) -> int:
    """Return the one-based line of the key that a route of a TOML text leads to.

    Where the route leads nowhere, it is the line of the nearest parent, or the first.
    """
    from profilelint.model.finding import Span
    from profilelint.model.text import LineIndex
    from profilelint.model.tree import find, span_of
    from profilelint.source.front_matter.toml.reader import read_toml

    _, make_tree, _ = read_toml(text, Span(0, len(text)))
    if make_tree is None:
        return 1
    tree = make_tree()
    for length in range(len(route), 0, -1):
        found = find(tree, route[:length])
        if found is not None:
            return LineIndex(text).position(span_of(found, "key").start)[0]
    return 1
