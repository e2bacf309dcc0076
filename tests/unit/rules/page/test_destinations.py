"""What is handed to the rules on addresses, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.model.inline import Link
from profilelint.rules.api import Context
from profilelint.rules.page.destinations import (
    field_destinations,
    find_field_destinations,
    find_html_destinations,
    find_link_destinations,
    find_odd_destinations,
    find_odd_field_destinations,
    find_web_fields,
    find_web_html,
    find_web_links,
    link_destinations,
)
from profilelint.source.read import read_text

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination, WebLink


def context(text: str) -> Context:
    whole = text if text.startswith("---\n") else f"---\n---\n{text}"
    return Context(read_text("a.md", whole), today="2026-01-31")


def urls(destinations: list[Destination]) -> list[str]:
    return [destination.url for destination in destinations]


def hosts(links: list[WebLink]) -> list[tuple[str, str]]:
    assert all(link.destination.url == link.url for link in links)
    return [(link.host, link.url) for link in links]


def test_ordinary_addresses_are_not_looked_at() -> None:
    text = "[a](https://www.example.org/a_b/c-d.html) ![e](/f%20g.png) <h@example.org>\n"
    assert link_destinations(context(text).document.body) == []
    text = '<a href="https://example.org/a">b</a> <img src="/c.png"> <a href="{{ d }}?e">f</a>\n'
    assert find_html_destinations(context(text)) == []
    assert find_field_destinations(context("---\nlink: https://example.org/a\n---\n")) == []


@pytest.mark.parametrize(
    "url",
    [
        *("http://example.org/", "//example.org/", "https://Example.org/", "www.example.org"),
        *("https://xn--a.example/", "https://example.org:80/", "https://192.0.2.1/", "/a?b", "#a"),
        *("https://example.org/a.", "/a%20", "a.md", "mailto:a@example.org", "https://", "//a"),
    ],
)
def test_unusual_addresses(url: str) -> None:
    assert urls(link_destinations(context(f"[a]({url})\n").document.body)) == [url]
    assert urls(find_html_destinations(context(f'<a href="{url}">b</a>\n'))) == [url]


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://example.org/a_b/c.html",
            "#a-b",
            "../a/b.md#c",
            "./a",
            "a/b",
            "a.md",
            "#",
            "/a#b",
        ),
        *("https://example.org/#a_b", "https", "http/a", "/a#b"),
    ],
)
def test_what_is_not_odd(url: str) -> None:
    assert urls(find_link_destinations(context(f"[a]({url})\n"))) == [url]
    assert find_odd_destinations(context(f"[a]({url})\n")) == []


@pytest.mark.parametrize(
    "url",
    [
        *("https://example.org/?a", "http//example.org", "example.org/a", "www.example.org", "//a"),
        *("https://example.org/#axzz1", "a@example.org", "a%0A", "http:/a", "http://192.0.2.1/"),
        *("https://example.org/#0123456789", "http://xn--a.example/", "a.", "/a,", "a&b"),
        *("mailto:a@example.org", "HTTP://example.org/", "http://example.org:80/", "javascript:a"),
    ],
)
def test_odd_addresses(url: str) -> None:
    assert urls(find_odd_destinations(context(f"[a]({url})\n"))) == [url]
    assert urls(find_odd_destinations(context(f"[a][b]\n\n[b]: {url}\n"))) == [url]


def test_odd_addresses_of_front_matter() -> None:
    page = context("---\na: http://example.org/b\nc: http://example.org/?d\n---\n")
    assert urls(find_odd_field_destinations(page)) == ["http://example.org/?d"]


def test_a_definition_is_one_destination_of_several_links() -> None:
    document = context("[a][r] [b](#c) [r] ![d][r]\n\n[r]: /e?f\n").document
    first, second = link_destinations(document.body)
    assert (first.url, second.url) == ("/e?f", "#c")
    assert isinstance(first.origin, Link)
    assert [link.text for link in (first.origin, *first.others)] == ["a", "r", "d"]
    assert not second.others


@pytest.mark.parametrize(
    ("value", "is_address"),
    [
        ("https://example.org shows the tides.", False),
        ("www.example.org/b makes charts of harbours", False),
        ("https://example.org/plan of the pier.pdf", True),
        ("https://example.org/a b c/d", True),
        ("https://blue coast.example", True),
    ],
)
def test_sentences_of_front_matter(value: str, is_address: bool) -> None:
    found = field_destinations(context(f"---\na: {value}\n---\n").document)
    assert bool(found) is is_address


def test_addresses_of_front_matter() -> None:
    text = (
        "---\na: https://example.org/\nb: [HTTP://B.example, c]\nd: {e: //f.example}\n"
        "g: 'h: //'\n---\n"
    )
    found = field_destinations(context(text).document)
    assert [(each.url, each.origin) for each in found] == [
        ("https://example.org/", ("a",)),
        ("HTTP://B.example", ("b", 0)),
        ("//f.example", ("d", "e")),
    ]
    assert urls(find_field_destinations(context(text))) == ["HTTP://B.example", "//f.example"]
    assert hosts(find_web_fields(context(text))) == [
        ("example.org", "https://example.org/"),
        ("b.example", "HTTP://B.example"),
    ]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org", "example.org"),
        ("https://www.example.org/a", "www.example.org"),
        ("http://example.org/a", "example.org"),
        ("HTTPS://Example.ORG/a", "example.org"),
        ("https://example.org?a", "example.org"),
        ("https://example.org:443/a", "example.org"),
        ("https://example.org:8443/a", "example.org:8443"),
        ("https://a@example.org/", "example.org"),
        ("https://example.org\\\\@example.com/a", "example.org"),
        ("https://ex%61mple.org/a", "example.org"),
        ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"),
    ],
)
def test_hosts_of_links(url: str, host: str) -> None:
    written = url.replace("\\\\", "\\")
    assert hosts(find_web_links(context(f"[a]({url})\n"))) == [(host, written)]
    assert hosts(find_web_html(context(f'<a href="{written}">b</a>\n'))) == [(host, written)]


@pytest.mark.parametrize(
    "url", ["//example.org/", "http:example.org", "/https://a.org/", "https://[a/", "mailto:a@b.c"]
)
def test_links_that_begin_with_no_scheme_of_the_web_or_have_no_host(url: str) -> None:
    assert find_web_links(context(f"[a]({url})\n")) == []


def test_images_and_template_tags_are_no_links_to_a_host() -> None:
    text = "![a](https://example.org/b) [c](https://{{ d }}/e) [f](https://example.org/{{ g }})\n"
    assert find_web_links(context(text)) == []
    assert find_web_html(context('<img src="https://example.org/b">\n')) == []
