"""Dates in other notations than ISO 8601, rewritten where only one day can be meant."""

from __future__ import annotations

import re

from profilelint.model.pattern import pattern
from profilelint.source.front_matter.dates import date_fault

ISO = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:[ \t]*(?P<zone>[Zz]|UTC|GMT|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?"
)
"""The notation of YAML's timestamps and of ISO 8601, which all site generators read alike."""

_ISO = pattern(ISO)

_YEAR_FIRST = r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])"
_YEAR_LAST = r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?![0-9])"
_DAY_MONTH = r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})(?![0-9])"
_MONTH_DAY = r"([A-Za-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:, ?| )([0-9]{4})(?![0-9])"
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# What stands before such a date does not change it.
_WEEKDAY = pattern(
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:r(?:s(?:day)?)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)\.?,? ",
    re.IGNORECASE,
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONGEST = 100


def is_iso(text: str) -> bool:
    """Return whether a text has the shape of an ISO 8601 date, with or without a time."""
    return len(text) <= _LONGEST and _ISO.fullmatch(text) is not None


def lacks_zone(text: str) -> bool:
    """Return whether a text has the shape of a date and time without a time zone."""
    if len(text) > _LONGEST:
        return False
    shape = _ISO.fullmatch(text)
    return shape is not None and shape["zone"] is None and ":" in text


def names_weekday(text: str) -> bool:
    """Return whether a text begins with the name of a day of the week, as one for readers does."""
    return _WEEKDAY.match(text) is not None


def readings(text: str) -> list[str]:
    """Return the days that a text in another notation may mean, each as ``YYYY-MM-DD``.

    What follows the date has to be a time of day, else nothing is returned.
    """
    return [_iso(*day) for day in _days(text)[0]]


def rewritten(text: str) -> str | None:
    """Return a text with its date in ISO 8601; None unless exactly one day can be meant."""
    days, end = _days(text)
    return _iso(*days[0]) + text[end:] if len(days) == 1 else None


def in_format(text: str, name: str) -> str | None:
    """Return a day or moment as the format ``date`` or ``date-time`` has it (RFC 3339, 5.6).

    None unless exactly one day can be meant. A day without a time gets midnight for a moment, and a
    time without a zone universal time; from a moment no day is made.
    """
    moment = timestamp(text)
    if moment is None:
        return None
    day, _, time = moment.partition("T")
    if name == "date":
        return None if time else day
    if not time:
        return f"{day}T00:00:00Z"
    return moment if time[-1] == "Z" or time[-6] in "+-" else f"{moment}Z"


def timestamp(text: str) -> str | None:
    """Return a day or moment as RFC 3339 has it, but for a time or zone that is not written.

    None unless exactly one day can be meant.
    """
    iso = text if is_iso(text) else rewritten(text)
    shape = _ISO.fullmatch(iso) if iso is not None and date_fault(iso) is None else None
    if iso is None or shape is None:
        return None
    day, time, zone = iso[:10], iso[10:].strip().lstrip("Tt"), shape["zone"] or ""
    if not time:
        return day
    hour, *rest = time.removesuffix(zone).strip().split(":")
    clock = ":".join((hour.zfill(2), *rest, *("00",)[: 2 - len(rest)]))
    if zone and zone[0] in "+-":
        hours, minutes = zone[1:].replace(":", "").zfill(2), "00"
        if len(hours) > 2:
            hours, minutes = hours[:-2].zfill(2), hours[-2:]
        zone = f"{zone[0]}{hours}:{minutes}"
    return f"{day}T{clock}{zone and (zone if zone[0] in '+-' else 'Z')}"


def days_meant(text: str) -> list[tuple[int, int, int]]:
    """Return the years, months and days that a text may mean, those that do not exist as well."""
    return _candidates(text)[0]


def _days(text: str) -> tuple[list[tuple[int, int, int]], int]:
    candidates, end = _candidates(text)
    days = list(dict.fromkeys(day for day in candidates if _exists(*day)))
    weekday = _WEEKDAY.match(text) if days else None
    if weekday is not None:
        from datetime import date

        named = _WEEKDAYS.index(weekday[0][:3].lower())
        days = [day for day in days if date(*day).weekday() == named]
    return days, end


def _candidates(text: str) -> tuple[list[tuple[int, int, int]], int]:
    """Return the days of the text's notation, and where the date ends."""
    if len(text) > _LONGEST:
        return [], 0
    candidates: list[tuple[int, int, int]] = []
    weekday = _WEEKDAY.match(text)
    before = weekday.end() if weekday is not None else 0
    text = text[before:]
    if found := re.match(_YEAR_FIRST, text):
        candidates.append((int(found[1]), int(found[3]), int(found[4])))
    elif found := re.match(_YEAR_LAST, text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        candidates += [(year, second, first), (year, first, second)]
    elif found := re.match(_DAY_MONTH, text):
        candidates.append((int(found[3]), _month(found[2]), int(found[1])))
    elif found := re.match(_MONTH_DAY, text):
        candidates.append((int(found[3]), _month(found[1]), int(found[2])))
    if found is None or not is_iso("2000-01-01" + text[found.end() :]):
        return [], 0
    return candidates, before + found.end()


def _month(word: str) -> int:
    word = word.lower()
    for number, name in enumerate(MONTHS, 1):
        if word == name or word == name[:3] or (word == "sept" and number == 9):
            return number
    return 0


def _exists(year: int, month: int, day: int) -> bool:
    return date_fault(_iso(year, month, day)) is None


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
