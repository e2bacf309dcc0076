"""Dates and times of ISO 8601 and YAML's timestamps that no calendar has."""

from __future__ import annotations

from profilelint.model.pattern import pattern

_SHAPE = pattern(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]*)?)?"
    r"(?:[ \t]*(?:[Zz]|UTC|[-+]([0-9]{1,2})(?::?([0-9]{2}))?))?)?"
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_fault(text: str) -> str | None:
    """Return what does not exist of a text shaped like a date; None if all of it does.

    That is the ``date``, the ``time`` or the ``zone``. Hours run to 23, seconds to 60 (a leap
    second), the distance from UTC to 14:59; programs read one of up to 23:59.
    """
    if _is_usual(text):
        return None
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
    if hour > 23 or minute > 59 or second > 60 or zone_hour > 23 or zone_minute > 59:
        return "time"
    return "zone" if zone_hour > 14 else None


def _is_usual(text: str) -> bool:
    """Return whether a text, if it is a date at all, is one that surely exists."""
    clock = text[10:]
    return (
        text[4:5] == "-" == text[7:8]
        and text[:4] > "0000"
        and "01" <= text[5:7] <= "12"
        and "01" <= text[8:10] <= "28"
        and (
            not clock
            or (
                clock[0] in " T"
                and (clock[-1] == "Z" or _is_usual_zone(clock[9:]))
                and "00" <= clock[1:3] <= "23"
                and "00" <= clock[4:6] <= "59"
                and "00" <= clock[7:9] <= "59"
            )
        )
    )


def _is_usual_zone(text: str) -> bool:
    """Return the same of a distance from UTC such as ``-0500``, after a space."""
    return (
        len(text) == len(" -0500")
        and text[:2] in (" -", " +")
        and "00" <= text[2:4] <= "14"
        and "00" <= text[4:] <= "59"
    )


def is_date(text: str) -> bool:
    """Return whether a text is shaped like a date or a date with a time."""
    return text[4:5] == "-" and _SHAPE.fullmatch(text) is not None
