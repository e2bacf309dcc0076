"""Missing and misspelt keys, and items of lists, in words of their own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.schema.findings import found

ROWS: list[tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = [
    (
        {"properties": {"notes": {"type": ["array", "null"]}}},
        "notes: ''",
        [
            (
                "schema-type",
                "notes",
                '"notes" is empty: write a list after the colon, or delete the line',
            )
        ],
    ),
    (
        {"required": ["site_name"]},
        "site_nam: x",
        [
            (
                "schema-required",
                "site_nam",
                '"site_name" is missing, and "site_nam" is probably a misspelling of it: rename it',
            )
        ],
    ),
    (
        {"required": ["site_name"], "additionalProperties": False, "properties": {"site_name": {}}},
        "site_nam: x",
        [
            (
                "schema-unknown-key",
                "site_nam",
                'the key "site_nam" is not known: did you mean "site_name"?',
            )
        ],
    ),
    (
        {"required": ["site_name"], "properties": {"site_names": {}}},
        "site_names: x",
        [
            (
                "schema-required",
                "---",
                '"site_name" is missing: add a line "site_name: " with its value',
            )
        ],
    ),
    (
        {"properties": {"o": {"required": ["name"]}}},
        "o: {nmae: x}",
        [
            (
                "schema-required",
                "nmae",
                ('"name" is missing, and "nmae" is probably a misspelling of it: rename it'),
            )
        ],
    ),
    (
        {"required": ["date"]},
        "data: x",
        [("schema-required", "---", '"date" is missing: add a line "date: " with its value')],
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
                'the key "Ab" does not have the form required of keys here (small letters alone): '
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
                'the key "titel" is not known: did you mean "title"?',
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
                'the key "y" does not have the form required of keys here ("x-" at its beginning): '
                "rename it",
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
]


@pytest.mark.parametrize(("schema", "page", "expected"), ROWS)
def test_keys_and_lists(
    schema: dict[str, Any], page: str, expected: list[tuple[str, str, str]]
) -> None:
    assert found(schema, page) == expected
