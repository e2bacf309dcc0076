"""Where a schema breaks the rules of JSON Schema itself, and what to say of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from profilelint.model.validator_module import import_validator
from profilelint.schema.keywords import DRAFTS, SCHEMA
from profilelint.schema.misspelling import kind_of_value

if TYPE_CHECKING:
    from jsonschema_rs import ValidationError

    from profilelint.model.finding import Route

_TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
_LONGEST = 80
_LONGEST_PATTERN = 1000


def find_fault(schema: Any, refused: Route) -> tuple[Route, str]:
    """Return the route to the fault that explains best why a schema is wrong, and a message.

    ``refused`` is the place that the validator named; it counts where the meta-schema allows all.
    Of several faults it is the outermost, and where branches of the meta-schema were to be had, the
    deepest in them: the misspelt type in a list, and not the list.
    """
    draft = schema.get(SCHEMA, DRAFTS[0]) if isinstance(schema, dict) else DRAFTS[0]
    meta_schema = {SCHEMA: draft, "$ref": draft}
    # Its own patterns tell less of a pattern than the validator that refused it.
    validator = import_validator().validator_for(meta_schema, validate_formats=False)
    try:
        errors = list(validator.iter_errors(schema))
    except ValueError:  # text that is no Unicode
        errors = []
    if not errors:
        return refused, _message(schema, refused)
    error = min(errors, key=_depth)
    while branches := getattr(error.kind, "context", None):
        error = max((each for branch in branches for each in branch), key=_depth)
    route = tuple(error.instance_path)
    return route, _message(schema, route)


def _depth(error: ValidationError) -> int:
    return len(error.instance_path)


def _message(root: Any, route: Route) -> str:
    value = root
    for step in route:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    keyword = next((step for step in reversed(route) if isinstance(step, str)), "")
    shown = _shown(value)
    if keyword == "type":
        return _type_message(value, shown)
    if keyword == "pattern" or (len(route) > 1 and route[-2:-1] == ("patternProperties",)):
        if keyword != "pattern":  # the keys of "patternProperties" are patterns
            value, shown = keyword, _shown(keyword)
        return f"the pattern {shown} cannot be used: {_pattern_fault(value)}"
    if wanted := kind_of_value(keyword, value):
        return f'"{keyword}" must be {wanted}, not {shown}'
    return (
        f'"{keyword}" cannot be {shown}: JSON Schema does not allow that'
        if keyword
        else f"JSON Schema does not allow this: {shown}"
    )


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _type_message(value: Any, shown: str) -> str:
    from profilelint.vocabulary.nearest import nearest

    meant: str | None = None
    if isinstance(value, str):
        small = value.lower()
        if name := _FORMATS.get(small):
            return (
                f'"type" cannot be {shown}; write "string" and, beside "type", "format": "{name}"'
            )
        meant = _OTHER_TYPES.get(small) or nearest(small, _TYPES, _TYPES)
    hint = f'; did you mean "{meant}"?' if meant else f"; write one of {', '.join(_TYPES)}"
    return f'"type" cannot be {shown}{hint}'


# What languages and other kinds of schemas call the types.
_OTHER_TYPES = {
    **dict.fromkeys(("str", "text", "varchar"), "string"),
    **dict.fromkeys(("int", "long"), "integer"),
    **dict.fromkeys(("float", "double", "decimal", "num"), "number"),
    "bool": "boolean",
    **dict.fromkeys(("list", "sequence", "tuple", "set"), "array"),
    **dict.fromkeys(("dict", "map", "mapping", "hash", "record"), "object"),
    **dict.fromkeys(("none", "nil"), "null"),
}
_FORMATS = {
    **{name: name for name in ("date", "date-time", "email", "time", "uri", "uuid")},
    "datetime": "date-time",
    "url": "uri",
    "link": "uri",
}
_NOTHING_BEFORE = 'nothing stands before a "*", "+" or "?" that repeats it: write what to repeat'
_PATTERN_FAULTS = {
    "unterminated character set": 'a "[" is not closed: write a "]" behind it',
    "missing ), unterminated subpattern": 'a "(" is not closed: write a ")" behind it',
    "unbalanced parenthesis": 'a ")" closes nothing: delete it, or write a "(" before it',
    "nothing to repeat": _NOTHING_BEFORE,
    "multiple repeat": _NOTHING_BEFORE,
}
"""What to say of a pattern, by Python's words."""


_END_OF_PYTHON = re.compile(r"(?<!\\)(?:\\\\)*\\Z")


def _pattern_fault(pattern: Any) -> str:
    """Return why a pattern cannot be used; the validator does not say it in words to be shown."""
    if isinstance(pattern, str) and len(pattern) <= _LONGEST_PATTERN:
        if _END_OF_PYTHON.search(pattern) is not None:
            return r'"\Z" is of other languages: write "$"'
        try:
            re.compile(pattern)
        except re.error as error:
            if error.msg in _PATTERN_FAULTS:
                return _PATTERN_FAULTS[error.msg]
        except (RecursionError, OverflowError):
            pass
    return "look-around and back-references are not supported, because a text could make them slow"
