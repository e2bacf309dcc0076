from __future__ import annotations

import pytest
from tests.cost import within

from profilelint.links.url import (
    Refusal,
    Target,
    follow,
    is_top,
    mask_url,
    parse,
    refuse_name,
    scheme_of,
)


def target(url: str) -> Target:
    found = parse(url)
    assert isinstance(found, Target)
    return found


def test_parts_of_an_address() -> None:
    found = target("HTTPS://Bücher.zz:8443/a/../b c?q=ä#Teil 2")
    assert found == Target(
        "https://xn--bcher-kva.zz:8443/b%20c?q=%C3%A4",
        "https",
        "xn--bcher-kva.zz",
        8443,
        "/b%20c?q=%C3%A4",
        "Teil%202",
    )
    assert found.origin == "https://xn--bcher-kva.zz:8443"
    assert found.path == "/b%20c"


@pytest.mark.parametrize(
    ("url", "authority"),
    [
        ("http://one.zz/", "one.zz"),
        ("http://one.zz:80/", "one.zz"),
        ("https://one.zz:80/", "one.zz:80"),
        ("http://[2001:DB8::1]:8080/", "[2001:db8::1]:8080"),
    ],
)
def test_authority_is_the_host_header(url: str, authority: str) -> None:
    assert target(url).authority == authority


def test_protocol_relative_is_read_as_https() -> None:
    assert target("//one.zz/a").href == "https://one.zz/a"


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("relative/path", Refusal("invalid-url")),
        ("", Refusal("invalid-url")),
        ("http://one.zz/\ud800", Refusal("invalid-url")),
        ("http://one.zz/" + "x" * 9000, Refusal("invalid-url")),
        ("VBScript:x", Refusal("invalid-scheme", "vbscript:")),
        ("\x01javascript:x", Refusal("invalid-scheme", "javascript:")),
        ("http://a@one.zz/", Refusal("invalid-credentials")),
        ("http://@one.zz/", Refusal("invalid-credentials")),
        ("http://one.zz/a\tb", Refusal("invalid-ambiguous")),
        ("http:\\\\one.zz", Refusal("invalid-ambiguous")),
        ("mailto:x", Refusal("unsupported-syntax", "e-mail address")),
        ("mailto:?subject=x&to=a@b.zz", Refusal("unsupported", "e-mail address")),
        ("tel:", Refusal("unsupported-syntax", "telephone number")),
        ("skype:x", Refusal("unsupported-scheme", "skype:")),
    ],
)
def test_refusals(url: str, refusal: Refusal) -> None:
    assert parse(url) == refusal


def test_at_sign_in_a_path_is_no_user_name() -> None:
    assert target("https://one.zz/@someone/a@b?c=@").host == "one.zz"


def test_scheme() -> None:
    assert (scheme_of("HTTP:x"), scheme_of("a/b:c"), scheme_of("1a:x")) == ("http", "", "")


@pytest.mark.parametrize(
    ("location", "href", "fragment"),
    [
        ("/c", "http://one.zz/c", "f"),
        ("c", "http://one.zz/a/c", "f"),
        ("?q", "http://one.zz/a/b?q", "f"),
        ("//two.zz", "http://two.zz/", "f"),
        ("https://two.zz/#g", "https://two.zz/", "g"),
        ("", "http://one.zz/a/b", "f"),
        ("\\\\two.zz\\c", "http://two.zz/c", "f"),
    ],
)
def test_follow(location: str, href: str, fragment: str) -> None:
    found = follow(target("http://one.zz/a/b#f"), location)
    assert isinstance(found, Target)
    assert (found.href, found.fragment) == (href, fragment)


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("metadata.google.internal", "unsafe-metadata"),
        ("metadata.google.internal.", "unsafe-metadata"),
        ("localhost", "unsafe-name"),
        ("a.b.localhost", "unsafe-name"),
        ("printer", "unsafe-name"),
        ("printer.local", "unsafe-name"),
        ("db.internal", "unsafe-name"),
        ("www.one.zz.", "unsafe-dot"),
        ("www.example.com", "skipped-reserved"),
        ("a.test", "skipped-reserved"),
        ("myexample.com", None),
        ("local.zz", None),
        ("notlocalhost.zz", None),
    ],
)
def test_names(host: str, reason: str | None) -> None:
    refusal = refuse_name(host)
    assert (refusal and refusal.reason) == reason


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:pw@one.zz/a@b", "https://***@one.zz/a@b"),
        ("//me:pw@one.zz/", "//***@one.zz/"),
        ("https:me:pw@one.zz/", "https:***@one.zz/"),
        ("https://me:p@w@one.zz/a@b", "https://***@one.zz/a@b"),
        ("https://me:p w@one.zz/", "https://***@one.zz/"),
        ("redis://me:pw@one.zz/", "redis://***@one.zz/"),
        ("https://one.zz/?to=https://me:pw@two.zz/", "https://one.zz/?to=https://***@two.zz/"),
        ("https://u:http:pw@one.zz/", "https://***@one.zz/"),
        ("https://one.zz/u:ftp:pw@two.zz", "https://one.zz/u:ftp:***@two.zz"),
        ("https://one.zz//me@two.zz", "https://one.zz//me@two.zz"),
        ("mailto:editor@one.zz", "mailto:editor@one.zz"),
        ("https:\\\\me@one.zz/", "https:\\\\***@one.zz/"),
        ("https://one.zz/?a=1&token=x&b=2", "https://one.zz/?a=1&token=***&b=2"),
        ("https://one.zz/?access_token=x", "https://one.zz/?access_token=***"),
        ("https://one.zz/?X-Amz-Credential=x%2Fy", "https://one.zz/?X-Amz-Credential=***"),
        ("https://one.zz/?sv=1&sig=x", "https://one.zz/?sv=1&sig=***"),
        ("https://one.zz/?apiKey=x;password=y", "https://one.zz/?apiKey=***;password=***"),
        ("https://one.zz/#id_token=x", "https://one.zz/#id_token=***"),
        ("https://one.zz/?design=x&signal=y", "https://one.zz/?design=x&signal=y"),
        ("https://one.zz/token=x", "https://one.zz/token=x"),
    ],
)
def test_mask(url: str, shown: str) -> None:
    assert mask_url(url) == shown


@pytest.mark.parametrize(
    "text",
    [
        "?" * 8000,
        "?a_" * 2700,
        "http:" + "/" * 8000,
        "a" * 8000 + ":",
        "mailto:" + "a@" * 4000,
        "http:" * 1600,
    ],
)
def test_hostile_text_costs_little(text: str) -> None:
    within(0.2, lambda: (parse(text), mask_url(text + "=")))


def test_masking_a_hundred_hostile_addresses_costs_little() -> None:
    text = "http:" * 1600 + "/@"
    within(0.2, lambda: [mask_url(text) for _ in range(100)])


def test_fragments_that_lead_to_the_top() -> None:
    fragments = ("", "top", "TOP", ":~:text=x", "a")
    assert [is_top(fragment) for fragment in fragments] == [True, True, True, True, False]
