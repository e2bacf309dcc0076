from __future__ import annotations

import pytest

from profilelint.source.site.addresses import address_key, decode_path, resolve_all, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Blue_Coast–North.markdown", "blue-coast-north"),
        ("2024-05-01-new-pier.md", "new-pier"),
        ("Région (Est)", "région-est"),
        ("v1.2 plan", "v1-2-plan"),
        (".md", "md"),
        ("", ""),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    "path", ["/a/b", "/a/b/", "a/b.html", "/a//b.htm", "/a/b/index.html", "/a/b/index"]
)
def test_ways_to_write_one_address(path: str) -> None:
    assert address_key(path) == "a/b"


def test_the_home_page() -> None:
    assert address_key("/") == address_key("/index.html") == ""


@pytest.mark.parametrize(
    ("path", "segments"),
    [
        ("/a//./b/", ["a", "b"]),
        ("../a%20b", ["..", "a b"]),
        ("/caf%C3%A9", ["café"]),
        ("%2e%2e/a", ["..", "a"]),
        ("", []),
        ("/a%2Fb", None),
        ("/a%5Cb", None),
        ("/a\\b", None),
        ("/a%ff", None),
        ("/a%00", None),
        ("/a\x07", None),
        ("a" * 2001, None),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_decoded_paths(path: str, segments: list[str] | None) -> None:
    assert decode_path(path) == segments


@pytest.mark.parametrize(
    ("segments", "paths"),
    [
        (["x"], ["x", "a/b/x"]),
        ([], ["", "a/b"]),
        (["..", "x"], [None, "a/x"]),
        (["..", "..", ".."], [None, None]),
    ],
)
def test_resolved_paths(segments: list[str], paths: list[str | None]) -> None:
    assert resolve_all(["", "a/b"], segments) == paths
