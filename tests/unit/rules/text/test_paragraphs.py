"""What finders return of paragraphs and their words."""

from __future__ import annotations

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.text.paragraphs import (
    Placeholder,
    find_open_paragraphs,
    find_placeholders,
)
from profilelint.source.read import read_text


def page(text: str) -> Context:
    return Context(read_text("a.md", text), today="2026-01-31")


def test_placeholders() -> None:
    text = (
        "# TODO: x\n\nXX million, [insert a], `TBD`\n\n> * TBD\n\n    FIXME\n\n| TBD | b |\n|-|-|\n"
    )
    assert find_placeholders(page(text)) == [
        Placeholder(Span(2, 7), "TODO:"),
        Placeholder(Span(11, 13), "XX"),
        Placeholder(Span(23, 33), "[insert a]"),
        Placeholder(Span(46, 49), "TBD"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is open\n", ["open"]),
        ("It is **open**\n\n# A\n", ["open"]),
        ("It is [open](/a)\n\nIt is.\n", ["open"]),
        ("It is open\n\n* to all\n", []),
        ("It is `open`\n", []),
        ("It is ![open](/a)\n", []),
        ("It is <b>open</b>\n", []),
        ("It is 开\n", []),
        ("> It is open\n", []),
        ("It is open!\n", []),
    ],
)
def test_open_paragraphs(text: str, words: list[str]) -> None:
    paragraphs = find_open_paragraphs(page(text))
    assert [text[each.word.start : each.word.end] for each in paragraphs] == words
    assert [each.span for each in paragraphs] == [each.node.span for each in paragraphs]
