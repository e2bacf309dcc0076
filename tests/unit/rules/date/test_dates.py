from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profilelint.rules.date.dates import day_number, days_in_month, read_moment
from profilelint.source.front_matter.date_notation import (
    in_format,
    is_iso,
    lacks_zone,
    readings,
    rewritten,
)
from profilelint.source.front_matter.mistyped_dates import month_length, wrong_sign


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (2016, (2016,)),
        ("2016", (2016,)),
        ("2016-05", (2016, 5)),
        ("2016-05-31", (2016, 5, 31)),
        ("2016-01-21 22:40:52.765000000 Z", (2016, 1, 21)),
        ("2016-01-21T22:40:52+01:00", (2016, 1, 21)),
        ("2024-02-29", (2024, 2, 29)),
        ("2023-02-29", None),
        ("2016-13-01", None),
        ("2016-00-10", None),
        ("2016-1-5", None),
        ("2016-05-311", None),
        ("05/06/2016", None),
        ("²016", None),
        ("soon", None),
        ("", None),
        (True, None),
        (2016.5, None),
        (None, None),
        (["2016"], None),
    ],
)
def test_read_moment(value: Any, moment: tuple[int, ...] | None) -> None:
    assert read_moment(value) == moment


@given(st.dates())
def test_every_day_is_read(day: date) -> None:
    moment = read_moment(day.isoformat())
    assert moment == (day.year, day.month, day.day)
    assert day_number(moment) == day.toordinal()


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    moment = read_moment(text)
    if moment is not None:
        day_number(moment)
    assert (rewritten(text) is None) == (len(readings(text)) != 1)


def test_a_year_has_no_day_number() -> None:
    assert day_number((2016,)) is None
    assert day_number((2016, 5)) is None
    assert day_number((0, 5, 1)) is None


def test_days_in_month() -> None:
    assert [days_in_month(2023, month) for month in range(1, 13)] == [
        31,
        28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ]
    assert [days_in_month(year, 2) for year in (1900, 2000, 2024)] == [28, 29, 29]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020-1-5", ["2020-01-05"]),
        ("2020/01/05", ["2020-01-05"]),
        ("31.01.2020", ["2020-01-31"]),
        ("01/31/2020", ["2020-01-31"]),
        ("05/06/2020", ["2020-06-05", "2020-05-06"]),
        ("05-05-2020", ["2020-05-05"]),
        ("5 January 2020", ["2020-01-05"]),
        ("5th of January 2020", []),
        ("January 5th, 2020", ["2020-01-05"]),
        ("Sept. 5, 2020", ["2020-09-05"]),
        ("Spring 5, 2020", []),
        ("31/31/2020", []),
        ("30 February 2020", []),
        ("05/06/20", []),
        ("2020/01/05 at noon", []),
        ("20200105", []),
        ("", []),
        ("Wednesday July 21st, 2021", ["2021-07-21"]),
        ("Wed, 21 July 2021", ["2021-07-21"]),
        ("thurs. July 21, 2022", ["2022-07-21"]),
        ("Monday July 21st, 2021", []),
        ("Tue 02/06/2020", ["2020-06-02"]),
        ("Monday, today", []),
    ],
)
def test_readings(text: str, days: list[str]) -> None:
    assert readings(text) == days


def test_no_space_is_needed_behind_a_comma() -> None:
    assert rewritten("March 11,2021") == "2021-03-11"


def test_the_time_stays_when_the_date_is_rewritten() -> None:
    assert rewritten("31/01/2020 09:00:00 Z") == "2020-01-31 09:00:00 Z"
    assert rewritten("05/06/2020 09:00:00 Z") is None
    assert rewritten("Fri, 31 Jan 2020 09:00:00 Z") == "2020-01-31 09:00:00 Z"


def test_the_shape_of_iso_dates() -> None:
    for text in (
        "2020-01-31",
        "2020-01-31 09:00",
        "2020-01-31 9:00:00 -0500",
        "2020-01-31T09:00:00.123Z",
        "2020-01-31 09:00:00 UTC",
    ):
        assert is_iso(text), text
    for text in ("2020-1-31", "2020-01-31 09", "2020-01-31 09:00 EST", "20200131", ""):
        assert not is_iso(text), text


def test_only_a_time_can_lack_a_zone() -> None:
    assert lacks_zone("2020-01-31 09:00")
    assert lacks_zone("2020-01-31T09:00:00.5")
    assert not lacks_zone("2020-01-31")
    assert not lacks_zone("2020-01-31 09:00 Z")
    assert not lacks_zone("2020-01-31 09:00 +01")
    assert not lacks_zone("tomorrow 09:00")


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("5 May 2020", "2020-05-05", "2020-05-05T00:00:00Z"),
        ("31.01.2020", "2020-01-31", "2020-01-31T00:00:00Z"),
        ("2020-01-31", "2020-01-31", "2020-01-31T00:00:00Z"),
        ("2020-01-31 9:05", None, "2020-01-31T09:05:00Z"),
        ("2020-01-31 09:05:06.7 UTC", None, "2020-01-31T09:05:06.7Z"),
        ("2020-01-31T09:05:06 -0530", None, "2020-01-31T09:05:06-05:30"),
        ("2020-01-31 09:05 +1", None, "2020-01-31T09:05:00+01:00"),
        ("January 5, 2020 09:00", None, "2020-01-05T09:00:00Z"),
        ("05/06/2020", None, None),
        ("2020-02-30", None, None),
        ("2020-01-31 25:00", None, None),
        ("next spring", None, None),
    ],
)
def test_days_as_formats_have_them(text: str, day: str | None, moment: str | None) -> None:
    assert in_format(text, "date") == day
    assert in_format(text, "date-time") == moment


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2021–03–01", ("–", "a dash, not a hyphen", "2021-03-01")),
        ("2O21-03-Ol 10:30", ("O", "a letter, not the digit 0", "2021-03-01 10:30")),
        ("3l.12.2021", ("l", "a letter, not the digit 1", "2021-12-31")),
        ("2021–02–30", None),
        ("2021-03-01", None),
        ("5 October 2021", None),
        ("next – last", None),
    ],
)
def test_signs_that_look_like_others(text: str, wrong: tuple[str, str, str] | None) -> None:
    """A sign is named only if the text is a date without it."""
    assert wrong_sign(text) == wrong


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("31.02.2024", "February 2024 has 29 days"),
        ("02/29/2023", "February 2023 has 28 days"),
        ("31 April 2023", "April 2023 has 30 days"),
        ("31.01.2024", ""),
        ("05/06/2024", ""),
        ("40.50.2024", ""),
        ("0.2.2024", ""),
    ],
)
def test_days_that_a_month_does_not_have(text: str, length: str) -> None:
    """The month that is too short is named if the text can mean no other."""
    assert month_length(text) == length
