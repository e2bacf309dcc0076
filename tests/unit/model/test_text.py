from __future__ import annotations

import pytest

from profilelint.model.finding import Region, Span
from profilelint.model.text import LineIndex, holds, line_start, newline_of, whole_lines

# U+1F33E and U+1D11E are two code units each in UTF-16, all other characters are one.
_LINES = "a\U0001f33eé\U0001d11eb\r\ncd\r\U0001f33e\u2028e"


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 1), (1, 1, 1, 2, 1, 2)),
        (Span(1, 2), (1, 2, 1, 3, 2, 4)),
        (Span(2, 4), (1, 3, 1, 5, 4, 7)),
        (Span(4, 8), (1, 5, 2, 2, 7, 2)),
        (Span(8, 11), (2, 2, 3, 2, 2, 3)),
        (Span(12, 13), (3, 3, 3, 4, 4, 5)),
        (Span(50, 60), (3, 4, 3, 4, 5, 5)),
    ],
)
def test_columns_count_code_points_and_utf16_code_units(
    span: Span, expected: tuple[int, ...]
) -> None:
    region = LineIndex(_LINES).region(span)
    assert region[:6] == expected


def test_without_characters_of_two_units_both_columns_are_the_same() -> None:
    assert LineIndex("é\nfür \ud800 x").region(Span(4, 7)) == Region(
        2, 3, 2, 6, 3, 6, "für \ud800 x"
    )


def test_many_places_of_one_line_cost_no_more_than_one_each() -> None:
    text = "é \U0001f33e" * 20_000
    index = LineIndex(text)
    regions = [index.region(Span(place, place + 3)) for place in range(0, len(text), 3)]
    assert [region.utf16_column for region in regions] == [4 * at + 1 for at in range(20_000)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_around_a_span(newline: str) -> None:
    text = newline.join(["one", "two", "three"])
    two = text.index("two")
    assert [line_start(text, text.index(word)) for word in ("ne", "wo", "three")] == [
        0,
        two,
        text.index("three"),
    ]
    assert whole_lines(text, Span(two + 1, two + 2)) == (two, two + 3 + len(newline))
    assert whole_lines(text, Span(1, two + 1)) == (0, two + 3 + len(newline))
    assert whole_lines(text, Span(len(text), len(text))) == (text.index("three"), len(text))
    assert newline_of(text) == newline
    assert newline_of("one") == "\n"


def test_a_sign_stands_whole_in_the_part() -> None:
    assert holds("a << b", "<<", "<", 0, 6)
    assert not holds("a << b", "<<", "<", 0, 3)
    assert not holds("a < b < c", "<<", "<", 0, 9)
    assert not holds("a", "<<", "<", 0, 1)
