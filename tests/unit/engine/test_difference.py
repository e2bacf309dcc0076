"""The difference between two texts as it is shown to people."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.cost import within

from profilelint.engine.difference import difference

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "c\n", "d\r"]), max_size=30)


def lines(before: str, after: str) -> list[list[tuple[Any, ...]]]:
    return [
        [tuple(line.values()) for line in hunk["lines"]]
        for hunk in difference(before, after)["hunks"]
    ]


def test_equal_texts_have_no_hunk() -> None:
    assert difference("a\nb\n", "a\nb\n") == {"hunks": []}


def test_a_line_that_changes_stands_among_three_others() -> None:
    before = "".join(f"{number}\n" for number in range(1, 10))
    assert lines(before, before.replace("5", "five")) == [
        [
            ("same", 2, 2, "2"),
            ("same", 3, 3, "3"),
            ("same", 4, 4, "4"),
            ("removed", 5, None, "5"),
            ("added", None, 5, "five"),
            ("same", 6, 6, "6"),
            ("same", 7, 7, "7"),
            ("same", 8, 8, "8"),
        ]
    ]


def test_lines_far_apart_are_hunks_of_their_own() -> None:
    before = "".join(f"{number}\n" for number in range(20))
    after = before.replace("3\n", "", 1).replace("17\n", "17\nnew\n")
    assert [[line[0][0] for line in hunk] for hunk in lines(before, after)] == [
        ["s", "s", "s", "r", "s", "s", "s"],
        ["s", "s", "s", "a", "s", "s"],
    ]
    assert lines(before, after)[1][3] == ("added", None, 18, "new")


def test_a_new_text_and_one_that_is_gone() -> None:
    assert lines("", "a\nb") == [[("added", None, 1, "a"), ("added", None, 2, "b")]]
    assert lines("a\nb", "") == [[("removed", 1, None, "a"), ("removed", 2, None, "b")]]


def test_a_line_end_is_part_of_its_line() -> None:
    assert lines("a\r\nb\n", "a\nb\n") == [
        [("removed", 1, None, "a"), ("added", None, 1, "a"), ("same", 2, 2, "b")]
    ]


def test_only_line_feeds_and_carriage_returns_end_lines() -> None:
    assert lines("a\u2028b\x0cc\n", "") == [[("removed", 1, None, "a\u2028b\x0cc")]]


@given(LINES, LINES)
def test_the_hunks_lead_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    shown = [line for hunk in lines("".join(before), "".join(after)) for line in hunk]
    old = [line for line in shown if line[1] is not None]
    new = [line for line in shown if line[2] is not None]
    assert all(before[line[1] - 1].rstrip("\r\n") == line[3] for line in old)
    assert all(after[line[2] - 1].rstrip("\r\n") == line[3] for line in new)
    assert all(one[1] < two[1] for one, two in pairwise(old))
    assert all(one[2] < two[2] for one, two in pairwise(new))
    removed = {line[1] - 1 for line in shown if line[0] == "removed"}
    added = {line[2] - 1 for line in shown if line[0] == "added"}
    assert [line for number, line in enumerate(before) if number not in removed] == [
        line for number, line in enumerate(after) if number not in added
    ]


def test_texts_that_have_nothing_in_common_take_no_long() -> None:
    before = "".join(f"a{number}\n" for number in range(20_000))
    hunks = within(3.0, lambda: difference(before, before.replace("a", "b"))["hunks"])
    assert [len(hunk["lines"]) for hunk in hunks] == [40_000]
