"""Which values are suspected of being misspelt, and which never are."""

from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.upkeep.near_duplicate import near_duplicates, twins


@pytest.mark.parametrize(
    ("rare", "frequent"),
    [
        ("Goverance", "Governance"),
        ("governance", "Governance"),
        ("Water & Energy", "Water and Energy"),
        ("Clean-Water", "Clean Water"),
        ("Boznia and Herzegovina", "Bosnia and Herzegovina"),
        ("Trades", "Trade"),
        ("Health care", "Healthcare"),
        ("Gvoernance", "Governance"),
    ],
)
def test_a_rare_value_near_a_frequent_one(rare: str, frequent: str) -> None:
    assert near_duplicates({rare: 1, frequent: 3}) == {rare: (frequent,)}


@pytest.mark.parametrize(
    ("rare", "frequent"),
    [
        ("Iran", "Iraq"),
        ("Gambia", "Zambia"),
        ("East Africa", "West Africa"),
        ("Central America", "Central Africa"),
        ("Phase 1", "Phase 2"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Environment", "Environment and Energy"),
        ("Climate", "Clients"),
    ],
)
def test_other_words_are_not_suspected(rare: str, frequent: str) -> None:
    assert near_duplicates({rare: 1, frequent: 30}) == {}


def test_frequency_decides() -> None:
    assert near_duplicates({"Trade": 2, "Trades": 1}) == {}
    assert near_duplicates({"Trade": 5, "Trades": 2}) == {}
    assert near_duplicates({"Trade": 6, "Trades": 2}) == {"Trades": ("Trade",)}
    assert near_duplicates({"Trade": 90, "Trades": 3}) == {}
    assert near_duplicates({"Trade": 9, "trade": 4}) == {}
    assert near_duplicates({"Trade": 9, "trade": 3}) == {"trade": ("Trade",)}


def test_what_is_known_or_stands_beside_the_other_is_meant() -> None:
    counts = {"Trade": 9, "Trades": 1}
    assert near_duplicates(counts, known=["Trades"]) == {}
    assert near_duplicates(counts, together=[frozenset(["Trade", "Trades"])]) == {}


def test_a_word_that_other_values_use_is_no_misspelling() -> None:
    counts = {"Public Health": 9, "Public Wealth": 1, "Public Heath": 1, "Heath Lands": 4}
    assert near_duplicates(counts) == {}
    assert near_duplicates({"Public Health": 9, "Public Heath": 1}) == {
        "Public Heath": ("Public Health",)
    }


def test_two_near_values_give_no_suspicion() -> None:
    assert near_duplicates({"Reading": 9, "Rearing": 9, "Reaing": 1}) == {}


def test_opposites_give_no_suspicion() -> None:
    assert near_duplicates({"OfflineEventMode": 9, "OnlineEventMode": 1, "Unpublished": 1}) == {}
    assert near_duplicates({"OfflineEventMode": 9, "OfflinEventMode": 1}) == {
        "OfflinEventMode": ("OfflineEventMode",)
    }


def test_values_joined_by_commas() -> None:
    counts = {"Peru": 4, "Chile": 2, "Peru, Chile": 1, "Peru, Bolivia": 1, "Chile, Peru": 2}
    assert near_duplicates(counts) == {"Peru, Chile": ("Peru", "Chile")}


def test_twins() -> None:
    assert list(twins(["Law", "Laws", "Governance", "Governence", "Peru"])) == [
        ("Governance", "Governence")
    ]


def test_many_values_take_little_time() -> None:
    counts = {f"{'abcdefghij'[n % 10] * 20} word{n}": 3 + n % 2 for n in range(1000)}
    numbers = dict.fromkeys(map(str, range(100_000)), 1)
    assert within(10, lambda: (near_duplicates(counts), near_duplicates(numbers))) == ({}, {})
