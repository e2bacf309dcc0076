"""Changes of an editor's text on the page itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from profilelint.model.finding import Edit, Span
from profilelint.studio.editor_text import Change, ChangeError, EditorText

PIECES = ["\r\n", "\r", "\n", "a", "é", "😀", "\u2028", "\x85", "\x0c", " ", "b: c"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def editor(raw: str) -> str:
    return re.sub(r"\r\n?", "\n", raw)


def sliced(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


@pytest.mark.parametrize(
    ("raw", "change", "expected"),
    [
        ("a\r\nb\nc\n", (2, 3, "x"), "a\r\nx\nc\n"),
        ("a\r\nb\nc\n", (1, 1, "\nn"), "a\r\nn\r\nb\nc\n"),
        ("a\r\nb\nc\n", (3, 3, "\nn"), "a\r\nb\nn\nc\n"),
        ("a\r\nb", (3, 3, "\nn"), "a\r\nb\r\nn"),
        ("a", (1, 1, "\nn"), "a\nn"),
        ("a\rb\nc", (2, 3, ""), "a\r\n\nc"),
        ("a\rb", (2, 2, "\n"), "a\r\rb"),
        ("😀 a\r\n😀 b", (7, 8, "x"), "😀 a\r\n😀xb"),
        ("a\u2028b\x85c\x0cd", (4, 5, "x"), "a\u2028b\x85x\x0cd"),
        ("a\nb", (1, 2, "\r\n\r"), "a\n\nb"),
    ],
)
def test_a_change(raw: str, change: tuple[int, int, str], expected: str) -> None:
    assert EditorText(raw).changed([Change(*change)]).raw == expected


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ([(0, 9, "")], "the place is outside the text"),
        ([(-1, 0, "")], "the place is outside the text"),
        ([(1, 2, "")], "the place is inside a character"),
        ([(3, 2, "")], "the changes are not in order"),
        ([(2, 4, ""), (3, 4, "")], "the changes are not in order"),
        ([(0, 0, "\ud83d")], "the text holds half a character"),
    ],
)
def test_a_change_that_no_text_can_have_had(changes: list[tuple[int, int, str]], why: str) -> None:
    with pytest.raises(ChangeError, match=f"^{why}$"):
        EditorText("😀\r\nab").changed([Change(*each) for each in changes])


def test_edits_are_narrowed_to_what_they_change() -> None:
    text = EditorText("😀\r\ntitle: Wells\r\nend: 1\r\n")
    edits = [Edit(Span(3, 17), "title: Walls\r\n"), Edit(Span(22, 23), "2")]
    assert text.changes(edits) == [Change(11, 12, "a"), Change(21, 22, "2")]


def test_an_edit_of_line_ends_alone_is_no_change() -> None:
    assert EditorText("a\r\nb").changes([Edit(Span(1, 3), "\n")]) == []


@given(TEXTS, st.data())
def test_what_is_not_touched_keeps_its_bytes(raw: str, data: st.DataObject) -> None:
    text = EditorText(raw)
    assert text.text == editor(raw)
    assert text.length == units(text.text)
    places = sorted(text.to_editor(at) for at in range(len(raw) + 1))
    start, end = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    insert = data.draw(TEXTS)
    after = text.changed([Change(start, end, insert)])
    shown = sliced(text.text, 0, start) + editor(insert) + sliced(text.text, end, text.length)
    # The server has what the browser has, whatever the line ends are.
    assert after.text == shown
    front, back = text.to_raw(start), len(raw) - text.to_raw(end)
    if front and raw[front - 1] == "\r" and after.raw[front : front + 1] == "\n":
        event("a CR that would have become one with an LF")
        assume(False)
    assert after.raw[:front] == raw[:front]
    assert not back or after.raw.endswith(raw[-back:])


@given(TEXTS, TEXTS)
def test_a_repair_does_in_the_browser_what_it_does_on_the_page(raw: str, other: str) -> None:
    text = EditorText(raw)
    changes = text.changes([Edit(Span(0, len(raw)), other)])
    assert text.changed(changes).text == editor(other)


@given(TEXTS)
def test_places_go_there_and_back(raw: str) -> None:
    text = EditorText(raw)
    for at in range(len(raw) + 1):
        if raw[at - 1 : at + 1] != "\r\n":
            assert text.to_raw(text.to_editor(at)) == at
