from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.link.schemes import find_schemes, find_schemes_of_fields
from profilelint.source.read import read_text


def context(text: str) -> Context:
    return Context(read_text("a.md", text), today="2026-01-31")


@pytest.mark.parametrize(
    ("body", "schemes"),
    [
        ("[a](mailto:b@c.org) ![d](DATA:e) <FTP:f> <g@h.org>\n", ["mailto", "ftp", "data"]),
        ("[a][r] [b][r]\n\n[r]: <java&Tab;script:c>\n", ["javascript"]),
        ("[a](java{{ b }}script:c)\n", ["javascript"]),
        ("[a](https://b.org) [c](//d.org) [e](/f:g) [h](#i:j) [k](l)\n", []),
        ("`[a](javascript:b)`\n", []),
        ("<div>\n[a](javascript:b)\n</div>\n", []),
    ],
)
def test_in_markdown(body: str, schemes: list[str]) -> None:
    assert [use.scheme for use in find_schemes(context(body))] == schemes


@pytest.mark.parametrize(
    "body",
    [
        '<div markdown="1">\n<b>[a](javascript:b)</b> ![c](data:d) [e](https://f.org)\n</div>\n',
        "{::options parse_block_html='true' /}\n\n<p>[a](javascript:b)\n![c](data:d)</p>\n",
    ],
)
def test_in_html_that_is_read_as_markdown(body: str) -> None:
    uses = find_schemes(context(body))
    assert [(use.scheme, body[slice(*use.span)], use.image) for use in uses if use.span] == [
        ("javascript", "javascript:b", False),
        ("data", "data:d", True),
    ]


def test_in_front_matter() -> None:
    text = (
        "---\ntitle: 'Water: a right'\ndate: 2020-01-31 09:00:00 Z\na: https://b.org\n"
        "c: [d, ' JavaScript:e']\nf: {g: 'data:h'}\ni: 'j:'\n---\n"
    )
    uses = find_schemes_of_fields(context(text))
    assert [(use.scheme, use.route, use.url, use.span, use.image) for use in uses] == [
        ("javascript", ("c", 1), " JavaScript:e", None, False),
        ("data", ("f", "g"), "data:h", None, False),
    ]
