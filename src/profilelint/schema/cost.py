"""What a schema costs to apply, so that none can keep the program busy.

The cost of a schema is the number of schemas that are applied, at the worst, to one value and to
all values above it. Schemas that refer to others can make it grow exponentially.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.resource import DEEPEST, in_place, keys_asked_for, members

if TYPE_CHECKING:
    from profilelint.schema.resource import Resources

    Node = dict[str, Any]

HIGHEST_COST = 20_000
"""The highest cost of a schema that is used."""

_LOW_COST = 1_000
_MOST_WORK = 20_000_000
_ENDLESS = 1 << 62
_EACH_CHILD = (
    "additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems",
    "contains", "propertyNames",
)  # fmt: skip


class CycleError(ValueError):
    """A schema that refers to itself without going into the value; the argument is the schema."""


class CostlySchemaError(ValueError):
    """A schema that costs more than `HIGHEST_COST`; the argument is the schema."""


def measure(root: Any, resources: Resources) -> Cost | None:
    """Return what tells the cost of a document, or None if no document can cost much.

    Raises `CycleError` and `CostlySchemaError`.
    """
    cost = Cost(root, resources)
    costly = cost.first_above(HIGHEST_COST)
    if costly is not None:
        raise CostlySchemaError(costly)
    return cost if cost.at(DEEPEST) > _LOW_COST else None


class Cost:
    """How many schemas are applied to one value and all above it, at the worst.

    ``at(depth)`` grows with the depth of the value only for schemas that refer to themselves.
    With ``keys``, the keys that schemas ask for count as well as the schemas.
    """

    __slots__ = ("_costs", "_first", "_keys", "_last", "_order", "_parts", "_root")

    def __init__(self, root: Any, resources: Resources, *, keys: bool = False) -> None:
        """Raise `CycleError` if a schema refers to itself without going into the value."""
        self._root = root
        self._keys = keys
        self._parts: dict[int, _Parts] = {}
        self._order: list[int] = []
        self._sort(root, resources)
        self._first = self._last = self._level(None)
        self._costs = [self._first.get(id(root), 1)]

    def _sort(self, root: Any, resources: Resources) -> None:
        pending = [root]
        while pending:
            start = pending.pop()
            if not isinstance(start, dict) or id(start) in self._parts:
                continue
            entered: set[int] = set()
            stack: list[tuple[Any, bool]] = [(start, False)]
            while stack:
                node, done = stack.pop()
                key = id(node)
                if done:
                    entered.discard(key)
                    self._order.append(key)
                    continue
                if key in self._parts:
                    if key in entered:
                        raise CycleError(node)
                    continue
                parts = _Parts(node, resources, keys=self._keys)
                self._parts[key] = parts
                entered.add(key)
                pending += parts.below
                stack.append((node, True))
                stack += [(each, False) for each in parts.same]

    def _level(self, above: dict[int, int] | None) -> dict[int, int]:
        """Return each schema's cost for values one level deeper than those of ``above``."""
        level: dict[int, int] = {}
        for key in self._order:
            level[key] = min(self._parts[key].cost(level, above), _ENDLESS)
        return level

    def at(self, depth: int) -> int:
        """Return the number for values that lie ``depth`` levels deep."""
        while len(self._costs) <= depth:
            level = self._level(self._last)
            if level == self._last:
                break
            self._last = level
            self._costs.append(level.get(id(self._root), 1))
        return self._costs[min(depth, len(self._costs) - 1)]

    def is_too_much_for(self, data: Any) -> bool:
        """Return whether applying the schema to plain data would take too long."""
        counts = level_counts(data)
        cost, count = self.at(min(len(counts), DEEPEST)), sum(counts)
        return cost > HIGHEST_COST or cost * count > _MOST_WORK

    def first_above(self, limit: int) -> Any:
        """Return the innermost schema that costs more than a limit for a single value."""
        return next(
            (self._parts[key].node for key in self._order if self._first[key] > limit), None
        )


class _Parts:
    """The schemas that one schema applies: to the same value, and to what is in it."""

    __slots__ = ("_each", "_named", "_own", "_weight", "below", "node", "same")

    def __init__(self, node: Node, resources: Resources, *, keys: bool) -> None:
        self.node = node
        self.same = in_place(node, resources)
        each = [node[keyword] for keyword in _EACH_CHILD if keyword in node]
        each += members(node.get("patternProperties"), dict)
        if isinstance(node.get("items"), dict):
            each.append(node["items"])
        self._each = [id(child) for child in each if isinstance(child, dict)]
        named = [
            members(node.get("properties"), dict),
            members(node.get("prefixItems"), list) + members(node.get("items"), list),
        ]
        self._named = [[id(child) for child in group if isinstance(child, dict)] for group in named]
        self.below = [child for group in (each, *named) for child in group]
        self._own = 1 + (len(keys_asked_for(node)) if keys else 0)
        # What has been evaluated is found by applying the same schemas a second time.
        self._weight = 2 if "unevaluatedProperties" in node or "unevaluatedItems" in node else 1

    def cost(self, level: dict[int, int], above: dict[int, int] | None) -> int:
        total = self._own + self._weight * sum(level[id(each)] for each in self.same)
        if above is not None:
            total += sum(above[key] for key in self._each)
            total += sum(max((above[key] for key in group), default=0) for group in self._named)
        return total


def level_counts(data: Any) -> list[int]:
    """Return how many values plain data has on each level, the outermost first."""
    counts: list[int] = []
    level: list[Any] = [data]
    while level and len(counts) <= DEEPEST:
        counts.append(len(level))
        level = [
            child
            for each in level
            if each.__class__ is not str and isinstance(each, (dict, list))
            for child in (each.values() if isinstance(each, dict) else each)
        ]
    return counts
