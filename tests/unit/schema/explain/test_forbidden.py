"""What must not be there is named, with the reason."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        {"not": {"required": ["b"]}},
        "a: 1\nb: 2",
        [("schema-unknown-key", "b", 'the key "b" is not allowed here: delete it')],
    ),
    (
        {"properties": {"a": {"not": {}}, "b": {"not": True}, "c": {"items": {"not": {}}}}},
        "a: 1\nb: 2\nc: [x]",
        [
            ("schema-unknown-key", "a", 'the key "a" is not allowed here: delete it'),
            ("schema-unknown-key", "b", 'the key "b" is not allowed here: delete it'),
            ("schema-branch", "x", 'item 1 of "c" must not be "x"'),
        ],
    ),
    (
        {"not": {"required": ["a", "b"]}},
        "a: 1\nb: 2",
        [("schema-dependency", "b", '"a" and "b" must not be used together here: keep only one')],
    ),
    (
        {"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
        "a: 1\nb: 2",
        [
            ("schema-unknown-key", "a", 'the key "a" is not allowed here: delete it'),
            ("schema-unknown-key", "b", 'the key "b" is not allowed here: delete it'),
        ],
    ),
    (
        {"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
        "b: 2",
        [("schema-unknown-key", "b", 'the key "b" is not allowed here: delete it')],
    ),
    (
        {"not": {"allOf": [{"required": ["a"]}, {"required": ["b"]}]}},
        "a: 1\nb: 2",
        [("schema-dependency", "b", '"a" and "b" must not be used together here: keep only one')],
    ),
    (
        {
            "not": {"anyOf": [{"$ref": "#/$defs/a"}, {"required": ["b"]}]},
            "properties": {"c": {"not": {"$ref": "#/$defs/a"}}},
            "$defs": {"a": {"required": ["a"]}},
        },
        "a: 1\nc: {a: 2}",
        [
            ("schema-unknown-key", "a", 'the key "a" is not allowed here: delete it'),
            ("schema-unknown-key", "a", 'the key "a" is not allowed here: delete it'),
        ],
    ),
    (
        {
            "not": {
                "properties": {"status": {"const": "left"}, "kind": {"const": "guest"}},
                "required": ["status", "kind"],
            }
        },
        "status: left\nkind: guest",
        [("schema-branch", "guest", 'because "status" is "left", "kind" must not be "guest"')],
    ),
    (
        {
            "properties": {
                "a": {"not": {"type": "string"}},
                "b": {"not": {"pattern": "^x", "description": "No x at the start."}},
                "c": {"not": {"enum": ["q"]}},
                "d": {"not": {"title": "a shout", "pattern": "!$"}},
            }
        },
        "a: x\nb: xx\nc: q\nd: Hey!",
        [
            ("schema-branch", "x", '"a" must not be text'),
            ("schema-branch", "xx", '"b" is not allowed as it is: No x at the start'),
            ("schema-branch", "q", '"c" must not be "q"'),
            ("schema-branch", "Hey!", '"d" must not be a shout'),
        ],
    ),
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_forbidden(schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(schema, page) == expected
