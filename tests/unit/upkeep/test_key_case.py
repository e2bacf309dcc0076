"""Keys that differ in case alone."""

from __future__ import annotations

from typing import Any

from profilelint.upkeep.key_case import usual_keys, with_keys


def test_the_commonest_form_is_the_usual_one() -> None:
    pages: list[dict[str, Any]] = [
        {"title": "A", "Tags": []},
        {"Title": "B", "Tags": [], "place": 1},
        {"title": "C", "tags": []},
        {"TITLE": "D"},
    ]
    usual = usual_keys(pages)
    assert usual == {"Title": "title", "TITLE": "title", "tags": "Tags"}
    assert with_keys(pages, usual) == [
        {"title": "A", "Tags": []},
        {"title": "B", "Tags": [], "place": 1},
        {"title": "C", "Tags": []},
        {"title": "D"},
    ]


def test_where_all_are_written_alike_nothing_is_copied() -> None:
    pages = [{"title": "A"}, {"title": "B"}]
    assert usual_keys(pages) == {}
    assert with_keys(pages, {}) is pages
