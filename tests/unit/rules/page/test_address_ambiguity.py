from __future__ import annotations

import pytest

from profilelint.rules.page.address_ambiguity import find_ambiguity


@pytest.mark.parametrize(
    ("url", "kind", "host"),
    [
        ("http://127.0.0.1\\@example.com/", "backslash", "127.0.0.1"),
        ("https:\\\\example.com", "backslash", "example.com"),
        ("\\\\example.com/a", "backslash", "example.com"),
        ("https:example.com", "slashes", ""),
        ("https:/example.com", "slashes", ""),
        ("https:///example.com", "slashes", "example.com"),
        ("///example.com", "slashes", "example.com"),
        ("https://exam\nple.com/", "control", "example.com"),
        ("https://example.com/a\tb", "control", "example.com"),
        ("https://0x7f.1/", "host", "127.0.0.1"),
        ("https://ex%61mple.com/", "host", "example.com"),
        ("https://ｅxample.com/", "host", "example.com"),
        ("https://a@example.com/", "user", "example.com"),
        ("https://a:b@example.com:8080/", "user", "example.com"),
        ("https://a@0x7f.1/", "host", "127.0.0.1"),
    ],
)
def test_read_in_two_ways(url: str, kind: str, host: str) -> None:
    assert find_ambiguity(url) == (kind, host)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a\\b",
        "https://EXAMPLE.com:443/@a",
        "https://münchen.example/",
        "https://xn--mnchen-3ya.example/",
        "http://192.0.2.1/",
        "http://[2001:db8::1]/",
        "//example.com",
        "/a//b",
        "a\\b",
        "mailto:a@example.com",
        "https://a b.example/",
        "",
    ],
)
def test_read_in_one_way_or_none(url: str) -> None:
    assert find_ambiguity(url) is None
