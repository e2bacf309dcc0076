from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.embed.misread_html import (
    find_misread_html,
    find_shown_comments,
    find_tangled_html,
)
from profilelint.source.files.tree import TextTree
from profilelint.source.read import read_text
from profilelint.source.site.generators.vitepress import VitePressSite


def context(body: str) -> Context:
    return Context(read_text("a.md", body), today="2026-01-31")


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("<!--> <b>a</b> -->\n", [("comment", "<b>", "b")]),
        ("<iframe src='/a'>\n\nText\n", [("unclosed", "<iframe src='/a'>", "iframe")]),
        ("<div>\n~~~~\n<b>a</b>\n~~~~\n</div>\n", [("fence", "~~~~", "")]),
        ("<div>\n```\na\n```\n</div>\n", []),
        ("<template><form></form></template>\n", [("hidden", "<form>", "template")]),
        (
            "<template><b onclick=a></b><i></i></template>\n",
            [("hidden", "<b onclick=a>", "template")],
        ),
        ("<noscript><meta></noscript>\n", [("hidden", "<noscript>", "noscript")]),
        ("<noscript>Text</noscript> <!-- <b>a</b> --> <b>c</b>\n", []),
        ("<details>\n\nText\n", [("folded", "<details>", "details")]),
        ("<details open>\n\nText\n", []),
        ("<details>\n\n{% include end.html %}\n", []),
        ("- a\n  <details>\n  b\n</details>\n\nText\n", []),
        ("<canvas>\n\n# Text\n", [("unclosed", "<canvas>", "canvas")]),
        ("<dialog>\n\nText\n", [("unclosed", "<dialog>", "dialog")]),
        ("<audio src=a />\n\nText\n", [("unclosed", "<audio src=a />", "audio")]),
        ("<template><form></form>\n\nText\n", [("unclosed", "<template>", "template")]),
        # The end of a paragraph or of a container ends these, and nothing more is in them.
        ("<div>\n<video src=a>\n</div>\n\nText\n", []),
        ("- <video src=a>\n- b\n\nText\n", []),
        ("A <video src=a>\n\nText\n", []),
        ("A <video src=a> film.\n\nText\n", [("unclosed", "<video src=a>", "video")]),
        # A template is not ended so.
        ("<div>\n<template>\n</div>\n\nText\n", [("unclosed", "<template>", "template")]),
        ("<!-- a\n\nText\n", [("open-comment", "<!--", "")]),
        ("<div>\n<!-- a\n</div>\n\nText\n", [("open-comment", "<!--", "")]),
        ("<!-- a --> <!-- b\n", [("open-comment", "<!--", "")]),
        ("<script>\n<!-- a\n</script>\n\nText\n", []),
        ("<!-- a\n\nb -->\n\nText\n", []),
    ],
)
def test_misread_html(body: str, places: list[tuple[str, str, str]]) -> None:
    found = find_misread_html(context(body))
    assert [(each.kind, body[slice(*each.span)], each.element) for each in found] == places


def test_kramdown_shows_a_comment_without_an_end() -> None:
    document = read_text("a.md", "<!-- a\n\nText\n", flavor="kramdown")
    [found] = find_misread_html(Context(document, today="2026-01-31"))
    assert (found.kind, found.span) == ("shown-comment", (0, 4))


def test_mdx_is_read_in_any_file() -> None:
    body = "<Tab>\n```sh\n<b>a</b>\n```\n</Tab>\n\nA <!-- b\n"
    found = Context(read_text("a.md", body, flavor="mdx"), today="2026-01-31")
    assert find_misread_html(found) == []
    assert find_shown_comments(found) == []


def test_vue_needs_no_end_tag() -> None:
    document = read_text("a.md", "<video src=a />\n\nText\n")
    site = VitePressSite(TextTree({}))
    assert find_misread_html(Context(document, today="2026-01-31", site=site)) == []


@pytest.mark.parametrize(
    ("body", "starts"),
    [
        ("A <!-- b\n\nc --> d\n", [2]),
        ("# A <!-- b\n\n- <!-- c\n", [4]),
        ("A <!-- b --> \\<!-- `<!--`\n\n    <!-- c\n", []),
    ],
)
def test_shown_comments(body: str, starts: list[int]) -> None:
    assert [each.span.start for each in find_shown_comments(context(body))] == starts


def test_tangled_html() -> None:
    [first] = find_tangled_html(context("<div>\n" + "<body id=a>" * 21 + "\n</div>\n"))
    assert first.span == (0, 5)
    assert find_tangled_html(context("<div>\n" + "<body id=a>" * 2 + "\n</div>\n")) == []
    assert find_tangled_html(context("Text.\n")) == []
