"""What the finder of quotation marks of typography in brackets returns."""

from __future__ import annotations

import pytest
from tests.front_matter_problems import problems

from profilelint.rules.file.curly_quotes import find_curly_quotes


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("line", "route", "first", "fixed"),
    [
        ("a: [“b”, “c, d”]", ("a",), "“b”", 'a: ["b", "c, d"]'),
        ("a: [b, „c, d“]", ("a",), "„c, d“", 'a: [b, "c, d"]'),
        ("a: ['b, c', “d, e”]", ("a",), "“d, e”", "a: ['b, c', \"d, e\"]"),
        ("a: [«b: c»]", ("a",), "«b: c»", 'a: ["b: c"]'),
        ("a: [\n  ‘b’,\n  ‘c’\n  ]", ("a",), "‘b’", 'a: [\n  "b",\n  "c"\n  ]'),
        ("a:\n- b: {c: “d, e”}", ("a", 0, "b"), "“d, e”", 'a:\n- b: {c: "d, e"}'),
        ("x: 1\n“a”: b", ("“a”",), "“a”", "x: 1\na: b"),
        ("a:\n- “b”: c", ("a", 0, "“b”"), "“b”", "a:\n- b: c"),
        ("a: [“b\\c, d”]", ("a",), "“b\\c, d”", "a: ['b\\c, d']"),
    ],
)
def test_texts_in_brackets(
    line: str, route: tuple[str | int, ...], first: str, fixed: str, line_end: str
) -> None:
    text = f"---\n{line}\n---\n".replace("\n", line_end)
    fixed = fixed.replace("\n", line_end)
    assert problems(text, find_curly_quotes) == [(route, "curly-quote", first, fixed)]


@pytest.mark.parametrize(
    "line",
    [
        "a: [b, “c”]",
        "a: {b: “c”}",
        'a: ["“b”", "“c, d”"]',
        "a: [it’s, don’t]",
        'a: ["b, “c, d”, e", f]',
        "a: ['b, “c, d”, e', f]",
        "a: [the “b, c” of d]",
        "title: “a, b”",
        "a:\n- “b”\n- “c, d”",
    ],
)
def test_what_may_be_meant(line: str) -> None:
    assert problems(f"---\n{line}\n---\n", find_curly_quotes) == []
