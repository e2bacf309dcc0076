"""The schemas that led the validator to an error, from the root's to the one that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.keywords import REFERENCES
from profilelint.schema.resource import UnresolvableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.schema.resource import Resources

_INTO_THE_VALUE = frozenset(
    (
        *("properties", "patternProperties", "additionalProperties", "unevaluatedProperties"),
        *("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains"),
    )
)
_BY_NAME = frozenset(("properties", "patternProperties", "dependentSchemas", "dependencies"))


class Step(NamedTuple):
    """A schema, and how the way to an error goes on from it.

    ``depth`` is how many steps of the error's route lead to the value that the schema is applied
    to. ``keyword`` is that of the schema which failed, or which applies the next schema; ``member``
    is which of the keyword's schemas that is, None where it has one.
    """

    node: dict[str, Any]
    depth: int
    keyword: str
    member: str | int | None = None


def steps_of(root: Any, path: Sequence[str | int], resources: Resources) -> list[Step]:
    """Return the steps of an evaluation path (JSON Schema 2020-12, core, section 12.3.1).

    They end early where the path goes on in what is no part of the schema as its author wrote it.
    """
    steps: list[Step] = []
    node, depth, at = root, 0, 0
    while at < len(path) and isinstance(node, dict):
        keyword = str(path[at])
        inner: Any = node.get(keyword)
        member: str | int | None = None
        at += 1
        if keyword in REFERENCES:
            try:
                inner = resources.resolve(resources.base_of(node), str(inner))
            except UnresolvableError:
                inner = None
        elif at < len(path) and (isinstance(inner, list) or keyword in _BY_NAME):
            member = path[at]
            at += 1
            inner = _member(inner, member)
        steps.append(Step(node, depth, keyword, member))
        depth += keyword in _INTO_THE_VALUE and isinstance(inner, (dict, bool))
        node = inner
    return steps


def _member(holder: Any, name: str | int) -> Any:
    try:
        return holder[name]
    except (KeyError, IndexError, TypeError):
        return None
