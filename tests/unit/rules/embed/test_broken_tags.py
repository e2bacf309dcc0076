from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.embed.broken_tags import find_broken_tags
from profilelint.source.read import read_text


@pytest.mark.parametrize(
    ("body", "covered", "repaired"),
    [
        (
            '<p><a href="/b>A</a></p>\n\nText\n',
            'href="/b',
            '<p><a href="/b">A</a></p>\n\nText\n',
        ),
        # Another value ends it, behind a link of Markdown or in the block.
        (
            '<p><a href="/b/>A</a></p>\n\n[C](/c)\n',
            'href="/b/',
            '<p><a href="/b/">A</a></p>\n\n[C](/c)\n',
        ),
        (
            "<p><a href='/b>A</a> It's</p>\n",
            "href='/b>A</a> It'",
            "<p><a href='/b'>A</a> It's</p>\n",
        ),
        ('<div class="a>\n\nText\n\n</div>\n', 'class="a', '<div class="a">\n\nText\n\n</div>\n'),
        ('<p><img src="/b />A</p>\n', 'src="/b /', '<p><img src="/b" />A</p>\n'),
        (
            '<p><img src="/b\nalt="B">A</p>\n',
            'src="/b\nalt="',
            '<p><img src="/b"\nalt="B">A</p>\n',
        ),
        # The mark may belong before the second attribute.
        ('<p><a href="/b target=_blank>A</a></p>\n', 'href="/b target=_blank', ""),
        # There may be no end of a tag, but text.
        ('<p title="A > B\n\nC">A</p>\n', "", ""),
        ('<p title="A\n\nC">A</p>\n', "", ""),
        ('<p><a href="{{ a }}>A</a></p>\n', "", ""),
        ('<p><a href="<%= a %>">A</a></p>\n', "", ""),
        ('<p><img src="data:image/svg+xml,<svg></svg>">A</p>\n', "", ""),
        ('<p data-a="<b>B</b>" title="A > B">A</p>\n', "", ""),
        ('<!-- <a href="/b>A</a> -->\n\nText\n', "", ""),
        ("<script>\nif (a == '<a href=\"/b>') c();\n</script>\n", "", ""),
        ('```html\n<a href="/b>A</a>\n```\n', "", ""),
    ],
)
def test_lost_mark(body: str, covered: str, repaired: str) -> None:
    found = find_broken_tags(Context(read_text("a.md", body), today="2026-01-31"))
    assert [(each.kind, body[slice(*each.span)]) for each in found] == (
        [("lost-mark", covered)] if covered else []
    )
    edits = [each.edit for each in found if each.edit is not None]
    assert [body[: edit.span.start] + edit.text + body[edit.span.end :] for edit in edits] == (
        [repaired] if repaired else []
    )
