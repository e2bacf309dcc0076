"""The types of values in a configuration file: each is checked, converted and described here."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from profilelint.model.finding import Severity
from profilelint.source.files.glob import Glob, has_open_bracket
from profilelint.source.markdown.flavor import FLAVORS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from profilelint.model.finding import Route
    from profilelint.rules.registry import Registry

    Plain: TypeAlias = "dict[str, Any]"

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class InvalidValueError(Exception):
    """A value that a configuration file may not hold; ``route`` leads to its key."""

    def __init__(self, message: str, route: Route) -> None:
        super().__init__(message)
        self.message = message
        self.route = route


class UnknownNameError(InvalidValueError):
    """A name in a table that has no such key; ``route`` leads to it."""


class ValueType(Generic[T_co]):
    """A type of values.

    ``name`` is what the documentation calls it and ``schema`` the JSON Schema (draft 7) of its
    values. ``read`` takes a value of a TOML file, the route to it and the rules that there are,
    and returns what the program works with; it raises `InvalidValueError`.
    """

    __slots__ = ("name", "read", "schema")

    def __init__(
        self, name: str, schema: Plain, read: Callable[[Any, Route, Registry], T_co]
    ) -> None:
        self.name = name
        self.schema = schema
        self.read = read


# Values that are checked alone


def _simple(
    name: str,
    schema: Plain,
    allows: Callable[[Any], bool],
    wanted: str,
    convert: Callable[[Any], T],
) -> ValueType[T]:
    """Return a type whose values need no more than a predicate; ``wanted`` ends "must be …"."""

    def read(value: Any, route: Route, _registry: Registry) -> T:
        if not allows(value):
            raise InvalidValueError(f'"{route[-1]}" must be {wanted}, not {display(value)}', route)
        return convert(value)

    return ValueType(name, schema, read)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _texts(value: Any, route: Route, _registry: Registry) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise InvalidValueError(
            f'"{route[-1]}" must be a list of texts, such as ["a", "b"], not {display(value)}',
            route,
        )
    for number, item in enumerate(value):
        if not isinstance(item, str):
            raise _wrong_item(number, item, "a text in quotation marks", route)
    return tuple(value)


def _wrong_item(number: int, item: Any, wanted: str, route: Route) -> InvalidValueError:
    """Return the error of an item of the list at a route."""
    message = f'item {number + 1} of "{route[-1]}" is {display(item)}, but must be {wanted}'
    return InvalidValueError(message, (*route, number))


def _texts_by_name(
    value: Any, route: Route, registry: Registry
) -> dict[str, str | tuple[str, ...]]:
    if not isinstance(value, dict):
        raise InvalidValueError(
            f'"{route[-1]}" must be a table from name to text or list of texts, such as '
            f'{{a = "b"}}, not {display(value)}',
            route,
        )
    texts: dict[str, str | tuple[str, ...]] = {}
    for name, member in value.items():
        here = (*route, name)
        if not isinstance(member, (str, list)):
            raise InvalidValueError(
                f'"{name}" in "{route[-1]}" is {display(member)}, but must be a text in quotation '
                "marks, or a list of such texts",
                here,
            )
        texts[name] = member if isinstance(member, str) else _texts(member, here, registry)
    return texts


_TEXT_SCHEMA = {"type": "string"}
_TEXTS_SCHEMA = {"type": "array", "items": _TEXT_SCHEMA}

TEXT: ValueType[str] = _simple(
    "text", _TEXT_SCHEMA, _is_text, 'a text in quotation marks, such as "a"', str
)
TEXTS: ValueType[tuple[str, ...]] = ValueType("list of texts", _TEXTS_SCHEMA, _texts)
BOOLEAN: ValueType[bool] = _simple(
    "true or false",
    {"type": "boolean"},
    lambda value: isinstance(value, bool),
    "true or false",
    bool,
)
INTEGER: ValueType[int] = _simple(
    "whole number",
    {"type": "integer"},
    lambda value: isinstance(value, int) and not isinstance(value, bool),
    "a whole number",
    int,
)
NUMBER: ValueType[int | float] = _simple(
    "number",
    {"type": "number"},
    lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "a number",
    lambda value: value,
)
TEXTS_BY_NAME: ValueType[dict[str, str | tuple[str, ...]]] = ValueType(
    "table",
    {"type": "object", "additionalProperties": {"anyOf": [_TEXT_SCHEMA, _TEXTS_SCHEMA]}},
    _texts_by_name,
)


# Values that stand for something else


def _globs(value: Any, route: Route, registry: Registry) -> tuple[Glob, ...]:
    texts = TEXTS.read(value, route, registry)
    return tuple(glob_at(text, (*route, number)) for number, text in enumerate(texts))


def glob_at(text: str, route: Route) -> Glob:
    """Return a glob; raise for one with a bracket that is not closed."""
    if "[" in text and has_open_bracket(text):
        raise InvalidValueError(
            f'the glob "{text}" has a "[" without a "]" behind it: add the "]", or write "[[]" '
            'for a "[" in a name',
            route,
        )
    return Glob(text)


GLOBS = ValueType(TEXTS.name, TEXTS.schema, _globs)


def inside_root(path: str, route: Route) -> str:
    """Return a path that stays below the root, normalised; raise for any other."""
    if "://" in path:
        raise InvalidValueError(
            f'"{path}" is an address, and only files of the repository are read: copy it into the '
            "repository and name the copy",
            route,
        )
    normal = os.path.normpath(path).replace(os.sep, "/")
    if os.path.isabs(path) or normal.split("/")[0] == ".." or path.startswith("~"):
        raise InvalidValueError(
            f'"{path}" is outside the folder of the configuration: name a file inside it', route
        )
    return normal


def _file(value: Any, route: Route, registry: Registry) -> str:
    return inside_root(TEXT.read(value, route, registry), route)


FILE = ValueType(TEXT.name, TEXT.schema, _file)


def _schema_file(value: Any, route: Route, registry: Registry) -> str:
    if value in ("", "none"):
        return str(value)
    # What stands behind the sign is a collection of the content model in the file.
    path, sign, name = TEXT.read(value, route, registry).partition("#")
    return inside_root(path, route) + sign + name


SCHEMA_FILE = ValueType(TEXT.name, TEXT.schema, _schema_file)


def _flavor(value: Any, route: Route, registry: Registry) -> str:
    name = TEXT.read(value, route, registry)
    if name not in FLAVORS:
        known = ", ".join(FLAVORS)
        hint = suggestion(name, FLAVORS)
        more = f" The flavors are {known}" if hint.startswith(":") else ""
        raise InvalidValueError(f'there is no flavor "{name}"{hint}{more}', route)
    return name


FLAVOR = ValueType(TEXT.name, {"enum": list(FLAVORS)}, _flavor)

SEVERITIES = ("error", "warning", "hint")


def _severity(value: Any, route: Route, _registry: Registry) -> Severity:
    return Severity(one_of(SEVERITIES, value, route))


def one_of(allowed: Sequence[str], value: Any, route: Route) -> str:
    """Return a value that is one of the allowed words; raise `InvalidValueError` for another."""
    if value not in allowed:
        listed = ", ".join(f'"{word}"' for word in allowed)
        raise InvalidValueError(
            f'"{route[-1]}" must be one of {listed}, not {display(value)}', route
        )
    word: str = value
    return word


def limited_text(words: Sequence[str]) -> ValueType[str]:
    """Return the type of a text that is one of some words."""

    def read(value: Any, route: Route, _registry: Registry) -> str:
        return one_of(words, value, route)

    return ValueType(TEXT.name, {"enum": list(words)}, read)


def limited_texts(words: Sequence[str]) -> ValueType[tuple[str, ...]]:
    """Return the type of a list that holds one or more of some words, and nothing else."""
    listed = ", ".join(f'"{word}"' for word in words)

    def read(value: Any, route: Route, registry: Registry) -> tuple[str, ...]:
        texts = TEXTS.read(value, route, registry)
        if not texts:
            raise InvalidValueError(f'"{route[-1]}" must contain at least one of {listed}', route)
        for number, text in enumerate(texts):
            if text not in words:
                raise InvalidValueError(
                    f'"{route[-1]}" may contain only {listed}, not {display(text)}',
                    (*route, number),
                )
        return texts

    schema = {"type": "array", "items": {"enum": list(words)}, "minItems": 1}
    return ValueType(TEXTS.name, schema, read)


def limited_number(least: int, most: int | None) -> ValueType[int]:
    """Return the type of a whole number within limits; ``most`` is None where there is none."""
    range_ = f"of at least {least}" if most is None else f"from {least} to {most}"
    maximum = {} if most is None else {"maximum": most}

    def read(value: Any, route: Route, registry: Registry) -> int:
        number = INTEGER.read(value, route, registry)
        if number < least or (most is not None and number > most):
            raise InvalidValueError(
                f'"{route[-1]}" must be a whole number {range_}, not {number}', route
            )
        return number

    return ValueType(INTEGER.name, {**INTEGER.schema, "minimum": least, **maximum}, read)


SEVERITY = ValueType('"error", "warning" or "hint"', {"enum": list(SEVERITIES)}, _severity)


def _statuses(value: Any, route: Route, _registry: Registry) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        raise InvalidValueError(
            f'"{route[-1]}" must be a table from host to a list of HTTP statuses', route
        )
    for host, statuses in value.items():
        here = (*route, host)
        if not isinstance(statuses, list):
            raise InvalidValueError(
                f'"{host}" must be a list of HTTP statuses, such as [403], not {display(statuses)}',
                here,
            )
        for number, status in enumerate(statuses):
            if not isinstance(status, int) or not 100 <= status <= 599:
                raise _wrong_item(number, status, "an HTTP status, from 100 to 599", here)
    return {host: tuple(statuses) for host, statuses in value.items()}


STATUSES = ValueType(
    "table",
    {
        "type": "object",
        "additionalProperties": {
            "type": "array",
            "items": {"type": "integer", "minimum": 100, "maximum": 599},
        },
    },
    _statuses,
)


# Words for messages


def suggestion(name: str, known: Sequence[str]) -> str:
    """Return the end of a message about an unknown name: the likely one, or all there are."""
    from profilelint.vocabulary.nearest import nearest

    near = nearest(name, known, known)
    if near is not None:
        return f': did you mean "{near}"?'
    if len(known) > 20:
        return ""
    return f"; the known ones are {', '.join(sorted(known))}"


def display(value: Any) -> str:
    """Return a value as a message quotes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)
