"""What the finder of comments in other languages returns."""

from __future__ import annotations

import pytest

from profilelint.model.finding import Problem
from profilelint.rules.api import Context
from profilelint.rules.file.other_comments import find_other_comments
from profilelint.source.read import read_text


def found(text: str) -> list[tuple[tuple[str | int, ...], str, str, str]]:
    context = Context(read_text("a.md", text), today="2026-01-31")
    return [
        (each.route, each.message_id, text[slice(*each.span)], repaired(text, each))
        for each in find_other_comments(context)
    ]


def repaired(text: str, problem: Problem) -> str:
    """Return what the problem's fix makes of the lines between the fences."""
    for edit in sorted(problem.fixes[0].edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text.partition("---")[2].partition("---")[0].strip()


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
    message = "other-comment"
    assert found(text) == [(route, message, comment, fixed.replace("\n", line_end))]


def test_a_comment_in_brackets_is_deleted() -> None:
    assert found("---\na: {b: 2 // c, d: 3}\n---\n") == [
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
    assert found(f"---\n{line}\n---\n") == []


def test_toml_is_left_to_its_reader() -> None:
    assert found("+++\na = 'b // TODO'\n+++\n") == []
