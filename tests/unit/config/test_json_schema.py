from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from profilelint.config.json_schema import ADDRESS, config_schema
from profilelint.rules.load import load_registry

ROOT = Path(__file__).parents[3]
REGISTRY = load_registry()
SCHEMA = config_schema([REGISTRY[name].load() for name in ("result-tense", "date-order")])


def test_rules_and_groups_are_completed_where_rules_are_named() -> None:
    words = SCHEMA["$defs"]["rule-word"]["anyOf"][0]["enum"]
    assert words == ["all", "date", "result", "result-tense", "date-order"]
    assert list(SCHEMA["$defs"]["rules"]["properties"]) == ["result-tense", "date-order"]
    override = SCHEMA["properties"]["overrides"]["items"]["properties"]
    for keys in (SCHEMA["properties"], override):
        for key in ("select", "ignore"):
            assert keys[key]["items"] == {"$ref": "#/$defs/rule-word"}


@pytest.mark.parametrize(
    ("configuration", "valid"),
    [
        ({"select": ["date", "result-tense", "all"], "ignore": ["date-order"]}, True),
        ({"select": ["heading-of-a-plugin"]}, True),
        ({"rules": {"heading-of-a-plugin": {"any": 1}, "date-order": "off"}}, True),
        ({"select": [1]}, False),
        ({"rules": {"date-order": {"pears": {}}}}, False),
    ],
)
def test_rules_of_plugins_may_be_named(configuration: dict[str, object], valid: bool) -> None:
    assert Draft202012Validator(SCHEMA).is_valid(configuration) is valid


@pytest.mark.parametrize(
    "path",
    ["docs/configuration.schema.json", "schema/profile.schema.json", "schema/report.schema.json"],
)
def test_a_schema_is_named_by_its_address(path: str) -> None:
    schema = json.loads((ROOT / path).read_text(encoding="utf-8"))
    assert schema["$id"] == ADDRESS.replace("docs/configuration.schema.json", path)
