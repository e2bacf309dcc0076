"""The options that rules declare, as the configuration and the documentation see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.config.keys import KeyType
    from profilelint.rules.api import Rule


class Option(NamedTuple):
    """An option of a rule: the type it has in a configuration file, what it does, its default."""

    kind: KeyType
    description: str
    default: Any


_KINDS: dict[Any, KeyType] = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    tuple: "strings",
    dict: "strings by name",
}


def option_types(rule: type[Rule]) -> dict[str, Option]:
    """Return a rule's options in the order of their declaration.

    They are named as in a configuration file: with hyphens where the class has underscores.

    Raises `TypeError` for an option that is not declared as `RuleOptions` asks.
    """
    found = {}
    for name, hint in get_type_hints(rule.Options, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            raise TypeError(f"{rule.name}: the option {name} needs Annotated[type, description]")
        annotated, description = get_args(hint)
        kind = _KINDS.get(get_origin(annotated) or annotated)
        if kind is None:
            raise TypeError(f"{rule.name}: the option {name} has a type that no file can give")
        found[name.replace("_", "-")] = Option(kind, description, getattr(rule.Options, name))
    return found
