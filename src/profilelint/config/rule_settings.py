"""What a configuration may set of a rule: its severity, and the options that it declares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from profilelint.config.value_types import (
    BOOLEAN,
    INTEGER,
    NUMBER,
    SEVERITIES,
    TEXT,
    TEXTS,
    TEXTS_BY_NAME,
    InvalidValueError,
    UnknownNameError,
    ValueType,
    limited_number,
    limited_text,
    limited_texts,
    one_of,
    suggestion,
)
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.model.finding import Route
    from profilelint.rules.api import Between, OneOf, Rule
    from profilelint.rules.registry import Registry

RULE_SEVERITIES = (*SEVERITIES, "off")
_OPTION_TYPES: Mapping[Any, ValueType[Any]] = {
    bool: BOOLEAN,
    int: INTEGER,
    float: NUMBER,
    str: TEXT,
    tuple: TEXTS,
    dict: TEXTS_BY_NAME,
}


class RuleSettings(NamedTuple):
    """What the configuration says of one rule; ``severity`` may be ``off`` or not given."""

    severity: str | None = None
    options: Mapping[str, Any] = {}


class Option(NamedTuple):
    """An option of a rule: the type it has in a configuration file, what it does, its default."""

    type: ValueType[Any]
    description: str
    default: Any


def options_of(rule: type[Rule]) -> dict[str, Option]:
    """Return a rule's options in the order of their declaration.

    They are named as in a configuration file: with hyphens where the class has underscores.

    Raises `TypeError` for an option that is not declared as `RuleOptions` asks.
    """
    options = {}
    for name, hint in get_type_hints(rule.Options, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            raise TypeError(f"{rule.name}: the option {name} needs Annotated[type, description]")
        annotated, description, *limits = get_args(hint)
        value_type = _OPTION_TYPES.get(get_origin(annotated) or annotated)
        if value_type is None:
            raise TypeError(f"{rule.name}: the option {name} has a type that no file can give")
        if limits:
            value_type = _limited(value_type, limits[0])
        options[name.replace("_", "-")] = Option(
            value_type, description, getattr(rule.Options, name)
        )
    return options


def _limited(value_type: ValueType[Any], limit: OneOf | Between) -> ValueType[Any]:
    from profilelint.rules.api import Between

    if isinstance(limit, Between):
        return limited_number(limit.least, limit.most)
    return (limited_text if value_type is TEXT else limited_texts)(limit.words)


def unknown_words(words: Sequence[str], registry: Registry) -> str:
    """Return the message on words of a selection that name no rule or group; empty if all do."""
    unknown = [word for word in dict.fromkeys(words) if not registry.select(word)]
    known = [*registry.names, *registry.groups]
    return _unknown("rule or group", unknown, known) if unknown else ""


def _unknown(noun: str, names: Sequence[str], known: Sequence[str]) -> str:
    """Return the message on names that are not known, each with the one that was likely meant."""
    from profilelint.vocabulary.nearest import nearest

    meant = {name: nearest(name, known, known) for name in names}
    if len(meant) == 1:
        ((name, near),) = meant.items()
        hint = f': did you mean "{near}"?' if near is not None else '; see "profilelint rules"'
        return f'unknown {noun} "{name}"{hint}'
    listed = ", ".join(
        f'"{name}" (did you mean "{near}"?)' if near is not None else f'"{name}"'
        for name, near in meant.items()
    )
    plural = noun.replace("rule", "rules").replace("group", "groups")
    return f'unknown {plural} {listed}; see "profilelint rules"'


def _selection(value: Any, route: Route, registry: Registry) -> tuple[str, ...]:
    words = TEXTS.read(value, route, registry)
    for number, word in enumerate(words):
        if not registry.select(word):
            raise InvalidValueError(unknown_words(words, registry), (*route, number))
    return words


RULE_WORDS = ValueType(
    TEXTS.name, {"type": "array", "items": {"$ref": "#/definitions/rule-word"}}, _selection
)
"""The definition that its schema refers to depends on the rules; `config_schema` makes it."""


def _rules(value: Any, route: Route, registry: Registry) -> dict[str, RuleSettings]:
    if not isinstance(value, dict):
        raise InvalidValueError(f'"{route[-1]}" must be a table: write [rules.NAME]', route)
    unknown = [name for name in value if name not in registry]
    if unknown:
        raise UnknownNameError(_unknown("rule", unknown, registry.names), (*route, unknown[0]))
    settings = {}
    for name, table in value.items():
        here = (*route, name)
        if isinstance(table, dict):
            settings[name] = _rule(table, here, registry)
        else:
            settings[name] = RuleSettings(one_of(RULE_SEVERITIES, table, here))
    return settings


def _rule(table: dict[str, Any], route: Route, registry: Registry) -> RuleSettings:
    severity = table.get("severity")
    if severity is not None:
        one_of(RULE_SEVERITIES, severity, (*route, "severity"))
    given = {name: value for name, value in table.items() if name != "severity"}
    if not given:
        return RuleSettings(severity)
    rule = str(route[-1])
    known = options_of(registry[rule].load())
    options = {}
    for name, value in given.items():
        here = (*route, name)
        if name not in known:
            raise InvalidValueError(
                f'the rule "{rule}" has no option "{name}"{suggestion(name, [*known, "severity"])}',
                here,
            )
        options[name.replace("-", "_")] = known[name].type.read(value, here, registry)
    return RuleSettings(severity, options)


# Beside "$ref", draft 7 reads nothing: the description of the key stands beside "allOf".
RULES = ValueType("table", {"allOf": [{"$ref": "#/definitions/rules"}]}, _rules)
"""The definition that its schema refers to depends on the rules; `config_schema` makes it."""
