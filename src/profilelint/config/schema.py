"""The JSON Schema of the configuration file, made from the declarations of keys and options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.config.keys import COLLECTION, LINKS, OVERRIDE, TOP, Key
from profilelint.config.options import option_types

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.rules.api import Rule


def config_schema(rules: Iterable[type[Rule]]) -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of ``profilelint.toml`` with the given rules."""
    schema = _table(_properties(TOP))
    schema["properties"].update(
        collections={
            "description": "Files that belong together: one schema, the same rules.",
            "type": "array",
            "items": _table(_properties(COLLECTION), ("name", "include")),
        },
        overrides={
            "description": "Settings for the files that match.",
            "type": "array",
            "items": _table(_properties(OVERRIDE), ("include",)),
        },
        links={
            "description": "The checking of links.",
            **_table(_properties(LINKS)),
        },
    )
    # A plugin's rules are not known here; their tables are left to the program.
    rules_schema = {
        "type": "object",
        "properties": {rule.name: _rule(rule) for rule in rules},
        "additionalProperties": {"anyOf": [_SEVERITY_OR_OFF, {"type": "object"}]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "profilelint.toml",
        **schema,
        "$defs": {"rules": rules_schema},
    }


def _table(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    table: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        table["required"] = list(required)
    return table


_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_SEVERITY_OR_OFF = {"enum": ["error", "warning", "hint", "off"]}
_TYPES: dict[str, dict[str, Any]] = {
    "string": _STRING,
    "strings": _STRINGS,
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "severity": {"enum": ["error", "warning", "hint"]},
    "strings by name": {
        "type": "object",
        "additionalProperties": {"anyOf": [_STRING, _STRINGS]},
    },
    "statuses": {
        "type": "object",
        "additionalProperties": {
            "type": "array",
            "items": {"type": "integer", "minimum": 100, "maximum": 599},
        },
    },
    "vocabularies": {
        "type": "object",
        "additionalProperties": {
            "anyOf": [
                _STRING,
                _table({"file": _STRING, "path": _STRING}, ("file",)),
                _table({"collection": _STRING, "field": _STRING}, ("collection", "field")),
            ]
        },
    },
    "rules": {"$ref": "#/$defs/rules"},
}


def _properties(keys: Iterable[Key]) -> dict[str, Any]:
    return {key.name: {"description": key.description, **_TYPES[key.type]} for key in keys}


def _rule(rule: type[Rule]) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "severity": {"description": "The severity of its findings.", **_SEVERITY_OR_OFF}
    }
    for name, option in option_types(rule).items():
        properties[name] = {"description": option.description, **_TYPES[option.kind]}
    return {
        "description": rule.summary,
        "anyOf": [_SEVERITY_OR_OFF, _table(properties)],
    }
