"""Days in the zone of a site."""

from __future__ import annotations

import pytest

from profilelint.source.site.zones import is_same_day


@pytest.mark.parametrize(
    ("moment", "zone", "expected"),
    [
        ("2020-09-28 05:00:00", "America/Lima", True),
        ("2020-09-28 04:59:00", "America/Lima", False),
        ("2020-9-28 9:00", "America/Lima", True),
        ("2020-09-28T14:59:59", "Asia/Tokyo", True),
        ("2020-09-28T15:00:00", "Asia/Tokyo", False),
        ("2020-09-28 00:00:00", "UTC", True),
        ("2020-02-31 12:00:00", "UTC", False),
        ("0001-01-01 00:00:00", "America/Lima", False),
        ("2020-09-28", "UTC", False),
        ("2020-09-28 12:00:00", "Nowhere/Town", False),
        ("2020-09-28 12:00:00", "America", False),
        ("2020-09-28 12:00:00", "../../etc/passwd", False),
        ("2020-09-28 12:00:00", "", False),
    ],
)
def test_days(moment: str, zone: str, *, expected: bool) -> None:
    assert is_same_day(moment, zone) is expected
