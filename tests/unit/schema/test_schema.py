from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from profilelint.schema.formats import is_date, is_email, is_url
from profilelint.schema.validate import Schema, bundled_schema, load_schema
from profilelint.source.read import read_text
from profilelint.vocabulary import bundled
from profilelint.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

PAGE: dict[str, Any] = {
    "title": "Nepal—Clean Rivers", "summary": "Clean.", "start": 2016, "end": 2021,
    "client": "European Union", "solutions": ["Governance"], "regions": ["Asia and the Pacific"],
    "country": "Nepal",
}  # fmt: skip


def test_bundled_files_are_found() -> None:
    for name in (bundled.PROFILE, *(f"vocabularies/{v}.yaml" for v in bundled.VOCABULARIES)):
        assert os.path.isabs(bundled.path(name))
        assert os.path.isfile(bundled.path(name))
    with pytest.raises(FileNotFoundError):
        bundled.path("vocabularies/none.yaml")


def test_profile_schema_is_plain_json_schema() -> None:
    with open(bundled.path(bundled.PROFILE), encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    assert validator.is_valid(PAGE)
    assert not validator.is_valid({**PAGE, "weather": 1})
    for key in PAGE:
        assert not validator.is_valid({k: v for k, v in PAGE.items() if k != key})


def test_every_property_is_described() -> None:
    with open(bundled.path(bundled.PROFILE), encoding="utf-8") as file:
        schema = json.load(file)
    promo = schema["properties"]["promos"]["items"]["properties"]
    for properties in (schema["properties"], promo):
        for key, property_ in properties.items():
            assert property_["title"], key
            assert property_["description"].endswith("."), key


def test_bundle_writes_vocabularies_out() -> None:
    bundle = bundled_schema().bundle()
    validator = jsonschema.Draft202012Validator(bundle)
    validator.check_schema(bundle)
    assert bundle["properties"]["regions"]["anyOf"][0]["enum"][0] == "Asia and the Pacific"
    assert len(bundle["properties"]["solutions"]["contains"]["enum"]) == 7
    assert validator.is_valid(PAGE)
    assert not validator.is_valid({**PAGE, "client": "EU"})
    assert not validator.is_valid({**PAGE, "solutions": ["Energy"]})
    assert validator.is_valid({**PAGE, "client": "U.K. Department for International Development"})


def test_bundle_holds_the_files_it_refers_to(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    part = {"$defs": {"region": {"x-vocabulary": "regions"}}}
    (tmp_path / "parts" / "terms.json").write_text(json.dumps(part), encoding="utf-8")
    page = {"properties": {"regions": {"$ref": "parts/terms.json#/$defs/region"}}}
    (tmp_path / "page.json").write_text(json.dumps(page), encoding="utf-8")
    bundle = load_schema("page.json", str(tmp_path)).bundle()
    validator = jsonschema.Draft202012Validator(bundle)
    assert validator.is_valid({"regions": "Worldwide"})
    assert not validator.is_valid({"regions": "Nowhere"})


def test_vocabularies_that_are_given_come_first() -> None:
    clients = Vocabulary("clients", [Term("Harbour Trust")])
    schema = Schema.from_data(
        {"properties": {"c": {"x-vocabulary": "clients"}}}, {"clients": clients}
    )
    assert schema.is_valid({"c": "Harbour Trust"})
    assert not schema.is_valid({"c": "World Bank"})
    assert schema.vocabularies == {"clients": clients}


def test_vocabulary_beside_enum() -> None:
    schema = Schema.from_data(
        {"properties": {"c": {"x-vocabulary": "regions", "enum": ["Worldwide", "Nowhere"]}}}
    )
    found = [
        schema.is_valid({"c": term}) for term in ("Worldwide", "Nowhere", "Sub-Saharan Africa")
    ]
    assert found == [True, False, False]
    (problem,) = schema.check(read_text("a.md", "---\nc: Nowhere\n---\n"), {})
    assert problem.rule == "term-unknown"


def test_annotation_in_data_of_the_schema_is_no_vocabulary() -> None:
    schema = Schema.from_data({"properties": {"c": {"const": {"x-vocabulary": "none"}}}})
    assert schema.is_valid({"c": {"x-vocabulary": "none"}})


def test_deprecated_terms_without_a_day_are_never_allowed() -> None:
    terms = [Term("New"), Term("Old", deprecated=True, replaced_by="New"),
             Term("Gone", deprecated=True)]  # fmt: skip
    schema = Schema.from_data(
        {"properties": {"c": {"x-vocabulary": "v"}}}, {"v": Vocabulary("v", terms)}
    )
    for term, successor in (("Old", '"New"'), ("Gone", "another one")):
        document = read_text("a.md", f"---\nc: {term}\nend: 1990\n---\n")
        (problem,) = schema.check(document, {})
        assert (problem.rule, problem.params["successor"]) == ("term-deprecated", successor)
        assert bool(problem.fixes) == (term == "Old")


def test_fingerprint_changes_with_schema_and_terms(tmp_path: Path) -> None:
    def print_(schema: Any, label: str = "A") -> str:
        return Schema.from_data(schema, {"v": Vocabulary("v", [Term(label)])}).fingerprint()

    first = {"properties": {"c": {"x-vocabulary": "v"}}}
    prints = [print_(first), print_(first, "B"), print_({**first, "maxProperties": 9})]
    assert len(set(prints)) == 3
    assert print_(first) == prints[0]


def test_nothing_without_front_matter() -> None:
    assert bundled_schema().check(read_text("a.md", "Text.\n"), {}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name@example.org", True), ("first.last+tag@mail.example.co.uk", True),
        ("name@example", False), ("name", False), ("a@b@example.org", False), ("", False),
        ("a" * 400 + "@example.org", False), (" name@example.org", False),
    ],
)  # fmt: skip
def test_email(text: str, expected: bool) -> None:
    assert is_email(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.example.org/a?b=c#d", True), ("HTTPS://EXAMPLE.ORG", True),
        ("https://例え.jp/", True), ("mailto:name@example.org", True), ("/page", False),
        ("www.example.org", False), ("https://", False), ("https://exa mple.org/", False),
        ("https://example.org/ ", False), ("", False), ("\ud800", False),
    ],
)  # fmt: skip
def test_url(text: str, expected: bool) -> None:
    assert is_url(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", True), ("2023-02-29", False), ("2024-2-9", False), ("2024-13-01", False),
        ("2024-02-29 ", False), ("24-02-29", False), ("２０２４-02-29", False), ("", False),
    ],
)  # fmt: skip
def test_date(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@pytest.mark.parametrize(
    ("format_", "right", "wrong"),
    [
        ("date-time", "2020-12-31T09:30:00Z", "2020-12-31"),
        ("time", "09:30:00Z", "9.30"),
        ("duration", "P3M", "three months"),
        ("hostname", "www.example.org", "-example-"),
        ("ipv4", "192.0.2.1", "192.0.2.256"),
        ("ipv6", "2001:db8::1", "2001:db8"),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123"),
        ("uri", "https://example.org/", "example"),
        ("uri-reference", "/a?b", "\\\\a"),
        ("json-pointer", "/a/0", "a"),
        ("regex", "^a+$", "("),
        ("email", "name@example.org", "name"),
        ("date", "2024-02-29", "2023-02-29"),
    ],
)
def test_formats_are_really_checked(format_: str, right: str, wrong: str) -> None:
    schema = Schema.from_data({"properties": {"x": {"format": format_}}})
    assert schema.is_valid({"x": right})
    assert not schema.is_valid({"x": wrong})
    (problem,) = schema.check(read_text("a.md", "---\nx: '" + wrong + "'\n---\n"), {})
    assert (problem.rule, problem.message_id) == ("schema-format", "format")
