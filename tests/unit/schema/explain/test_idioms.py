"""Common idioms of schemas have words of their own; one fault is one finding."""

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
EITHER = {
    "oneOf": [
        {"required": ["url"], "not": {"required": ["file"]}},
        {"required": ["file"], "not": {"required": ["url"]}},
    ]
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
ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        METHODS,
        "methods:\n- table: x\n  fields: y",
        [
            (
                "schema-unknown-key",
                "table",
                'the key "table" is not known: those known here are "custom", "filter", "git", '
                '"npm" and "regex"',
            )
        ],
    ),
    (
        METHODS,
        "methods:\n- gti: x",
        [("schema-unknown-key", "gti", 'the key "gti" is not known: "git" was probably meant')],
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
                'the key "filter" is not known: those known here are "npm" and "regex"',
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
                'item 1 of "methods" has no "git": add a line "git: " with its value there',
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
                '"git" and "npm" must not stand here together: leave only one',
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
                'item 1 of "body" has no "type": add a line "type: " with its value there',
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
                'the key "label" is not known: those known here are "value"',
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
                'the key "lable" is not known: "label" was probably meant',
            )
        ],
    ),
    (
        LEFT,
        "status: left",
        [
            (
                "schema-required",
                "---",
                'because "status" is "left", "end" is needed: add a line "end: " with its value',
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
                'because "status" is "here", "room" is needed: add a line "room: " with its value',
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
                '"status" is "lfet", which is not allowed: "left" was probably meant',
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
                '"url", "file" and "kind" must not stand here together: leave "url", or "file" '
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
                '"url" and "file" must not stand here together: leave only one',
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
                '"type" in "video" is "flim", which is not allowed: "film" was probably meant',
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
                'because "type" is "film", "video" needs "id": add a line "id: " with its value '
                "there",
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
                '"video" has no "type": add a line "type: " with the value "film" or "file" there',
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
                'because "type" is "file", "src" in "video" must be text, but 3 is not taken for '
                "text: put it in quotation marks",
            )
        ],
    ),
    (
        VIDEO,
        "video: x",
        [("schema-type", "x", '"video" must be a group of keys with values, not "x"')],
    ),
    (
        {"not": {"required": ["b"]}},
        "a: 1\nb: 2",
        [("schema-unknown-key", "b", 'the key "b" must not stand here: delete it')],
    ),
    (
        {"not": {"required": ["a", "b"]}},
        "a: 1\nb: 2",
        [("schema-dependency", "b", '"a" and "b" must not stand here together: leave only one')],
    ),
    (
        {"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
        "a: 1\nb: 2",
        [
            ("schema-unknown-key", "a", 'the key "a" must not stand here: delete it'),
            ("schema-unknown-key", "b", 'the key "b" must not stand here: delete it'),
        ],
    ),
    (
        {"not": {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}},
        "b: 2",
        [("schema-unknown-key", "b", 'the key "b" must not stand here: delete it')],
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
            ("schema-branch", "xx", '"b" is not allowed as it is ("xx"): No x at the start'),
            ("schema-branch", "q", '"c" must not be "q"'),
            ("schema-branch", "Hey!", '"d" must not be a shout'),
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
                'because "url" is there, "text" is needed: add a line "text: " with its value',
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
                'because there is no "url", "file" is needed: add a line "file: " with its value',
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
                'because there is no "url", "file" is needed: add a line "file: " with its value',
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
                'because "tags" holds "video", "src" is needed: add a line "src: " with its value',
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
                'because "status" is "left", the key "room" must not stand here: delete it',
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
                'because "image" is there, "alt" is needed: add a line "alt: " with its value',
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
                'because "image" is there, the key "video" must not stand here: delete it',
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
    (
        {"properties": {"tags": {"contains": {"const": "main"}}}},
        "tags: [side]",
        [("schema-items", "[side]", '"tags" has no "main": add it')],
    ),
    (
        {"properties": {"tags": {"contains": {"enum": ["a", "b"]}}}},
        "tags: [side]",
        [("schema-items", "[side]", '"tags" has no item that is "a" or "b": add one')],
    ),
    (
        {"properties": {"tags": {"contains": {"enum": ["a", "b"]}, "minContains": 2}}},
        "tags: [a]",
        [
            (
                "schema-items",
                "[a]",
                '"tags" has too few items that count as "a" or "b": write at least 2',
            )
        ],
    ),
    (
        {
            "properties": {
                "parts": {
                    "contains": {"properties": {"kind": {"const": "main"}}, "required": ["kind"]}
                }
            }
        },
        "parts: [{kind: side}]",
        [
            (
                "schema-items",
                "[{kind: side}]",
                '"parts" has no item that is a group with "kind" "main": add one',
            )
        ],
    ),
    (
        {"propertyNames": {"pattern": "^[a-z]+$", "description": "small letters alone."}},
        "Ab: 1",
        [
            (
                "schema-unknown-key",
                "Ab",
                'the key "Ab" is not of the form that keys have here (small letters alone): '
                "rename it",
            )
        ],
    ),
    (
        {"propertyNames": {"enum": ["title", "client"]}},
        "titel: 1",
        [
            (
                "schema-unknown-key",
                "titel",
                'the key "titel" is not known: "title" was probably meant',
            )
        ],
    ),
    (
        {"patternProperties": {"^x-": {"type": "string"}}, "additionalProperties": False},
        "y: 1",
        [
            (
                "schema-unknown-key",
                "y",
                'the key "y" is not of the form that keys have here: rename it',
            )
        ],
    ),
    (
        {"properties": {"list": {"const": ["a", "b"]}, "kind": {"const": "page"}}},
        "list: a\nkind: pag",
        [
            ("schema-const", "a", '"list" must be ["a", "b"], not "a"'),
            ("schema-const", "pag", '"kind" must be "page", not "pag"'),
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
        [("schema-branch", "3", '"size" fits several forms of which it must have only one')],
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
        [("schema-branch", "{a: 1}", '"x" has none of the forms that are allowed here')],
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
                'because "k" is "q", "x" needs "a": add a line "a: " with its value there',
            )
        ],
    ),
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_idiom(schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(schema, page) == expected
