"""Links, images, code and raw HTML, by the texts that the spans cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Span
    from profilelint.model.inline import Link


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


def as_tuple(body: Body, link: Link) -> tuple[str, str, str, str, str, str]:
    return (
        link.kind,
        covered(body, link.span),
        covered(body, link.text_span),
        link.url,
        covered(body, link.url_span),
        link.title,
    )


def links(text: str) -> list[tuple[str, str, str, str, str, str]]:
    body = parse_body(text, 0)
    return [as_tuple(body, link) for link in body.links]


def images(text: str) -> list[tuple[str, str, str, str, str, str]]:
    body = parse_body(text, 0)
    return [as_tuple(body, image) for image in body.images]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b)", [("inline", "[a](b)", "a", "b", "b", "")]),
        ("[a]()", [("inline", "[a]()", "a", "", "", "")]),
        ("[](b)", [("inline", "[](b)", "", "b", "b", "")]),
        ("[ a ]( b 't' )", [("inline", "[ a ]( b 't' )", " a ", "b", "b", "t")]),
        ("[a](<b c> (t))", [("inline", "[a](<b c> (t))", "a", "b c", "b c", "t")]),
        ("[a](<>)", [("inline", "[a](<>)", "a", "", "", "")]),
        (r"[a](<b\>c>)", [("inline", r"[a](<b\>c>)", "a", "b>c", r"b\>c", "")]),
        ("[a](b(c(d))e)", [("inline", "[a](b(c(d))e)", "a", "b(c(d))e", "b(c(d))e", "")]),
        (r"[a](b\)c)", [("inline", r"[a](b\)c)", "a", "b)c", r"b\)c", "")]),
        ("[a](b\\\\)", [("inline", "[a](b\\\\)", "a", "b\\", "b\\\\", "")]),
        ("[a](/?x&amp;y)", [("inline", "[a](/?x&amp;y)", "a", "/?x&y", "/?x&amp;y", "")]),
        ("[a](/%20b)", [("inline", "[a](/%20b)", "a", "/%20b", "/%20b", "")]),
        ("[a\nb](\n/c\n'd\ne')", [("inline", "[a\nb](\n/c\n'd\ne')", "a\nb", "/c", "/c", "d\ne")]),
        ("> [a](\n> <b>)", [("inline", "[a](\n> <b>)", "a", "b", "b", "")]),
        ("> [a\n> ](b)", [("inline", "[a\n> ](b)", "a\n> ", "b", "b", "")]),
        (r"[a\]b](c)", [("inline", r"[a\]b](c)", r"a\]b", "c", "c", "")]),
        ("[`]`](c)", [("inline", "[`]`](c)", "`]`", "c", "c", "")]),
        ('[<i t="]">](c)', [("inline", '[<i t="]">](c)', '<i t="]">', "c", "c", "")]),
        ("[a [b]](c)", [("inline", "[a [b]](c)", "a [b]", "c", "c", "")]),
        (
            "[![a][]](b)\n\n[a]: c",
            [("inline", "[![a][]](b)", "![a][]", "b", "b", "")],
        ),
        (
            "*[a](b)*[c](d)",
            [("inline", "[a](b)", "a", "b", "b", ""), ("inline", "[c](d)", "c", "d", "d", "")],
        ),
        (
            "é[ü](ö𝄞 'ß') [b](c)",
            [
                ("inline", "[ü](ö𝄞 'ß')", "ü", "ö𝄞", "ö𝄞", "ß"),
                ("inline", "[b](c)", "b", "c", "c", ""),
            ],
        ),
        (
            "<http://a.test/b>",
            [
                (
                    "autolink",
                    "<http://a.test/b>",
                    "http://a.test/b",
                    "http://a.test/b",
                    "http://a.test/b",
                    "",
                )
            ],
        ),
        ("<a@b.test>", [("email", "<a@b.test>", "a@b.test", "a@b.test", "a@b.test", "")]),
        ("[a][B c]\n\n[b  C]: /d 't'", [("reference", "[a][B c]", "a", "/d", "/d", "t")]),
        ("[a][]\n\n[A]: /d", [("collapsed", "[a][]", "a", "/d", "/d", "")]),
        ("[a]\n\n[A]: </d e>", [("shortcut", "[a]", "a", "/d e", "/d e", "")]),
        ("[a] []\n\n[A]: d", [("shortcut", "[a]", "a", "d", "d", "")]),
        ("[ẞ]\n\n[SS]: /url", [("shortcut", "[ẞ]", "ẞ", "/url", "/url", "")]),
        ("[a]\n\n> [a]: b", [("shortcut", "[a]", "a", "b", "b", "")]),
        ("| a |\n|---|\n| [b](c) |\n", [("inline", "[b](c)", "b", "c", "c", "")]),
        (
            "[a]({{ site.url }}/b)",
            [("inline", "[a]({{ site.url }}/b)", "a", "{{ site.url }}/b", "{{ site.url }}/b", "")],
        ),
        (
            "[a]({% link b c.md %} 't')",
            [
                (
                    "inline",
                    "[a]({% link b c.md %} 't')",
                    "a",
                    "{% link b c.md %}",
                    "{% link b c.md %}",
                    "t",
                )
            ],
        ),
        ("[a][b]\n\n[b]: {{ x }}/y", [("reference", "[a][b]", "a", "{{ x }}/y", "{{ x }}/y", "")]),
        ("`[a](b)`", []),
        ("    [a](b)", []),
        ("```\n[a](b)\n```", []),
        ("<div>\n[a](b)\n</div>", []),
        ("<!-- [a](b) -->", []),
        (r"\[a](b)", []),
        ("[a](b c)", []),
        ("[a] (b)", []),
        ("[a]", []),
        ("{% comment %}[a](b){% endcomment %}", []),
        ("{% highlight sh %}\n\n[a](b)\n\n{% endhighlight %}", []),
        ("{% comment %}[a](b)", [("inline", "[a](b)", "a", "b", "b", "")]),
        (
            "{% raw %}{% comment %}{% endraw %}[a](b){% endcomment %}",
            [("inline", "[a](b)", "a", "b", "b", "")],
        ),
    ],
)
def test_links(text: str, expected: list[tuple[str, str, str, str, str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](b.png 't')", [("inline", "![a](b.png 't')", "a", "b.png", "b.png", "t")]),
        ("![](b)", [("inline", "![](b)", "", "b", "b", "")]),
        ("![a][b]\n\n[b]: c", [("reference", "![a][b]", "a", "c", "c", "")]),
        ("![a][]\n\n[a]: c", [("collapsed", "![a][]", "a", "c", "c", "")]),
        ("![a]\n\n[a]: c", [("shortcut", "![a]", "a", "c", "c", "")]),
        (
            "![a ![b](c) [d](e)](f)",
            [("inline", "![a ![b](c) [d](e)](f)", "a ![b](c) [d](e)", "f", "f", "")],
        ),
    ],
)
def test_images(text: str, expected: list[tuple[str, str, str, str, str, str]]) -> None:
    assert images(text) == expected


def test_raw_html() -> None:
    body = parse_body(
        "<div>\n*a*\n</div>\n\nb <i>c</i> <!-- d --> `<u>`\n\n* e <iframe src=x>\n", 0
    )
    assert [(found.block, covered(body, found.span)) for found in body.html] == [
        (True, "<div>\n*a*\n</div>"),
        (False, "<i>"),
        (False, "</i>"),
        (False, "<!-- d -->"),
        (False, "<iframe src=x>"),
    ]


def test_html_inside_a_template_tag_is_still_html() -> None:
    body = parse_body('{{ "<img src=x>" }}\n\n{% raw %}<b>{% endraw %}\n', 0)
    assert [covered(body, found.span) for found in body.html] == ["<img src=x>", "<b>"]


def test_code() -> None:
    body = parse_body("`a` ``b`c``\n\n    d\n\n~~~\ne\n~~~\n", 0)
    assert [covered(body, span) for span in body.code] == ["`a`", "``b`c``", "d", "~~~\ne\n~~~"]


def test_what_is_not_unicode_is_read() -> None:
    body = parse_body("a \ud800 [b\udfff](c\udc00) d", 0)
    assert [as_tuple(body, link)[1:5] for link in body.links] == [
        ("[b\udfff](c\udc00)", "b\udfff", "c\udc00", "c\udc00")
    ]
