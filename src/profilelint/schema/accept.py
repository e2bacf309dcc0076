"""Whether a schema says of a value, in so many words, that its form is right.

A rule that knows forms by itself, such as that of a date, asks here first: what the site's schema
says goes before what a rule knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.validate import Schema

FORM: Final = ("pattern", "format", "enum", "const")
"""The keywords that say how a text is written."""

_URI: Final = "file:///value"


def accepts(schema: Schema | None, route: Route, value: Any, *keywords: str) -> bool | None:
    """Return whether the value at a route would have the form that the schema asks for there.

    Only the given keywords count, and only where they always apply. None means that the schema has
    none of them for this place, or that they cannot be asked.
    """
    if schema is None:
        return None
    asking = [
        node for node in schema.annotations.always_at(route) if not node.keys().isdisjoint(keywords)
    ]
    if not asking:
        return None
    # Pages are asked about at the same places; a schema outlives what is known of its parts.
    known, place = schema.form_validators, (keywords, *map(id, asking))
    if place not in known:
        known.keep(place, _validator(asking, keywords))
    validator = known[place]
    if validator is None:
        return None
    try:
        return bool(validator.is_valid(value))
    except (ValueError, OverflowError):
        return None


def _validator(nodes: list[dict[str, Any]], keywords: tuple[str, ...]) -> Any:
    """Return the validator for some keywords of schemas; None if it cannot be made."""
    from profilelint.schema.validator import RefusedError, make_validator

    asked = [{key: node[key] for key in keywords if key in node} for node in nodes]
    try:
        return make_validator({_URI: {"allOf": asked}}, _URI)
    except (RefusedError, ValueError, OverflowError):
        return None
