"""What the finder of comments in other languages returns."""

from __future__ import annotations

import pytest
from tests.front_matter_problems import problems

from profilelint.rules.file.other_comments import find_other_comments


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("line", "route", "comment", "fixed"),
    [
        ("start: 2019 // two", ("start",), "// two", "start: 2019 # two"),
        ("draft: true\t//two", ("draft",), "//two", "draft: true\t# two"),
        ("date: 2020-01-02 10:00:00 Z // a", ("date",), "// a", "date: 2020-01-02 10:00:00 Z # a"),
        ("client: Acme // TODO ask", ("client",), "// TODO ask", "client: Acme # TODO ask"),
        ("color: red // Optional", ("color",), "// Optional", "color: red # Optional"),
        ("tags: [{a: b}]\nb: c /* d */", ("b",), "/* d */", "tags: [{a: b}]\nb: c # d"),
        ("a:\n- 5\n- b <!-- c -->", ("a", 1), "<!-- c -->", "a:\n- 5\n- b # c"),
        ("a: b\n  c <!-- d -->", ("a",), "<!-- d -->", "a: b\n  c # d"),
    ],
)
def test_comments_behind_values(
    line: str, route: tuple[str | int, ...], comment: str, fixed: str, line_end: str
) -> None:
    text = f"---\n{line}\n---\n".replace("\n", line_end)
    fixed = fixed.replace("\n", line_end)
    assert problems(text, find_other_comments) == [(route, "other-comment", comment, fixed)]


def test_a_comment_in_brackets_is_deleted() -> None:
    assert problems("---\na: {b: 2 // c, d: 3}\n---\n", find_other_comments) == [
        (("a", "b"), "inner-comment", "// c", "a: {b: 2, d: 3}")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "title: Home // Work",
        "title: 9 // 10 of us",
        "url: https://example.org/a",
        "url: //example.org/a",
        "path: a //b/c",
        "format: dd // mm",
        "a: 'b // TODO'",
        "a: |\n  5 // b",
        "a: 5 # // b",
        "summary: One <!-- more --> two <!--more-->",
        'style: ""\nb: a { color: red } /* c */',
        "a: b // checks and balances",
        "a: // b",
    ],
)
def test_what_is_no_comment(line: str) -> None:
    assert problems(f"---\n{line}\n---\n", find_other_comments) == []


def test_toml_is_left_to_its_reader() -> None:
    assert problems("+++\na = 'b // TODO'\n+++\n", find_other_comments) == []
