"""The keys of a configuration file, declared by the fields of the classes that they fill.

A class with `has_keys` says for each of its fields what key it comes from::

    @has_keys
    class Meal(NamedTuple):
        main_dish: str = key(TEXT, "What there is to eat.", "soup")

The name of the key is that of the field, with hyphens where the field has underscores. Reading,
JSON Schema and documentation follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from profilelint.config.value_types import (
    InvalidValueError,
    UnknownNameError,
    ValueType,
    suggestion,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.finding import Route
    from profilelint.rules.registry import Registry

T = TypeVar("T")
D = TypeVar("D")

_OPTIONS = frozenset(
    (
        "allow-network",
        "cache-dir",
        "header",
        "link-budget",
        "link-cache",
        "online",
        "report",
        "resolve",
    )
)
_PLUGINS = frozenset(("plugin", "plugins"))
REFUSED = frozenset(
    (
        *_OPTIONS, *_PLUGINS, "allow-private", "budget", "cache", "command", "cookie", "extends",
        "headers", "hosts", "netrc", "output", "ports", "preprocess", "proxy", "remap",
        "token", "trust-repo",
    )
)  # fmt: skip
"""Keys that a repository's configuration may not hold: whoever writes a contribution writes it."""


class Key:
    """A key: its name, the type of its value, what it does, and the value where it is not given.

    ``default`` is None for a key that is required or whose absence means something of its own.
    """

    __slots__ = ("default", "description", "name", "required", "type")

    def __init__(
        self, value_type: ValueType[Any], description: str, default: Any, *, required: bool
    ) -> None:
        self.name = ""
        self.type = value_type
        self.description = description
        self.default = default
        self.required = required


class Table:
    """A table of keys, which fill a class; an ``array`` may stand several times, ``[[name]]``."""

    __slots__ = ("array", "description", "model", "name")

    def __init__(self, model: type, description: str, *, array: bool) -> None:
        self.name = ""
        self.model = model
        self.description = description
        self.array = array


# A class stands for keys of its own among those of the class that has a field of it.
_DECLARED: dict[type, dict[str, Key | Table | type]] = {}


def key(value_type: ValueType[T], description: str, default: D, *, required: bool = False) -> T | D:
    """Declare that a field comes from a key; ``default`` is the field's where it is not given.

    A required key must hold something.
    """
    return cast("T", Key(value_type, description, default, required=required))


def group(model: type[T]) -> T:
    """Declare that a field is filled by the keys of another class, which stand among the others."""
    return cast("T", model)


def table(model: type[T], description: str) -> T:
    """Declare that a field is filled by a table."""
    return cast("T", Table(model, description, array=False))


def tables(model: type[T], description: str) -> tuple[T, ...]:
    """Declare that a field is filled by an array of tables."""
    return cast("tuple[T, ...]", Table(model, description, array=True))


def has_keys(model: type[T]) -> type[T]:
    """Take the declarations of a class of named tuples; its fields get their defaults.

    The class is one of `profilelint.model.named_tuple`, which has no constructor yet.
    """
    defaults: dict[str, Any] = vars(model)["_field_defaults"]
    declared = _DECLARED[model] = {}
    for field, declaration in defaults.items():
        if isinstance(declaration, Key):
            defaults[field] = declaration.default
            # An empty text is how a field says that there is none.
            if declaration.required or declaration.default == "":
                declaration.default = None
        elif isinstance(declaration, Table):
            defaults[field] = () if declaration.array else declaration.model()
        elif isinstance(declaration, type):
            defaults[field] = declaration()
        else:
            continue
        declared[field] = declaration
        if not isinstance(declaration, type):
            declaration.name = field.replace("_", "-")
    return model


def keys_of(model: type) -> list[Key]:
    """Return the keys that fill a class, in the order of its fields, without those of tables."""
    return [each for _, _, each in _declarations(model) if isinstance(each, Key)]


def tables_of(model: type) -> list[Table]:
    """Return the tables that fill a class, in the order of its fields."""
    return [each for _, _, each in _declarations(model) if isinstance(each, Table)]


