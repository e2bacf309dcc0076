"""What finders return of white space."""

from __future__ import annotations

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.page.white_space import (
    TrailingSpace,
    find_double_spaces,
    find_trailing_spaces,
)
from profilelint.source.read import read_text


def page(text: str) -> Context:
    return Context(read_text("a.md", text), today="2026-01-31")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("Text \n", [(4, 5, "text")]),
        ("Text\u00a0\t ", [(4, 7, "text")]),
        ("> Text \n", [(6, 7, "text")]),
        ("* Text \n", [(6, 7, "item")]),
        ("# Text \n", [(6, 7, "heading")]),
        ("Text\n \t\nText\n", [(5, 7, "line")]),
        ("Text  \nText\t\n", [(11, 12, "text")]),
        ("Text  \n", [(4, 6, "text")]),
        ("* \n* a\n", []),
        ("- a\n    -   -   \n", []),
        ("* 1. > - \n", []),
        ("* a - \n", [(5, 6, "item")]),
        ("* -- \n", [(4, 5, "item")]),
        ("    code \n", []),
        ("`a \nb`\n", []),
        ("<p> \n</p>\n", []),
        ("| a | \n|-|\n", []),
    ],
)
def test_trailing_spaces(text: str, spaces: list[tuple[int, int, str]], end: str) -> None:
    text = text.replace("\n", end)
    found = find_trailing_spaces(page(text))
    lines = text.replace("\r\n", "\n")
    shift = len(end) - 1
    assert [
        (
            start - shift * lines.count("\n", 0, start),
            stop - shift * lines.count("\n", 0, start),
            to,
        )
        for (start, stop), to in found
    ] == spaces
    assert all(isinstance(each, TrailingSpace) for each in found)


@pytest.mark.parametrize(
    ("text", "spaces"),
    [
        ("A  b.   C\n", [Span(1, 3), Span(5, 8)]),
        ("##  A  b\n\n*  c\n   d  e\n", [Span(5, 7), Span(19, 21)]),
        ("`a  b` [c](/d  'e')\n", []),
        ("A  \n  b \t  c\n", []),
        ("    a  b\n\n| a  b |\n|-|\n", []),
    ],
)
def test_double_spaces(text: str, spaces: list[Span]) -> None:
    assert find_double_spaces(page(text)) == spaces


def test_many_places_on_many_blocks() -> None:
    """Few places and many are looked up in different ways."""
    text = "A  b.\n\n# C  d\n\n" * 20
    every = [Span(15 * index + at, 15 * index + at + 2) for index in range(20) for at in (1, 10)]
    assert find_double_spaces(page(text)) == every
    few = "A b.\n\n# C d\n\n" * 20
    assert find_double_spaces(page(f"{few}A  b.\n")) == [Span(len(few) + 1, len(few) + 3)]


def test_spaces_in_the_name_of_a_file_are_its_own_fault() -> None:
    body = "![boat  pier.jpg](/a.jpg) a  b ![A  boat](/b.jpg)\n"
    found = find_double_spaces(Context(read_text("a.md", body), today="2026-01-31"))
    assert [span.start for span in found] == [body.index("a  b") + 1, body.index("A  boat") + 1]
