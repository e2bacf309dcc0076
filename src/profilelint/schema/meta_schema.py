"""Where a schema breaks the rules of JSON Schema itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from profilelint.model.finding import Route


def find_fault(schema: Any) -> Route | None:
    """Return the route to the fault that explains best why a schema is wrong; None without one.

    jsonschema looks for it: its tree of errors leads into the branch of the meta-schema that was
    meant, where a validator that only says no stops at the outermost keyword.
    """
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match
    from jsonschema.validators import validator_for

    kind = validator_for(schema, default=Draft202012Validator)
    error = best_match(kind(kind.META_SCHEMA).iter_errors(schema))
    return None if error is None else tuple(error.absolute_path)
