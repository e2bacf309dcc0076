from __future__ import annotations

import pytest

from profilelint.engine.workspace.moved_places import moved
from profilelint.model.finding import Edit, Fix, Location, Problem, Related, Span


@pytest.mark.parametrize(
    ("after", "places"),
    [
        ("one two three", ["one", "two", "three"]),
        ("one  two three", ["one", "two", "three"]),
        ("one and two three", ["one", "two", "three"]),
        ("one two 3", ["one", "two"]),
        ("one twX three", ["one", "three"]),
        ("Xone two three", ["one", "two", "three"]),
        ("one two three four", ["one", "two", "three"]),
        ("onetwo three", ["one", "two", "three"]),
        ("two three", ["two", "three"]),
        ("", []),
    ],
)
def test_places_move_with_the_text(after: str, places: list[str]) -> None:
    before = "one two three"
    problems = [
        Problem("rule", "id", Span(before.index(word), before.index(word) + len(word)), {})
        for word in ("one", "two", "three")
    ]
    spans = [problem.span for problem in moved(problems, before, after)]
    assert [after[start:end] for start, end in spans] == places


def test_fixes_and_places_on_the_page_are_left_out() -> None:
    here, there = Location("", Span(0, 1)), Location("b.md", Span(0, 1))
    related = (Related("first", here), Related("other", there))
    fixes = (Fix("Fix", (Edit(Span(0, 1), "x"),)),)
    problem = Problem("rule", "id", Span(4, 5), {}, related=related, fixes=fixes, path="a.md")
    (found,) = moved([problem], "a b c", "a bb c")
    assert found == problem._replace(span=Span(5, 6), related=(related[1],), fixes=())
