"""A schema with the vocabularies it names: what is valid, and what it is for other tools."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from profilelint.schema.check import check_front_matter
from profilelint.schema.keywords import DRAFTS
from profilelint.schema.load import bundled_schema, load_schema, schema_from_data
from profilelint.source.read import read_text
from profilelint.vocabulary.bundled import VOCABULARIES, path
from profilelint.vocabulary.file import load_vocabulary
from profilelint.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

PAGE: dict[str, Any] = {
    "title": "Nepal—Clean Rivers", "summary": "Clean.", "start": 2016, "end": 2021,
    "client": "European Union", "solutions": ["Governance"], "regions": ["Asia and the Pacific"],
    "country": "Nepal",
}  # fmt: skip

CLOSED = {
    name: load_vocabulary(name, f"{name}.yaml", os.path.dirname(path(f"vocabularies/{name}.yaml")))
    for name in VOCABULARIES
}
"""The bundled terms as a site has them in files of its own."""


def test_bundle_writes_vocabularies_out() -> None:
    bundle = bundled_schema(CLOSED).bundle()
    validator = jsonschema.Draft202012Validator(bundle)
    validator.check_schema(bundle)
    assert bundle["properties"]["regions"]["anyOf"][0]["enum"][0] == "Asia and the Pacific"
    assert len(bundle["properties"]["solutions"]["contains"]["enum"]) == 7
    assert validator.is_valid(PAGE)
    assert not validator.is_valid({**PAGE, "client": "EU"})
    assert not validator.is_valid({**PAGE, "solutions": ["Energy"]})
    assert validator.is_valid({**PAGE, "client": "U.K. Department for International Development"})


def test_bundle_has_no_enum_for_open_vocabularies() -> None:
    assert '"enum"' not in json.dumps(bundled_schema().bundle())


def test_bundle_has_the_terms_of_open_vocabularies_as_examples() -> None:
    bundle = bundled_schema().bundle()
    text, several = bundle["properties"]["regions"]["anyOf"]
    assert (
        text["examples"]
        == several["items"]["examples"]
        == [
            "Asia and the Pacific",
            "Eastern Europe and Central Asia",
            "Latin America and the Caribbean",
            "Middle East and North Africa",
            "Sub-Saharan Africa",
            "Worldwide",
        ]
    )
    topics = Vocabulary("topics", [Term("Harbours"), Term("Rivers")], is_open=True)
    schema = schema_from_data(
        {"x-vocabulary": "topics", "examples": ["Rivers"]}, {"topics": topics}
    )
    assert schema.bundle()["examples"] == ["Rivers", "Harbours"]


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize(("flags", "rules"), [(("primary",), ["term-missing"]), ((), [])])
def test_only_marked_terms_of_the_site_can_be_missing(
    flags: tuple[str, ...], rules: list[str], *, is_open: bool
) -> None:
    terms = [Term("Governance", flags=frozenset(flags)), Term("Trade")]
    solutions = Vocabulary("solutions", terms, is_open=is_open)
    schema = bundled_schema({"solutions": solutions})
    text = json.dumps({**PAGE, "solutions": ["Trade"]})
    problems = check_front_matter(schema, read_text("a.md", f"---\n{text}\n---\n"), {})
    assert [problem.rule for problem in problems] == rules
    assert schema.is_valid(PAGE)
    assert bundled_schema().is_valid({**PAGE, "solutions": ["Trade"]})


def test_near_misses_of_an_open_vocabulary() -> None:
    topics = Vocabulary("topics", [Term("Harbours", ("Ports",)), Term("Rivers")], is_open=True)
    schema = schema_from_data(
        {"properties": {"c": {"items": {"x-vocabulary": "topics"}}}}, {"topics": topics}
    )
    page = "---\nc: [Harbours, Rivesr, Mines, Ports, Hxrbxxrs]\n---\n"
    problems = check_front_matter(schema, read_text("a.md", page), {})
    assert [(each.rule, each.message_id, each.route) for each in problems] == [
        ("term-unknown", "near", ("c", 1)),
        ("schema-items", "near-duplicate", ("c", 3)),
    ]
    assert schema.is_valid({"c": ["Mines"]})
    assert not schema.has_known_terms({"c": ["Mines"]})


def test_another_number_is_no_near_miss_in_an_open_vocabulary() -> None:
    terms = [Term("Release 2.11"), Term("Releases")]
    assert Vocabulary("versions", terms, is_open=True).nearest("Release 2.12") is None
    assert Vocabulary("versions", terms).nearest("Release 2.12") is terms[0]


def test_bundle_holds_the_files_it_refers_to(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    part = {"$defs": {"region": {"x-vocabulary": "regions"}}}
    (tmp_path / "parts" / "terms.json").write_text(json.dumps(part), encoding="utf-8")
    page = {"properties": {"regions": {"$ref": "parts/terms.json#/$defs/region"}}}
    (tmp_path / "page.json").write_text(json.dumps(page), encoding="utf-8")
    bundle = load_schema("page.json", str(tmp_path), CLOSED).bundle()
    validator = jsonschema.Draft202012Validator(bundle)
    assert validator.is_valid({"regions": "Worldwide"})
    assert not validator.is_valid({"regions": "Nowhere"})


def test_vocabularies_that_are_given_come_first() -> None:
    clients = Vocabulary("clients", [Term("Harbour Trust")])
    schema = schema_from_data(
        {"properties": {"c": {"x-vocabulary": "clients"}}}, {"clients": clients}
    )
    assert schema.is_valid({"c": "Harbour Trust"})
    assert not schema.is_valid({"c": "World Bank"})
    assert schema.vocabularies == {"clients": clients}


def test_vocabulary_beside_enum() -> None:
    schema = schema_from_data(
        {"properties": {"c": {"x-vocabulary": "regions", "enum": ["Worldwide", "Nowhere"]}}}, CLOSED
    )
    found = [
        schema.is_valid({"c": term}) for term in ("Worldwide", "Nowhere", "Sub-Saharan Africa")
    ]
    assert found == [True, False, False]
    (problem,) = check_front_matter(schema, read_text("a.md", "---\nc: Nowhere\n---\n"), {})
    assert problem.rule == "term-unknown"


def test_annotation_in_data_of_the_schema_is_no_vocabulary() -> None:
    schema = schema_from_data({"properties": {"c": {"const": {"x-vocabulary": "none"}}}})
    assert schema.is_valid({"c": {"x-vocabulary": "none"}})


def test_deprecated_terms_without_a_day_are_never_allowed() -> None:
    terms = [Term("New"), Term("Old", deprecated=True, replaced_by="New"),
             Term("Gone", deprecated=True)]  # fmt: skip
    schema = schema_from_data(
        {"properties": {"c": {"x-vocabulary": "v"}}}, {"v": Vocabulary("v", terms)}
    )
    for term, successor in (("Old", '"New"'), ("Gone", "another one")):
        document = read_text("a.md", f"---\nc: {term}\nend: 1990\n---\n")
        (problem,) = check_front_matter(schema, document, {})
        assert (problem.rule, problem.params["successor"]) == ("term-deprecated", successor)
        assert bool(problem.fixes) == (term == "Old")


@pytest.mark.parametrize(
    ("vocabulary", "place"),
    [
        (Vocabulary("topics", [Term("Mali")], place='"topics.yaml"'), '"topics.yaml"'),
        (Vocabulary("topics", []), 'the vocabulary "topics" (see profilelint vocab topics)'),
    ],
)
def test_unknown_term_is_told_where_terms_are_kept(vocabulary: Vocabulary, place: str) -> None:
    schema = schema_from_data(
        {"properties": {"c": {"x-vocabulary": "topics"}}}, {"topics": vocabulary}
    )
    document = read_text("a.md", "---\nc: Global\n---\n")
    assert [
        (problem.rule, problem.message_id, problem.params)
        for problem in check_front_matter(schema, document, {})
    ] == [("term-unknown", "unknown", {"field": '"c"', "found": '"Global"', "place": place})]


@pytest.mark.parametrize(
    ("name", "draft"),
    [
        ("https://json-schema.org/draft-07/schema", DRAFTS[2]),
        ("https://json-schema.org/draft-07/schema#", DRAFTS[2]),
        ("http://json-schema.org/draft/2020-12/schema", DRAFTS[0]),
        ("http://json-schema.org/schema#", DRAFTS[0]),
    ],
)
def test_names_of_drafts_that_are_nearly_right(name: str, draft: str) -> None:
    schema = schema_from_data({"$schema": name, "type": "object"})
    assert schema.root == {"$schema": draft, "type": "object"}
    assert schema.is_valid({})
