"""Every keyword of a schema with empty and odd values: it is refused, or pages are checked."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.schema.check import check_front_matter
from profilelint.schema.explain.problems import EXPLANATIONS
from profilelint.schema.keywords import (
    FILE,
    IN_PLACE_BY_KEY,
    IN_PLACE_LISTS,
    IN_PLACE_SINGLE,
    OPEN,
    PAGE,
    REFERENCES,
    VOCABULARY,
    WITH_DATA,
)
from profilelint.schema.load import SchemaError, schema_from_data
from profilelint.source.read import read_text

KEYWORDS = sorted(
    {
        *EXPLANATIONS, *IN_PLACE_BY_KEY, *IN_PLACE_LISTS, *IN_PLACE_SINGLE, *REFERENCES, *WITH_DATA,
        FILE, OPEN, PAGE, VOCABULARY, "$anchor", "$defs", "$dynamicAnchor", "$id",
        "$recursiveAnchor", "$schema", "$vocabulary", "contentSchema", "definitions",
        "dependentRequired", "deprecated",
        "description", "id", "items", "maxContains", "minContains", "patternProperties",
        "prefixItems", "properties", "title",
    }
    - {"falseSchema"}
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, "", "a", "#", "#/x", "\ud800", "(", {}, {"a": []},
    {"a": None}, {"title": [""]}, {"title": True}, {"title": False}, {"enum": []}, {"type": []},
    {"not": {}}, {"$ref": "#"}, [], [[]], [{}], [None], [""], ["title", "title"], [False],
    [{"enum": []}], {"title": {"enum": []}}, {"title": {"const": None}}, {"title": {"type": []}},
    {"title": {"$ref": "#/properties/title"}}, {"title": "title"}, "x-y/z", "countries#x", "string",
)  # fmt: skip
PAGE_TEXT = "---\ntitle: 1\nl: [a, 1, null]\nm: {a: 1}\n---\n\na\n"


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_a_keyword(keyword: str) -> None:
    page = read_text("page.md", PAGE_TEXT)
    used = 0
    for value in VALUES:
        odd = {keyword: value}
        for schema in (
            odd,
            {"properties": {"title": odd, "l": {"items": odd}, "m": {"additionalProperties": odd}}},
            {"anyOf": [odd, {"propertyNames": odd}], "if": odd, "then": {"not": odd}},
        ):
            try:
                check_front_matter(schema_from_data(schema), page, {})
            except SchemaError:
                continue
            used += 1
    assert used >= 1
