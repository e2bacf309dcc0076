"""Keys that are one to a site generator that does not tell capital letters from small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.model.tree import Plain
    from profilelint.rules.api import Context


class KeysAlike(NamedTuple):
    """Two keys of a group that differ in the case of letters alone; ``route`` leads to it."""

    route: Route
    group: dict[str, Plain]
    first: str
    second: str


@finder("keys_alike", of="front matter")
def find_keys_alike(context: Context) -> list[KeysAlike]:
    """Return the keys that stand twice for the page's generator, each with the first of them.

    Hugo changes the keys of groups within groups, but not those of groups in a list.
    """
    site = context.site
    if site is None or not site.ignores_key_case:
        return []
    found: list[KeysAlike] = []
    pending: list[tuple[Route, dict[str, Plain]]] = [((), context.document.data)]
    while pending:
        route, group = pending.pop()
        if len({key.lower() for key in group}) < len(group):
            first: dict[str, str] = {}
            found += [
                KeysAlike(route, group, before, key)
                for key in group
                if (before := first.setdefault(key.lower(), key)) != key
            ]
        pending += [((*route, key), each) for key, each in group.items() if isinstance(each, dict)]
    return found
