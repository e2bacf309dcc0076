"""Keys that are nearly one that the schema names, in groups that may have any key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.explain.keys import (
    SHORTEST_OPEN,
    are_keys_implied,
    folded_key,
    is_certain,
    mild,
    unknown_key,
)
from profilelint.schema.forms import is_blank
from profilelint.schema.keywords import OPEN
from profilelint.source.site.ordinary_keys import ORDINARY_KEYS
from profilelint.vocabulary.nearest import is_slip
from profilelint.vocabulary.vocabulary import digits_in

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_MOST_LOOKED_UP = 500
_REPORTED = frozenset(("near", "near-alike", "renamed", "renamed-too"))
_BESIDE = frozenset(("near-too", "near-needless", "near-empty"))


def explain_open_keys(page: InvalidPage) -> list[Fault]:
    """Return what is wrong with the keys of groups whose schema says ``x-open``.

    These are former names of keys and keys that are nearly a known one. A key that differs from it
    in digits is another key. So is one that stands beside the key that it resembles, unless it is
    that key with a slip of the fingers, which is a warning. Unless the key that was meant must be
    there, so is what a content model does not name, since the CMS keeps it, any key where nobody
    wrote which keys there may be, and one without a value, since nothing is lost.
    """
    is_of_model = page.schema.field_places is not None
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
            if key in known or len(key) < SHORTEST_OPEN or looked_up >= _MOST_LOOKED_UP:
                continue
            here = (*route, key)
            if (is_of_model and key in ORDINARY_KEYS) or not page.stands_in_file(here):
                continue
            looked_up += 1
            fault = unknown_key(page, here)
            meant = str(fault.params.get("meant"))
            if fault.message_id in _BESIDE and _is_misspelt(key, meant):
                faults.append(mild(fault))
            elif fault.message_id in _REPORTED and digits_in(key) == digits_in(meant):
                is_mild = is_of_model or is_blank(value[key]) or are_keys_implied(page, route)
                faults.append(mild(fault) if is_mild and not is_certain(page, fault) else fault)
    return faults[::-1]


def _is_misspelt(key: str, meant: str) -> bool:
    """Return whether a key is another one, but for letters that a slip of the fingers changes."""
    written, right = folded_key(key), folded_key(meant)
    return written == right or is_slip(written, right)
