"""What finders return of lists; faults that are rarely spelled are in `tests.rules`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.list.bullets import (
    CrowdedList,
    PastedBullets,
    find_adjoining_lists,
    find_crowded_lists,
    find_empty_bullets,
    find_pasted_bullets,
    find_repeated_bullets,
    find_wrapped_bullets,
    lists_with_lines,
)
from profilelint.source.read import read_text

Place = TypeVar("Place")


def found(finder: Callable[[Context], Sequence[Place]], text: str) -> list[Place]:
    """Return what a finder returns of a page without front matter."""
    return list(finder(Context(read_text("a.md", text), today="2026-01-31")))


def test_what_the_items_of_plain_lists_say() -> None:
    body = read_text("a.md", "* Dig \n* a\n\nText.\n\n- Mend\n").body
    assert [lines for _, lines in lists_with_lines(body)] == [["Dig", "a"], ["Mend"]]


@pytest.mark.parametrize(
    "text",
    ["* Dig\n\n* Mend \n", "* Dig\r\n* Mend\r\n", "* Dig\n* Mend\n## End\n", "* Dig\n* Mend"],
)
def test_lists_are_plain_with_empty_lines_and_whatever_ends_them(text: str) -> None:
    body = read_text("a.md", text).body
    assert [lines for _, lines in lists_with_lines(body)] == [["Dig", "Mend"]]


@pytest.mark.parametrize(
    "text",
    [
        "* Dig\na well\n",
        "* Dig\n#a well\n",
        "* Dig\n  * Mend\n",
        "* Dig\r* Mend\n",
        "1. Dig\n",
        "> * Dig\n> * Mend\n",
        "*\tDig\n",
        "* Dig\n\n*\n",
        "* Dig\n\n  And mend.\n\n* Mend\n",
    ],
)
def test_lists_of_which_lines_do_not_tell_all(text: str) -> None:
    assert lists_with_lines(read_text("a.md", text).body)[0][1] is None


def test_lists_that_are_not_plain_have_no_lines() -> None:
    text = (
        "* Dig\n* Mend\n\nText.\n\n1. Roads\n\nText.\n\n* Wells\n  of oak\n\nText.\n\n* Oak\n*\ta\n"
    )
    body = read_text("a.md", text).body
    assert [lines for _, lines in lists_with_lines(body)] == [["Dig", "Mend"], None, None, None]


def test_empty_bullets() -> None:
    items = found(find_empty_bullets, "* Dig\n* \n\n1. Mend\n2.\n\n*     code\n")
    assert [item.marker for item in items] == [(6, 7), (18, 20)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("* Dig\n* Mend\n* dig.\n", [(2, 0)]),
        ("* Dig\n* Dig\n* Dig \n", [(1, 0), (2, 0)]),
        ("* Dig\n\nText.\n\n* Dig\n", []),
        ("* Dig wells of oak\n* Dig wells of ash\n", []),
        ("* [Dig](/a)\n* [Dig](/b)\n", []),
        ("* STRASSE im Ort\n* Straße im Ort\n", [(1, 0)]),
    ],
)
def test_repeated_bullets(text: str, pairs: list[tuple[int, int]]) -> None:
    repeated = found(find_repeated_bullets, text)
    assert [(each.item.index, each.first.index) for each in repeated] == pairs


def test_wrapped_bullets() -> None:
    text = " -  We dig \na well \n    of oak\nhere\n- A boat\n  of ash\n\n> * A\n> b\n"
    wrapped = found(find_wrapped_bullets, text)
    assert [(each.lines, each.width) for each in wrapped] == [([Span(12, 18), Span(31, 35)], 4)]


@pytest.mark.parametrize("line", ["4.`a` well", "4.well", "4)\u00a0a well", "-a well"])
def test_wrapped_items_whose_next_line_is_nearly_a_marker(line: str) -> None:
    (wrapped,) = found(find_wrapped_bullets, f"3. Dig\n{line}\n")
    assert wrapped.lines == [Span(7, 7 + len(line))]


def test_crowded_lists() -> None:
    text = (
        "We **dig** \n  * wells\n\n# Boats\n* of oak\n\nThe end\n\n* of it\n\nMore.\n\n"
        "[a]: /b\n* c\n"
    )
    assert found(find_crowded_lists, text) == [
        CrowdedList(Span(14, 15), 12, "We **dig", Span(0, 10))
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("* a\n- b\n\n+ c\n", [3]),
        ("* a\n\nText.\n\n- b\n", []),
        ("* a\n\n1. b\n", []),
        ("* a\n  - b\n  + c\n* d\n- e\n", [2, 2]),
        ("> * a\n\n- b\n", [2]),
        ("> * a\n> - b\n", []),
    ],
)
def test_adjoining_lists(text: str, groups: list[int]) -> None:
    assert sorted(map(len, found(find_adjoining_lists, text))) == sorted(groups)


def test_pasted_bullets() -> None:
    text = "We dig:\n•\twells\n • • boats\n\n▪ more\n\nText.\n\n* ● one\n\n• last\n"
    assert found(find_pasted_bullets, text) == [
        PastedBullets("item", [Span(45, 47)]),
        PastedBullets("lines", [Span(8, 10), Span(17, 21), Span(28, 30)]),
        PastedBullets("lines", [Span(52, 54)]),
    ]
