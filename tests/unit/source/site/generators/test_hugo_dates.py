"""Which dates Hugo reads, and in which fields."""

from __future__ import annotations

import pytest

from profilelint.source.site.generators.hugo.dates import date_keys, reads_date

# What `hugo` builds, and where it stops.
READ = (
    "2020-01-05",
    "2020-01-05T10:00:00",
    "2020-01-05T1:00:00.25+0200",
    "2020-01-05 10:00:00Z",
    "2020-01-05 10:00:00 +02:00",
    "2020-01-05 10:00:00 +0000 UTC",
    "Sun, 05 Jan 2020 10:00:00 GMT",
    "Sunday, 05-Jan-20 10:00:00 GMT",
    "Sun Jan 5 10:00:00 2020",
    "sun jan 05 10:00:00 +0200 2020",
    "05 JAN 20 10:00 GMT",
    "05 Jan 2020",
)
NOT_READ = (
    "2020-1-5",
    "2020-01-05 10:00",
    "2020-01-05 10:00:00 Z",
    "2020-01-05T10:00:00z",
    "2020-01-05t10:00:00Z",
    "2020-01-05T10:00:00+02",
    "2020-01-05T10:00:00 +02:00",
    "5 Jan 2020",
    "05 January 2020",
    "January 5, 2020",
    "today",
    "2020-01-05T10:00:00." + "0" * 100,
)


@pytest.mark.parametrize("text", READ)
def test_read(text: str) -> None:
    assert reads_date(text)


@pytest.mark.parametrize("text", NOT_READ)
def test_not_read(text: str) -> None:
    assert not reads_date(text)


def test_keys() -> None:
    usual = date_keys({})
    assert {"date", "lastmod", "expirydate", "published"} < usual
    assert "updated" not in usual
    named = {"date": ["Updated", ":filename"], "lastmod": [":git"], "publishdate": [":default"]}
    keys = date_keys({"frontmatter": named})
    assert keys == {
        *("updated", "expirydate", "unpublishdate"),
        *("publishdate", "pubdate", "published", "date"),
    }
