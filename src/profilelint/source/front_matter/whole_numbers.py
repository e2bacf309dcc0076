"""Whole numbers as people write them: with signs between thousands, or that of a currency."""

from __future__ import annotations

from profilelint.model.pattern import pattern

_LONGEST = 40
_CURRENCY = r"(?:[$€£¥]|AUD|CAD|CHF|DKK|EUR|GBP|INR|JPY|NOK|SEK|USD)?"
_NUMBER = pattern(
    rf"{_CURRENCY}[ \xa0]?"
    r"(?P<digits>[1-9][0-9]{0,2}(?:(?P<sign>[., \xa0\u202f'’])[0-9]{3}(?:(?P=sign)[0-9]{3})*)?"
    r"|[1-9][0-9]*)"
    rf"[ \xa0]?{_CURRENCY}"
)


def digits_meant(text: str) -> str | None:
    """Return the digits of a whole number that a text has with other signs; None if it has none.

    ``250.000`` is one where a fraction is out of the question.
    """
    if len(text) > _LONGEST:
        return None
    number = _NUMBER.fullmatch(text)
    if number is None:
        return None
    digits = number["digits"].replace(number["sign"], "") if number["sign"] else number["digits"]
    return digits if digits != text else None
