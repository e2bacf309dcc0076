"""Which addresses of a page are links to the site itself."""

from __future__ import annotations

import pytest

from profilelint.rules.link.local_links import local_links
from profilelint.source.read import read_text

OWN = "https://ports.example/sea"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("[A](https://ports.example/sea/pier/#top)\n", ["/sea/pier/#top"]),
        ("[A](http://PORTS.example/sea)\n", ["/sea"]),
        ("![A](https://ports.example/sea/a.png)\n", ["/sea/a.png"]),
        ("<https://ports.example/sea/pier>\n", ["/sea/pier"]),
        ('<a href="https://ports.example/sea/pier?x=1">A</a>\n', ["/sea/pier?x=1"]),
        (
            '<img src="/a.png" srcset="https://ports.example/sea/b.png 2x">\n',
            ["/a.png", "/sea/b.png"],
        ),
        (
            "---\nlink: https://ports.example/sea/a\nx: https://ports.example/sea/b\n---\n",
            ["/sea/a"],
        ),
        # Other sites, and what another program may serve on the same host.
        ("[A](https://ports.example/seaside) [B](https://ports.example/)\n", []),
        ("[A](https://ports.example.org/sea/pier) [B](ftp://ports.example/sea/a)\n", []),
        ("[A](https://ports.example/sea/{{ page.name }})\n", []),
    ],
)
def test_the_own_host(text: str, urls: list[str]) -> None:
    links = local_links(read_text("a.md", text), ("link",), OWN)
    assert sorted(link.url for link in links) == urls


def test_no_host_is_the_own_where_it_is_not_known() -> None:
    document = read_text("a.md", "---\nlink: https://a.example/b\n---\n[A](https://a.example/c)\n")
    assert local_links(document, ("link",)) == []


def test_an_address_in_curly_marks_is_none_of_the_site() -> None:
    text = "[A](“https://a.example/b”) <a href=“https://a.example/c”>C</a> [D](“d”)\n"
    assert [link.url for link in local_links(read_text("a.md", text))] == ["“d”"]