def declared_at(model: type, route: Route) -> tuple[Key | Table | None, Route]:
    """Return the declaration that a route from a table leads to, and the rest of the route.

    The rest lies in the value of a key. It is None for a route to nothing that is declared, and to
    the table itself.
    """
    found: Key | Table | None = None
    for number, name in enumerate(route):
        if isinstance(found, Table) and found.array and isinstance(name, int):
            continue
        if isinstance(found, Table):
            model = found.model
        found = next((each for _, _, each in _declarations(model) if each.name == name), None)
        if not isinstance(found, Table):
            return found, route[number + 1 :] if found is not None else ()
    return found, ()


def _declarations(model: type) -> Iterator[tuple[str, str, Key | Table]]:
    """Yield the declarations of a class, each with the field of its group and its own field.

    The former is empty for a field of the class itself.
    """
    for field, declared in _DECLARED[model].items():
        if isinstance(declared, type):
            for _, inner, each in _declarations(declared):
                yield field, inner, each
        else:
            yield "", field, declared


def read_table(
    model: type, data: Mapping[str, Any], route: Route, registry: Registry
) -> dict[str, Any]:
    """Return what a table fills the fields of a class with; fields of absent keys are left out.

    ``route`` leads to the table. Raises `InvalidValueError` for a key that is unknown, refused or
    missing, and for a value that a key may not have.
    """
    return _read_table(model, data, route, registry, model)


def _read_table(
    model: type, data: Mapping[str, Any], route: Route, registry: Registry, whole: type
) -> dict[str, Any]:
    """Return what a table fills a class with, in a table that fills the class ``whole``."""
    declarations = {each.name: (outer, field, each) for outer, field, each in _declarations(model)}
    fields: dict[str, dict[str, Any]] = {"": {}}
    for name, value in data.items():
        here = (*route, name)
        if name not in declarations:
            message = _unknown(name, list(declarations), _place(name, model, whole))
            raise UnknownNameError(message, here)
        outer, field, declaration = declarations[name]
        fields.setdefault(outer, {})[field] = _read(declaration, value, here, registry, whole)
    own = fields.pop("")
    for _, field, declaration in declarations.values():
        if isinstance(declaration, Key) and declaration.required and not own.get(field):
            noun = model.__name__.lower()
            article = "an" if noun[0] in "aeiou" else "a"
            name = declaration.name
            if name in data:
                what = "at least one value in it" if isinstance(data[name], list) else "a value"
                raise InvalidValueError(f'"{name}" is empty: write {what}', (*route, name))
            raise InvalidValueError(f'{article} {noun} needs the key "{name}"', route)
    for field, declared in _DECLARED[model].items():
        if isinstance(declared, type) and field in fields:
            own[field] = declared(**fields[field])
    return own


def _read(
    declaration: Key | Table, value: Any, route: Route, registry: Registry, whole: type
) -> Any:
    if isinstance(declaration, Key):
        return declaration.type.read(value, route, registry)
    name, model = declaration.name, declaration.model
    if declaration.array:
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise InvalidValueError(f"{name} must be a list of tables: write [[{name}]]", route)
        return tuple(
            model(**_read_table(model, each, (*route, number), registry, whole))
            for number, each in enumerate(value)
        )
    if not isinstance(value, dict):
        raise InvalidValueError(f"{name} must be a table: write [{name}]", route)
    return model(**_read_table(model, value, route, registry, whole))


def _place(name: str, model: type, whole: type) -> str:
    """Return where a key belongs that a class does not have; an empty text if it is unknown there.

    It may be a key of a table within, or stand behind the header of one that does not have it.
    """
    for each in tables_of(model):
        if any(inner.name == name for inner in keys_of(each.model)):
            return f"below [[{each.name}]]" if each.array else f"below [{each.name}]"
    is_above = any(each.name == name for _, _, each in _declarations(whole))
    return "at the beginning of the configuration" if is_above else ""


def _unknown(name: str, known: list[str], place: str) -> str:
    if name in REFUSED:
        message = (
            f'the key "{name}" is not allowed in a configuration file: whoever proposes a '
            "change could set it"
        )
        if name in _PLUGINS:
            return f"{message}; rules of a package are there as soon as it is installed"
        return f"{message}; write --{name} on the command line" if name in _OPTIONS else message
    if name == "tool":
        return (
            "[tool.profilelint] is for pyproject.toml: in this file, leave out "
            '"tool.profilelint", as in [links] for [tool.profilelint.links]'
        )
    if place:
        return f'the key "{name}" does not belong here: write it {place}'
    return f'unknown key "{name}"{suggestion(name, known)}'
