"""Formats that are checked as the web and e-mail do, in place of the validator's own checks.

What they need is imported when a value is first looked at.
"""

from __future__ import annotations

from profilelint.source.front_matter.dates import date_fault

_LONGEST_ADDRESS = 320
_IN_NO_HOST = frozenset("@/ ")


def is_email(text: str) -> bool:
    """Return whether a text is an e-mail address (RFC 5321, section 4.1.2), quoted parts aside."""
    _, sign, host = text.partition("@")
    if len(text) > _LONGEST_ADDRESS or not sign or not _IN_NO_HOST.isdisjoint(host):
        return False
    from validators import email

    return email(text) is True


def is_url(text: str) -> bool:
    """Return whether a text is an absolute URL as browsers read it (WHATWG URL).

    They also read one with spaces in its path, which no URL has, and take the letter of a drive
    of Windows for a scheme.
    """
    from can_ada import parse

    if text.split() != [text] or text[1:2] == ":":
        return False
    try:
        parse(text)
    except (ValueError, TypeError):
        return False
    return True


def is_date(text: str) -> bool:
    """Return whether a text is a date of the calendar, ``YYYY-MM-DD`` (RFC 3339, full-date)."""
    digits = text[:4] + text[5:7] + text[8:]
    return (
        len(text) == 10
        and text[4] == text[7] == "-"
        and digits.isdecimal()
        and digits.isascii()
        and date_fault(text) is None
    )
