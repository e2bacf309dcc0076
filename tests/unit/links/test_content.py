from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.links.content import (
    has_anchor,
    is_script_route,
    read_page,
)

FILLER = b"<p>" + b"Some words. " * 60
HTML = "text/html"


def names(body: bytes, kind: str = HTML) -> frozenset[str]:
    return read_page(body, kind, anchors=True).anchors


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ('<h2 id="a">', "a"),
        ("<h2 class=x id='a b'>", "a b"),
        ("<h2\nID=a>", "a"),
        ('<a name = "a">', "a"),
        ('<svg/id="a"/>', "a"),
        ('<p id="a&amp;b">', "a&b"),
        ("<h2>More <b>About</b> It</h2>", "more-about-it"),
    ],
)
def test_names(markup: str, name: str) -> None:
    assert name in names(markup.encode())


def test_names_are_not_read_unless_asked_for() -> None:
    assert read_page(b"<p id=a>", HTML, anchors=False).anchors == frozenset()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p id='ä'>".encode(), HTML),
        ("<p id='ä'>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<meta charset='windows-1252'><p id='ä'>".encode("latin-1"), HTML),
        ("\ufeff<p id='ä'>".encode("utf-16-le"), HTML),
        ("<p id='ä'>".encode(), "text/html; charset=unicode_escape"),
        ("<p id='ä'>".encode(), "text/html; charset=zlib"),
    ],
)
def test_encodings(body: bytes, kind: str) -> None:
    assert "ä" in names(body, kind)


@pytest.mark.parametrize(
    ("title", "missing"),
    [
        ("404", "404"),
        ("Error 404", "Error 404"),
        ("404 - Page not found", "404 - Page not found"),
        ("Page Not Found – One", "Page Not Found"),
        ("One: Page not found", "Page not found"),
        ("One | 404 Not Found", "404 Not Found"),
        ("Not found &middot; One", "Not found"),
        ("  Page\n not   found ", "Page not found"),
        ("Area code 404", ""),
        ("Why pages are not found", ""),
        ("Page not found: " + "a long essay " * 20, ""),
        ("", ""),
    ],
)
def test_missing_title(title: str, missing: str) -> None:
    page = read_page(f"<title>{title}</title>".encode(), HTML, anchors=False)
    assert page.missing_title == missing


def test_challenge_and_parked() -> None:
    assert read_page(b"<title>Just a moment...</title>", HTML, anchors=False).challenge
    assert read_page(b"<p>This domain is for sale", HTML, anchors=False).parked
    plain = read_page(b"<title>Wait just a moment</title>", HTML, anchors=False)
    assert (plain.challenge, plain.parked) == (False, False)


@pytest.mark.parametrize(
    ("body", "scripted"),
    [
        (FILLER, False),
        (b"<script src=a.js></script>" + FILLER, False),
        (b"<script type=module src=a.js></script>" + FILLER, True),
        (b'<div class="x" id="app"></div>' + FILLER, True),
        (b'<div id="application-notes"></div>' + FILLER, False),
        (b"<p>Few words.", True),
        (b"<script>" + b"x " * 900 + b"</script><p>Few words.", True),
        (b"<style>a</style>" + FILLER + b"<script>x", False),
    ],
)
def test_scripted(body: bytes, scripted: bool) -> None:
    assert read_page(body, HTML, anchors=True).scripted is scripted


def test_places() -> None:
    known = frozenset({"a", "user-content-b", "ä c"})
    assert [has_anchor(known, each) for each in ("a", "b", "%C3%A4%20c", "a:~:text=x", "d")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert [is_script_route(each) for each in ("/a", "!a", "page=2", "a")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "piece",
    [
        b"<",
        b"<!--",
        b"<a ",
        b" id",
        b" id =",
        b" id='",
        b' id="',
        b"<h1>",
        b"<h1",
        b"</h1>",
        b"<h1></h1>",
        b"<title",
        b"<title>",
        b"<script",
        b"<script>",
        b"</script>",
        b"<div id=",
        b"<div ",
        b"charset=",
        b"&amp",
        b" ",
        b"\x00",
        b"<script></script>",
        b" id=a",
    ],
)
def test_a_hostile_page_costs_little(piece: bytes) -> None:
    body = piece * ((1 << 18) // len(piece))  # a cost that grew squared would take minutes
    within(1.5, lambda: read_page(body, HTML, anchors=True))
