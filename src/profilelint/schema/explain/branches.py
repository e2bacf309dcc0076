"""A value that fits none of several schemas, or too many of them: ``anyOf``, ``oneOf``.

Of the branches, only the one that was meant is looked at, so that its faults are reported and
those of the others are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema import wording
from profilelint.schema.explain.values import not_among, wrong_type
from profilelint.schema.fault import MOST_FAULTS

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_FIXED = frozenset(("enum", "const"))
"""The kinds of error that name the values that are allowed."""


def explain_branches(page: InvalidPage, error: Any, route: Route) -> list[Fault]:
    """Explain a value for which none of the branches holds, or more than one of ``oneOf``."""
    branches: list[list[Any]] = error.kind.context
    if any(not branch for branch in branches):
        return [page.fault("schema-branch", "several", route)]
    # The errors of the value itself, not of what is in it.
    own = [[each for each in branch if tuple(each.instance_path) == route] for branch in branches]

    # A branch of another type was not meant. If all are, the types are what is wrong.
    of_type = [[each for each in errors if each.kind.name == "type"] for errors in own]
    meant = [index for index, errors in enumerate(of_type) if not errors]
    if not meant:
        types = [name for errors in of_type for each in errors for name in each.kind.types]
        if types:
            return [wrong_type(page, route, list(dict.fromkeys(types)))]
        meant = list(range(len(branches)))

    meant = _of_the_same_kind(branches, meant, route)
    if len(meant) > 1:
        # Branches that are lists of values are one list.
        fixed = [[each for each in own[index] if each.kind.name in _FIXED] for index in meant]
        options = [option for errors in fixed for each in errors for option in _options(each)]
        if all(fixed) and len(options) >= len(meant):
            return [not_among(page, route, options)]
        least = min(len(branches[index]) for index in meant)
        meant = [index for index in meant if len(branches[index]) == least]
    if len(meant) > 1:
        return [_no_branch(page, error, route)]
    return page.explain(branches[meant[0]][: MOST_FAULTS + 1])


def _of_the_same_kind(branches: list[list[Any]], meant: list[int], route: Route) -> list[int]:
    """Return the branches whose fixed values of keys, such as a kind, are those of the page.

    All are returned if there is no such branch.
    """
    same = [
        index
        for index in meant
        if not any(
            each.kind.name in _FIXED and len(each.instance_path) == len(route) + 1
            for each in branches[index]
        )
    ]
    return same or meant


def _options(error: Any) -> list[Any]:
    """Return the values that an error of ``enum`` or ``const`` names."""
    kind = error.kind
    return list(kind.options) if kind.name == "enum" else [kind.expected_value]


def _no_branch(page: InvalidPage, error: Any, route: Route) -> Fault:
    nodes = page.annotations.first(route, error.evaluation_path[-1])
    titles = [
        node["title"]
        for node in (nodes if isinstance(nodes, list) else ())
        if isinstance(node, dict) and isinstance(node.get("title"), str)
    ]
    found = wording.value(page.value(route))
    if len(titles) > 1:
        allowed = wording.either(titles)
        return page.fault("schema-branch", "none-of", route, found=found, allowed=allowed)
    return page.fault("schema-branch", "none", route, found=found)
