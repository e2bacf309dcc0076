"""Brackets and addresses within tags, of which Python-Markdown makes links."""

from __future__ import annotations

import pytest

from profilelint.rules.embed.links_in_tags import find_links_in_tags
from profilelint.source.read import read_text


def covered(body: str) -> list[tuple[str, str]]:
    """Return the kinds and texts of what is found in a body."""
    text = f"---\n---\n\n{body}\n"
    document = read_text("a.md", text, "python-markdown")
    return [(kind, text[slice(*span)]) for kind, span in find_links_in_tags(document.body.exposed)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<b c="[x](y)">d</b>', "[x]"),
        ('a <img alt="![x](y)" src="z">', "[x]"),
        ('a <b c="[x" f="](y)">d</b>', '[x" f="]'),
        ('a <b c="[x [y] z](y)">d</b>', "[x [y] z]"),
        ('a <b c="[x">d</b> <i e="](y)">f</i>', '[x">d</b> <i e="]'),
        ('a <b c="[X  y]">d</b>\n\n[x y]: z', "[X  y]"),
        ('a <b c="[x][R]">d</b>\n\n> [r]: z', "[x]"),
        ('a <b c="[x]\n[r]">d</b>\n[r]: z', "[x]"),
        ('a <b c="[^x]">d</b>\n\n[^x]: z', "[^x]"),
        ('<div markdown="1">\n<b c="[x](y)">d</b>\n</div>', "[x]"),
        ('a <div c="[x](y)">d</div>', "[x]"),
    ],
)
def test_brackets(body: str, found: str) -> None:
    assert covered(body) == [("link", found)]


def test_addresses() -> None:
    body = 'a <b c="<HTTP://x y>">d</b> <i c="<a@b.example>">e</i> <i c="<a> <b@>">f</i>'
    assert covered(body) == [("autolink", "<HTTP://x y>"), ("autolink", "<a@b.example>")]


@pytest.mark.parametrize(
    "body",
    [
        '<div c="[x](y)">d</div>',
        '<p><b c="[x](y)">d</b></p>',
        "<script>\na[0](b)\n</script>",
        "a <!-- [x](y) --> b",
        'a <b c="[x] (y)">d</b>',
        'a <b c="[x]">d</b> [y](z)',
        'a <b c="[x][r]">d</b>\n\n[s]: z',
        'a <b c="\\[x](y)">d</b>',
        'a <b c="[x">d</b>\n\n](y)',
        '[x <b c="e">](y)',
    ],
)
def test_what_makes_no_link(body: str) -> None:
    assert covered(body) == []
