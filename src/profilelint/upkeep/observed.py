"""All values that pages have at one place of their front matter, counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

_DEEPEST = 6
_TYPES = {
    type(None): "null",
    bool: "boolean",
    str: "string",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}
_NEVER_EMPTY = frozenset(("boolean", "integer", "number"))


class Observed:
    """The values seen at one place, by JSON Schema type.

    ``texts`` and ``numbers`` are the values themselves, with ``text_pages`` the page of each text;
    ``items`` is what is in lists and ``keys`` what is in groups of keys. ``lists`` are the texts
    that each list holds, ``groups`` the keys of each group. ``pages`` tells how many values that
    are not empty stand on each page, and ``group_pages`` how many groups. Pages are given by
    number.
    """

    __slots__ = (
        "group_pages", "groups", "items", "keys", "known", "lists", "numbers", "pages",
        "text_pages", "texts", "types",
    )  # fmt: skip

    def __init__(self) -> None:
        self.types: Counter[str] = Counter()
        self.texts: list[str] = []
        self.text_pages: list[int] = []
        self.numbers: list[int | float] = []
        self.items: Observed | None = None
        self.keys: dict[str, Observed] = {}
        self.lists: list[frozenset[str]] = []
        self.groups: list[frozenset[str]] = []
        self.pages: Counter[int] = Counter()
        self.group_pages: Counter[int] = Counter()
        self.known: dict[Any, Any] = {}

    def once(self, name: str, find: Callable[..., T], *arguments: Any) -> T:
        """Return what a function finds out of the values, which is called once."""
        key = (name, arguments)
        if key not in self.known:
            self.known[key] = find(self, *arguments)
        found: T = self.known[key]
        return found

    def add(self, value: Any, page: int, depth: int = 0) -> None:
        """Count a value and what is in it; what lies too deep is not looked at."""
        kind = _TYPES[value.__class__]
        self.types[kind] += 1
        if value or kind in _NEVER_EMPTY:
            self.pages[page] += 1
        if kind == "string":
            self.texts.append(value)
            self.text_pages.append(page)
        elif kind == "integer" or kind == "number":
            self.numbers.append(value)
        elif depth >= _DEEPEST:
            return
        elif kind == "array":
            self.items = self.items or Observed()
            for item in value:
                self.items.add(item, page, depth + 1)
            self.lists.append(frozenset(item for item in value if isinstance(item, str)))
        elif kind == "object":
            self.groups.append(frozenset(value))
            self.group_pages[page] += 1
            for key, member in value.items():
                observed = self.keys.get(key)
                if observed is None:
                    observed = self.keys[key] = Observed()
                observed.add(member, page, depth + 1)

    def keep_keys(self, values: Sequence[Any]) -> None:
        """Forget the keys of groups that none of some values has at the same place."""
        groups = [value for value in values if isinstance(value, dict)]
        for key in [*self.keys]:
            members = [group[key] for group in groups if key in group]
            if members:
                self.keys[key].keep_keys(members)
            else:
                del self.keys[key]
        if self.items is not None:
            items = [item for value in values if isinstance(value, list) for item in value]
            self.items.keep_keys(items)

    @property
    def filled(self) -> int:
        """Return how many values are not empty."""
        return self.pages.total()
