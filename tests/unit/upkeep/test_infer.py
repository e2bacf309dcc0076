"""Schemas inferred from plain data."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from profilelint.schema.forms import Tidy
from profilelint.schema.load import schema_from_data
from profilelint.schema.validate import Schema
from profilelint.upkeep.agreement import TIMESTAMP
from profilelint.upkeep.infer import FieldShape, Inference, Observation
from profilelint.upkeep.vocabulary_text import render_vocabulary
from profilelint.vocabulary.file import load_vocabulary
from profilelint.vocabulary.vocabulary import Term, Vocabulary

YEARS: list[Any] = [2001 + n for n in range(9)]


def infer(pages: list[dict[str, Any]], *, without: int = 0, **options: Any) -> Inference:
    return Observation(pages, without=without).infer(**options)


def field(values: list[Any], *, missing: int = 0) -> tuple[dict[str, Any], FieldShape]:
    """Return what is inferred for a field with these values."""
    pages: list[dict[str, Any]] = [{"x": value, "id": f"n {n}"} for n, value in enumerate(values)]
    pages += [{"id": f"n {len(values) + n}"} for n in range(missing)]
    found = infer(pages)
    shape = next(each for each in found.fields if each.place == ("x",))
    schema = {**found.schema["properties"]["x"]}
    del schema["$comment"]
    schema.pop("examples", None)
    return schema, shape


@pytest.mark.parametrize(
    ("present", "missing", "required"),
    [(5, 0, True), (4, 0, False), (19, 1, False), (98, 1, False), (99, 1, True), (98, 2, False)],
)
def test_keys_that_are_nearly_always_there(present: int, missing: int, required: bool) -> None:
    schema, shape = field([f"text number {n}" for n in range(present)], missing=missing)
    assert shape.required is required
    assert shape.implied is schema.get("x-implied", False) is (required and missing > 0)


@pytest.mark.parametrize(
    ("values", "schema"),
    [
        (YEARS, {"type": "integer", "minimum": 1900, "maximum": 2100}),
        ([*YEARS, "2010"], {"type": "integer", "minimum": 1900, "maximum": 2100}),
        ([1, 2, 3, 4, 5], {"type": "integer"}),
        ([1, 2.5, 3, 2.5, 4.5], {"type": "number"}),
        ([True, False, True, "true", False], {"type": ["boolean", "null"]}),
        ([True, "maybe", True], {"type": ["boolean", "string", "null"]}),
        ([*[True, False] * 20, *["true"] * 10], {"type": ["boolean", "null"]}),
        ([*[True, False] * 20, *["true"] * 11], {"type": ["boolean", "string", "null"]}),
        ([*[1, 2] * 200, *["1"] * 20], {"type": "integer"}),
        ([*[1, 2] * 200, *["1"] * 22], {"type": ["integer", "string"]}),
        (
            ["2021-03-01", "2021-03-02", "2021-03-03", "2021-03-04", "2021-03-05"],
            {"type": "string", "format": "date"},
        ),
        (
            ["2021-03-01", "2021-03-02 09:30:00 Z", "2021-03-03T10:00:00.123456789Z"],
            {"type": ["string", "null"], "pattern": TIMESTAMP},
        ),
        (["2021-03-01"] * 9 + ["today"], {"type": "string", "minLength": 1}),
        (
            ["a@example.org", "b@example.org", "c@example.org"],
            {"type": ["string", "null"], "format": "email"},
        ),
        (
            ["a@example.org"] * 9 + ["b@example"],
            {"type": "string", "format": "email"},
        ),
        (
            ["a@example.org"] * 9 + ["b@example.org?subject=x"],
            {"type": "string", "minLength": 1},
        ),
        (
            ["https://a.example/", "http://b.example/", "https://c.example/d"],
            {"type": ["string", "null"], "format": "uri"},
        ),
        (
            ["https://a.example/"] * 9 + ["https://{{ host }}/"],
            {"type": "string", "minLength": 1},
        ),
        (
            ["https://a.example/"] * 9 + ["htps//a.example/"],
            {"type": "string", "format": "uri"},
        ),
        (["https://a.example/", "/b", "https://c.example/d"], {"type": ["string", "null"]}),
        (["", "a", "b", "c", "d"], {"type": ["string", "null"]}),
        (
            ["https://a.example/", "http://b.example/", "https://c.example/d", ""],
            {
                "type": ["string", "null"],
                "if": {"minLength": 1},
                "then": {"format": "uri"},
            },
        ),
        (
            ["https://a.example/"] * 99 + [""],
            {"x-implied": True, "type": "string", "format": "uri"},
        ),
        (["img/a@2x.png", "img/b@2x.png", "img/c@2x.png", None], {"type": ["string", "null"]}),
        (["a@2x.png", "b@2x.png", "c@3x.png", None], {"type": ["string", "null"]}),
        ([None, "a", None], {"type": ["null", "string"]}),
        (["a"] * 19 + [False], {"type": ["string", "boolean"]}),
        (["yes", "No"] * 10, {"type": ["string", "boolean"]}),
        (["yes", "no", "perhaps"] * 10, {"type": "string", "x-vocabulary": "x"}),
        (
            [["a"]] * 19 + ["b"],
            {"x-usual": True, "type": "array", "items": {"type": "string", "examples": ["a"]}},
        ),
        (
            [[], [1], ["a"]],
            {"type": ["array", "null"], "items": {"type": ["integer", "string"], "examples": [1]}},
        ),
        (
            [["a"], ["b"], "c"],
            {
                "type": ["array", "string", "null"],
                "items": {"type": "string", "examples": ["a"]},
            },
        ),
    ],
)
def test_types_and_formats(values: list[Any], schema: dict[str, Any]) -> None:
    assert field(values)[0] == schema


def test_tags_may_be_one_text() -> None:
    pages: list[dict[str, Any]] = [{"tags": [f"t {n}"]} for n in range(19)] + [{"tags": "t 1"}]
    assert infer(pages).schema["properties"]["tags"]["type"] == ["array", "string"]


def test_what_the_generator_reads_may_be_one_text() -> None:
    pages: list[dict[str, Any]] = [{"format": {"theme": [f"t {n}"]}} for n in range(19)]
    pages.append({"format": {"theme": "dark"}})
    for known, types in ((set(), "array"), ({"format"}, ["array", "string"])):
        schema = infer(pages, known_keys=frozenset(known)).schema
        assert schema["properties"]["format"]["properties"]["theme"]["type"] == types


def test_the_few_that_differ_are_told() -> None:
    _, shape = field([[f"text number {n}"] for n in range(19)] + ["text number 7"])
    assert (shape.types, shape.others) == (("array",), {"string": 1})


TOPICS = ["Law"] * 5 + ["Trade"] * 5 + ["Tradde"]


def test_a_closed_list() -> None:
    schema, shape = field(TOPICS)
    assert schema == {"type": "string", "x-vocabulary": "x"}
    assert shape.terms is not None
    assert shape.terms.counts == {"Law": 5, "Trade": 5, "Tradde": 1}
    assert shape.terms.suspects() == {"Tradde": ("Trade",)}


def test_a_list_whose_texts_are_often_empty() -> None:
    of_text = {"type": "string", "x-vocabulary": "x"}
    assert field([*TOPICS * 2, ""])[0] == of_text
    assert field([*TOPICS * 2, "", ""])[0] == {**of_text, "minLength": 0}
    # One that may be a list as well.
    schema, _ = field([*TOPICS, "", "", *([topic] for topic in TOPICS)])
    assert schema["anyOf"][0] == {**of_text, "minLength": 0}


def test_a_closed_list_with_groups_of_keys_among_the_terms() -> None:
    author = {"name": "Ana", "url": "https://ana.example/"}
    schema, _ = field([*TOPICS, *([[author, "Law"]] * 3)])
    _, of_lists = schema["anyOf"]
    term, group = of_lists["items"]["anyOf"]
    assert term == {"type": "string", "x-vocabulary": "x"}
    assert (group["type"], [*group["properties"]]) == ("object", ["name", "url"])


def test_a_closed_list_of_lists_and_texts() -> None:
    schema, _ = field([[topic] for topic in TOPICS] + TOPICS)
    assert schema == {
        "anyOf": [
            {"type": "string", "x-vocabulary": "x"},
            {
                "type": "array",
                "items": {"type": "string", "x-vocabulary": "x"},
                "uniqueItems": True,
            },
        ]
    }


@pytest.mark.parametrize(
    "values",
    [
        [f"Title {n}" for n in range(20)],
        ["always the same"] * 20,
        ["/img/a.png", "/img/b.png"] * 10,
        ["a long sentence that is repeated on each of the pages of this site, over and over"] * 20
        + ["another long sentence that is repeated on some of the pages of this site, too"] * 20,
        ["A", "B"],
    ],
)
def test_what_is_no_closed_list(values: list[Any]) -> None:
    assert field(values)[1].terms is None


def test_misspelt_keys_and_placeholders_are_left_out() -> None:
    pages: list[dict[str, Any]] = [{"title": f"T {n}", "client": f"c {n}"} for n in range(18)]
    pages += [
        {"title": "T 18", "clent": "c 18"},
        {"title": "T 19", "client": "c", "Field name": None},
        {"title": "T 20", "client": "<p>First", "<p>Second of all": "that.</p>"},
        {"title": "T 21", "client": "c", "That is what we saw there": "rain."},
    ]
    found = infer(pages)
    assert found.misspelt == {
        ("clent",): ("client", 1),
        ("Field name",): ("", 1),
        ("<p>Second of all",): ("", 1),
        ("That is what we saw there",): ("", 1),
    }
    assert list(found.schema["properties"]) == ["title", "client"]
    assert found.schema["required"] == ["title", "client"]
    assert found.schema["additionalProperties"] is False


def test_empty_keys_are_known_and_not_required() -> None:
    pages: list[dict[str, Any]] = [{"title": f"T {n}", "teaser": None} for n in range(20)]
    found = infer(pages)
    assert found.schema["required"] == ["title"]
    assert found.schema["properties"]["teaser"]["type"] == "null"
    pages[0]["teaser"] = "Words"
    assert infer(pages).schema["properties"]["teaser"]["type"] == ["null", "string"]


def test_keys_are_open_where_pages_bring_keys_of_their_own() -> None:
    pages: list[dict[str, Any]] = [{"title": f"T {n}", f"own{n}": n} for n in range(20)]
    schema = infer(pages).schema
    assert (schema["additionalProperties"], schema["x-open"]) == (True, True)


def test_a_key_that_another_type_of_value_stands_under_is_another_key() -> None:
    pages: list[dict[str, Any]] = [{"images": [f"a {n}"]} for n in range(19)] + [{"image": "b"}]
    assert infer(pages).misspelt == {}
    pages[-1] = {"image": ["b"]}
    assert infer(pages).misspelt == {("image",): ("images", 1)}


def test_keys_that_the_generator_knows_are_not_misspelt() -> None:
    pages: list[dict[str, Any]] = [{"topics": "a"} for _ in range(19)] + [{"topic": "b"}]
    assert infer(pages).misspelt == {("topic",): ("topics", 1)}
    assert infer(pages, known_keys=frozenset({"topic"})).misspelt == {}
    pages[-1] = {"Topics": "b"}
    assert infer(pages).misspelt == {("Topics",): ("topics", 1)}
    assert infer(pages, ignores_key_case=True).misspelt == {}


def test_the_example_is_right() -> None:
    dates = ["2021-02-31", "2021-02-31", "2021-03-01"]
    titles = ["TBD", "TBD", "Claen Water for Lima"]
    titles += [f"Clean Water for {place}" for place in ("Cusco", "Puno", "Lima")]
    schema = infer(
        [{"date": date} for date in dates] + [{"title": title} for title in titles]
    ).schema
    assert schema["properties"]["date"]["examples"] == ["2021-03-01"]
    assert schema["properties"]["title"]["examples"] == ["Clean Water for Lima"]


def test_a_key_beside_the_one_it_resembles_is_another_key() -> None:
    pages: list[dict[str, Any]] = [{"image": f"a {n}"} for n in range(19)]
    pages += [{"image": "b", "images": ["c"]}]
    found = infer(pages)
    assert found.misspelt == {}
    assert [(each.place, each.rare) for each in found.fields] == [
        (("image",), False),
        (("images",), True),
    ]


def test_pages_without_front_matter_make_keys_optional() -> None:
    pages: list[dict[str, Any]] = [{"title": f"T {n}"} for n in range(9)]
    assert infer(pages, without=1).schema["required"] == ["title"]
    assert "required" not in infer(pages, without=2).schema


def test_drafts_may_lack_what_is_required() -> None:
    pages: list[dict[str, Any]] = [{"title": f"T {n}", "year": n} for n in range(10)]
    pages += [{"title": f"T {n}", "draft": True} for n in range(5)]
    found = infer(pages)
    assert found.drafts == 5
    assert found.schema["if"] == {"properties": {"draft": {"const": True}}, "required": ["draft"]}
    assert found.schema["else"] == {"required": ["title", "year"]}
    assert "required" not in found.schema


def test_groups_of_keys() -> None:
    pages: list[dict[str, Any]] = [
        {"links": [{"text": f"a {n}", "to": f"/{n}"}, {"text": f"b {n}"}]} for n in range(5)
    ]
    assert infer(pages).schema["properties"]["links"]["items"] == {
        "type": "object",
        "properties": {
            "text": {
                "$comment": "In 10 of 10.",
                "type": "string",
                "minLength": 1,
                "examples": ["a 0"],
            },
            "to": {"$comment": "In 5 of 10.", "type": ["string", "null"], "examples": ["/0"]},
        },
        "additionalProperties": True,
        "x-open": True,
        "required": ["text"],
    }


@pytest.mark.parametrize("key", ["name {} {}", "/docs/{}/{}/", "name{}x{}"])
def test_keys_that_are_names_of_something(key: str) -> None:
    pages = [{"by-name": {key.format(n, m): m for m in range(3)}} for n in range(20)]
    assert infer(pages).schema["properties"]["by-name"] == {
        "$comment": "In 20 of 20.",
        "type": "object",
    }


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 2200),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.sampled_from(["Law", "law", "Trade", "2014", "2021-03-01", "true", "", " x", "a@b.example"]),
    st.text(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(  # one item a list: ten of any kind would allow one to differ
        st.lists(inner, max_size=1), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
PAGES = st.lists(
    st.dictionaries(st.sampled_from(["a", "b", "title", "titel", "draft", '"']), VALUES), max_size=9
)


def usable(found: Inference, *, with_suspects: bool) -> Schema:
    """Return the schema with the vocabularies that were found."""
    vocabularies = {}
    for shape in found.fields:
        if shape.terms is not None:
            name = "-".join(shape.place)
            terms = [Term(value) for value in shape.terms.counts if value.strip()]
            vocabularies[name] = Vocabulary(name, terms)
            if not with_suspects:
                text = render_vocabulary("T", shape.terms, shape.terms.suspects(), "x")
                vocabularies[name] = load_vocabulary(
                    name, "t.yaml", "", read=lambda *_, text=text: text.encode()
                )
    return schema_from_data(found.schema, vocabularies)


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_any_pages_give_a_schema_that_can_be_used(pages: list[dict[str, Any]]) -> None:
    found = infer(pages)
    usable(found, with_suspects=False)
    schema = usable(found, with_suspects=True)
    odd = any(
        isinstance(value, str) and (value.isdigit() or value.lower() in ("true", "false"))
        for page in pages
        for value in page.values()
    )
    # Of fewer than ten pages none may differ, but for a number or truth value in quotation marks.
    for page in pages:
        assert odd or schema.is_valid(Tidy(page).data)


def test_what_the_settings_write_is_not_required() -> None:
    written: list[dict[str, Any]] = [{"title": f"T {n}"} for n in range(20)]
    written.append({"title": "T", "format": {"html": {"toc": False}}})
    completed = [{"format": {"html": {"toc": True}}, **page} for page in written]
    schema = Observation(completed, written=written).infer().schema
    assert schema["required"] == ["title"]
    assert "required" not in schema["properties"]["format"]
    plain = Observation(completed).infer().schema
    assert plain["required"] == ["format", "title"]
