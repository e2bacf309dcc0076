"""What finders return of headings and of lines that look like some."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.heading.headings import (
    TitleLines,
    find_bare_headings,
    find_number_signs,
    find_outlines,
    find_title_lines,
)
from profilelint.rules.page.section_labels import Label
from profilelint.source.read import read_text

Place = TypeVar("Place")


def found(finder: Callable[[Context], Sequence[Place]], text: str) -> list[Place]:
    """Return what a finder returns of a page without front matter."""
    return list(finder(Context(read_text("a.md", text), today="2026-01-31")))


def test_number_signs() -> None:
    text = "##  A\n\n#\tB\n\n# C\n\n##D\n\n#e\n\n####### F\n\n##\n\n> ##g\n\n##h\ni\n\nJ\n===\n"
    signs = found(find_number_signs, text)
    assert [(each.marks, each.gap) for each in signs] == [
        (Span(0, 2), Span(2, 4)),
        (Span(7, 8), Span(8, 9)),
        (Span(17, 19), Span(19, 19)),
        (Span(48, 50), Span(50, 50)),
    ]
    assert [each.heading and each.heading.text for each in signs] == ["A", "B", None, None]


def test_number_signs_within_a_paragraph() -> None:
    text = "A\n##B\r##c\r\n   ##Ä\n`d\n##E`\n\n" + f"F\n##G{'g' * 120}\n\n- H\n##I\n"
    signs = found(find_number_signs, text)
    assert [(each.marks, each.gap, each.within) for each in signs] == [
        (Span(2, 4), Span(4, 4), True),
        (Span(14, 16), Span(16, 16), True),
    ]


def test_bare_headings() -> None:
    text = (
        "Text.\n\n# A\n\n## B\n\n<!-- b -->\n\n## C\n\n<b>\n\n## D\n\nText.\n\n# E\n\n> # F\n\n# G"
    )
    bare = found(find_bare_headings, text)
    assert [
        (each.heading.text, each.following.text if each.following else None) for each in bare
    ] == [("A", "B"), ("B", "C"), ("G", None)]


@pytest.mark.parametrize(
    ("text", "outlines"),
    [
        ("# A\n\n## B\n\n# C\n", [["A", "B", "C"]]),
        ("# A\n\n> ## B\n", []),
        ("# A\n\n# B\n", []),
        ("Text.\n", []),
    ],
)
def test_outlines(text: str, outlines: list[list[str]]) -> None:
    lists = found(find_outlines, text)
    assert [[heading.text for heading in headings] for headings in lists] == outlines


def test_bold_text_of_two_lines_is_no_title() -> None:
    (lines,) = found(find_title_lines, "**A\rb**\r\r* c\r")
    assert lines.bold is None


def test_title_lines() -> None:
    text = "Text.\n\n**A b**:\n\n* c\n\n__D__\n\n* e\n\nF g\nof h.\n\n![i](/j.png)\n\nK:\n\n> L\n"
    assert found(find_title_lines, text) == [
        TitleLines([Label(Span(7, 15), "A b", bold=True)], None),
        TitleLines([label := Label(Span(22, 27), "D", bold=True)], label),
        TitleLines([Label(Span(34, 37), "F g", bold=False)], None),
    ]
