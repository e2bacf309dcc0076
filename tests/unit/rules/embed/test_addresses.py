from __future__ import annotations

from profilelint.rules.api import Context
from profilelint.rules.embed.addresses import find_ambiguous_addresses, find_html_schemes
from profilelint.source.read import read_text


def context(body: str) -> Context:
    return Context(read_text("a.md", body), today="2026-01-31")


def test_addresses_that_are_read_in_two_ways() -> None:
    body = (
        '<a href="https://a.org\\@b.org/">c</a> <img src="https:///d.org/"> <a href="/e">f</a>\n'
        '<form action="https://g@h.org/"></form> <video poster="https://2130706433/"></video>\n'
        '<a title="https:///i.org/" href="https:///{{ j }}/">k</a>\n'
        '<template><a href="https:///l.org/"></template>\n'
    )
    found = find_ambiguous_addresses(context(body))
    assert [(each.attribute.name, *each.ambiguity) for each in found] == [
        ("href", "backslash", "a.org"),
        ("src", "slashes", "d.org"),
        ("action", "user", "h.org"),
        ("poster", "host", "127.0.0.1"),
    ]


def test_schemes_in_html() -> None:
    body = (
        '<a href="MAILTO:a@b.org">c</a> <a href="https://d.org/e:f">g</a> <a href="/h">i</a>\n'
        '<a href="java&Tab;script:j()">k</a> <iframe src="data:l"></iframe> <p title="m:n">o</p>\n'
        '<form action="javascript:p()"><button formaction="q:r">s</button></form>\n'
        "*t*{: href='javascript:u()'} <template><a href='v:w'></template>\n"
    )
    found = find_html_schemes(context(body))
    assert [(each.element.name, each.attribute.name, each.schemes) for each in found] == [
        ("a", "href", ("mailto",)),
        ("a", "href", ("javascript",)),
        ("iframe", "src", ("data",)),
        ("form", "action", ("javascript",)),
        ("button", "formaction", ("q",)),
        ("", "href", ("javascript",)),
    ]


def test_schemes_that_an_animation_writes() -> None:
    body = "<svg><set to='a:b' by=c /><animate values='d;e:f;g:h'/></svg> <b to='i:j'>k</b>\n"
    found = find_html_schemes(context(body))
    assert [(each.element.name, each.attribute.name, each.schemes) for each in found] == [
        ("set", "to", ("a",)),
        ("animate", "values", ("e", "g")),
    ]
