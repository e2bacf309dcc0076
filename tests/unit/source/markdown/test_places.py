"""Where headings and list items are written, by the texts that the spans cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Span


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


def headings(text: str) -> list[tuple[int, str, str, str]]:
    body = parse_body(text, 0)
    return [
        (heading.level, covered(body, heading.span), covered(body, heading.text_span), heading.text)
        for heading in body.headings
    ]


def items(text: str) -> list[tuple[str, str, str, str]]:
    body = parse_body(text, 0)
    return [
        (
            covered(body, item.span),
            covered(body, item.marker),
            covered(body, item.content),
            item.text,
        )
        for item in body.items
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Rivers", [(1, "# Rivers", "Rivers", "Rivers")]),
        ("###  Sample Work \n", [(3, "###  Sample Work", "Sample Work", "Sample Work")]),
        ("   ## Wells ##  \n", [(2, "## Wells ##", "Wells", "Wells")]),
        ("## C# ##\n", [(2, "## C# ##", "C#", "C#")]),
        ("## C#\n", [(2, "## C#", "C#", "C#")]),
        (r"## C \##", [(2, r"## C \##", r"C \##", "C ##")]),
        ("#\n\n##  ##\n", [(1, "#", "", ""), (2, "##  ##", "", "")]),
        ("Two\nlines\n===\n", [(1, "Two\nlines\n===", "Two\nlines", "Two lines")]),
        ("#no space\n---", [(2, "#no space\n---", "#no space", "#no space")]),
        ("> ## Quoted\n", [(2, "## Quoted", "Quoted", "Quoted")]),
        (
            "## The *new* [port](p.md) `x`",
            [
                (
                    2,
                    "## The *new* [port](p.md) `x`",
                    "The *new* [port](p.md) `x`",
                    "The new port x",
                )
            ],
        ),
        ("## Wells {#wells}\n", [(2, "## Wells {#wells}", "Wells", "Wells")]),
        ("## Wells ## {#w}\n", [(2, "## Wells ## {#w}", "Wells", "Wells")]),
        ("## Wells {: .wide}\n", [(2, "## Wells {: .wide}", "Wells", "Wells")]),
        ("Wells {: .wide}\n---\n", [(2, "Wells {: .wide}\n---", "Wells", "Wells")]),
        ("## Set {a}\n", [(2, "## Set {a}", "Set {a}", "Set {a}")]),
        ("#\tTab\r\n", [(1, "#\tTab", "Tab", "Tab")]),
        ("one\r# Two\rthree", [(1, "# Two", "Two", "Two")]),
        ("one\u2028# Two", []),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert headings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "* Dug [wells](w).  \n* **Built** roads\n",
            [
                ("* Dug [wells](w).", "*", "Dug [wells](w).", "Dug wells."),
                ("* **Built** roads", "*", "**Built** roads", "Built roads"),
            ],
        ),
        (
            "10) ten\n11)  eleven",
            [("10) ten", "10)", "ten", "ten"), ("11)  eleven", "11)", "eleven", "eleven")],
        ),
        ("* a\n* \n* b\n", [("* a", "*", "a", "a"), ("*", "*", "", ""), ("* b", "*", "b", "b")]),
        ("*\n  next line\n", [("*\n  next line", "*", "next line", "next line")]),
        ("* item\nlazy\n", [("* item\nlazy", "*", "item\nlazy", "item lazy")]),
        (
            "- [x] done\n- [ ] open\n",
            [("- [x] done", "-", "done", "done"), ("- [ ] open", "-", "open", "open")],
        ),
        (
            "* a\n\n  b\n\n  * c\n",
            [("* a\n\n  b\n\n  * c", "*", "a", "a"), ("* c", "*", "c", "c")],
        ),
        ("- - a\n", [("- - a", "-", "- a", ""), ("- a", "-", "a", "a")]),
        ("   -\ta\n\n\n   - b", [("-\ta", "-", "a", "a"), ("- b", "-", "b", "b")]),
        ("* ```\n  x\n  ```\n", [("* ```\n  x\n  ```", "*", "```\n  x\n  ```", "")]),
        ("*\n\t- a", [("*\n\t- a", "*", "- a", ""), ("- a", "-", "a", "a")]),
        (">\t1. a\n", [("1. a", "1.", "a", "a")]),
        ("\f- a\n", [("- a", "-", "a", "a")]),
        ("1. # Title #\n", [("1. # Title #", "1.", "Title", "Title")]),
        ("* [a]: b\n", [("* [a]: b", "*", "", "")]),
        ("> * a\n>\n> b\n", [("* a", "*", "a", "a")]),
        ("* TOC\n{:toc}\n", [("* TOC\n{:toc}", "*", "TOC", "TOC")]),
        ("* {:.big} Dug\n", [("* {:.big} Dug", "*", "Dug", "Dug")]),
        ("* {{ site.name }} dug\n", [("* {{ site.name }} dug", "*", "{{ site.name }} dug", "dug")]),
    ],
)
def test_items(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert items(text) == expected
