"""Schemas of thousands of members, whose faults are told in little time and few words."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cost import within

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
