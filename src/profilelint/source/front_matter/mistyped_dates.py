"""Why a text that was meant as a date is none: a sign that looks like another, a day too many."""

from __future__ import annotations

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.front_matter.date_notation import MONTHS, days_meant, is_iso, rewritten
from profilelint.source.front_matter.dates import date_fault

_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d", "-")
_LETTERS = {"O": "0", "o": "0", "l": "1", "I": "1"}
_RIGHT = str.maketrans({**_DASHES, **_LETTERS})
_LONGEST = 40


class WrongSign(NamedTuple):
    """A sign that looks like another one, what it is in words, and the date that was meant."""

    sign: str
    what: str
    date: str


def wrong_sign(text: str) -> WrongSign | None:
    """Return the first sign that keeps a text from being a date; None unless others are right.

    These are dashes in the place of hyphens, and letters in that of digits.
    """
    if len(text) > _LONGEST:
        return None
    meant = text.translate(_RIGHT)
    if meant == text:
        return None
    date = meant if is_iso(meant) else rewritten(meant)
    if date is None or date_fault(date) is not None:
        return None
    sign = next(one for one, other in zip(text, meant, strict=True) if one != other)
    what = "a dash, not a hyphen"
    if sign in _LETTERS:
        what = f"a letter, not the digit {_LETTERS[sign]}"
    return WrongSign(sign, what, date)


def month_length(text: str) -> str:
    """Return how many days the month has if a date names one that it has not; else nothing."""
    days = [day for day in days_meant(text) if 1 <= day[1] <= len(MONTHS)]
    if len(days) != 1:
        return ""
    from calendar import monthrange

    year, month, day = days[0]
    count = monthrange(year, month)[1]
    return f"{MONTHS[month - 1].capitalize()} {year} has {count} days" if day > count else ""
