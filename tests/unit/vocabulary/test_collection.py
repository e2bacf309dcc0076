"""Vocabularies whose terms are other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.vocabulary.collection import (
    file_name,
    permalink,
    terms_of_pages,
    titles_in,
)
from profilelint.vocabulary.vocabulary import Term

if TYPE_CHECKING:
    from profilelint.vocabulary.collection import Page

PAGES: list[Page] = [
    ("_topics/a.md", {"title": "World Bank ", "type": "primary"}),
    ("_topics/b.md", {"title": ["Trade", "", None, "Energy"], "type": ["x", "y"]}),
    ("_topics/c.md", {"name": "x"}),
    ("_topics/d.md", {"title": "Trade", "type": True}),
    ("_topics/e.md", {"title": 7}),
]


def test_a_field_of_pages() -> None:
    assert terms_of_pages(PAGES, titles_in("title")) == [
        Term("World Bank"), Term("Trade"), Term("Energy"),
    ]  # fmt: skip


def test_flags_stand_in_a_field() -> None:
    terms = terms_of_pages(PAGES, titles_in("title"), "type")
    assert [sorted(term.flags) for term in terms] == [["primary"], ["x", "y"], ["x", "y"]]
    page: Page = ("a.md", {"title": "A", "primary": True})
    (term,) = terms_of_pages([page], titles_in("title"), "primary")
    assert term.flags == {"primary"}


@pytest.mark.parametrize(
    "page",
    [
        ("a.md", {"title": "A", "published": False}),
        ("a.md", {"title": "A", "draft": True}),
        ("_drafts/a.md", {"title": "A"}),
    ],
)
def test_a_page_that_is_not_published(page: Page) -> None:
    (term,) = terms_of_pages([page], titles_in("title"))
    assert term == Term("A", note=f'"{page[0]}"', flags=frozenset(["draft"]))
    published: Page = ("b.md", {"title": "A"})
    for pages in ([page, published], [published, page]):
        assert terms_of_pages(pages, titles_in("title")) == [Term("A")]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("_people/jane.md", "jane"),
        ("_people/jane.doe.md", "jane.doe"),
        ("content/people/jane/index.md", "jane"),
        ("content/people/jane/_index.en.md", "jane"),
        ("content/people/jane/_index.md", "jane"),
        ("jane", "jane"),
    ],
)
def test_the_name_of_a_file(path: str, name: str) -> None:
    assert file_name((path, {})) == [name]


@pytest.mark.parametrize(
    ("data", "labels"),
    [
        ({"permalink": "/water/"}, ["/water/"]),
        ({"url": "/water"}, ["/water"]),
        ({"permalink": 7}, ["/by/path/"]),
        ({}, ["/by/path/"]),
    ],
)
def test_the_address_of_a_page(data: dict[str, object], labels: list[str]) -> None:
    assert permalink(lambda _: "/by/path/")(("a.md", data)) == labels


def test_a_page_without_known_address_is_no_term() -> None:
    assert terms_of_pages([("a.md", {})], permalink(lambda _: "")) == []
