"""Which fields are vocabularies, open or closed, and which values are no terms."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.upkeep.infer import Observation
from profilelint.upkeep.term_counts import TermCounts


def terms_of(values: list[Any], key: str = "topic") -> TermCounts | None:
    pages = [{key: value, "id": f"n {n}"} for n, value in enumerate(values)]
    found = Observation(pages).infer()
    return next(each for each in found.fields if each.place == (key,)).terms


@pytest.mark.parametrize(
    ("key", "values", "is_open"),
    [
        ("topic", ["Law", "Trade"] * 10, False),
        ("topic", ["Law", "Trade"] * 9, True),  # too few to be sure
        ("topic", ["Law", "Trade"] * 10 + ["Water"], True),
        ("tags", [["Law"], ["Trade"]] * 10, True),
        ("author", ["Ann", "Bo"] * 10, True),
        ("topic", ["Law", "Trade", "Food and Trade", "DM", "2 piers"] * 10, False),
    ],
)
def test_a_vocabulary_that_grows_is_open(key: str, values: list[Any], is_open: bool) -> None:
    terms = terms_of(values, key)
    assert terms is not None
    assert terms.is_open is is_open


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("sidebarLabel", ["Overview", "Guide"] * 10),
        ("eol_column", ["Support", "End of life"] * 10),
        ("address", ["1 High Street", "2 High Street"] * 10),
        ("topic", ["Law", "Law", "Law", "Trade", "Trade", "Trade", "Water", "Roads"]),
        ("topic", [["Law", "Trade", "Water"]] * 4),  # on four pages
        ("topic", [["Law"] * 9 + ["Trade"] * 9]),
        ("aliases", [["/piers"], ["/boats"]] * 10),
        ("redirect_from", [["/piers"], ["/boats"]] * 10),
        ("github-username", ["ana", "bo"] * 10),
        ("is_open", ["yes", "No"] * 10),
        ("topic", [None] * 30 + ["Law", "Trade"] * 10),
        ("format", ["DD MMMM YYYY", "YYYY-MM-DD"] * 10),
        ("begin", ["9:00", "10.30 am", "6 pm – 8 pm"] * 10),
        ("until", ["3 May 2026", "May 4th, 2026"] * 10),
        ("size", ["10", "2.5", "30%"] * 10),
        ("topic", ["Law", "Trade"] * 10 + ["Law, Water", "Roads; Trade"]),
        ("topic", ["Law", "Trade", "Law and Trade", "Trade & Law"] * 10),
        ("tags", [["law,", "trade,", "water"], ["trade,", "law"]] * 10),  # "law, trade, water"
    ],
)
def test_labels_free_text_and_few_pages_make_none(key: str, values: list[Any]) -> None:
    assert terms_of(values, key) is None


def test_terms_are_counted_by_page() -> None:
    terms = terms_of([["Law", "Law"], ["Law", "Trade"]] * 5, "tags")
    assert terms is not None
    assert terms.counts == {"Law": 10, "Trade": 5}


@pytest.mark.parametrize(
    "value", ["TBD", "[insert topic]", "Lorem ipsum dolor", "Choose a topic here", "N/A", "xxx"]
)
def test_placeholders_are_no_terms(value: str) -> None:
    terms = terms_of(["Law", "Trade"] * 10 + [value])
    assert terms is not None
    assert terms.suspects() == {value: ()}


def test_words_with_a_comma_are_no_terms() -> None:
    terms = terms_of([*([["Law", "Trade"]] * 20), ["Law,", "Water;", "Trade"]], "tags")
    assert terms is not None
    assert terms.suspects() == {"Law,": ("Law",), "Water;": ()}


def test_words_of_other_languages_are_no_misspellings() -> None:
    values = ["infraestructura"] * 2 + ["infraestrutura"] * 10 + ["água", "agua"] * 6
    pages = [{"topic": value} for value in values]
    languages = ["es"] * 2 + ["pt"] * 10 + ["pt", "es"] * 6
    (shape,) = Observation(pages, languages=languages).infer().fields
    assert shape.terms is not None
    assert shape.terms.suspects() == {}
    (shape,) = Observation(pages, languages=["pt"] * len(pages)).infer().fields
    assert shape.terms is not None
    assert shape.terms.suspects() == {"infraestructura": ("infraestrutura",)}


def test_ordinary_words_are_no_placeholders() -> None:
    names = ["Law", "Include", "Add-ons", "Natural Resources", "Inserts"]
    assert TermCounts(dict.fromkeys(names, 5)).suspects() == {}
