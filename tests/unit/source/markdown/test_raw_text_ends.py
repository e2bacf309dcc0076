"""Where blocks of script, style and the like end, as another parser of CommonMark sees it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.elements import parse_markup
from profilelint.source.markdown.raw_text_ends import with_plain_ends
from profilelint.source.read import read_text

REFERENCE = MarkdownIt("commonmark")
LINK = "\n\n[a](b)\n"


@pytest.mark.parametrize(
    ("block", "ends"),
    [
        ("<style>\na\n</STYLE>", True),
        ("<STYLE>\na\n</style>", True),
        ("<script>a</sCript> b", True),
        ("<pre>\n</script>", True),
        ("<script type=module>\n\nx</pre>", True),
        ("> <textarea>\n> </style>\n", True),
        ("- <textarea>\n  </style>\n", True),
        ("<pre>\n<script>\n</STYLE>", True),
        (")<pre\n<style></STYLE>", True),
        (")<pre\n<style></pre>", True),
        ("<pre>\n</pre >", False),
        ("<pre>\n</div>", False),
        ("<script>\n</scripts>", False),
        ("<pre>\n</STYLE>\n\n<pre>", False),
    ],
)
def test_ends(block: str, ends: bool) -> None:
    text = block + LINK
    assert ("<a href" in REFERENCE.render(text)) is ends
    assert bool(parse_body(text, 0).links) is ends


def test_a_definition_behind_such_a_block() -> None:
    body = parse_body("<style>\n</STYLE>\n\n[a]: b\n\n[a]\n", 0)
    assert [link.url for link in body.links] == ["b"]


@pytest.mark.parametrize(
    "text",
    [
        "<pre>\n</pre>\n",
        "a <pre> b </SCRIPT>\n",
        "<pre>\n</div>\n",
        "<pres>\n</SCRIPT>\n",
        "</SCRIPT>\n<pre>\n",
        f"{'x' * 2000}<pre>\n</SCRIPT>\n",
    ],
)
def test_nothing_is_changed_without_need(text: str) -> None:
    assert with_plain_ends(text) is text


def test_elements_keep_their_names() -> None:
    text = "<PRE>\n<script>\ngo()</SCRIPT>\n<img src='a.png'>\n\n[é](b)\n\n<style>\n</STYLE>\n"
    changed = with_plain_ends(text)
    assert len(changed) == len(text)
    assert changed != text
    elements = parse_markup(read_text("a.md", text, "commonmark")).elements
    assert [each.name for each in elements] == ["pre", "script", "img", "style"]
