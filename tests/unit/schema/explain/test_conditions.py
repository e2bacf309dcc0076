"""Conditions of a schema say what on the page meets them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

LEFT = {
    "properties": {"status": {"enum": ["here", "left"]}},
    "if": {"properties": {"status": {"const": "left"}}, "required": ["status"]},
    "then": {"required": ["end"], "properties": {"end": {"minimum": 1900}}},
    "else": {"required": ["room"]},
}
FORM = {
    "properties": {
        "body": {
            "items": {
                "required": ["type", "attributes"],
                "allOf": [
                    {
                        "if": {"properties": {"type": {"const": "text"}}},
                        "then": {
                            "properties": {
                                "attributes": {
                                    "required": ["value"],
                                    "properties": {"value": {}},
                                    "additionalProperties": False,
                                }
                            }
                        },
                    },
                    {
                        "if": {"properties": {"type": {"const": "menu"}}},
                        "then": {
                            "properties": {
                                "attributes": {
                                    "required": ["options"],
                                    "properties": {"options": {}, "label": {}},
                                    "additionalProperties": False,
                                }
                            }
                        },
                    },
                ],
            }
        }
    }
}
PAIR = {
    "dependencies": {
        "browser": {"not": {"required": ["page"]}},
        "page": {"not": {"required": ["browser"]}},
    }
}
ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        PAIR,
        "browser: 1\npage: 2",
        [
            (
                "schema-dependency",
                "page",
                '"browser" and "page" must not be used together here: keep only one',
            )
        ],
    ),
    (
        FORM,
        "body:\n- attributes: {}",
        [
            (
                "schema-required",
                "- attributes: {}",
                'item 1 of "body" has no "type": add a line "type: " there with its value',
            )
        ],
    ),
    (
        FORM,
        "body:\n- type: text\n  attributes: {value: a, label: b}",
        [
            (
                "schema-unknown-key",
                "label",
                'the key "label" is not known: the keys known here are "value"',
            )
        ],
    ),
    (
        FORM,
        "body:\n- type: menu\n  attributes: {lable: b, options: c}",
        [
            (
                "schema-unknown-key",
                "lable",
                'the key "lable" is not known: did you mean "label"?',
            )
        ],
    ),
    (
        {"if": {"required": ["open"]}, "then": {"properties": {"open": {"type": "boolean"}}}},
        "open: soon",
        [("schema-type", "soon", '"open" must be true or false, not "soon"')],
    ),
    (
        {"dependentSchemas": {"open": {"properties": {"open": {"enum": ["May", "June"]}}}}},
        "open: soon",
        [("schema-enum", "soon", '"open" is "soon", which is not allowed: write "May" or "June"')],
    ),
    (
        LEFT,
        "status: left",
        [
            (
                "schema-required",
                "---",
                '"end" is required because "status" is "left": add a line "end: " with its value',
            )
        ],
    ),
    (
        LEFT,
        "status: here",
        [
            (
                "schema-required",
                "---",
                '"room" is required because "status" is "here": add a line "room: " with its value',
            )
        ],
    ),
    (
        LEFT,
        "title: A",
        [("schema-required", "---", '"room" is missing: add a line "room: " with its value')],
    ),
    (
        LEFT,
        "status: left\nend: 12",
        [("schema-range", "12", 'because "status" is "left", "end" must be 1900 or more, not 12')],
    ),
    (
        LEFT,
        "status: lfet",
        [
            (
                "schema-enum",
                "lfet",
                '"status" is "lfet", which is not allowed: did you mean "left"?',
            )
        ],
    ),
    (
        {"if": {"properties": {"status": {"const": "left"}}}, "then": False},
        "status: left",
        [
            (
                "schema-branch",
                "status: left\n",
                'because "status" is "left", the front matter is not allowed as it is',
            )
        ],
    ),
    (
        {
            "if": {"required": ["url"]},
            "then": {"required": ["text"]},
            "else": {"required": ["file"]},
        },
        "url: x",
        [
            (
                "schema-required",
                "---",
                '"text" is required because "url" is there: add a line "text: " with its value',
            )
        ],
    ),
    (
        {
            "if": {"required": ["url"]},
            "then": {"required": ["text"]},
            "else": {"required": ["file"]},
        },
        "title: A",
        [
            (
                "schema-required",
                "---",
                '"file" is required because there is no "url": add a line "file: " with its value',
            )
        ],
    ),
    (
        {"if": {"not": {"required": ["url"]}}, "then": {"required": ["file"]}},
        "title: A",
        [
            (
                "schema-required",
                "---",
                '"file" is required because there is no "url": add a line "file: " with its value',
            )
        ],
    ),
    (
        {
            "if": {"properties": {"tags": {"contains": {"const": "video"}}}, "required": ["tags"]},
            "then": {"required": ["src"]},
        },
        "tags: [video]",
        [
            (
                "schema-required",
                "---",
                '"src" is required because "tags" contains "video": add a line "src: " with its '
                "value",
            )
        ],
    ),
    (
        {
            "properties": {
                "x": {
                    "if": {"properties": {"status": {"const": "left"}}},
                    "then": {"not": {"required": ["room"]}},
                }
            }
        },
        "x: {status: left, room: 1}",
        [
            (
                "schema-unknown-key",
                "room",
                'the key "room" is not allowed here because "status" is "left": delete it',
            )
        ],
    ),
    (
        {
            "dependentSchemas": {
                "image": {"required": ["alt"], "properties": {"alt": {"minLength": 3}}}
            }
        },
        "image: x",
        [
            (
                "schema-required",
                "---",
                '"alt" is required because "image" is there: add a line "alt: " with its value',
            )
        ],
    ),
    (
        {
            "dependentSchemas": {
                "image": {"required": ["alt"], "properties": {"alt": {"minLength": 3}}}
            }
        },
        "image: x\nalt: a",
        [
            (
                "schema-length",
                "a",
                'because "image" is there, "alt" is too short: write at least 3 characters, not 1',
            )
        ],
    ),
    (
        {"dependentSchemas": {"image": {"not": {"required": ["video"]}}}},
        "image: x\nvideo: y",
        [
            (
                "schema-unknown-key",
                "video",
                'the key "video" is not allowed here because "image" is there: delete it',
            )
        ],
    ),
    (
        {
            "dependentRequired": {"image": ["alt"]},
            "properties": {"alt": {"examples": ["A bridge"]}},
        },
        "image: x",
        [
            (
                "schema-dependency",
                "---",
                '"image" also needs "alt": add a line such as "alt: A bridge"',
            )
        ],
    ),
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_conditions(
    schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(schema, page) == expected
