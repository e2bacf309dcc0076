"""Bodies that are read whole: odd line ends, odd characters, hostile shapes."""

from __future__ import annotations

from typing import Any

import pytest

from profilelint.source.markdown.body import ELEMENTS, MARKS, parse_body
from profilelint.source.markdown.parser import COMMONMARK

# All that CommonMark and the extensions in use have.
EVERYTHING = """\
Setext
======

## ATX

Line  
end *a* **b** ~~c~~ `d` <i> [e](f) ![g](h) [^1]
soft

[^1]: Note

> Quote

1. One
- [x] Two

***

    code

<div>
</div>

| a |
|---|
| b |
"""  # noqa: W291 - two spaces are a hard line break


def test_the_tables_have_every_event_and_no_other() -> None:
    starts: set[str] = set()
    ends: set[str] = set()
    marks: set[str] = set()
    event: Any
    for event in COMMONMARK.events(EVERYTHING):
        if isinstance(event, str):
            marks.add(event)
            continue
        ((name, value),) = event.items()
        if name in ("Start", "End"):
            element = value if isinstance(value, str) else next(iter(value))
            (starts if name == "Start" else ends).add(element)
        else:
            marks.add(name)
    assert starts == ends == set(ELEMENTS)
    assert marks - {"Text"} == set(MARKS)


def test_positions_count_from_the_start_of_the_file() -> None:
    front = "---\ntitle: Ünïcödé 𝄞\n---\n"
    body = parse_body(front + "é [a](b)\n", len(front))
    assert body.links[0].span == (len(front) + 2, len(front) + 8)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 30_000,
        "> " * 30_000 + "a",
        "- " * 30_000 + "a",
        "1. " * 30_000,
        "> - " * 15_000,
        "[" * 50_000,
        "![" * 30_000 + "a" + "](b)" * 30_000,
        "*a_ " * 20_000,
        "".join("`" * n + " " for n in range(300)),
        "{{" * 30_000,
        "{% raw %}" * 10_000,
        "[a](" * 20_000,
        "[a](" + "\\" * 50_001 + ")",
        "<" * 50_000,
        "<!-- " * 10_000,
    ],
)
def test_hostile_shapes_are_read(text: str) -> None:
    body = parse_body(text, 0)
    assert len(body.prose) == len(text)
    for leaf in (*body.paragraphs, *body.headings):
        assert leaf.text is not None
        assert leaf.span.end <= len(text)
    for image in body.images:
        assert image.text == "a"


def test_what_nests_deeper_than_a_hundred_levels_is_text() -> None:
    body = parse_body("> " * 30_000 + "a", 0)
    assert [(paragraph.depth, len(paragraph.text)) for paragraph in body.paragraphs] == [
        (100, 2 * (30_000 - 100) + 1)
    ]
    assert len(parse_body("- " * 30_000 + "a", 0).items) == 100
    assert parse_body("> " * 300 + "a", 0).paragraphs[0].depth == 300


def test_many_links_are_all_found() -> None:
    body = parse_body("[a](b) " * 20_000, 0)
    assert len(body.links) == 20_000
    assert {link.url for link in body.links} == {"b"}
    assert body.links[-1].url_span == (7 * 19_999 + 4, 7 * 19_999 + 5)
