from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from profilelint.config.json_schema import ADDRESS, config_schema
from profilelint.rules.load import load_registry

ROOT = Path(__file__).parents[3]
REGISTRY = load_registry()
SCHEMA = config_schema([REGISTRY[name].load() for name in ("result-tense", "date-order")])


def test_rules_and_groups_are_completed_where_rules_are_named() -> None:
    words = SCHEMA["definitions"]["rule-word"]["anyOf"][0]["enum"]
    assert words == ["all", "date", "result", "result-tense", "date-order"]
    assert list(SCHEMA["definitions"]["rules"]["properties"]) == ["result-tense", "date-order"]
    override = SCHEMA["properties"]["overrides"]["items"]["properties"]
    for keys in (SCHEMA["properties"], override):
        for key in ("select", "ignore"):
            assert keys[key]["items"] == {"$ref": "#/definitions/rule-word"}


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
    assert Draft7Validator(SCHEMA).is_valid(configuration) is valid


@pytest.mark.parametrize(
    "path",
    ["docs/configuration.schema.json", "schema/profile.schema.json", "schema/report.schema.json"],
)
def test_a_schema_is_named_by_its_address(path: str) -> None:
    schema = json.loads((ROOT / path).read_text(encoding="utf-8"))
    assert schema["$id"] == ADDRESS.replace("docs/configuration.schema.json", path)


def test_it_takes_every_configuration_that_is_shown() -> None:
    schema = json.loads((ROOT / "docs/configuration.schema.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    texts = [(ROOT / "examples/site/profilelint.toml").read_text(encoding="utf-8")]
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        text = page.read_text(encoding="utf-8")
        blocks = re.findall(r"(?ms)^```toml\n(.*?)^```$", text)
        # A page about a generator names the generator's own settings.
        texts += [block for block in blocks if f"`hugo.toml`:\n\n```toml\n{block}" not in text]
    tables = [tomllib.loads(text) for text in texts]
    # That of an editor stands beside those of this program.
    shown = [each.get("tool", {}).get("profilelint", each) for each in tables]
    own = [each for each in shown if "language-server" not in each]
    assert len(own) > 40
    assert [(each, error.message) for each in own for error in validator.iter_errors(each)] == []
