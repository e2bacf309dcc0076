"""Which keys are required, going by the pages that lack them."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.upkeep.observed import Observed
from profilelint.upkeep.presence import required_inside, required_keys

PAGES = [f"news/{n}.md" for n in range(130)]


def required(
    paths: list[str], lacking: dict[str, list[str]], drafts: frozenset[int] = frozenset()
) -> dict[str, int]:
    """Return what is required where all pages have the keys, but for those that lack one."""
    root = Observed()
    for number, path in enumerate(paths):
        page = {
            key: f"{key} {number}" for key in ("title", "date") if path not in lacking.get(key, [])
        }
        root.add(page, number)
    return required_keys(root, drafts, paths, {})


@pytest.mark.parametrize(
    ("more", "lacking", "expected"),
    [
        ([], {}, {"title": 0, "date": 0}),
        ([], {"date": ["news/3.md"]}, {"title": 0, "date": 1}),
        ([], {"date": ["news/3.md", "news/4.md"]}, {"title": 0}),
        # The one page that lacks a key is of a kind of its own.
        (["news/index.md"], {"date": ["news/index.md"]}, {"title": 0}),
        (["news/_index.md"], {"date": ["news/_index.md"]}, {"title": 0}),
        (["news/news.md"], {"date": ["news/news.md"]}, {"title": 0}),
        (["about/us.md"], {"date": ["about/us.md"]}, {"title": 0}),
        ([], {"date": ["news/3.md"], "title": ["news/3.md"]}, {}),
        # A page with files of its own has a folder to itself.
        (["news/lima/index.md"], {"date": ["news/lima/index.md"]}, {"title": 0, "date": 1}),
    ],
)
def test_pages_that_lack_a_key(
    more: list[str], lacking: dict[str, list[str]], expected: dict[str, int]
) -> None:
    assert required(PAGES + more, lacking) == expected


def test_a_hundred_pages_may_have_one_exception() -> None:
    pages = [f"news/{n}.md" for n in range(250)]
    lacking = [f"news/{n}.md" for n in range(3)]
    assert required(pages, {"date": lacking[:2]}) == {"title": 0, "date": 2}
    assert required(pages, {"date": lacking}) == {"title": 0}


@pytest.mark.parametrize("key", ["slug", "permalink"])
def test_a_page_without_an_address_of_its_own_is_no_fault(key: str) -> None:
    root = Observed()
    for number in range(len(PAGES)):
        root.add({"title": f"a {number}"} | ({key: f"b-{number}"} if number else {}), number)
    assert required_keys(root, frozenset(), PAGES, {}) == {"title": 0}
    root.add({"title": "c", key: "d"}, 0)
    assert required_keys(root, frozenset(), PAGES, {}) == {"title": 0, key: 0}


def test_drafts_do_not_count() -> None:
    assert required(PAGES, {"date": PAGES[:2]}, frozenset({0, 1})) == {"title": 0, "date": 0}


@pytest.mark.parametrize("value", [True, 1])
def test_marks_are_not_required(value: Any) -> None:
    root = Observed()
    for number in range(30):
        root.add({"featured": value}, number)
    assert required_keys(root, frozenset(), PAGES, {}) == {}


def group(pages: list[list[dict[str, Any]]]) -> Observed:
    observed = Observed()
    for number, items in enumerate(pages):
        for item in items:
            observed.add(item, number)
    return observed


def test_keys_inside_groups_are_counted_where_the_group_stands() -> None:
    whole = {"name": "a", "text": "b"}
    assert required_inside(group([[whole, whole]] * 5), {}) == {"name": 0, "text": 0}
    assert required_inside(group([[whole, whole]] * 4), {}) == {}
    assert required_inside(group([[whole] * 3] * 4 + [[{"name": "a"}]]), {}) == {"name": 0}
    # What the other items of the page have was forgotten.
    many = [[whole] * 20] * 4
    assert required_inside(group([*many, [whole] * 19 + [{"name": "a"}]]), {}) == {
        "name": 0,
        "text": 1,
    }
    assert required_inside(group([*many, [whole] * 18 + [{"name": "a"}] * 2]), {}) == {"name": 0}
