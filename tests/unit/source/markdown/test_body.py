"""What is found in a Markdown body, by the exact texts that the spans cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body, Link
    from profilelint.model.finding import Span


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


def headings(text: str) -> list[tuple[int, str, str, str]]:
    body = parse_body(text, 0)
    return [
        (heading.level, covered(body, heading.span), covered(body, heading.text_span), heading.text)
        for heading in body.headings
    ]


def paragraphs(text: str) -> list[tuple[int, str, str, list[str]]]:
    body = parse_body(text, 0)
    return [
        (
            paragraph.depth,
            covered(body, paragraph.span),
            paragraph.text,
            [covered(body, run) for run in paragraph.runs],
        )
        for paragraph in body.paragraphs
    ]


def items(text: str) -> list[tuple[str, str, str, str]]:
    body = parse_body(text, 0)
    return [
        (
            covered(body, item.span),
            covered(body, item.marker),
            covered(body, item.content),
            item.text,
        )
        for item in body.items
    ]


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


def blocks(text: str) -> list[tuple[str, str]]:
    body = parse_body(text, 0)
    return [(block.kind, covered(body, block.span)) for block in body.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Rivers", [(1, "# Rivers", "Rivers", "Rivers")]),
        ("###  Sample Work \n", [(3, "###  Sample Work", "Sample Work", "Sample Work")]),
        ("   ## Wells ##  \n", [(2, "## Wells ##", "Wells", "Wells")]),
        ("## C# ##\n", [(2, "## C# ##", "C#", "C#")]),
        ("## C#\n", [(2, "## C#", "C#", "C#")]),
        (r"## C \##", [(2, r"## C \##", r"C \##", "C ##")]),
        ("#\n\n##  ##\n", [(1, "#", "", ""), (2, "##  ##", "", "")]),
        ("Two\nlines\n===\n", [(1, "Two\nlines\n===", "Two\nlines", "Two lines")]),
        ("#no space\n---", [(2, "#no space\n---", "#no space", "#no space")]),
        ("> ## Quoted\n", [(2, "## Quoted", "Quoted", "Quoted")]),
        (
            "## The *new* [port](p.md) `x`",
            [
                (
                    2,
                    "## The *new* [port](p.md) `x`",
                    "The *new* [port](p.md) `x`",
                    "The new port x",
                )
            ],
        ),
        ("## Wells {#wells}\n", [(2, "## Wells {#wells}", "Wells", "Wells")]),
        ("## Wells ## {#w}\n", [(2, "## Wells ## {#w}", "Wells", "Wells")]),
        ("## Wells {: .wide}\n", [(2, "## Wells {: .wide}", "Wells", "Wells")]),
        ("Wells {: .wide}\n---\n", [(2, "Wells {: .wide}\n---", "Wells", "Wells")]),
        ("## Set {a}\n", [(2, "## Set {a}", "Set {a}", "Set {a}")]),
        ("#\tTab\r\n", [(1, "#\tTab", "Tab", "Tab")]),
        ("one\r# Two\rthree", [(1, "# Two", "Two", "Two")]),
        ("one\u2028# Two", []),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert headings(text) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One  \ntwo\n", [(0, "One  \ntwo", "One two", ["One", "two"])]),
        (
            "A *b* [c](d) `e` ![f](g) h",
            [
                (
                    0,
                    "A *b* [c](d) `e` ![f](g) h",
                    "A b c e  h",
                    ["A ", "b", " ", "c", " ", " ", " h"],
                )
            ],
        ),
        (r"1 \* 2", [(0, r"1 \* 2", "1 * 2", ["1 ", "* 2"])]),
        ("R&amp;D &copy; x & y;", [(0, "R&amp;D &copy; x & y;", "R&D © x & y;", None)]),
        ("é &eacute; 𝄞\n", [(0, "é &eacute; 𝄞", "é é 𝄞", ["é &eacute; 𝄞"])]),
        ("> > deep\nlazy\n", [(2, "deep\nlazy", "deep lazy", ["deep", "lazy"])]),
        ("* tight\n", [(1, "tight", "tight", ["tight"])]),
        ("* loose\n\n  second\n", [(1, "loose", "loose", None), (1, "second", "second", None)]),
        (
            "* a\n  # h\n  b *c*\n  > d\n",
            [(1, "a", "a", None), (1, "b *c*", "b c", None), (2, "d", "d", None)],
        ),
        (
            "* [a](b)\n* `c`\n* y <b>x</b>\n",
            [(1, "[a](b)", "a", None), (1, "`c`", "c", []), (1, "y <b>x</b>", "y x", None)],
        ),
        ("`` a\r\nb`c `` d", [(0, "`` a\r\nb`c `` d", "a b`c d", [" d"])]),
        ("`a\nb` c", [(0, "`a\nb` c", "a b c", [" c"])]),
    ],
)
def test_paragraphs(text: str, expected: list[tuple[int, str, str, list[str] | None]]) -> None:
    found = paragraphs(text)
    assert [row[:3] for row in found] == [row[:3] for row in expected]
    for (*_, runs), (*_, wanted) in zip(found, expected, strict=True):
        assert wanted is None or runs == wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "* Dug [wells](w).  \n* **Built** roads\n",
            [
                ("* Dug [wells](w).", "*", "Dug [wells](w).", "Dug wells."),
                ("* **Built** roads", "*", "**Built** roads", "Built roads"),
            ],
        ),
        (
            "10) ten\n11)  eleven",
            [("10) ten", "10)", "ten", "ten"), ("11)  eleven", "11)", "eleven", "eleven")],
        ),
        ("* a\n* \n* b\n", [("* a", "*", "a", "a"), ("*", "*", "", ""), ("* b", "*", "b", "b")]),
        ("*\n  next line\n", [("*\n  next line", "*", "next line", "next line")]),
        ("* item\nlazy\n", [("* item\nlazy", "*", "item\nlazy", "item lazy")]),
        (
            "- [x] done\n- [ ] open\n",
            [("- [x] done", "-", "done", "done"), ("- [ ] open", "-", "open", "open")],
        ),
        (
            "* a\n\n  b\n\n  * c\n",
            [("* a\n\n  b\n\n  * c", "*", "a", "a"), ("* c", "*", "c", "c")],
        ),
        ("- - a\n", [("- - a", "-", "- a", ""), ("- a", "-", "a", "a")]),
        ("   -\ta\n\n\n   - b", [("-\ta", "-", "a", "a"), ("- b", "-", "b", "b")]),
        ("* ```\n  x\n  ```\n", [("* ```\n  x\n  ```", "*", "```\n  x\n  ```", "")]),
        ("*\n\t- a", [("*\n\t- a", "*", "- a", ""), ("- a", "-", "a", "a")]),
        (">\t1. a\n", [("1. a", "1.", "a", "a")]),
        ("1. # Title #\n", [("1. # Title #", "1.", "Title", "Title")]),
        ("* [a]: b\n", [("* [a]: b", "*", "", "")]),
        ("> * a\n>\n> b\n", [("* a", "*", "a", "a")]),
        ("* TOC\n{:toc}\n", [("* TOC\n{:toc}", "*", "TOC", "TOC")]),
        ("* {:.big} Dug\n", [("* {:.big} Dug", "*", "Dug", "Dug")]),
        ("* {{ site.name }} dug\n", [("* {{ site.name }} dug", "*", "{{ site.name }} dug", "dug")]),
    ],
)
def test_items(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert items(text) == expected


def test_first_run_of_an_item_is_its_first_word_even_inside_markup() -> None:
    body = parse_body("* [**Trained** staff](x) there\n", 0)
    assert [covered(body, run) for run in body.items[0].runs] == ["Trained", " staff", " there"]


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


def test_texts_of_links_and_images() -> None:
    body = parse_body("[![A *map*](m)](u) [b **c** `d` &amp;\ne](v) <http://w>\n", 0)
    assert [link.text for link in body.links] == ["A map", "b c d & e", "http://w"]
    assert [image.text for image in body.images] == ["A map"]
    assert body.paragraphs[0].text == "b c d & e http://w"


def test_a_description_is_plain_text() -> None:
    body = parse_body("![a [b](c) d](e) [f](g)", 0)
    assert [image.text for image in body.images] == ["a b d"]
    assert [link.url for link in body.links] == ["g"]
    assert [covered(body, run) for run in body.paragraphs[0].runs] == [" ", "f"]


def test_definitions_used_and_unused() -> None:
    body = parse_body("[used]\n\n[used]: <a\\_b> 't'\n[Not\nused]:\n  /c(d)&lt;\n  'e'\n", 0)
    assert [
        (found.label, covered(body, found.span), found.url, covered(body, found.url_span))
        for found in body.definitions
    ] == [
        ("used", "[used]: <a\\_b> 't'", "a_b", "a\\_b"),
        ("Not used", "[Not\nused]:\n  /c(d)&lt;\n  'e'", "/c(d)<", "/c(d)&lt;"),
    ]
    assert [link.url_span for link in body.links] == [body.definitions[0].url_span]


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


@pytest.mark.parametrize(
    ("text", "opaque"),
    [
        ("a {{ b }} c {% d\n e %}", ["{{ b }}", "{% d\n e %}"]),
        ("{{< figure src='a' >}}\n{{% note %}}", ["{{< figure src='a' >}}", "{{% note %}}"]),
        ("a\n{: .b #c}\n", ["{: .b #c}"]),
        ("[a](b){:.c} **d**{:.e}", ["{:.c}", "{:.e}"]),
        ("{::options toc='1' /}", ["{::options toc='1' /}"]),
        ("`{{ a }}` {{ b }}", ["{{ b }}"]),
        ("<p class='{{ a }}'>", ["{{ a }}"]),
        ("{{ a\n\nb }}", []),
        ("{: a\nb }", []),
        ("{{ a {{ b }}", ["{{ b }}"]),
        ("{a} {} {:}", []),
        ("{% comment %} a {% b %} {% endcomment %}", ["{% comment %} a {% b %} {% endcomment %}"]),
        ("import A from './a'\nimport 'b';\n", ["import A from './a'\nimport 'b';"]),
        ("export const a = {\n  b: 1\n}\n", ["export const a = {\n  b: 1\n}"]),
        ("import duties from China\n\nexport 'em\n", []),
        ("export growth is a goal\n", []),
    ],
)
def test_opaque(text: str, opaque: list[str]) -> None:
    body = parse_body(text, 0)
    assert [covered(body, span) for span in body.opaque] == opaque


def test_a_paragraph_of_tags_alone_is_opaque() -> None:
    body = parse_body("{% a %}\n{{ b }}\n\n{: .c}\n\nd {{ e }}\n\nimport 'f'\n", 0)
    assert [block.kind for block in body.blocks] == ["opaque", "opaque", "paragraph", "opaque"]
    assert [paragraph.text for paragraph in body.paragraphs] == ["d"]


def test_tags_are_not_text() -> None:
    body = parse_body("# {{ page.title }} news\n\nThe {{ n }} wells{:.x} [of {{ m }}](b)\n", 0)
    assert body.headings[0].text == "news"
    assert body.paragraphs[0].text == "The  wells of"
    assert [covered(body, run) for run in body.paragraphs[0].runs] == [
        "The ",
        " wells",
        " ",
        "of ",
    ]
    assert body.links[0].text == "of "


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("a `b` <i>c</i> d", "a ... ...c.... d"),
        ("[a](b 'c') ![d](<e>) [f][g] [h]", "[a](.....) ![d](...) [f][g] [h]"),
        ("[f][g] [h][]\n\n[g]: /i 'j'\n[h]: k", "[f][.] [h][]\n\n...........\n......"),
        ("<http://a> <b@c>", "<........> <...>"),
        ("```\na\n\nb\n```\nc", "...\n.\n\n.\n...\nc"),
        ("a {{ b }}\r\n{: .c}\r\n", "a .......\r\n......\r\n"),
        ("<div>\r\na\r</div>\n", ".....\r\n.\r......\n"),
    ],
)
def test_prose(text: str, prose: str) -> None:
    front = "---\na: é\n---\n"
    body = parse_body(front + text, len(front))
    assert body.prose == ("...\n....\n...\n" + prose).replace(".", "\0")


def test_positions_count_from_the_start_of_the_file() -> None:
    front = "---\ntitle: Ünïcödé 𝄞\n---\n"
    body = parse_body(front + "é [a](b)\n", len(front))
    assert body.links[0].span == (len(front) + 2, len(front) + 8)


def test_carriage_returns_end_lines() -> None:
    expected = [("heading", "# a"), ("paragraph", "b"), ("list", "* c\r* d")]
    assert blocks("# a\r\rb\r\r* c\r* d\r") == expected


def test_what_is_not_unicode_is_read() -> None:
    body = parse_body("a \ud800 [b\udfff](c\udc00) d", 0)
    assert [as_tuple(body, link)[1:5] for link in body.links] == [
        ("[b\udfff](c\udc00)", "b\udfff", "c\udc00", "c\udc00")
    ]


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
