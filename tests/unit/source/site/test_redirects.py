"""Addresses that a site's host redirects."""

from __future__ import annotations

import pytest

from profilelint.source.files.tree import TextTree
from profilelint.source.site.redirects import Redirects

TEXT = """\
# from to
/old /new
/docs/:version/intro /intro
/blog/* /news/:splat 301
/gone/* /404 404
https://www.example.org/* https://example.org/:splat
{{ range . }}{{ .From }} {{ .To }}{{ end }}
/latest/{{ .Page }} /v1/
"""
TOML = """\
[[redirects]]
from = "/a/*"
to = "/b/:splat"
[[redirects]]
from = "/*"
to = "/404"
status = 404
"""


def redirects(files: dict[str, str]) -> Redirects:
    return Redirects(TextTree(files), files)


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/old", True),
        ("/Old/", True),
        ("/old/more", False),
        ("/docs/v2/intro", True),
        ("/docs/intro", False),
        ("/blog/a/b", True),
        ("/blog", True),
        ("/gone/a", False),
        ("/latest/page", True),
        ("/a/b", True),
        ("/c", False),
        ("/", False),
    ],
)
def test_netlify(address: str, leads: bool) -> None:
    files = {"static/_redirects": TEXT, "netlify.toml": TOML}
    assert redirects(files).lead_from(address) is leads


@pytest.mark.parametrize(
    ("file", "leads"),
    [
        ("vercel.json", True),
        ("nginx.conf", True),
        ("data/redirects.yml", True),
        ("_layouts/redirect.html", False),
        ("docs/redirects.md", False),
        ("package.json", False),
    ],
)
def test_redirects_that_are_not_read(file: str, leads: bool) -> None:
    assert redirects({file: ""}).lead_from("/any") is leads


VERCEL = """\
{"redirects": [{"source": "/old/", "destination": "/new/"},
               {"source": "/docs/:version/intro", "destination": "/intro"},
               {"source": "/blog/:path*", "destination": "/news/:path*"},
               {"source": "/log/:day(\\\\d{1,2})", "destination": "/"}],
 "rewrites": [{"source": "/speed/(.*)", "destination": "https://example.org/$1"}]}
"""


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/old", True),
        ("/old/more", False),
        ("/docs/v2/intro", True),
        ("/docs/v2/outro", False),
        ("/blog/a/b", True),
        ("/blog", True),
        ("/log/12", True),
        ("/log/12/13", False),
        ("/speed/a/b", True),
        ("/", False),
    ],
)
def test_vercel(address: str, leads: bool) -> None:
    assert redirects({"vercel.json": VERCEL}).lead_from(address) is leads


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"redirects": {}}',
        '{"redirects": [3]}',
        '{"rewrites": [{"source": 3}]}',
        '{"redirects": [{"source": "/((?!a/).*)"}]}',
        '{"routes": [], "redirects": []}',
    ],
)
def test_settings_of_vercel_that_may_redirect_anything(text: str) -> None:
    assert redirects({"vercel.json": text}).lead_from("/any")


def test_broken_files_tell_of_no_redirect() -> None:
    for text in ("[[redirects", "redirects = 3", "[[redirects]]\nfrom = 3"):
        assert not redirects({"netlify.toml": text}).lead_from("/any")
