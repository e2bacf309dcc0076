from __future__ import annotations

import pytest

from profilelint.source.front_matter.whole_numbers import digits_meant


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("250,000", "250000"),
        ("250 000", "250000"),
        ("250\u202f000", "250000"),
        ("1.250.000", "1250000"),
        ("$250000", "250000"),
        ("250'000 CHF", "250000"),
        ("€ 1.250", "1250"),
        ("250000", None),
        ("25,00", None),
        ("0.250", None),
        ("1.250,000", None),
        ("250,0000", None),
        ("NGO 123", None),
        ("about 250", None),
        ("", None),
    ],
)
def test_digits_meant(text: str, digits: str | None) -> None:
    """Signs between thousands and those of a currency are left out; other texts are none."""
    assert digits_meant(text) == digits
