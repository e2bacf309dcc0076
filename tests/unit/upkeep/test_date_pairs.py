"""Which dates are found to lie before others."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.upkeep.date_pairs import DatePair, date_pairs


def pairs(first: str, last: str, pages: int = 5, wrong: int = 0) -> tuple[DatePair, ...]:
    data: list[dict[str, Any]] = [
        {first: f"2021-03-{n % 28 + 1:02}", last: "2022-01-01"} for n in range(pages - wrong)
    ]
    return date_pairs(data + [{first: "2022-02-01", last: "2022-01-01"}] * wrong)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("start", "end"),
        ("date", "end_date"),
        ("startDate", "endDate"),
        ("event-start", "event-end"),
        ("from", "until"),
        ("publishDate", "expiryDate"),
    ],
)
def test_the_first_and_the_last_of_a_time(first: str, last: str) -> None:
    assert pairs(first, last) == (DatePair(first, last, 5, 5),)
    assert pairs(first, last, 4) == ()
    assert pairs(first, last, 20, wrong=1) == (DatePair(first, last, 20, 19),)
    assert pairs(first, last, 20, wrong=2) == ()


@pytest.mark.parametrize(("first", "last"), [("date", "lastmod"), ("releaseDate", "eol")])
def test_other_dates_need_many_pages_without_exception(first: str, last: str) -> None:
    assert pairs(first, last, 19) == ()
    assert pairs(first, last, 20) == (DatePair(first, last, 20, 20),)
    assert pairs(first, last, 40, wrong=1) == ()


@pytest.mark.parametrize(
    ("first", "last"), [("event_start", "sale_end"), ("title", "end"), ("end", "start")]
)
def test_what_is_no_pair(first: str, last: str) -> None:
    assert pairs(first, last) == ()


def test_years_that_are_always_the_same_show_no_order() -> None:
    assert date_pairs([{"start": 2020, "end": 2020}] * 9) == ()
    assert date_pairs([{"start": 2020, "end": 2020}] * 9 + [{"start": 2020, "end": 2021}]) == (
        DatePair("start", "end", 10, 10),
    )


def test_groups_and_lists_of_groups() -> None:
    session = {"start": "2021-03-01", "end": "2021-03-02"}
    data = [{"time": {"from": 2001, "to": 2002}, "sessions": [session, session]}] * 5
    assert date_pairs(data) == (
        DatePair("sessions.start", "sessions.end", 10, 10),
        DatePair("time.from", "time.to", 5, 5),
    )


def test_one_date_has_one_that_comes_after_it() -> None:
    item = {"releaseDate": "2021-03-01", "eol": "2022-03-01"}
    data = [{"releases": [item, {**item, "eoas": "2021-09-01"}]}] * 20
    assert date_pairs(data) == (DatePair("releases.releaseDate", "releases.eol", 40, 40),)
