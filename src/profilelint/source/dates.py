"""Dates and times of ISO 8601 and YAML's timestamps that no calendar has."""

from __future__ import annotations

import re

_SHAPE = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:[Zz]|UTC|[-+]([0-9]{1,2})(?::?([0-9]{2}))?))?)?"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_fault(text: str) -> str | None:
    """Return ``date`` or ``time`` for a text shaped like a date that does not exist, else None.

    Hours run to 23, seconds to 60 (a leap second), the distance from UTC to 14:59.
    """
    shape = _SHAPE.fullmatch(text)
    if shape is None:
        return None
    year, month, day = int(shape[1]), int(shape[2]), int(shape[3])
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return "date"
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return "date"
    if shape[4] is None:
        return None
    hour, minute, second = int(shape[4]), int(shape[5]), int(shape[6] or 0)
    zone_hour, zone_minute = int(shape[7] or 0), int(shape[8] or 0)
    if hour > 23 or minute > 59 or second > 60 or zone_hour > 14 or zone_minute > 59:
        return "time"
    return None


def is_date(text: str) -> bool:
    """Return whether a text is shaped like a date or a date with a time."""
    return text[4:5] == "-" and _SHAPE.fullmatch(text) is not None
