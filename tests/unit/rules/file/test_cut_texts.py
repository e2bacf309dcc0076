"""What the finder of cut texts returns."""

from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.file.cut_texts import find_cut_texts
from profilelint.source.read import read_text


def found(text: str) -> list[tuple[tuple[str | int, ...], str, str, bool]]:
    context = Context(read_text("a.md", text), today="2026-01-31")
    return [
        (each.route, text[slice(*each.comment)], text[slice(*each.whole)], each.is_flow)
        for each in find_cut_texts(context)
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_where_texts_are_cut(line_end: str) -> None:
    lines = [
        "---",
        "title: Issue #12: a pier  ",
        "summary: One",
        "  two #3",
        "tags:",
        "- a: b #c # d",
        "- #water",
        "- [e, f #g",
        "  ]",
        "color: \t#ff0000",
        "---",
        "",
    ]
    assert found(line_end.join(lines)) == [
        (("title",), "#12: a pier", "Issue #12: a pier", False),
        (("summary",), "#3", f"One{line_end}  two #3", False),
        (("tags", 0, "a"), "#c", "b #c", False),
        (("tags", 1), "#water", "#water", False),
        (("tags", 2, 1), "#g", "f #g", True),
        (("color",), "#ff0000", "#ff0000", False),
    ]


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: A # b\n---\n",
        "---\ntitle: A  #b\n---\n",
        "---\ntitle: A #\n#b\n---\n",
        "---\ntitle: A #- b\n---\n",
        "---\ntitle: A #https://example.org/b\n---\n",
        "---\ntitle: 'A' #b\n---\n",
        "---\ntitle: C#\nc: d#e\n---\n",
        "---\ntitle: A\n #b\n#c\nd: e\n---\n",
        "---\nstart: 2016 #a\nb: true #c\nd: yes #e\nf: 2016-01-02 #g\n---\n",
        "---\ntitle: | #a\n  B #c\n---\n",
        "---\ntags: #a\n- b\nc: #d\n  e: f\n---\n",
        "---\na: &b c\nd: *b #e\n---\n",
        '+++\ntitle = "A" #b\n+++\n',
    ],
)
def test_remarks_are_no_texts(block: str) -> None:
    assert found(block + "\nText #1.\n") == []
