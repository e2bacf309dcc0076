"""Keys that are one to a site generator that does not tell capital letters from small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context


class KeysAlike(NamedTuple):
    """Two keys at the top of the front matter that differ in the case of letters alone."""

    first: str
    second: str


@finder("keys_alike", of="front matter")
def find_keys_alike(context: Context) -> list[KeysAlike]:
    """Return the keys that stand twice for the page's generator, each with the first of them."""
    data, site = context.document.data, context.site
    if site is None or not site.ignores_key_case or len({key.lower() for key in data}) == len(data):
        return []
    first: dict[str, str] = {}
    return [
        KeysAlike(before, key)
        for key in data
        if (before := first.setdefault(key.lower(), key)) != key
    ]
