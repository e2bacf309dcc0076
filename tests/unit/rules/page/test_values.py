"""What finders return of the values of front matter."""

from __future__ import annotations

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.page.values import (
    FieldText,
    find_empty_items,
    find_marked_texts,
    find_spaced_texts,
    find_written_line_breaks,
)
from profilelint.source.read import read_text


def page(block: str) -> Context:
    text = block if block.startswith(("+++", "{")) else f"---\n{block}\n---\n"
    return Context(read_text("a.md", text), today="2026-01-31")


def test_empty_items() -> None:
    assert find_empty_items(page("a: ['', b]\nc:\n- d:\n  - ' '\n  -\n- 0\ne:\nf: ''")) == [
        ("a", 0),
        ("c", 0, "d", 0),
        ("c", 0, "d", 1),
    ]


def test_spaced_texts() -> None:
    block = "a: ' b'\nc:\n- d: \"e\\t\"\n- ' '\nf: |\n  g\nh: \"i\\u00a0\"\nj: 1"
    assert find_spaced_texts(page(block)) == [
        FieldText(("a",), " b"),
        FieldText(("c", 0, "d"), "e\t"),
        FieldText(("c", 1), " "),
        FieldText(("h",), "i\u00a0"),
    ]


def test_marked_texts() -> None:
    block = 'a: "\\x2ab"\nc: [d_e, "[f](g)"]\nh: "`"\ni: 1 < 2\nj: k'
    texts = find_marked_texts(page(block))
    assert [each.text for each in texts] == ["*b", "d_e", "[f](g)", "`", "1 < 2"]
    assert texts[1].route == ("c", 0)


@pytest.mark.parametrize(
    ("block", "places"),
    [
        ("a: b\\nc\\n", [[Span(8, 10), Span(11, 13)]]),
        ('a: "b\\nc\\\\n"', [[Span(9, 11)]]),
        ("a: C:\\new", []),
        ("a: |\n  b\\n", []),
        ("a: b\\tc", []),
        ('+++\na = "b\\nc"\n+++\n', [[Span(10, 12)]]),
        ('{"a": "b\\nc"}\n', []),
    ],
)
def test_written_line_breaks(block: str, places: list[list[Span]]) -> None:
    breaks = find_written_line_breaks(page(block))
    assert [each.places for each in breaks] == places
    assert [each.route for each in breaks] == [("a",)] * len(places)
