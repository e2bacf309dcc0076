"""A message of the schema's author takes the place of the program's own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

ROOT = {
    "properties": {
        "code": {
            "type": "string",
            "pattern": "^[A-Z]{2}$",
            "minLength": 2,
            "x-message": "{field} is {value}, which is no code: two capital letters",
        },
        "n": {"type": "integer", "minimum": 3, "x-message": {"minimum": "too small: ${0}"}},
        "list": {
            "type": "array",
            "items": {"required": ["link"], "properties": {"link": {"type": "string"}}},
            "x-message": "write links as title and link",
        },
        "v": {
            "x-vocabulary": "regions",
            "type": "string",
            "x-message": {"x-vocabulary": "{value} is no region of ours"},
        },
        "w": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
            "errorMessage": "a name or a list of names, not ${/w}",
        },
    }
}
KEYS = {
    "properties": {"title": {}},
    "required": ["miss", "other"],
    "additionalProperties": False,
    "x-message": {
        "required": {"miss": "please give {key}"},
        "additionalProperties": "{key} is no key here",
    },
}
DEFAULT = {
    "required": ["a", "b"],
    "properties": {"c": {"type": "integer"}},
    "errorMessage": {"type": "a group", "_": "a and b, and c as a number"},
}
ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        ROOT,
        "code: x",
        [("schema-length", "x", '"code" is "x", which is no code: two capital letters')],
    ),
    (
        ROOT,
        "n: 1",
        [("schema-range", "1", "too small: 1")],
    ),
    (
        ROOT,
        "n: x",
        [("schema-type", "x", '"n" must be a whole number, not "x"')],
    ),
    (
        ROOT,
        "list: [{a: 1}]",
        [("schema-required", "{a: 1}", "write links as title and link")],
    ),
    (
        ROOT,
        "list: [{a: 1}, {link: 2}]",
        [("schema-required", "[{a: 1}, {link: 2}]", "write links as title and link")],
    ),
    (
        ROOT,
        "v: Asia and the Pacfic",
        [("term-unknown", "Asia and the Pacfic", '"Asia and the Pacfic" is no region of ours')],
    ),
    (
        ROOT,
        "w: 3",
        [("schema-type", "3", "a name or a list of names, not 3")],
    ),
    (
        ROOT,
        "w: [1]",
        [("schema-type", "1", "a name or a list of names, not [1]")],
    ),
    (
        KEYS,
        "zz: 1\nyy: 2",
        [
            ("schema-unknown-key", "zz", '"zz" is no key here'),
            ("schema-unknown-key", "yy", '"yy" is no key here'),
            ("schema-required", "---", 'please give "miss"'),
            ("schema-required", "---", '"other" is missing: add a line "other: " with its value'),
        ],
    ),
    (
        DEFAULT,
        "c: x",
        [("schema-required", "---", "a and b, and c as a number")],
    ),
    (
        DEFAULT,
        "a: 1\nb: 2\nc: x",
        [("schema-type", "x", "a and b, and c as a number")],
    ),
    (
        {
            "allOf": [
                {
                    "properties": {
                        "foo": {"type": "integer", "minimum": 2},
                        "bar": {"type": "string"},
                    }
                }
            ],
            "errorMessage": {"properties": {"foo": "foo is ${/foo}: give 2 or more"}},
        },
        "foo: 1\nbar: 2",
        [
            ("schema-range", "1", "foo is 1: give 2 or more"),
            (
                "schema-type",
                "2",
                '"bar" must be text, but 2 is not read as text: put it in quotation marks',
            ),
        ],
    ),
    (
        {
            "properties": {
                "l": {"items": {"type": "string"}, "errorMessage": {"items": ["the first is text"]}}
            }
        },
        "l: [1, 2]",
        [
            ("schema-type", "1", "the first is text"),
            (
                "schema-type",
                "2",
                'item 2 of "l" must be text, but 2 is not read as text: put it in quotation marks',
            ),
        ],
    ),
    (
        {"properties": {"l": {"items": {"type": "string"}, "x-message": {"items": "only texts"}}}},
        "l: [1, 2]",
        [("schema-type", "1", "only texts"), ("schema-type", "2", "only texts")],
    ),
    (
        {
            "if": {"required": ["a"]},
            "then": {"required": ["b"]},
            "x-message": {"then": "a wants b"},
        },
        "a: 1",
        [("schema-required", "---", "a wants b")],
    ),
    (
        {
            "if": {"required": ["a"]},
            "then": {"required": ["b"]},
            "errorMessage": {"if": "a wants b"},
        },
        "a: 1",
        [("schema-required", "---", "a wants b")],
    ),
    (
        {
            "anyOf": [{"required": ["url"]}, {"required": ["file"]}],
            "x-message": {"anyOf": "give an address or a file"},
        },
        "a: 1",
        [("schema-required", "---", "give an address or a file")],
    ),
    (
        {"not": {"required": ["b"]}, "x-message": {"not": "b is gone ${0#} {weird} ${/nope} ${9}"}},
        "b: 1",
        [("schema-unknown-key", "b", "b is gone ${0#} {weird} empty ${9}")],
    ),
    (
        {
            "dependentRequired": {"image": ["alt"]},
            "x-message": {"dependentRequired": {"image": "a picture wants words"}},
        },
        "image: 1",
        [("schema-dependency", "---", "a picture wants words")],
    ),
    (
        {"properties": {"y": {"not": {}, "errorMessage": "no ${0#} beside ${1/x~1z}"}}},
        "y: 1\nx/z: 2",
        [("schema-unknown-key", "y", 'no "y" beside 2')],
    ),
    (
        {
            "$ref": "#/$defs/a",
            "$defs": {"a": {"required": ["b"], "x-message": {"required": "b, please"}}},
        },
        "a: 1",
        [("schema-required", "---", "b, please")],
    ),
    (
        {"properties": {"a": {"type": "string", "x-message": "  "}}},
        "a: 1",
        [
            (
                "schema-type",
                "1",
                '"a" must be text, but 1 is not read as text: put it in quotation marks',
            )
        ],
    ),
    (
        {"properties": {"a": {"type": "string", "x-message": "one\n  two"}}},
        "a: 1",
        [("schema-type", "1", "one two")],
    ),
    (
        {
            "properties": {
                "code": {
                    "minLength": 5,
                    "pattern": "^[A-Z]+$",
                    "x-message": {"pattern": "capital letters, please"},
                }
            }
        },
        "code: abc",
        [("schema-pattern", "abc", "capital letters, please")],
    ),
    (
        {
            "properties": {
                "code": {
                    "type": "string",
                    "pattern": "^[A-Z]+$",
                    "x-message": {"pattern": "capital letters, please"},
                }
            }
        },
        "code: 3",
        [("schema-type", "3", '"code" must be text, not 3')],
    ),
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_message(schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(schema, page) == expected
