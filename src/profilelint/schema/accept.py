"""Whether a schema says of a value, in so many words, that its form is right.

A rule that knows forms by itself, such as that of a date, asks here first: what the site's schema
says goes before what a rule knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.schema.keywords import VOCABULARY
from profilelint.schema.resource import members

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.model.finding import Route
    from profilelint.schema.annotations import Annotations
    from profilelint.schema.validate import Schema

FORM: Final = ("pattern", "format", "enum", "const")
"""The keywords that say how a text is written."""

_URI: Final = "file:///value"
_CHOICES: Final = frozenset(("anyOf", "oneOf"))
_BRANCHING: Final = _CHOICES | {"if"}
# A branch may have branches; more of them are for other programs than for people.
_DEEPEST: Final = 3
_TYPES: Final = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}


def accepts(schema: Schema | None, route: Route, value: Any, *keywords: str) -> bool | None:
    """Return whether the value at a route would have the form that the schema asks for there.

    Only the given keywords count, and only where they always apply or stand in the branches of an
    ``anyOf``, ``oneOf`` or ``if`` that does. None means that the schema has none of them for this
    place, or that they cannot be asked.
    """
    if schema is None:
        return None
    nodes = schema.annotations.always_at(route)
    if all(node.keys().isdisjoint(keywords) and _BRANCHING.isdisjoint(node) for node in nodes):
        return None
    # Pages are asked about at the same places; a schema outlives what is known of its parts.
    known, place = schema.form_validators, (keywords, type(value), *map(id, nodes))
    if place not in known:
        asked = _asked(nodes, keywords, _TYPES.get(type(value), ""), schema.annotations)
        known.keep(place, _validator(asked))
    validator = known[place]
    if validator is None:
        return None
    try:
        return bool(validator.is_valid(value))
    except (ValueError, OverflowError):
        return None


def is_listed(schema: Schema | None, route: Route, text: str) -> bool:
    """Return whether the schema, or a list of the site that it names, has a text for a place."""
    if schema is None:
        return False
    if accepts(schema, route, text, "enum", "const") is True:
        return True
    for node in schema.annotations.always_at(route):
        name = node.get(VOCABULARY)
        vocabulary = schema.vocabularies.get(name.partition("#")[0]) if name else None
        if vocabulary is not None and not vocabulary.is_bundled and vocabulary.get(text):
            return True
    return False


def takes_only(schema: Schema | None, route: Route, text: str, other: str) -> bool:
    """Return whether a text has the form that the schema asks for and another one has not."""
    return (
        accepts(schema, route, other, *FORM) is False
        and accepts(schema, route, text, *FORM) is True
    )


def _asked(
    nodes: Iterable[dict[str, Any]],
    keywords: Sequence[str],
    kind: str,
    annotations: Annotations,
    depth: int = 0,
) -> list[dict[str, Any]]:
    """Return what some keywords of schemas ask of a value of one type, and of nothing else."""
    asked = []
    for node in nodes:
        own: dict[str, Any] = {key: node[key] for key in keywords if key in node}
        if own:
            asked.append(own)
        if depth >= _DEEPEST:
            continue
        for name in _CHOICES & node.keys():
            if branches := _branches(node[name], keywords, kind, annotations, depth):
                asked.append({"anyOf": branches})
        consequences: dict[str, Any] = {}
        for name in ("then", "else") if "if" in node else ():
            applied = annotations.applied([node.get(name)])
            if branch := _asked(applied, keywords, kind, annotations, depth + 1):
                consequences[name] = {"allOf": branch}
        if consequences:
            asked.append({"if": node["if"], **consequences})
    return asked


def _branches(
    choices: Any, keywords: Sequence[str], kind: str, annotations: Annotations, depth: int
) -> list[dict[str, Any]]:
    """Return what the branches for values of a type ask, or none if one of them asks nothing.

    A branch for values of other types counts only where the type is asked for.
    """
    asked: list[dict[str, Any]] = []
    for choice in members(choices, list):
        nodes = [*annotations.applied([choice])]
        is_other = choice is False or not all(_allows(node.get("type"), kind) for node in nodes)
        if is_other and "type" not in keywords:
            continue
        own = _asked(nodes, keywords, kind, annotations, depth + 1)
        if not own and choice is not False:
            return []
        asked.append({"allOf": own} if own else {"not": {}})
    return asked


def _allows(wanted: Any, kind: str) -> bool:
    """Return whether a schema's type is one that a value of a kind may have."""
    if wanted is None or not kind:
        return True
    names = wanted if isinstance(wanted, list) else [wanted]
    return kind in names or (kind == "integer" and "number" in names)


def _validator(asked: list[dict[str, Any]]) -> Any:
    """Return the validator for what is asked; None if that is nothing, or none can be made."""
    if not asked:
        return None
    from profilelint.schema.validator import RefusedError, make_validator

    try:
        return make_validator({_URI: {"allOf": asked}}, _URI)
    except (RefusedError, ValueError, OverflowError):
        return None
