"""Edits of pages, as data."""

from __future__ import annotations

from functools import partial

from profilelint.model.finding import Edit, Span
from profilelint.source.front_matter import edit
from profilelint.source.read import read_document
from profilelint.upkeep.file_edits import FileEdits, Refusal, edit_page

PAGE = "---\ntopics: [Law, Trade, Law] # all\nlead: Law\n---\nLaw.\n"
STEPS = (
    partial(edit.set_value, route=("lead",), value="Justice"),
    partial(edit.remove_element, route=("topics", 2)),
    partial(edit.set_value, route=("topics", 0), value="Justice"),
)


def edited(data: bytes) -> FileEdits | Refusal:
    return edit_page(read_document("a.md", data), data, STEPS)


def test_the_edits_of_all_steps_are_those_of_the_page_as_it_is() -> None:
    data = PAGE.encode()
    changed = edited(data)
    assert isinstance(changed, FileEdits)
    assert (changed.path, changed.before) == ("a.md", data)
    assert changed.edits == (
        Edit(Span(13, 16), "Justice"),
        Edit(Span(23, 28), ""),
        Edit(Span(42, 45), "Justice"),
    )
    assert changed.after == (b"---\ntopics: [Justice, Trade] # all\nlead: Justice\n---\nLaw.\n")


def test_edits_that_touch_become_one() -> None:
    data = b"---\ntopics: [Law, Law]\n---\n"
    changed = edit_page(read_document("a.md", data), data, STEPS[2:] + STEPS[2:])
    assert isinstance(changed, FileEdits)
    assert changed.edits == (Edit(Span(13, 16), "Justice"),)
    one_by_one = (
        partial(edit.remove_element, route=("topics", 1)),
        partial(edit.set_value, route=("topics", 0), value="Trade"),
    )
    changed = edit_page(read_document("a.md", data), data, one_by_one)
    assert isinstance(changed, FileEdits)
    assert changed.edits == (Edit(Span(13, 21), "Trade"),)
    assert changed.after == b"---\ntopics: [Trade]\n---\n"


def test_spans_begin_behind_a_byte_order_mark() -> None:
    data = b"\xef\xbb\xbf" + PAGE.encode()
    changed = edited(data)
    plain = edited(PAGE.encode())
    assert isinstance(changed, FileEdits)
    assert isinstance(plain, FileEdits)
    assert changed.edits == plain.edits
    assert changed.after == b"\xef\xbb\xbf" + plain.after


def test_a_page_that_cannot_be_edited() -> None:
    assert edited(PAGE.encode() + b"\xff") == Refusal("a.md", "it is not UTF-8: save it as UTF-8")
    data = b"---\nlead: &a Law\ntopics: [1, 2, *a]\n---\n"
    assert edited(data) == Refusal("a.md", "its front matter can only be changed by hand")


def test_a_long_block_is_not_changed_in_thousands_of_places() -> None:
    data = b"---\na: b\nc: " + b"d" * 90_000 + b"\n---\n"
    document = read_document("a.md", data)
    step = partial(edit.set_value, route=("a",), value="e")
    assert isinstance(edit_page(document, data, [step]), FileEdits)
    assert edit_page(document, data, [step] * 200) == Refusal(
        "a.md", "its front matter is too long to change it in so many places"
    )
