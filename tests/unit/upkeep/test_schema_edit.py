"""A key renamed in a schema file, by its whole text."""

from __future__ import annotations

import pytest

from profilelint.engine.edits import apply
from profilelint.upkeep.schema_edit import SchemaEditError, rename_property

JSON = """\
{
  "properties": {
    "start-date": { "type": "integer", "title": "start-date" },
    "end": { "properties": { "start-date": true } }
  },
  "required": ["end", "start-date"],
  "if": { "required": ["start-date"] },
  "then": { "properties": { "start-date": { "minimum": 1 } } },
  "anyOf": [{ "required": ["start-date"] }, { "not": { "required": ["end"] } }],
  "dependentRequired": { "start-date": ["end"], "end": ["start-date"] },
  "additionalProperties": false
}
"""
YAML = """\
# Keys.
properties:
  start-date: {type: integer} # a year
  end:
    type: integer
required:
- start-date   # first
- end
"""


def renamed(path: str, text: str, old: str, new: str) -> str:
    return apply(text, rename_property(path, text, old, new))


def test_json() -> None:
    assert (
        renamed("s.json", JSON, "start-date", 'st"art')
        == """\
{
  "properties": {
    "st\\"art": { "type": "integer", "title": "start-date" },
    "end": { "properties": { "start-date": true } }
  },
  "required": ["end", "st\\"art"],
  "if": { "required": ["st\\"art"] },
  "then": { "properties": { "st\\"art": { "minimum": 1 } } },
  "anyOf": [{ "required": ["st\\"art"] }, { "not": { "required": ["end"] } }],
  "dependentRequired": { "st\\"art": ["end"], "end": ["st\\"art"] },
  "additionalProperties": false,
  "x-renamed": {"start-date": "st\\"art"}
}
"""
    )


def test_yaml() -> None:
    once = YAML.replace("  start-date: {", "  start: {").replace("- start-date ", "- start ")
    once += "x-renamed:\n  start-date: start\n"
    assert renamed("s.yaml", YAML, "start-date", "start") == once
    twice = once.replace("  end:\n", '  "to: ":\n').replace("- end\n", '- "to: "\n')
    assert renamed("s.yaml", once, "end", "to: ") == twice + '  end: "to: "\n'


def test_on_one_line() -> None:
    text = '{"properties": {"a": {}}, "x-renamed": {}}'
    after = '{"properties": {"b": {}}, "x-renamed": {"a": "b"}}'
    assert renamed("s.json", text, "a", "b") == after
    assert renamed("s.json", after, "b", "c") == (
        '{"properties": {"c": {}}, "x-renamed": {"a": "b", "b": "c"}}'
    )
    assert renamed("s.json", '{"properties": {"a": {}}}', "a", "b") == (
        '{"properties": {"b": {}}, "x-renamed": {"a": "b"}}'
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"properties": {"b": {}}}', 'it has no key "a"'),
        ('{"$ref": "other.json"}', "it names no keys itself"),
        ('{"properties": {"a": {}, "b": {}}}', 'it already has the key "b"'),
        (
            '{"properties": {"a": {}, "c": {"$ref": "#/properties/a/items"}}}',
            'it refers to "a" by "\\$ref": rename it there by hand',
        ),
        ("{", "this is not JSON"),
        ('{"properties": {"a": {}, "a": {}}, "x-renamed": 1}', "can only be changed by hand"),
    ],
)
def test_refusals(text: str, message: str) -> None:
    with pytest.raises(SchemaEditError, match=message):
        rename_property("s.json", text, "a", "b")
