"""Of several forms, the one that was meant is explained, once."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

VIDEO = {
    "properties": {
        "video": {
            "oneOf": [
                {
                    "type": "object",
                    "properties": {"type": {"const": "film"}, "id": {"type": "string"}},
                    "required": ["type", "id"],
                },
                {
                    "type": "object",
                    "properties": {"type": {"const": "file"}, "src": {"type": "string"}},
                    "required": ["type", "src"],
                },
            ]
        }
    }
}
ONE = {"oneOf": [{"required": ["url"]}, {"required": ["file", "kind"]}]}
NAMES = {"enum": ["north", "south", "west"]}
BY_PLACE = {
    "anyOf": [
        {
            "if": {"properties": {"place": {"pattern": "^web/"}}},
            "then": {"properties": {"kind": {"enum": ["element", "event"]}}},
            "else": False,
        },
        {
            "if": {"properties": {"place": {"pattern": "/"}}},
            "then": {"properties": {"kind": {"enum": ["guide", "list"]}}},
            "else": False,
        },
    ]
}
EITHER = {
    "oneOf": [
        {"required": ["url"], "not": {"required": ["file"]}},
        {"required": ["file"], "not": {"required": ["url"]}},
    ]
}
METHODS = {
    "properties": {
        "methods": {
            "items": {
                "oneOf": [
                    {
                        "properties": {"git": {}, "regex": {}, "filter": {}},
                        "required": ["git"],
                        "additionalProperties": False,
                    },
                    {
                        "properties": {"npm": {}, "regex": {}},
                        "required": ["npm"],
                        "additionalProperties": False,
                    },
                    {"properties": {"custom": {"type": "boolean"}}, "additionalProperties": False},
                ]
            }
        }
    }
}
NESTED = {
    "properties": {
        "f": {
            "oneOf": [
                {
                    "oneOf": [
                        {"properties": {"type": {"const": "text"}}, "required": ["type", "label"]},
                        {"properties": {"type": {"const": "menu"}}, "required": ["type", "label"]},
                    ]
                },
                {
                    "allOf": [{"properties": {"type": {"const": "group"}}}],
                    "required": ["type", "items"],
                },
            ]
        }
    }
}
ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        {
            "properties": {
                "a": {"anyOf": [{"type": "string", "pattern": "^[0-9]{4}$"}, {"const": "ongoing"}]}
            }
        },
        "a: soon",
        [("schema-branch", "soon", '"a" is "soon", but must be text with 4 digits or "ongoing"')],
    ),
    (
        NESTED,
        "f: {type: group}",
        [("schema-required", "f", '"f" has no "items": add a line "items: " there with its value')],
    ),
    (
        NESTED,
        "f: {type: menu}",
        [
            (
                "schema-required",
                "f",
                '"f" needs "label" because "type" is "menu": add a line "label: " there with its '
                "value",
            )
        ],
    ),
    (
        NESTED,
        "f: {type: gruop, label: x}",
        [
            (
                "schema-enum",
                "gruop",
                '"type" in "f" is "gruop", which is not allowed: did you mean "group"?',
            )
        ],
    ),
    (
        NESTED,
        "f: {label: x}",
        [
            (
                "schema-required",
                "f",
                '"f" has no "type": add a line "type: " there with the value "text", "menu" or '
                '"group"',
            )
        ],
    ),
    (
        METHODS,
        "methods:\n- table: x\n  fields: y",
        [
            (
                "schema-unknown-key",
                "table",
                'the key "table" is not known: the keys known here are "custom", "filter", "git", '
                '"npm" and "regex"',
            )
        ],
    ),
    (
        METHODS,
        "methods:\n- gti: x",
        [("schema-unknown-key", "gti", 'the key "gti" is not known: did you mean "git"?')],
    ),
    (
        METHODS,
        "methods:\n- regex: x",
        [
            (
                "schema-required",
                "- regex: x",
                'item 1 of "methods" needs one of these keys: add "git" or "npm"',
            )
        ],
    ),
    (
        METHODS,
        "methods:\n- npm: x\n  filter: y",
        [
            (
                "schema-unknown-key",
                "filter",
                'the key "filter" is not known: the keys known here are "npm" and "regex"',
            )
        ],
    ),
    (
        METHODS,
        "methods:\n- custom: 3",
        [("schema-type", "3", '"custom" in item 1 of "methods" must be true or false, not 3')],
    ),
    (
        METHODS,
        "methods:\n- filter: x",
        [
            (
                "schema-required",
                "- filter: x",
                'item 1 of "methods" has no "git": add a line "git: " there with its value',
            )
        ],
    ),
    (
        METHODS,
        "methods:\n- git: x\n  npm: y",
        [
            (
                "schema-dependency",
                "npm",
                '"git" and "npm" must not be used together here: keep only one',
            )
        ],
    ),
    (
        ONE,
        "title: A",
        [
            (
                "schema-required",
                "---",
                'one of these keys is missing: add "url", or "file" and "kind"',
            )
        ],
    ),
    (
        ONE,
        "url: x\nfile: y\nkind: z",
        [
            (
                "schema-dependency",
                "kind",
                '"url", "file" and "kind" must not be used together here: keep "url", or "file" '
                'and "kind"',
            )
        ],
    ),
    (
        ONE,
        "file: y",
        [("schema-required", "---", '"kind" is missing: add a line "kind: " with its value')],
    ),
    (
        EITHER,
        "title: A",
        [("schema-required", "---", 'one of these keys is missing: add "url" or "file"')],
    ),
    (
        EITHER,
        "url: x\nfile: y",
        [
            (
                "schema-dependency",
                "file",
                '"url" and "file" must not be used together here: keep only one',
            )
        ],
    ),
    (
        {
            "anyOf": [{"$ref": "#/$defs/a"}, {"required": ["b"]}],
            "$defs": {"a": {"required": ["a"]}},
        },
        "c: 1",
        [("schema-required", "---", 'one of these keys is missing: add "a" or "b"')],
    ),
    (
        VIDEO,
        "video: {type: flim, id: x}",
        [
            (
                "schema-enum",
                "flim",
                '"type" in "video" is "flim", which is not allowed: did you mean "film"?',
            )
        ],
    ),
    (
        VIDEO,
        "video: {type: film}",
        [
            (
                "schema-required",
                "video",
                '"video" needs "id" because "type" is "film": add a line "id: " there with its '
                "value",
            )
        ],
    ),
    (
        VIDEO,
        "video: {id: x}",
        [
            (
                "schema-required",
                "video",
                '"video" has no "type": add a line "type: " there with the value "film" or "file"',
            )
        ],
    ),
    (
        VIDEO,
        "video: {type: file, src: 3}",
        [
            (
                "schema-type",
                "3",
                'because "type" is "file", "src" in "video" must be text, but 3 is not read as '
                "text: put it in quotation marks",
            )
        ],
    ),
    (
        VIDEO,
        "video: x",
        [
            (
                "schema-type",
                "x",
                '"video" must be a group of keys with values, not "x": write lines such as '
                '"type: …" and "id: …" in its place',
            )
        ],
    ),
    (
        {
            "properties": {
                "size": {
                    "oneOf": [{"type": "integer", "minimum": 2}, {"type": "number", "maximum": 5}]
                }
            }
        },
        "size: 3",
        [("schema-branch", "3", '"size" matches several forms, but must match only one')],
    ),
    (
        {
            "properties": {
                "x": {
                    "anyOf": [
                        {"title": "a small box", "maxProperties": 1, "required": ["k"]},
                        {"title": "a large box", "minProperties": 9},
                    ]
                }
            }
        },
        "x: {a: 1, b: 2}",
        [("schema-properties", "{a: 1, b: 2}", '"x" has too few keys (2): write at least 9')],
    ),
    (
        {
            "anyOf": [
                {"properties": {"a": {"type": "integer"}}, "required": ["a"]},
                {"properties": {"b": {"type": "integer"}}, "required": ["b"]},
            ]
        },
        "a: x",
        [("schema-type", "x", '"a" must be a whole number, not "x"')],
    ),
    (
        {
            "properties": {
                "x": {
                    "oneOf": [
                        {"properties": {"type": {"const": "video"}}, "required": ["type"]},
                        {"type": "string"},
                    ]
                }
            }
        },
        "x: {type: vdeo}",
        [("schema-const", "vdeo", '"type" in "x" must be "video", not "vdeo"')],
    ),
    (
        {"properties": {"x": {"oneOf": [{"not": True}, {"not": {"required": ["a"]}}]}}},
        "x: {a: 1}",
        [("schema-branch", "{a: 1}", '"x" matches none of the forms allowed here')],
    ),
    (
        {
            "properties": {
                "x": {
                    "anyOf": [
                        {"required": ["a"], "properties": {"k": {"enum": ["p", "q"]}}},
                        {"required": ["b"], "properties": {"k": {"enum": ["r"]}}},
                    ]
                }
            }
        },
        "x: {k: q}",
        [
            (
                "schema-required",
                "x",
                '"x" needs "a" because "k" is "q": add a line "a: " there with its value',
            )
        ],
    ),
    # A list of fixed values, or one of them: what is wrong is the item.
    (
        {"properties": {"x": {"oneOf": [NAMES, {"type": "array", "items": NAMES}]}}},
        "x: [north, up]",
        [
            (
                "schema-enum",
                "up",
                'item 2 of "x" is "up", which is not allowed: write "north", "south" or "west"',
            )
        ],
    ),
    # Fixed values of another type were not meant.
    (
        {"properties": {"x": {"oneOf": [{"const": False}, {"type": "string", "minLength": 3}]}}},
        "x: ab",
        [("schema-length", "ab", '"x" is too short: write at least 3 characters, not 2')],
    ),
    (
        {"properties": {"x": {"oneOf": [{"type": "integer", "minimum": 1}, NAMES]}}},
        "x: 0",
        [("schema-range", "0", '"x" must be 1 or more, not 0')],
    ),
    (
        {"properties": {"x": {"oneOf": [{"const": False}, {"type": "string"}]}}},
        "x: {}",
        [("schema-const", "{}", '"x" must be false, not a group of keys with values')],
    ),
    (
        {"properties": {"x": {"oneOf": [{"const": False}, {"type": "string", "format": "date"}]}}},
        "x: 12",
        [
            (
                "schema-branch",
                "12",
                '"x" is 12, but must be false or a date such as 2020-12-31',
            )
        ],
    ),
    # Branches whose condition does not hold were not meant.
    (
        BY_PLACE,
        "place: web/a\nkind: elment",
        [
            (
                "schema-enum",
                "elment",
                '"kind" is "elment", which is not allowed: did you mean "element"?',
            )
        ],
    ),
    (
        BY_PLACE,
        "place: book/a\nkind: element",
        [
            (
                "schema-enum",
                "element",
                'because "place" is "book/a", "kind" is "element", which is not allowed: write '
                '"guide" or "list"',
            )
        ],
    ),
    # With a time or without.
    (
        {"properties": {"x": {"anyOf": [{"format": "date"}, {"format": "date-time"}]}}},
        "x: 2024-05-01 10:00",
        [
            (
                "schema-format",
                "2024-05-01 10:00",
                '"x" is "2024-05-01 10:00", but must be a date and time such as '
                "2020-12-31T09:30:00Z: write 2024-05-01T10:00:00Z",
            )
        ],
    ),
    (
        {"properties": {"x": {"anyOf": [{"format": "date-time"}, {"format": "date"}]}}},
        "x: 3 May 2024",
        [
            (
                "schema-format",
                "3 May 2024",
                '"x" is "3 May 2024", but must be a date such as 2020-12-31: write 2024-05-03',
            )
        ],
    ),
    (
        {"properties": {"x": {"anyOf": [{"format": "date-time"}, {"format": "date"}]}}},
        "x: soon",
        [
            (
                "schema-branch",
                "soon",
                '"x" is "soon", but must be a date and time such as 2020-12-31T09:30:00Z or a date '
                "such as 2020-12-31",
            )
        ],
    ),
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_branches(schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(schema, page) == expected
