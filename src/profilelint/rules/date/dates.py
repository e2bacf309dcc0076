"""Dates and years as front matter writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from profilelint.model.tree import Plain

Moment: TypeAlias = tuple[int, ...]
"""A year; a year and a month; or a year, a month and a day."""


def read_moment(value: Plain) -> Moment | None:
    """Return the year, or the date as precisely as it is given, of an ISO 8601 value.

    Numbers count as years. What follows the day (a time, a zone) is not looked at. None is
    returned for everything else, such as other notations and days that no calendar has.
    """
    if type(value) is int:
        return (value,)
    if type(value) is not str or not value[:10].isascii():
        return None
    year, month, day = value[:4], value[5:7], value[8:10]
    if len(year) != 4 or not year.isdigit():
        return None
    if len(value) == 4:
        return (int(year),)
    if value[4] != "-" or not month.isdigit() or not 1 <= int(month) <= 12:
        return None
    if len(value) == 7 and len(month) == 2:
        return int(year), int(month)
    if value[7:8] != "-" or len(day) != 2 or not day.isdigit() or value[10:11].isdigit():
        return None
    if not 1 <= int(day) <= days_in_month(int(year), int(month)):
        return None
    return int(year), int(month), int(day)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month of the Gregorian calendar."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in {4, 6, 9, 11} else 31


def day_number(moment: Moment) -> int | None:
    """Return the proleptic Gregorian ordinal of a whole date; None for a year or month alone."""
    if len(moment) != 3 or moment[0] < 1:
        return None
    from datetime import date

    return date(*moment).toordinal()
