"""Advice shows lines in the notation of the page."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

S = {
    "required": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
    "properties": {
        "a": {"enum": ["x", "y"]},
        "b": {"const": "page"},
        "c": {"enum": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]},
        "d": {"enum": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"], "examples": ["b"]},
        "e": {"anyOf": [{"const": 1}, {"const": 2}]},
        "f": {"type": "string"},
        "g": {"type": "array"},
        "h": {"type": "integer"},
        "i": {"examples": [["p", "q r"]]},
        "j": {"examples": ["x: y"]},
    },
}
E = {"properties": {"c": {"type": "array"}, "d": {"type": "integer"}, "e": {"enum": ["x", "y"]}}}
N = {
    "required": ["a", "b"],
    "properties": {
        "a": {"items": {"examples": ["x y"]}, "type": "array"},
        "b": {"type": "object", "properties": {"c": {}, "d": {}, "e": {}}},
    },
}
ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        S,
        "t: 1",
        [
            (
                "schema-required",
                "---",
                '"a" is missing: add a line "a: " with the value "x" or "y"',
            ),
            ("schema-required", "---", '"b" is missing: add the line "b: page"'),
            (
                "schema-required",
                "---",
                '"c" is missing: add a line "c: " with a value such as "a", "b" or "c"; all are '
                "in the schema",
            ),
            (
                "schema-required",
                "---",
                '"d" is missing: add a line such as "d: b"; all values are in the schema',
            ),
            ("schema-required", "---", '"e" is missing: add a line "e: " with the value 1 or 2'),
            ("schema-required", "---", '"f" is missing: add a line "f: " with its value'),
            (
                "schema-required",
                "---",
                '"g" is missing: add a line "g:" and its items on the lines below, each after "- "',
            ),
            ("schema-required", "---", '"h" is missing: add a line "h: " with its value'),
            ("schema-required", "---", '"i" is missing: add a line such as "i: [p, q r]"'),
            ("schema-required", "---", '"j" is missing: add a line such as "j: \'x: y\'"'),
        ],
    ),
    (
        N,
        "t: 1",
        [
            ("schema-required", "---", '"a" is missing: add a line such as "a: [x y]"'),
            (
                "schema-required",
                "---",
                '"b" is missing: add a line "b:" and its keys on the lines below, such as '
                '"c: …" and "d: …"',
            ),
        ],
    ),
    (
        {"properties": {"a": {"type": ["null", "array"]}}},
        "a: x",
        [
            (
                "schema-type",
                "x",
                '"a" must be a list, not "x": write each item on a line of its own after "- "',
            )
        ],
    ),
    (
        N,
        "a: {}\nb: []",
        [
            (
                "schema-type",
                "{}",
                '"a" must be a list, not a group of keys with values: write each item on a line of '
                'its own after "- "',
            ),
            (
                "schema-type",
                "[]",
                '"b" must be a group of keys with values, not a list: write lines such as "c: …" '
                'and "d: …" in its place',
            ),
        ],
    ),
    (
        S,
        "+++\nt = 1\n+++\n",
        [
            (
                "schema-required",
                "+++",
                '"a" is missing: add a line a = "" with the value "x" or "y"',
            ),
            ("schema-required", "+++", '"b" is missing: add the line b = "page"'),
            (
                "schema-required",
                "+++",
                '"c" is missing: add a line c = "" with a value such as "a", "b" or "c"; all are '
                "in the schema",
            ),
            (
                "schema-required",
                "+++",
                '"d" is missing: add a line such as d = "b"; all values are in the schema',
            ),
            ("schema-required", "+++", '"e" is missing: add a line e = with the value 1 or 2'),
            ("schema-required", "+++", '"f" is missing: add a line f = "" with its value'),
            ("schema-required", "+++", '"g" is missing: add a line g = [] with its items'),
            ("schema-required", "+++", '"h" is missing: add a line h = with its value'),
            ("schema-required", "+++", '"i" is missing: add a line such as i = ["p", "q r"]'),
            ("schema-required", "+++", '"j" is missing: add a line such as j = "x: y"'),
        ],
    ),
    (
        S,
        '{\n"t": 1\n}\n',
        [
            (
                "schema-required",
                "}",
                '"a" is missing: add a line "a": "" with the value "x" or "y"',
            ),
            ("schema-required", "}", '"b" is missing: add the line "b": "page"'),
            (
                "schema-required",
                "}",
                '"c" is missing: add a line "c": "" with a value such as "a", "b" or "c"; all '
                "are in the schema",
            ),
            (
                "schema-required",
                "}",
                '"d" is missing: add a line such as "d": "b"; all values are in the schema',
            ),
            ("schema-required", "}", '"e" is missing: add a line "e": with the value 1 or 2'),
            ("schema-required", "}", '"f" is missing: add a line "f": "" with its value'),
            ("schema-required", "}", '"g" is missing: add a line "g": [] with its items'),
            ("schema-required", "}", '"h" is missing: add a line "h": with its value'),
            ("schema-required", "}", '"i" is missing: add a line such as "i": ["p", "q r"]'),
            ("schema-required", "}", '"j" is missing: add a line such as "j": "x: y"'),
        ],
    ),
    (
        E,
        "c: x\nd:\ne:",
        [
            (
                "schema-type",
                "x",
                '"c" must be a list, not "x": write each item on a line of its own after "- "',
            ),
            (
                "schema-type",
                "d",
                '"d" is empty: write a whole number after the colon, or delete the line',
            ),
            (
                "schema-type",
                "e",
                '"e" is empty: write "x" or "y" after the colon, or delete the line',
            ),
        ],
    ),
    (
        E,
        "+++\nc = 'x'\nd = ''\ne = ''\n+++\n",
        [
            ("schema-type", "'x'", '"c" must be a list, not "x": write it in brackets, ["x"]'),
            (
                "schema-type",
                "d",
                '"d" is empty: write a whole number after the equals sign, or delete the line',
            ),
            (
                "schema-type",
                "e",
                '"e" is empty: write "x" or "y" after the equals sign, or delete the line',
            ),
        ],
    ),
    (
        E,
        '{\n"c": "x",\n"d": null,\n"e": null\n}\n',
        [
            ("schema-type", '"x"', '"c" must be a list, not "x": write it in brackets, ["x"]'),
            (
                "schema-type",
                '"d"',
                '"d" is empty: write a whole number after the colon, or delete the line',
            ),
            (
                "schema-type",
                '"e"',
                '"e" is empty: write "x" or "y" after the colon, or delete the line',
            ),
        ],
    ),
    (
        {"properties": {"p": {"required": ["a b"]}}},
        "+++\n[p]\nx = 1\n+++\n",
        [("schema-required", "p", '"p" has no "a b": add a line "a b" = "" there with its value')],
    ),
    (
        {"required": ["a"]},
        "+++\n[p]\nx = 1\n+++\n",
        [("schema-required", "+++", '"a" is missing: add a line a = "" with its value, above [p]')],
    ),
    (
        {"properties": {"c": {"type": "array"}}},
        "+++\nc = 'a, b'\n+++\n",
        [
            (
                "schema-type",
                "'a, b'",
                '"c" must be a list, not "a, b": write its items in brackets, ["…", "…"]',
            )
        ],
    ),
    (
        {"dependentRequired": {"image": ["alt"]}},
        "+++\nimage = 'a.png'\n+++\n",
        [
            (
                "schema-dependency",
                "+++",
                '"image" also needs "alt": add a line alt = "" with its value',
            )
        ],
    ),
    (
        {
            "required": ["a"],
            "properties": {
                "a": {
                    "examples": [
                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
                    ]
                }
            },
        },
        "t: 1",
        [("schema-required", "---", '"a" is missing: add a line "a: " with its value')],
    ),
    (
        {"required": ["a"], "properties": {"a": {"examples": ["x\ny"]}}},
        "t: 1",
        [("schema-required", "---", '"a" is missing: add a line "a: " with its value')],
    ),
    (
        {"required": ["a"], "properties": {"a": {"examples": [{"b": 1}]}}},
        "t: 1",
        [("schema-required", "---", '"a" is missing: add a line "a: " with its value')],
    ),
    (
        {
            "required": ["few", "many"],
            "properties": {
                "few": {"type": "array", "items": {"enum": ["a", "b"]}},
                "many": {
                    "type": "array",
                    "items": {"enum": ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]},
                },
            },
        },
        "t: 1",
        [
            (
                "schema-required",
                "---",
                '"few" is missing: add a line "few: " with a list whose items are "a" or "b"',
            ),
            (
                "schema-required",
                "---",
                '"many" is missing: add a line "many: " with a list of items such as "a", "b" or '
                '"c"; all are in the schema',
            ),
        ],
    ),
    (
        {
            "required": ["few"],
            "properties": {"few": {"type": "array", "items": {"enum": ["a", "b"]}}},
        },
        "+++\nt = 1\n+++\n",
        [
            (
                "schema-required",
                "+++",
                '"few" is missing: add a line few = [] with a list whose items are "a" or "b"',
            )
        ],
    ),
    (
        {"required": ["r"], "properties": {"r": {"x-vocabulary": "regions"}}},
        "t: 1",
        [
            (
                "schema-required",
                "---",
                '"r" is missing: add a line "r: " with a value such as "Asia and the Pacific", '
                '"Eastern Europe and Central Asia" or "Latin America and the Caribbean"; the '
                'known ones are in the vocabulary "regions" (see profilelint vocab regions)',
            )
        ],
    ),
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_advice(schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(schema, page) == expected
