"""Schemas of thousands of members, whose faults are told in little time and few words."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from tests.cost import within

from profilelint.model.document import Document
from profilelint.schema.check import check_front_matter
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text


@pytest.mark.parametrize(
    "schema",
    [
        {"properties": {"title": {"enum": [f"term {n}" for n in range(100_000)]}}},
        {"required": [f"key {n}" for n in range(10_000)]},
        {"anyOf": [{"required": [f"key {n}", f"key {n + 1}"]} for n in range(2_000)]},
        {"oneOf": [{"properties": {"title": {"const": n + 2}}} for n in range(2_000)]},
        {"oneOf": [{"required": ["title"]} for n in range(2_000)]},
        {"not": {"anyOf": [{"required": ["title"]} for n in range(19_000)]}},
        {"if": {"properties": {f"k{n}": {"const": 1} for n in range(20_000)}},
         "then": {"required": ["end"]}},
        {"properties": {f"k{n}": {"deprecated": True} for n in range(10_000)}, "required": ["x"]},
        {"required": ["x"], "properties": {"x": {"examples": ["a" * 3_000_000]}}},
        {"required": ["x"], "properties": {"x": {"enum": [{"a": n} for n in range(100_000)]}}},
    ],
    ids=["enum", "required", "anyOf", "oneOf", "several", "not", "if", "deprecated", "example",
         "groups"],
)  # fmt: skip
def test_large_schemas_cost_little(schema: dict[str, Any]) -> None:
    document = read_text("page.md", "---\ntitle: 1\n---\n")
    problems = within(5, lambda: check_front_matter(schema_from_data(schema), document, {}))
    assert 1 <= len(problems) <= 201
    longest = max(len(str(value)) for each in problems for value in each.params.values())
    assert longest < 500


def many_keys(number: int) -> Document:
    lines = "".join(f"k{each}: {each}\n" for each in range(number))
    return read_text("page.md", f"---\n{lines}---\n")


def asks_for(number: int) -> dict[str, Any]:
    return {"required": [f"r{each}" for each in range(number)]}


@pytest.mark.parametrize(
    ("schema", "names", "rules"),
    [
        # Each error of these would hold a copy of all keys, or of all words.
        ({"propertyNames": {"pattern": "^b"}}, 4000, {"schema-unknown-key": 200}),
        ({"propertyNames": {"enum": ["title"]}}, 4000, {"schema-unknown-key": 200}),
        ({"anyOf": [{"propertyNames": {"enum": []}}]}, 4000, {"schema-unknown-key": 200}),
        ({"additionalProperties": {"enum": [*map(str, range(9000, 49_000))]}}, 4000,
         {"schema-enum": 50}),
        ({"dependentRequired": {"k1": asks_for(900)["required"]}}, 4000,
         {"schema-dependency": 200}),
        (asks_for(900), 4000, {"schema-required": 200}),
        ({"allOf": [{"type": "array"}] * 900}, 4000, {"schema-type": 1}),
        # So many named keys stay, and are too many.
        (asks_for(9000), 4000, {}),
        ({"properties": {f"k{each}": {} for each in range(8000)}, **asks_for(3000)}, 4000, {}),
    ],
)  # fmt: skip
def test_many_errors_take_little_memory(
    schema: dict[str, Any], names: int, rules: dict[str, int]
) -> None:
    ready, document = schema_from_data(schema), many_keys(names)
    problems = within(2.0, lambda: check_front_matter(ready, document, {}))
    limits = [each.message_id for each in problems if each.rule == "schema-limit"]
    assert limits == (["many"] if rules else ["costly"])
    assert Counter(each.rule for each in problems if each.rule != "schema-limit") == rules


def test_many_right_values_are_no_fault() -> None:
    schema = schema_from_data({"additionalProperties": {"type": "integer"}, "required": ["k1"]})
    assert check_front_matter(schema, many_keys(8000), {}) == []


@pytest.mark.parametrize(
    ("schema", "page", "rule", "count"),
    [
        ({"maxProperties": 3}, "".join(f"k{n}: 1\n" for n in range(900)), "schema-properties", 900),
        ({"properties": {"a": {"maxItems": 3}}}, f"a: [{'1, ' * 900}1]\n", "schema-items", 901),
    ],
)
def test_what_is_counted_is_counted_whole(
    schema: dict[str, Any], page: str, rule: str, count: int
) -> None:
    document = read_text("page.md", f"---\n{page}---\n")
    problems = check_front_matter(schema_from_data(schema), document, {})
    assert [each.params["count"] for each in problems if each.rule == rule] == [count]
