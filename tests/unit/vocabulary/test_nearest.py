from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.vocabulary.nearest import are_opposite, is_near, is_slip, likeness_to, nearest

CODES = ("eggs", "water", "waste", "governance", "environment")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("egs", "eggs"),
        ("gegs", "eggs"),
        ("watre", "water"),
        ("wate", None),  # one letter from two of them
        ("governence", "governance"),
        ("gvoernence", "governance"),
        ("enviorment", "environment"),
        ("governing", None),
        ("eg", None),
        ("", None),
    ],
)
def test_the_one_that_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, CODES, CODES) == meant


def test_a_rival_must_be_farther_away() -> None:
    # "planification" is two edits away, "planifications" three.
    word, near, rival = "planyficatiom", "planification", "planifications"
    assert nearest(word, [near], ["one"]) == "one"
    assert nearest(word, [near, rival], ["one", "two"]) is None
    assert nearest(word, [near, rival], ["one", "one"]) == "one"
    assert nearest("planyfication", [near, rival], ["one", "two"]) == "one"


@pytest.mark.parametrize(
    ("word", "meant"), [("nigera", "nigeria"), ("nigerr", "niger"), ("nigeri", None)]
)
def test_a_word_without_its_last_letter_is_no_rival_of_a_slip(word: str, meant: str | None) -> None:
    for names in (["niger", "nigeria"], ["nigeria", "niger"]):
        assert nearest(word, names, names) == meant


@pytest.mark.parametrize("most", [1, 2])
def test_edits_are_counted(most: int) -> None:
    assert is_near("select results", "select reslut"[: 13 + most - 2], most) == (most == 2)
    assert is_near("abcd", "abdc", most)
    assert is_near("ca", "abc", most) is False  # three edits, as no place is changed twice


def test_long_texts_are_near_to_none() -> None:
    long = "ab" * 100_000
    assert within(1, lambda: nearest(long, [long[1:]], [1])) is None
    assert within(1, lambda: is_near(long, long[1:], 2)) is False
    assert within(1, lambda: nearest("a" * 200, ["a" * 100_000, "a" * 199], [1, 2])) == 2


def test_likeness() -> None:
    likeness = likeness_to("river")
    assert [likeness(word) for word in ("river", "rivers", "revi", "", "xy")] == [
        *(1, 10 / 11, 4 / 9, 0, 0),
    ]
    assert likeness_to("")("") == 0
    assert within(1, lambda: likeness_to("ab" * 5_000)("ba" * 5_000)) == 9_999 / 10_000


@pytest.mark.parametrize(
    ("word", "meant", "slips"),
    [
        ("summry", "summary", True),  # a letter left out
        ("stattus", "status", True),
        ("statuss", "status", True),
        ("flase", "false", True),
        ("lable", "label", True),
        ("status", "status", False),
        ("statas", "status", False),
        ("authors", "author", False),
        ("author", "authors", False),
        ("publisher", "published", False),
        ("altitude", "latitude", False),
        ("county", "country", False),
        ("tgas", "tags", False),  # too short
        ("", "title", False),
    ],
)
def test_slips(word: str, meant: str, slips: bool) -> None:
    """A slip leaves out, doubles or swaps letters inside a word, and makes no other word."""
    assert is_slip(word, meant) is slips


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("online event", "offline event", True),
        ("offline", "online", True),
        ("unpublished", "published", True),
        ("complete", "incomplete", True),
        ("disconnected", "connected", True),
        ("non profit", "profit", True),
        ("female founders", "male founders", True),
        ("exinternal", "internal", False),
        ("onlin event", "online event", False),
        ("online", "online", False),
    ],
)
def test_opposites(one: str, other: str, opposite: bool) -> None:
    """Opposites are told by their words or by what denies one of them."""
    assert are_opposite(one, other) is are_opposite(other, one) is opposite


def test_an_opposite_is_no_misspelling() -> None:
    """What says the opposite of the nearest candidate means none of them."""
    for word, term in (("onlineevent", "offlineevent"), ("unpublished", "published")):
        assert nearest(word, [term], [term]) is None
    assert nearest("onlinevents", ["onlineevent"], ["onlineevent"]) == "onlineevent"
