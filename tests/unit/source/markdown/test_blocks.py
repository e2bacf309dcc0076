"""Blocks, sections and lists of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Span


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


def blocks(text: str) -> list[tuple[str, str]]:
    body = parse_body(text, 0)
    return [(block.kind, covered(body, block.span)) for block in body.blocks]


def test_setext_and_depth_of_headings() -> None:
    body = parse_body("Top\n===\n\n> Quoted\n> ---\n\n* ## Listed\n", 0)
    assert [(h.text, h.setext, h.depth) for h in body.headings] == [
        ("Top", True, 0),
        ("Quoted", True, 1),
        ("Listed", False, 1),
    ]


def test_sections_open_at_top_level_headings_only() -> None:
    text = "Intro.\n\n# One\n\n> ## Quoted\n\n* a\n\n  ### Listed\n\n---\n\n## Two\n"
    body = parse_body(text, 0)
    assert [
        (
            section.heading.text if section.heading is not None else None,
            covered(body, section.span),
            [block.kind for block in section.blocks],
        )
        for section in body.sections
    ] == [
        (None, "Intro.\n\n", ["paragraph"]),
        (
            "One",
            "# One\n\n> ## Quoted\n\n* a\n\n  ### Listed\n\n---\n\n",
            ["quote", "list", "break"],
        ),
        ("Two", "## Two\n", []),
    ]


def test_an_empty_body_has_one_section() -> None:
    body = parse_body("---\na: 1\n---\n", 13)
    assert [(section.heading, section.span) for section in body.sections] == [(None, (13, 13))]
    assert body.blocks == []


def test_blocks_of_every_kind() -> None:
    text = (
        "# H\n\ntext\n\n* item\n\n> quote\n\n```sh\nls\n```\n\n<div>\n</div>\n\n"
        "| a |\n|---|\n| b |\n\n***\n\nnote[^1] {% x %}\n\n[^1]: small\n\n{% include x %}\n"
    )
    assert blocks(text) == [
        ("heading", "# H"),
        ("paragraph", "text"),
        ("list", "* item"),
        ("quote", "> quote"),
        ("code", "```sh\nls\n```"),
        ("html", "<div>\n</div>"),
        ("table", "| a |\n|---|\n| b |"),
        ("break", "***"),
        ("paragraph", "note[^1] {% x %}"),
        ("footnote", "[^1]: small"),
        ("opaque", "{% include x %}"),
    ]


def test_blocks_stand_for_their_nodes() -> None:
    body = parse_body("# H\n\ntext\n\n* item\n\n---\n", 0)
    assert [block.node for block in body.blocks] == [
        body.headings[0],
        body.paragraphs[0],
        body.lists[0],
        None,
    ]


def test_lists_know_their_section_depth_and_items() -> None:
    body = parse_body("* a\n\n## Results\n\n1. b\n   - c\n   - d\n2. e\n", 0)
    assert [
        (
            covered(body, found.span),
            found.ordered,
            found.depth,
            [(item.index, item.text) for item in found.items],
            found.section is body.sections[1],
        )
        for found in body.lists
    ] == [
        ("* a", False, 0, [(0, "a")], False),
        ("1. b\n   - c\n   - d\n2. e", True, 0, [(0, "b"), (1, "e")], True),
        ("- c\n   - d", False, 1, [(0, "c"), (1, "d")], True),
    ]
    assert [item.owner for item in body.items] == [
        body.lists[0],
        body.lists[1],
        body.lists[2],
        body.lists[2],
        body.lists[1],
    ]


def test_carriage_returns_end_lines() -> None:
    expected = [("heading", "# a"), ("paragraph", "b"), ("list", "* c\r* d")]
    assert blocks("# a\r\rb\r\r* c\r* d\r") == expected
