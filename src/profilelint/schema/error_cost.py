"""What the errors of a validator cost in memory, so that no page can fill it.

jsonschema-rs makes all errors at once, each with a copy of the value that it is about and of the
words that are allowed there: a thousand wrong names of keys are a thousand copies of them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.cost import Cost, level_counts
from profilelint.schema.resource import DEEPEST, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sized

    from profilelint.schema.resource import Resources

_MOST_COPIES = 2_000_000
"""So many values take about 500 MB."""


class ErrorCost:
    """What the errors of front matter that is not valid may cost."""

    __slots__ = ("_cost", "_judges_names", "_resources", "_words")

    def __init__(self, root: Any, resources: Resources, terms: Iterable[Sized]) -> None:
        """Take a schema, and the terms of each of the vocabularies that it names."""
        words = [len(members(node.get("enum"), list)) for _, _, node in resources.schemas]
        self._words = max([*words, *map(len, terms)], default=0)
        self._judges_names = any("propertyNames" in node for _, _, node in resources.schemas)
        self._cost = Cost(root, resources, keys=True)
        self._resources = resources

    def most_members(self, wanted: int) -> int:
        """Return of how many members of a list all may be wrong, ``wanted`` at most."""
        return max(10, min(wanted, _MOST_COPIES // max(self._words, 1)))

    def names(self) -> frozenset[str]:
        """Return the keys that the schema names: those that may be there, or have to be."""
        return self._resources.names()

    def is_too_much_for(self, data: Mapping[str, Any]) -> bool:
        """Return whether the errors may fill the memory.

        There may be one for each schema that is applied to a value, and for each name of a key.
        """
        counts = level_counts(data)
        inside = count = sum(counts)
        keys = _most_keys(data) if self._judges_names else 0
        copies = applied = 0
        for depth, number in enumerate(counts):
            before, applied = applied, self._cost.at(min(depth, DEEPEST))
            # Copies of all values of a level hold what lies deeper as well.
            copies += (applied - before + keys) * inside
            inside -= number
        return copies > _MOST_COPIES or count * self._words > 10 * _MOST_COPIES


def _most_keys(data: Any) -> int:
    """Return how many keys the widest mapping in plain data has."""
    if isinstance(data, dict):
        return max([len(data), *map(_most_keys, data.values())])
    return max(map(_most_keys, data), default=0) if isinstance(data, list) else 0
