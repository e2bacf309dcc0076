"""Vocabularies whose terms stand in other pages."""

from __future__ import annotations

from typing import Any

from profilelint.vocabulary.collection import vocabulary_of_pages


def test_field_of_pages() -> None:
    pages: list[tuple[str, dict[str, Any]]] = [
        ("a.md", {"title": "World Bank "}),
        ("b.md", {"title": ["Trade", "", None, "Energy"]}),
        ("c.md", {"name": "x"}),
        ("d.md", {"title": "Trade"}),
        ("e.md", {"title": 7}),
    ]
    vocabulary = vocabulary_of_pages("clients", pages, "title")
    assert list(vocabulary.terms) == ["World Bank", "Trade", "Energy"]
