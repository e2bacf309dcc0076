"""All values that pages have at one place of their front matter, counted."""

from __future__ import annotations

from collections import Counter
from typing import Any

_DEEPEST = 6


class Observed:
    """The values seen at one place, by JSON Schema type.

    ``texts`` and ``numbers`` are the values themselves, ``items`` is what is in lists and ``keys``
    what is in groups of keys. ``lists`` are the texts that each list holds, ``groups`` the keys of
    each group. ``drafts`` is how many of the values stand in drafts.
    """

    __slots__ = ("drafts", "groups", "items", "keys", "lists", "numbers", "texts", "types")

    def __init__(self) -> None:
        self.types: Counter[str] = Counter()
        self.texts: list[str] = []
        self.numbers: list[int | float] = []
        self.items: Observed | None = None
        self.keys: dict[str, Observed] = {}
        self.lists: list[frozenset[str]] = []
        self.groups: list[frozenset[str]] = []
        self.drafts = 0

    def add(self, value: Any, *, draft: bool = False, depth: int = 0) -> None:
        """Count a value and what is in it; what lies too deep is not looked at."""
        kind = _type_of(value)
        self.types[kind] += 1
        self.drafts += draft
        if kind == "string":
            self.texts.append(value)
        elif kind in ("integer", "number"):
            self.numbers.append(value)
        elif depth >= _DEEPEST:
            return
        elif kind == "array":
            self.items = self.items or Observed()
            for item in value:
                self.items.add(item, depth=depth + 1)
            self.lists.append(frozenset(item for item in value if isinstance(item, str)))
        elif kind == "object":
            self.groups.append(frozenset(value))
            for key, member in value.items():
                observed = self.keys.get(key)
                if observed is None:
                    observed = self.keys[key] = Observed()
                observed.add(member, draft=draft, depth=depth + 1)

    @property
    def filled(self) -> int:
        """Return how many values are not empty."""
        return self.types.total() - self.types["null"]


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "array" if isinstance(value, list) else "object"
