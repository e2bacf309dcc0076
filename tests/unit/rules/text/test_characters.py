"""What finders return of characters."""

from __future__ import annotations

import re
import sys

import pytest

from profilelint.model.finding import Span
from profilelint.rules.api import Context
from profilelint.rules.text.characters import (
    HiddenCharacter,
    find_hidden_in_body,
    find_hidden_in_front_matter,
    find_mixed_quotation_marks,
)
from profilelint.rules.text.invisible_characters import (
    BIDIRECTIONAL,
    DIRECTION_MARKS,
    INVISIBLE,
)
from profilelint.source.read import read_text


def test_every_character_that_cannot_be_seen_is_found() -> None:
    directional = re.compile(f"[{BIDIRECTIONAL}]")
    hidden = re.compile(f"[{BIDIRECTIONAL}{DIRECTION_MARKS}{INVISIBLE}]")
    characters = [chr(code) for code in range(sys.maxunicode + 1) if hidden.match(chr(code))]
    assert len(characters) > 4000
    for character in characters:
        context = Context(read_text("a.md", f"---\n---\na{character}b"), today="2026-01-31")
        found = [(each.span, each.directional) for each in find_hidden_in_body(context)]
        assert found == [((9, 10), bool(directional.match(character)))], ascii(character)


def test_where_hidden_characters_stand() -> None:
    text = "---\ncli\u200bent: A\u202e\n---\nB\u200b\u200b\n"
    context = Context(read_text("a.md", text), today="2026-01-31")
    assert find_hidden_in_front_matter(context) == [
        HiddenCharacter(
            *(Span(14, 15), "right-to-left override (U+202E)", True, ("cli\u200bent",)),
            *("value", True, False),
        ),
        HiddenCharacter(
            *(Span(7, 8), "zero width space (U+200B)", False, ("cli\u200bent",)),
            *("key", True, False),
        ),
    ]
    assert find_hidden_in_body(context) == [
        HiddenCharacter(
            *(Span(21, 23), "zero width space (U+200B)", False, (), "text", True, False)
        )
    ]


def test_front_matter_that_cannot_be_read_is_searched_with_the_body() -> None:
    context = Context(read_text("a.md", "---\na: b\n\x1b: c: d\n---\n\x1b\n"), today="2026-01-31")
    assert [(each.span, each.reported) for each in find_hidden_in_body(context)] == [
        (Span(9, 10), True),
        (Span(21, 22), False),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The pier of C++\u200e.\n", [15]),
        ("המזח של C++\u200f, וגם (\u200eHTTP\u200e).\n", []),
        ("C++\u200f\u200f\nמזח\n", []),
        ("مرفأ\u061c 12\n", []),
        ("The pier, the harbour and its boats.\n\nC++\u200f\n\nמזח\n", [41]),
        ("The pier, the harbour and its boats.\r\n \r\nC++\u200f\r\nמזח\r\n", []),
        ("# C++\u200f\n\nהמזח של העיר\n", []),
        ("❤\ufe0f\u200f A\n", [2]),
        ("המזח\u202e\u202c\n", [4]),
    ],
)
def test_marks_of_direction_belong_to_text_that_runs_right_to_left(
    text: str, places: list[int]
) -> None:
    context = Context(read_text("a.md", text), today="2026-01-31")
    assert [each.span.start for each in find_hidden_in_body(context)] == places


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ('"A" “b”\n', [([0, 2], [4, 6])]),
        ('A” "b” `"`\n', [([3], [1, 5])]),
        ('“a” `"` [b](/c "d")\n', []),
        ('"a"\n', []),
        ("“a”\n", []),
    ],
)
def test_mixed_quotation_marks(text: str, marks: list[tuple[list[int], list[int]]]) -> None:
    context = Context(read_text("a.md", text), today="2026-01-31")
    assert find_mixed_quotation_marks(context) == marks
