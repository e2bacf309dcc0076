"""Dates in the formats of Day.js and date-fns."""

from __future__ import annotations

import re

import pytest

from profilelint.schema.models.dates import date, time


@pytest.mark.parametrize(
    ("written_as", "example", "right", "wrong"),
    [
        (None, "2020-12-31", ["2024-05-01", "2024-05-01T10:00:00Z", "May 1, 2024", "2024"], "soon"),
        ("DD.MM.YYYY", "31.12.2020", ["01.05.2024", "2024-05-01"], "1.5.24"),
        ("D MMM YY", "31 Dec 20", ["1 mai 24"], "1st of May"),
        ("YYYY-MM-DDTHH:mm:ssZ", "2020-12-31T09:30:00Z", ["2024-05-01T10:00:00+02:00"], "10:00"),
        ("yyyy-MM-dd'T'HH:mm", "2020-12-31T09:30", ["2024-05-01T10:00"], "10:00"),
        ("[Week of] MMMM D", "Week of December 31", ["Week of May 1"], "Week 12"),
        ("LLLL-EEEE", "2020-12-31", ["whatever 1"], "soon"),
        ("Q" * 61, "2020-12-31", ["7"], "soon"),
    ],
)
def test_a_date_is_right_in_its_format_and_as_iso_8601_has_it(
    written_as: str | None, example: str, right: list[str], wrong: str
) -> None:
    node = date(written_as)
    assert node["examples"] == [example]
    assert all(re.search(node["pattern"], each) for each in right)
    assert re.search(node["pattern"], example)
    assert not re.search(node["pattern"], wrong)


@pytest.mark.parametrize(
    ("written_as", "right", "wrong"),
    [(None, ["09:30", "9"], "noon"), ("h:mm A", ["9:30 PM", "09:30"], "noon")],
)
def test_a_time_of_day(written_as: str | None, right: list[str], wrong: str) -> None:
    pattern = time(written_as)["pattern"]
    assert all(re.search(pattern, each) for each in right)
    assert not re.search(pattern, wrong)
