"""List items of the front matter that hold nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.rules.api import finder
from profilelint.schema.forms import is_empty_item

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Plain
    from profilelint.rules.api import Context


@finder("empty_item", of="front matter")
def find_empty_items(context: Context) -> list[Route]:
    """Return the routes to the empty items of lists, in the order of the text."""
    found: list[Route] = []
    if _may_hold(context.document):
        _collect(context.document.data, (), found)
    return found


def _may_hold(document: Document) -> bool:
    """Return whether any item of any list is empty: a first look that builds no routes."""
    stack: list[Plain] = [document.data]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            stack += [value for value in node.values() if type(value) in (dict, list)]
        elif isinstance(node, list):
            for value in node:
                if isinstance(value, (dict, list)):
                    stack.append(value)
                elif is_empty_item(value):
                    return True
    return False


def _collect(node: Plain, route: Route, found: list[Route]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            _collect(value, (*route, key), found)
    elif isinstance(node, list):
        for index, value in enumerate(node):
            if is_empty_item(value):
                found.append((*route, index))
            else:
                _collect(value, (*route, index), found)
