"""Keys that are nearly one that the schema names, in groups that may have any key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.explain.keys import unknown_key
from profilelint.schema.keywords import OPEN
from profilelint.vocabulary.vocabulary import digits_in

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_MOST_LOOKED_UP = 500
_SHORTEST = 4
_REPORTED = frozenset(("near", "renamed", "renamed-too"))


def explain_open_keys(page: InvalidPage) -> list[Fault]:
    """Return what is wrong with the keys of groups whose schema says ``x-open``.

    These are former names of keys and keys that are nearly a known one. A key that stands beside
    the one that it resembles is another key, and so is one that differs from it in digits.
    """
    faults = []
    looked_up = 0
    pending: list[tuple[Route, Any]] = [((), page.data)]
    while pending:
        route, value = pending.pop()
        if isinstance(value, list):
            pending += [((*route, index), each) for index, each in enumerate(value)]
        if not isinstance(value, dict):
            continue
        pending += [((*route, key), each) for key, each in value.items()]
        if page.annotations.first(route, OPEN) is not True:
            continue
        known = page.annotations.keys(route)
        for key in value:
            if key in known or len(key) < _SHORTEST or looked_up >= _MOST_LOOKED_UP:
                continue
            looked_up += 1
            fault = unknown_key(page, (*route, key))
            meant = fault.params.get("meant")
            if fault.message_id in _REPORTED and digits_in(key) == digits_in(str(meant)):
                faults.append(fault)
    return faults[::-1]
