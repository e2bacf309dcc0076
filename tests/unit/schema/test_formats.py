"""Formats that are checked as the web and e-mail do, by themselves and in a schema."""

from __future__ import annotations

import pytest

from profilelint.schema.check import check_front_matter
from profilelint.schema.formats import is_date, is_email, is_url
from profilelint.schema.load import schema_from_data
from profilelint.source.read import read_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name@example.org", True), ("first.last+tag@mail.example.co.uk", True),
        ("name@example", False), ("name", False), ("a@b@example.org", False), ("", False),
        ("a" * 400 + "@example.org", False), (" name@example.org", False),
    ],
)  # fmt: skip
def test_email(text: str, expected: bool) -> None:
    assert is_email(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://www.example.org/a?b=c#d", True), ("HTTPS://EXAMPLE.ORG", True),
        ("https://例え.jp/", True), ("mailto:name@example.org", True), ("/page", False),
        ("www.example.org", False), ("https://", False), ("https://exa mple.org/", False),
        ("https://example.org/ ", False), ("", False), ("\ud800", False),
        ("https://example.org/ seed", False), ("C:\\plans\\a.pdf", False), ("c:/a.pdf", False),
    ],
)  # fmt: skip
def test_url(text: str, expected: bool) -> None:
    assert is_url(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-29", True), ("2023-02-29", False), ("2024-2-9", False), ("2024-13-01", False),
        ("2024-02-29 ", False), ("24-02-29", False), ("２０２４-02-29", False), ("", False),
    ],
)  # fmt: skip
def test_date(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@pytest.mark.parametrize(
    ("format_", "right", "wrong"),
    [
        ("date-time", "2020-12-31T09:30:00Z", "2020-12-31"),
        ("time", "09:30:00Z", "9.30"),
        ("duration", "P3M", "three months"),
        ("hostname", "www.example.org", "-example-"),
        ("ipv4", "192.0.2.1", "192.0.2.256"),
        ("ipv6", "2001:db8::1", "2001:db8"),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123"),
        ("uri", "https://example.org/", "example"),
        ("uri-reference", "/a?b", "\\\\a"),
        ("json-pointer", "/a/0", "a"),
        ("regex", "^a+$", "("),
        ("email", "name@example.org", "name"),
        ("date", "2024-02-29", "2023-02-29"),
    ],
)
def test_formats_are_really_checked(format_: str, right: str, wrong: str) -> None:
    schema = schema_from_data({"properties": {"x": {"format": format_}}})
    assert schema.is_valid({"x": right})
    assert not schema.is_valid({"x": wrong})
    (problem,) = check_front_matter(schema, read_text("a.md", "---\nx: '" + wrong + "'\n---\n"), {})
    assert problem.rule == "schema-format"
