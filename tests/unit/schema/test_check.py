"""What a schema is held against: the front matter, with the defaults of the site under it."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.schema.check import check_front_matter
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text

SCHEMA = schema_from_data(
    {
        "properties": {
            "country": {"enum": ["Nepal", "Peru"]},
            "start": {"type": "integer"},
            "map": {"properties": {"zoom": {"type": "integer"}}, "required": ["zoom", "at"]},
        },
        "required": ["country"],
        "additionalProperties": False,
    }
)


def check(block: str, defaults: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the rule and the route of all that is found in a block of YAML."""
    document = read_text("page.md", f"---\n{block}\n---\n")
    return [(each.rule, each.route) for each in check_front_matter(SCHEMA, document, defaults)]


@pytest.mark.parametrize("block", ["start: 2016", "country:\nstart: 2016"])
def test_a_default_counts_where_the_file_has_no_value(block: str) -> None:
    assert check(block, {}) == [("schema-required", ("country",))]
    assert check(block, {"country": None}) == [("schema-required", ("country",))]
    assert check(block, {"country": "Nepal"}) == []
    assert check(block, {"country": "Mali"}) == [("schema-enum", ("country",))]


def test_the_file_beats_the_default() -> None:
    assert check("country: Nepal\nstart: 2016", {"country": "Mali", "start": "soon"}) == []


def test_groups_of_keys_are_merged() -> None:
    block = "country: Nepal\nmap: {zoom: 7}"
    assert check(block, {}) == [("schema-required", ("map", "at"))]
    assert check(block, {"map": {"zoom": "near", "at": "centre"}}) == []


def test_a_default_for_an_unknown_key_is_left_out() -> None:
    assert check("country: Nepal", {"image": "a.png", "sitemap": {"x": 1}}) == []
    assert check("country: Nepal\nimage: a.png", {}) == [("schema-unknown-key", ("image",))]


def test_the_name_of_the_schema_is_no_content() -> None:
    text = '{\n"$schema": "../schema/page.json",\n"country": "Peru"\n}\n'
    assert check_front_matter(SCHEMA, read_text("page.md", text), {}) == []


def test_nothing_without_front_matter() -> None:
    assert check_front_matter(SCHEMA, read_text("page.md", "Text.\n"), {"country": "Mali"}) == []


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ({"type": "string"}, []),
        ({"type": ["string", "array"]}, []),
        ({"type": "array", "items": {"enum": ["sea", "coast"]}}, [("schema-enum", ("tags", 1))]),
        ({"type": "array", "maxItems": 1}, [("schema-items", ("tags",))]),
        ({"type": "integer"}, [("schema-type", ("tags",))]),
    ],
)
def test_a_text_that_is_split_counts_as_what_the_schema_takes(
    schema: dict[str, Any], found: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    whole = schema_from_data({"properties": {"tags": schema, "year": {"type": "integer"}}})
    document = read_text("page.md", "---\ntags: sea cost\nyear: soon\n---\n")
    problems = check_front_matter(whole, document, {}, frozenset(("tags",)))
    assert [(each.rule, each.route) for each in problems if each.route != ("year",)] == found
    assert ("schema-type", ("year",)) in [(each.rule, each.route) for each in problems]


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("Country: Mali", [("schema-enum", ("Country",), "Mali")]),
        ("COUNTRY: Peru\nStart: soon", [("schema-type", ("Start",), "soon")]),
        ("Country: Peru\nMap: {zoom: near, at: b}", [("schema-type", ("Map", "zoom"), "near")]),
        ("country: Peru\nCountry: Mali", [("schema-unknown-key", ("Country",), "Country")]),
        ("Country:", []),
    ],
)
def test_keys_in_another_case(
    block: str, found: list[tuple[str, tuple[str | int, ...], str]]
) -> None:
    document = read_text("page.md", f"---\n{block}\n---\n")
    problems = check_front_matter(SCHEMA, document, {"country": "Nepal"}, ignores_case=True)
    assert [(each.rule, each.route, document.text[slice(*each.span)]) for each in problems] == found


def test_words_of_a_key_in_another_case() -> None:
    tags = {"type": "array", "items": {"enum": ["sea", "coast"]}}
    whole = schema_from_data({"properties": {"tags": tags, "TAGS2": {}, "Tags2": {"type": "null"}}})
    document = read_text("page.md", "---\nTags: sea cost\ntags2: a\n---\n")
    problems = check_front_matter(whole, document, {}, frozenset(("tags",)), ignores_case=True)
    assert [(each.rule, each.route) for each in problems] == [("schema-enum", ("Tags", 1))]


def test_a_fix_of_a_key_in_another_case() -> None:
    document = read_text("page.md", "---\nCountry: Peru\nStart: '2016'\n---\n")
    [problem] = check_front_matter(SCHEMA, document, {}, ignores_case=True)
    [edit] = problem.fixes[0].edits
    assert (document.text[slice(*edit.span)], edit.text) == ("'2016'", "2016")
    assert problem.params["field"] == '"Start"'


def test_deprecated_keys_in_another_case() -> None:
    whole = schema_from_data(
        {"properties": {"client": {}, "donor": {"deprecated": True, "x-renamed": "client"}}}
    )
    document = read_text("page.md", "---\nDonor: A\n---\n")
    assert check_front_matter(whole, document, {}) == []
    [problem] = check_front_matter(whole, document, {}, ignores_case=True)
    assert (problem.rule, problem.route, problem.params) == (
        *("schema-deprecated", ("Donor",)),
        {"key": "Donor", "meant": "client"},
    )
    [edit] = problem.fixes[0].edits
    assert (document.text[slice(*edit.span)], edit.text) == ("Donor", "client")
