"""Which items of a list are one word."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.rules.field.repeated_items import repeated, term_lists


@pytest.mark.parametrize(
    ("items", "groups"),
    [
        (["water", "Water"], [[0, 1]]),
        (["H2O", "water", "roads", "Water", "Roads", "WATER"], [[1, 3, 5], [2, 4]]),
        (["Peace-Building", "peace building", "Peace & Law", "Peace and Law"], [[0, 1], [2, 3]]),
        (["roads", "roads"], [[0, 1]]),
        (["EU", "eu", "it", "IT"], []),
        (["who", "WHO"], []),
        (["a/b", "A/b", "x.txt", "X.txt", "getName", "getname", "a_bc", "A_bc"], []),
        ([1, "1", None, "Null", "2019", "2019"], []),
    ],
)
def test_groups(items: list[Any], groups: list[list[int]]) -> None:
    assert repeated("tags", items) == groups


def test_equal_items_may_be_meant_where_items_do_not_count_once() -> None:
    assert repeated("moves", ["left", "left", "Left"]) == [[0, 1, 2]]
    assert repeated("moves", ["left", "left"]) == []


def test_lists_of_words() -> None:
    data: dict[str, Any] = {
        "tags": ["a"],
        "aliases": ["a"],
        "redirect_from": ["a"],
        "keywords": ["a"],
        "size": [1, 2],
        "none": [],
        "extra": {"topics": ["a"], "css": ["a"]},
        "promos": [{"tags": ["a"]}],
    }
    assert list(term_lists(data)) == [
        (("tags",), ["a"]),
        (("keywords",), ["a"]),
        (("extra", "topics"), ["a"]),
    ]
