from __future__ import annotations

from itertools import chain

import pytest
from tests.cost import within

from profilelint.rules.file.similarity import (
    are_alike,
    near_pairs,
    normalise,
    original,
    place_of,
    stem,
)
from profilelint.source.read import read_text


def test_normalise_keeps_only_the_words() -> None:
    assert normalise("Peru—The “Clean” Rivers_Activity (CRA)") == (
        "peru the clean rivers activity cra"
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Peru—Clean Rivers", "Peru–Clean River"),
        ("Peru—Clean Rivers Project", "Peru: The Clean Rivers Programme"),
        ("Peru—Clean Rivers Activity (CRA)", "Peru—Clean Rivers Activity"),
        ("Peru—Paani", "Peru—Pani"),
        ("Peru—Rivers of Peru Clean", "Peru—Clean Rivers of Peru"),
        ("Peru—Seeds Phase 2", "Peru—Seed, Phase 2"),
    ],
)
def test_alike(one: str, two: str) -> None:
    assert are_alike(normalise(one), normalise(two), 85)
    assert are_alike(normalise(two), normalise(one), 85)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Peru—Clean Rivers–North", "Peru—Clean Rivers–South"),
        ("Peru—Clean Rivers–North", "Peru—Clean Rivers"),
        ("Peru—Clean Rivers Phase 1", "Peru—Clean Rivers Phase 2"),
        ("Peru—Clean Rivers", "Peru—Clean Rivers II"),
        ("Peru—Promote: Women in Trade", "Peru—Promote: Women in Banking"),
        ("Peru—Health for Men", "Peru—Health for Women"),
        ("Peru—ProAgro2020", "Peru—ProAgro2021"),
        ("Peru—Urban Water", "Peru—Rural Water"),
        ("Peru—Health Systems", "Peru—Wealth Systems"),
        ("Peru—Clean Rivers", "Nepal—Clean Rivers"),
    ],
)
def test_not_alike(one: str, two: str) -> None:
    assert not are_alike(normalise(one), normalise(two), 85)
    assert not are_alike(normalise(two), normalise(one), 85)


def pairs_of(titles: dict[str, str]) -> list[tuple[str, str]]:
    return list(chain.from_iterable(near_pairs(titles, 85)))


def test_pairs_are_found_once_and_in_order() -> None:
    titles = {
        "c.md": "peru clean rivers",
        "a.md": "peru clean river",
        "b.md": "peru schools",
        "d.md": "zperu schools",
    }
    assert pairs_of(titles) == [("c.md", "a.md"), ("b.md", "d.md")]


def test_pairs_whose_titles_begin_alike_or_end_alike_are_neighbours() -> None:
    titles = {f"{number}.md": f"peru {'abcdefghij'[number % 10]}{number}" for number in range(300)}
    titles |= {"x.md": "program zzz water for all", "y.md": "water for all"}
    assert ("x.md", "y.md") not in pairs_of(titles)
    titles["x.md"] = "program water for all"
    assert ("x.md", "y.md") in pairs_of(titles)


def test_thousands_of_titles_are_compared_in_linear_time() -> None:
    titles = {f"{number}.md": f"peru clean rivers {number:05}" for number in range(2000)}
    assert within(5, lambda: pairs_of(titles)) == []


def test_stems_and_originals() -> None:
    assert stem("a/Peru–Clean-Rivers).markdown") == "a/peru clean rivers"
    assert stem("peru.md") == "/peru"
    assert original(stem("peru-rivers-1.md")) == "/peru rivers"
    assert original(stem("peru rivers (2).md")) == "/peru rivers"
    assert original(stem("peru rivers copy.md")) == "/peru rivers"
    assert original(stem("peru-2016.md")) is None
    assert original(stem("1.md")) is None


@pytest.mark.parametrize(
    "block",
    [
        "title: Peru—Rivers\n",
        "a: 1\ntitle: Peru—Rivers\nb: 2\n",
        "title:   Peru—Rivers\n",
        "title: Peru—Rivers # the name\n",
        "title: Peru—Rivers  \nb: 2\n",
        "title: Peru—Clean\n  Rivers\nb: 2\n",
        "title: Peru—Clean\n\n  Rivers\nb: 2\n",
        "title: Peru—Clean\n  # not a comment's place\nb: 2\n",
        "title: 'Peru—Women''s Clean\n  Rivers'\nb: 2\n",
        'title: "Peru—\\"Clean\\" Rivers"\nb: 2\n',
        'title: "Peru—Clean\n\tRivers" # it is "\nb: 2\n',
        "title: >-\n  Peru—Clean\n  Rivers\nb: 2\n",
        "title: |-\n  Peru—Rivers\nb: 2\n",
        "title:\n  Peru—Rivers\nb: 2\n",
        "title:   'Peru—Rivers'\nb: 2\n",
        "title: Peru—Rivers\n# a comment\n",
        "title: ''\nb: 2\n",
        "title: 'Peru—Rivers'\n",
        "title: Peru—\\\n  Rivers\n",
        "title: Old\ntitle: Peru—Rivers\n",
        "title: Peru—Rivers\ntitle: Peru—Rivers\n",
        "other: Peru—Rivers\ntitle: Peru—Rivers\nsubtitle: Peru—Rivers\n",
        "# title: Peru—Rivers\ntitle: Peru—Rivers\n",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_quick_place_is_the_place(block: str, line_end: str) -> None:
    text = f"---\n{block}---\ntitle: Peru—Rivers\n".replace("\n", line_end)
    document = read_text("a.md", text)
    value = document.data["title"]
    assert isinstance(value, str), document.problems
    assert place_of(document, "title", value) == document.locate(("title",))
