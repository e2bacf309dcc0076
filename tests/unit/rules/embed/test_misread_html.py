from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.embed.misread_html import find_misread_html, find_tangled_html
from profilelint.source.read import read_text


def context(body: str) -> Context:
    return Context(read_text("a.md", body), today="2026-01-31")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("<!--> <b>a</b> -->\n", [("comment", "<b>", "b")]),
        ("<iframe src='/a'>\n\nText\n", [("unclosed", "<iframe src='/a'>", "iframe")]),
        ("<div>\n~~~~\n<b>a</b>\n~~~~\n</div>\n", [("fence", "~~~~", "")]),
        ("<div>\n```\na\n```\n</div>\n", []),
        ("<template><form></form></template>\n", [("hidden", "<form>", "template")]),
        (
            "<template><b onclick=a></b><i></i></template>\n",
            [("hidden", "<b onclick=a>", "template")],
        ),
        ("<noscript><meta></noscript>\n", [("hidden", "<noscript>", "noscript")]),
        ("<noscript>Text</noscript> <!-- <b>a</b> --> <b>c</b>\n", []),
    ],
)
def test_misread_html(body: str, places: list[tuple[str, str, str]]) -> None:
    found = find_misread_html(context(body))
    assert [(each.kind, body[slice(*each.span)], each.element) for each in found] == places


def test_tangled_html() -> None:
    [first] = find_tangled_html(context("<div>\n" + "<body id=a>" * 21 + "\n</div>\n"))
    assert first.span == (0, 5)
    assert find_tangled_html(context("<div>\n" + "<body id=a>" * 2 + "\n</div>\n")) == []
    assert find_tangled_html(context("Text.\n")) == []
