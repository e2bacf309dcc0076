"""The JSON Schema of the configuration file, made from the declarations of keys and options.

Its draft is 7, which editors know best and catalogs of schemas ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.config.keys import keys_of, tables_of
from profilelint.config.model import Config
from profilelint.config.rule_settings import RULE_SEVERITIES, options_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.rules.api import Rule

ADDRESS = (
    "https://raw.githubusercontent.com/profilelint/profilelint/main/docs/configuration.schema.json"
)
"""Where editors find the schema of the newest version."""

_SEVERITY_OR_OFF = {"enum": list(RULE_SEVERITIES)}


def config_schema(rules: Iterable[type[Rule]]) -> dict[str, Any]:
    """Return the schema (JSON Schema draft 7) of ``profilelint.toml`` with the given rules."""
    # A plugin's rules are not known here; their names and tables are left to the program.
    rules = list(rules)
    names = [rule.name for rule in rules]
    groups = sorted({name.partition("-")[0] for name in names})
    word_schema = {"anyOf": [{"enum": ["all", *groups, *names]}, {"type": "string"}]}
    rules_schema = {
        "type": "object",
        "properties": {rule.name: _rule(rule) for rule in rules},
        "additionalProperties": {"anyOf": [_SEVERITY_OR_OFF, {"type": "object"}]},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ADDRESS,
        "title": "profilelint.toml",
        **_table(Config),
        "definitions": {"rules": rules_schema, "rule-word": word_schema},
    }


def _table(model: type) -> dict[str, Any]:
    """Return the schema of a table that fills a class."""
    keys = keys_of(model)
    properties = {key.name: {"description": key.description, **key.type.schema} for key in keys}
    for table in tables_of(model):
        schema = _table(table.model)
        properties[table.name] = {
            "description": table.description,
            **({"type": "array", "items": schema} if table.array else schema),
        }
    required = [key.name for key in keys if key.required]
    return _object(properties, **({"required": required} if required else {}))


def _object(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


def _rule(rule: type[Rule]) -> dict[str, Any]:
    severity = {"description": "The severity of its findings.", **_SEVERITY_OR_OFF}
    options = {
        name: {"description": option.description, **option.type.schema}
        for name, option in options_of(rule).items()
    }
    return {
        "description": rule.summary,
        "anyOf": [_SEVERITY_OR_OFF, _object({"severity": severity, **options})],
    }
