"""Where a schema breaks the rules of JSON Schema itself, and what to say of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from profilelint.model.finding import Route

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_LONGEST = 80


def find_fault(schema: Any, refused: Route) -> tuple[Route, str]:
    """Return the route to the fault that explains best why a schema is wrong, and a message.

    jsonschema looks for it: its tree of errors leads into the branch of the meta-schema that was
    meant, where a validator that only says no stops at the outermost keyword. ``refused`` is the
    place that the validator named; it counts where jsonschema finds nothing.
    """
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match
    from jsonschema.validators import validator_for

    kind = validator_for(schema, default=Draft202012Validator)
    error = best_match(kind(kind.META_SCHEMA).iter_errors(schema))
    route = (tuple(error.absolute_path) if error is not None else ()) or refused
    return route, _message(schema, route)


def _message(root: Any, route: Route) -> str:
    value = root
    for step in route:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    keyword = next((step for step in reversed(route) if isinstance(step, str)), "")
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    if keyword == "type":
        return _type_message(value, shown)
    if keyword == "pattern" or (len(route) > 1 and route[-2:-1] == ("patternProperties",)):
        return (
            f"the pattern {shown} cannot be used; patterns have no look-around and no "
            "back-references here, so that no text can make them slow"
        )
    return (
        f'"{keyword}" cannot be {shown}: JSON Schema does not allow that'
        if keyword
        else f"JSON Schema does not allow this: {shown}"
    )


def _type_message(value: Any, shown: str) -> str:
    from profilelint.vocabulary.nearest import nearest

    meant = nearest(value, _TYPES, _TYPES) if isinstance(value, str) else None
    hint = f'; was "{meant}" meant?' if meant else f"; write one of {', '.join(_TYPES)}"
    return f'"type" cannot be {shown}{hint}'
