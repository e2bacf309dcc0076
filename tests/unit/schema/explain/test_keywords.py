"""Every keyword of every supported draft has a rule and a message of its own."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest

from profilelint.schema.check import check_front_matter
from profilelint.schema.explain.problems import EXPLANATIONS
from profilelint.schema.keywords import DRAFTS
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text

D2020, D2019, D7, D6, D4 = DRAFTS
ALL = DRAFTS
FROM_6 = (D2020, D2019, D7, D6)
FROM_7 = (D2020, D2019, D7)
FROM_2019 = (D2020, D2019)
BEFORE_2020 = (D2019, D7, D6, D4)

Row = tuple[tuple[str, ...], dict[str, Any], str, str, str, str]

ROWS: dict[str, Row] = {
    "type": (ALL, {"type": "integer"}, "soon", "schema-type", "mismatch", "soon"),
    "enum": (ALL, {"enum": ["open", "shut"]}, "ajar", "schema-enum", "unknown", "ajar"),
    "const": (FROM_6, {"const": "open"}, "ajar", "schema-const", "different", "ajar"),
    "multipleOf": (ALL, {"multipleOf": 5}, "7", "schema-range", "step", "7"),
    "minimum": (ALL, {"minimum": 5}, "4", "schema-range", "low", "4"),
    "maximum": (ALL, {"maximum": 5}, "6", "schema-range", "high", "6"),
    "exclusiveMinimum": (
        FROM_6, {"exclusiveMinimum": 5}, "5", "schema-range", "low-exclusive", "5",
    ),
    "exclusiveMaximum": (
        FROM_6, {"exclusiveMaximum": 5}, "5", "schema-range", "high-exclusive", "5",
    ),
    "exclusiveMinimum-4": (
        (D4,), {"minimum": 5, "exclusiveMinimum": True}, "5",
        "schema-range", "low-exclusive", "5",
    ),
    "exclusiveMaximum-4": (
        (D4,), {"maximum": 5, "exclusiveMaximum": True}, "5",
        "schema-range", "high-exclusive", "5",
    ),
    "minLength": (ALL, {"minLength": 5}, "road", "schema-length", "short", "road"),
    "maxLength": (ALL, {"maxLength": 3}, "road", "schema-length", "long", "road"),
    "pattern": (ALL, {"pattern": "^[A-Z]+$"}, "road", "schema-pattern", "words", "road"),
    "format": (ALL, {"format": "email"}, "road", "schema-format", "format", "road"),
    "contentEncoding": (
        (D7, D6), {"contentEncoding": "base64"}, "'***'", "schema-format", "content", "'***'",
    ),
    "contentMediaType": (
        (D7, D6), {"contentMediaType": "application/json"}, "'{'",
        "schema-format", "content", "'{'",
    ),
    "minItems": (ALL, {"minItems": 2}, "[a]", "schema-items", "few", "[a]"),
    "maxItems": (ALL, {"maxItems": 1}, "[a, b]", "schema-items", "many", "[a, b]"),
    "uniqueItems": (ALL, {"uniqueItems": True}, "[a, b, a]", "schema-items", "duplicate", "a"),
    "items": (ALL, {"items": {"type": "string"}}, "[a, 1]", "schema-type", "unquoted", "1"),
    "items-false": (FROM_6, {"items": False}, "[a]", "schema-items", "extra", "a"),
    "items-list": (
        BEFORE_2020, {"items": [{}, {"type": "string"}]}, "[a, 1]",
        "schema-type", "unquoted", "1",
    ),
    "additionalItems": (
        BEFORE_2020, {"items": [{}], "additionalItems": False}, "[a, b]",
        "schema-items", "extra", "b",
    ),
    "prefixItems": (
        (D2020,), {"prefixItems": [{}, {"type": "string"}]}, "[a, 1]",
        "schema-type", "unquoted", "1",
    ),
    "unevaluatedItems": (
        (D2020,), {"prefixItems": [{}], "unevaluatedItems": False}, "[a, b]",
        "schema-items", "extra", "b",
    ),
    "contains": (FROM_6, {"contains": {"const": "a"}}, "[b]", "schema-items", "lacks", "[b]"),
    "minContains": (
        FROM_2019, {"contains": {"const": "a"}, "minContains": 2}, "[a, b]",
        "schema-items", "less-of", "[a, b]",
    ),
    "maxContains": (
        FROM_2019, {"contains": {"const": "a"}, "maxContains": 1}, "[a, a]",
        "schema-items", "more-of", "[a, a]",
    ),
    "required": (ALL, {"required": ["b"]}, "{a: 1}", "schema-required", "missing-inside", "x"),
    "properties": (
        ALL, {"properties": {"a": {"type": "string"}}}, "{a: 1}",
        "schema-type", "unquoted", "1",
    ),
    "properties-false": (
        FROM_6, {"properties": {"a": False}}, "{a: 1}", "schema-unknown-key", "forbidden", "a",
    ),
    "patternProperties": (
        ALL, {"patternProperties": {"^a": {"type": "string"}}}, "{ab: 1}",
        "schema-type", "unquoted", "1",
    ),
    "additionalProperties": (
        ALL, {"properties": {"title": {}}, "additionalProperties": False}, "{weather: 1}",
        "schema-unknown-key", "unknown", "weather",
    ),
    "unevaluatedProperties": (
        FROM_2019, {"properties": {"title": {}}, "unevaluatedProperties": False},
        "{weather: 1}", "schema-unknown-key", "unknown", "weather",
    ),
    "propertyNames": (
        FROM_6, {"propertyNames": {"maxLength": 2}}, "{abc: 1}",
        "schema-unknown-key", "name", "abc",
    ),
    "propertyNames-enum": (
        FROM_6, {"propertyNames": {"enum": ["a"]}}, "{abc: 1}",
        "schema-unknown-key", "name-of", "abc",
    ),
    "propertyNames-enum-of-numbers": (
        FROM_6, {"propertyNames": {"enum": [1]}}, "{abc: 1}",
        "schema-unknown-key", "name", "abc",
    ),
    "minProperties": (
        ALL, {"minProperties": 2}, "{a: 1}", "schema-properties", "few", "{a: 1}",
    ),
    "maxProperties": (
        ALL, {"maxProperties": 1}, "{a: 1, b: 2}", "schema-properties", "many", "{a: 1, b: 2}",
    ),
    "dependencies": (
        (D7, D6, D4), {"dependencies": {"a": ["b"]}}, "{a: 1}",
        "schema-dependency", "missing", "x",
    ),
    "dependencies-schema": (
        (D7, D6, D4), {"dependencies": {"a": {"required": ["b"]}}}, "{a: 1}",
        "schema-required", "missing-inside-because", "x",
    ),
    "dependentRequired": (
        FROM_2019, {"dependentRequired": {"a": ["b"]}}, "{a: 1}",
        "schema-dependency", "missing", "x",
    ),
    "dependentSchemas": (
        FROM_2019, {"dependentSchemas": {"a": {"required": ["b"]}}}, "{a: 1}",
        "schema-required", "missing-inside-because", "x",
    ),
    "allOf": (ALL, {"allOf": [{}, {"minimum": 5}]}, "4", "schema-range", "low", "4"),
    "anyOf": (
        ALL, {"anyOf": [{"minimum": 5}, {"multipleOf": 3}]}, "4", "schema-branch", "none", "4",
    ),
    "oneOf": (
        ALL, {"oneOf": [{"minimum": 5}, {"multipleOf": 3}]}, "6",
        "schema-branch", "several", "6",
    ),
    "not": (
        ALL, {"not": {"enum": ["road"]}}, "road", "schema-branch", "forbidden", "road",
    ),
    "then": (
        FROM_7, {"if": {"type": "integer"}, "then": {"minimum": 5}}, "4",
        "schema-range", "low", "4",
    ),
    "else": (
        FROM_7, {"if": {"type": "string"}, "else": {"minimum": 5}}, "4",
        "schema-range", "low", "4",
    ),
    "x-vocabulary": (
        ALL, {"x-vocabulary": "regions"}, "World-wide", "term-unknown", "near", "World-wide",
    ),
}  # fmt: skip

CASES = [
    pytest.param(draft, *row[1:], id=f"{keyword}-{draft.split('/')[-2].removeprefix('draft-')}")
    for keyword, row in ROWS.items()
    for draft in row[0]
]


@pytest.mark.parametrize(("draft", "keywords", "value", "rule", "message", "covered"), CASES)
def test_keyword(
    draft: str, keywords: dict[str, Any], value: str, rule: str, message: str, covered: str
) -> None:
    schema = schema_from_data({"$schema": draft, "properties": {"x": keywords}})
    document = read_text("page.md", f"---\nx: {value}\n---\n")
    found = [
        (p.rule, p.message_id, document.text[p.span.start : p.span.end])
        for p in check_front_matter(schema, document, {})
    ]
    assert found == [(rule, message, covered)]


@pytest.mark.parametrize("kind", ["string", "integer", "boolean", "array", "object"])
@pytest.mark.parametrize(
    "value", ["", "a", "3", "'3'", "2.5", "yes", "2018-11-21", "[a, b]", "[]", "{a: b}", "'2-3'"]
)
def test_a_page_that_is_tried_has_the_same_problems(kind: str, value: str) -> None:
    schema = schema_from_data({"properties": {"x": {"type": kind}, "y": {"items": {"type": kind}}}})
    page = read_text("page.md", f"---\nx: {value}\ny:\n- {value}\n---\n")
    told, tried = (
        [
            (p.rule, p.message_id, p.route)
            for p in check_front_matter(schema, page, {}, is_tried=is_tried)
        ]
        for is_tried in (False, True)
    )
    assert tried == told


def test_every_explanation_is_tried_above() -> None:
    kinds: set[str] = set()
    for drafts, keywords, value, *_ in ROWS.values():
        schema = schema_from_data({"$schema": drafts[0], "properties": {"x": keywords}})
        page = read_text("page.md", f"---\nx: {value}\n---\n")
        kinds.update(error.kind.name for error in schema.errors(page.data))
    assert kinds == set(EXPLANATIONS)


def test_every_kind_of_error_has_an_explanation() -> None:
    classes = {name for name in dir(jsonschema_rs.ValidationErrorKind) if name[0].isupper()}
    # What only other patterns, keywords and references than are used here can give.
    classes -= {
        "BacktrackLimitExceeded", "Custom", "FromUtf8", "Referencing", "RegexEngineFailure",
    }  # fmt: skip
    named = {"Constant": "const", "OneOfMultipleValid": "oneOf", "OneOfNotValid": "oneOf"}
    kinds = {named.get(name, name[0].lower() + name[1:]) for name in classes}
    assert kinds == set(EXPLANATIONS)


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("reference", ["#/definitions/year", "#/$defs/year"])
def test_reference(draft: str, reference: str) -> None:
    place = reference.split("/")[1]
    schema = schema_from_data(
        {
            "$schema": draft,
            place: {"year": {"title": "Year", "maximum": 2100}},
            "properties": {"x": {"$ref": reference}},
        }
    )
    document = read_text("page.md", "---\nx: 20014\n---\n")
    (problem,) = check_front_matter(schema, document, {})
    assert (problem.rule, problem.message_id) == ("schema-range", "high")
    assert problem.params == {"field": '"x"', "found": "20014", "limit": "2100"}


def test_recursive_reference() -> None:
    schema = schema_from_data(
        {
            "$schema": D2019,
            "$recursiveAnchor": True,
            "properties": {"x": {"$recursiveRef": "#"}, "y": {"type": "integer"}},
        }
    )
    (problem,) = check_front_matter(
        schema, read_text("page.md", "---\nx: {x: {y: soon}}\n---\n"), {}
    )
    assert (problem.rule, problem.route) == ("schema-type", ("x", "x", "y"))


def test_dynamic_reference() -> None:
    schema = schema_from_data(
        {
            "$dynamicAnchor": "node",
            "properties": {"x": {"$dynamicRef": "#node"}, "y": {"type": "integer"}},
        }
    )
    (problem,) = check_front_matter(
        schema, read_text("page.md", "---\nx: {x: {y: soon}}\n---\n"), {}
    )
    assert (problem.rule, problem.route) == ("schema-type", ("x", "x", "y"))


def test_false_schema_of_the_root() -> None:
    (problem,) = check_front_matter(
        schema_from_data(False), read_text("page.md", "---\nx: 1\n---\n"), {}
    )
    assert (problem.rule, problem.message_id) == ("schema-branch", "as-it-is")
