from __future__ import annotations

import pytest

from profilelint.model.finding import Span
from profilelint.model.text import LineIndex
from profilelint.report.frame import FrameLine, frame_lines, lines_left_out


def frame(text: str, start: int, end: int, width: int = 60) -> list[FrameLine]:
    return frame_lines(LineIndex(text).region(Span(start, end)), width)


@pytest.mark.parametrize(
    ("text", "covered", "expected"),
    [
        ("one two three", "two", ("one ", "two", " three", 4, 3)),
        ("one two  ", "one", ("", "one", " two", 0, 3)),
        ("a\tb\tc", "b", ("a   ", "b", "   c", 4, 1)),
        ("a\tb", "\t", ("a", "→  ", "b", 1, 3)),
        ("a   b", "   ", ("a", "···", "b", 1, 3)),
        ("a \xa0b", " \xa0", ("a", "··", "b", 1, 2)),
        ("日本 go", "go", ("日本 ", "go", "", 5, 2)),
        ("日本 go", "本", ("日", "本", " go", 2, 2)),
        ("cafe\u0301 au", "au", ("cafe\u0301 ", "au", "", 5, 2)),
        ("a\u202eb c", "c", (r"a\u{202e}b ", "c", "", 11, 1)),
        ("a\x1b[31mb", "\x1b", ("a", r"\u{1b}", "[31mb", 1, 6)),
        ("x http://u:p@h y", "y", ("x http://***@h ", "y", "", 15, 1)),
        ("x http://u:p@h y", "u:p", ("x http://", "***", "@h y", 9, 3)),
        ("x ?sig=abcdefgh", "sig=abcdefgh", ("x ?", "sig=***", "", 3, 7)),
    ],
)
def test_the_mark_stands_under_what_it_covers(
    text: str, covered: str, expected: tuple[str, str, str, int, int]
) -> None:
    start = text.index(covered)
    assert frame(text, start, start + len(covered)) == [FrameLine(1, *expected)]


def test_a_line_is_shown_alike_whether_or_not_one_that_takes_no_column_is_near() -> None:
    for char in filter(str.isprintable, map(chr, range(0x20, 0x2E80))):
        (line,) = frame(f"{char}a b", 2, 3)
        (other,) = frame(f"{char}a b\u0301", 2, 3)
        assert line._replace(after=line.after + "\u0301") == other, char


def test_an_empty_span_is_marked_by_one_column() -> None:
    assert frame("abc", 1, 1) == [FrameLine(1, "a", "", "bc", 1, 1)]
    assert frame("abc\n", 3, 3) == [FrameLine(1, "abc", "", "", 3, 1)]
    assert frame("", 0, 0) == [FrameLine(1, "", "", "", 0, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_line_of_a_long_span_is_marked(end: str) -> None:
    text = end.join(["key: one", "  two", "", "  three four"])
    assert frame(text, 5, text.index("four") - 1) == [
        FrameLine(1, "key: ", "one", "", 5, 3),
        FrameLine(2, "  ", "two", "", 2, 3),
        FrameLine(3, "", "", "", 0, 0),
        FrameLine(4, "  ", "three", " four", 2, 5),
    ]


def test_a_span_that_ends_with_a_line_does_not_reach_into_the_next() -> None:
    text = "one\ntwo\n"
    region = LineIndex(text).region(Span(0, 4))
    lines = frame_lines(region, 60)
    assert lines == [FrameLine(1, "", "one", "", 0, 3)]
    assert lines_left_out(region, lines) == 0


def test_a_span_that_ends_in_the_indentation_marks_no_more() -> None:
    assert frame("one\n    two", 0, 6)[1] == FrameLine(2, "  ", "", "  two", 2, 1)


def test_lines_beyond_the_source_are_counted() -> None:
    text = "\n".join(f"line {number}" for number in range(1, 10))
    region = LineIndex(text).region(Span(0, len(text)))
    lines = frame_lines(region, 60)
    assert [line.number for line in lines] == [1, 2, 3, 4]
    assert lines_left_out(region, lines) == 5


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (0, ("", "0123", "456789abcdefgh…", 0, 4)),
        (17, ("…abcdefg", "hijk", "lmnopqr…", 8, 4)),
        (32, ("…ijklmnopqrstuv", "wxyz", "", 15, 4)),
    ],
)
def test_a_long_line_is_cut_around_the_mark(
    start: int, expected: tuple[str, str, str, int, int]
) -> None:
    line = "0123456789abcdefghijklmnopqrstuvwxyz"
    assert frame(line, start, start + 4, 20) == [FrameLine(1, *expected)]


def test_a_mark_wider_than_the_frame_is_cut() -> None:
    assert frame("ab " + "x" * 50, 3, 53, 20) == [FrameLine(1, "…", "x" * 18 + "…", "", 1, 19)]


def test_a_mark_beyond_the_source_has_no_frame() -> None:
    region = LineIndex("x" * 3000 + "y").region(Span(3000, 3001))
    assert frame_lines(region, 60) == []
    assert lines_left_out(region, []) == 0
