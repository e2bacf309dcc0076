from __future__ import annotations

from profilelint.engine.edits import apply, choose
from profilelint.model.finding import Edit, Fix, Span


def fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("x", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_apply_keeps_all_else() -> None:
    edits = [Edit(Span(0, 1), "A"), Edit(Span(3, 3), "+"), Edit(Span(4, 6), "")]
    assert apply("abcdefg", edits) == "Abc+dg"
    assert apply("abcdefg", edits[::-1]) == "Abc+dg"


def test_touching_edits_go_together() -> None:
    one, two = fix((0, 2, "x")), fix((2, 4, "y"))
    assert choose([one, two]) == [one, two]


def test_overlapping_fixes_exclude_each_other_as_a_whole() -> None:
    one, two, three = fix((0, 3, "x")), fix((2, 4, "y"), (8, 9, "z")), fix((8, 9, "w"))
    assert choose([one, two, three]) == [one, three]


def test_equal_edits_are_applied_once() -> None:
    one, two = fix((3, 3, "x")), fix((3, 3, "x"))
    assert choose([one, two]) == [one]
