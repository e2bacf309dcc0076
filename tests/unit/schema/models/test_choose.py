"""Which collection of a content model is meant."""

from __future__ import annotations

import pytest

from profilelint.schema.models.choose import ChoiceError, choose
from profilelint.schema.models.collection import ContentCollection, Place

PLACE = Place("admin/config.yml", ())


def named(name: str, *include: str, condition: bool = False) -> ContentCollection:
    return ContentCollection(
        name, PLACE, include, condition={"type": "object"} if condition else None
    )


POSTS = named("posts", "content/posts/*.md")
ALL = named("all", "content/**/*.md")
NEWS = named("news", "content/news/*.md")


def chosen(collections: list[ContentCollection], wanted: str, *pages: str) -> list[str]:
    return [each.name for each in choose(collections, wanted, pages, "admin/config.yml")]


@pytest.mark.parametrize(
    ("collections", "wanted", "pages", "names"),
    [
        ([POSTS, NEWS], "", ["content/posts/a.md"], ["posts"]),
        ([POSTS, NEWS], "news", ["content/posts/a.md"], ["news"]),
        ([ALL, POSTS], "", ["content/posts/a.md"], ["posts"]),
        ([ALL, POSTS], "", ["content/posts/a.md", "content/x/a.md"], ["all"]),
        (
            [named("a", "p/*.md", condition=True), named("b", "p/*.md", condition=True)],
            "",
            ["p/x.md"],
            ["a", "b"],
        ),
        ([POSTS, NEWS], "", ["content/posts/a.md", "content/other/a.md"], ["posts"]),
    ],
)
def test_the_collection_that_holds_the_pages_is_meant(
    collections: list[ContentCollection], wanted: str, pages: list[str], names: list[str]
) -> None:
    assert chosen(collections, wanted, *pages) == names


@pytest.mark.parametrize(
    ("collections", "wanted", "pages", "message"),
    [
        (
            [POSTS, NEWS],
            "post",
            [],
            'there is no collection "post" in admin/config.yml; did you mean "posts"?',
        ),
        (
            [POSTS, NEWS],
            "recipes",
            [],
            'there is no collection "recipes" in admin/config.yml; there are "posts", "news"',
        ),
        (
            [POSTS, NEWS],
            "",
            ["content/posts/a.md", "content/news/a.md"],
            "these pages may belong to several collections of admin/config.yml; name the one you "
            'mean, as in "admin/config.yml#posts"; there are "posts", "news"',
        ),
        (
            [POSTS, NEWS],
            "",
            ["content/posts/a.md", "content/posts/b.md", "content/news/a.md"],
            "these pages belong to several collections of admin/config.yml; make a collection of "
            'each folder, or name the one you mean, as in "admin/config.yml#posts"; there are '
            '"posts", "news"',
        ),
        (
            [POSTS],
            "",
            ["x.md"],
            "no collection of admin/config.yml contains these pages; name the one you mean, as in "
            '"admin/config.yml#posts"; there are "posts"',
        ),
        (
            [],
            "",
            ["x.md"],
            "no collection of admin/config.yml contains these pages; name the one you mean, as in "
            '"admin/config.yml#posts"; it has none',
        ),
    ],
)
def test_what_is_not_clear_is_an_error(
    collections: list[ContentCollection], wanted: str, pages: list[str], message: str
) -> None:
    with pytest.raises(ChoiceError) as caught:
        chosen(collections, wanted, *pages)
    assert str(caught.value) == message
