"""Quotation marks that are missing in JSON, and the fixes for them."""

from __future__ import annotations

import pytest

from profilelint.engine.edits import apply
from profilelint.source.read import read_text

AFTER = ',\n"z": 1\n}\n\nText.\n'

CASES = {
    # What is written, the text that is covered, and the front matter with the fix.
    "before a key": ('title": "A b"', "title", '"title": "A b"', "safe"),
    "before a key of words": ('two, words": 1', "two, words", '"two, words": 1', "safe"),
    "around a key": ("title: 1", "title", '"title": 1', "safe"),
    "before a value": ('"title": A b"', "A b", '"title": "A b"', "unsafe"),
    "before a value with a comma": ('"title": A, b"', "A, b", '"title": "A, b"', "unsafe"),
    "before a number": ('"title": 2 b"', "2 b", '"title": "2 b"', "unsafe"),
    "before a member": ('"a": ["b", c", "d"]', "c", '"a": ["b", "c", "d"]', "unsafe"),
    "around a value": ('"title": A: b ', "A: b", '"title": "A: b" ', "unsafe"),
    "around a number": ('"title": 2 b', "2 b", '"title": "2 b"', "unsafe"),
    "with an apostrophe": ("\"title\": 'A's b'", "'A's b'", '"title": "A\'s b"', "unsafe"),
    "after a value": ('"title": "A b', '"A b,', '"title": "A b"', "unsafe"),
    "after a key": ('"title: "A b"', '"title:', '"title": "A b"', "unsafe"),
}


@pytest.mark.parametrize(
    ("written", "message_id", "covered"),
    [
        ("\"title\": 'A's b", "json-quotes", "'A's"),
        ('"title": “A b', "json-quotes", "“A"),
        ('"title": "A "b" c"', "after-double-quote", 'b" c"'),
        ('"title": ["A"b, 1]', "after-double-quote", "b, 1]"),
    ],
)
def test_what_nothing_repairs(written: str, message_id: str, covered: str) -> None:
    text = "{\n" + written + AFTER
    (problem,) = read_text("page.md", text).problems
    assert problem.message_id == message_id
    assert text[problem.span.start : problem.span.end] == covered
    assert problem.fixes == ()


@pytest.mark.parametrize("name", CASES)
def test_fix(name: str) -> None:
    written, covered, expected, safety = CASES[name]
    text = "{\n" + written + AFTER
    document = read_text("page.md", text)
    (problem,) = document.problems
    assert text[problem.span.start : problem.span.end] == covered
    (fix,) = problem.fixes
    assert fix.safety == safety
    assert apply(text, fix.edits) == "{\n" + expected + AFTER


@pytest.mark.parametrize(
    "written",
    [
        '"title": A, b',  # which comma ends the value?
        '"title": "A" b"',
        '"a": true "b"',
        '"title": A [b]',
        '"title": "A \\',
        'title, "a": 1',
        "a b: 1",
        "[^1]: 1",
    ],
)
def test_no_fix(written: str) -> None:
    (problem,) = read_text("page.md", "{\n" + written + AFTER).problems
    assert problem.fixes == ()


@pytest.mark.parametrize(
    "written", ['"a": [1, "", "b"]', '"a": [1, ":", 2]', '"a": 1, "": 2', '"a:": "b"']
)
def test_no_problem(written: str) -> None:
    assert read_text("page.md", "{\n" + written + AFTER).problems == []
