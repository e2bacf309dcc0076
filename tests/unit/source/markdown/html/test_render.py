"""The rendered text of a body, and where it comes from."""

from __future__ import annotations

import pytest

from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.html.render import PAGE_START, render_html
from profilelint.source.markdown.html.rendering import Rendering

END = "\n</div>\n<a rev=\"#\" rev='#'></a>\n"


def rendered(text: str) -> Rendering:
    return render_html(parse_body(text, 0))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("## A & *b*\n", "<h2>A &amp; <em>b</em></h2>\n"),
        ('a  \nb\nc "d"\n', "<p>a<br>\nb\nc &quot;d&quot;</p>\n"),
        ("**a** ~~b~~ `c<`", "<p><strong>a</strong> <del>b</del> <code>c&lt;</code></p>\n"),
        ("[a](b 'c&')", '<p><a href="b" title="c&amp;">a</a></p>\n'),
        ("[a]\n\n[a]: {{ b }}", '<p><a href="xxxxxxx" title="">a</a></p>\n'),
        (
            "![a *b* `c` <d>\n![e](f)](g 'h')",
            '<p><img src="g" alt="a b c &lt;d&gt; e" title="h"></p>\n',
        ),
        ("* a\n* b\n", "<ul><li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n", "<ol><li>a</li>\n</ol>\n"),
        ("> a\n\n---\n", "<blockquote><p>a</p>\n</blockquote>\n<hr>\n"),
        ('```x"y\na\n```\n', '<pre><code class="x&quot;y">a\n</code></pre>\n'),
        ("    a\n", '<pre><code class="">a\n</code></pre>\n'),
        ("a[^1]\n\n[^1]: b\n", "<p>a</p>\n<div><p>b</p>\n</div>\n"),
        (
            "| a |\n|---|\n| b |\n",
            "<table><thead><tr><td>a</td></tr></thead><tbody><tr><td>b</td></tr></tbody></table>\n",
        ),
        ("<div>\n*a*\n\nb <i>c</i>\n", "<div>\n*a*\n<p>b <i>c</i></p>\n"),
        ("{::nomarkdown}`<b>`{:/}", "<p>{::nomarkdown}<b>{:/}</p>\n"),
        ("> <b\r\n> c>\r\n", "<blockquote><p><b\nc></p>\n</blockquote>\n"),
    ],
)  # fmt: skip
def test_what_is_rendered(text: str, html: str) -> None:
    assert rendered(text).text == PAGE_START + html + END


def test_what_comes_after_the_end_is_not_rendered() -> None:
    assert render_html(parse_body("a <b> c\n", 0), 4).text == f"{PAGE_START}<p>a &lt;b</p>\n{END}"


def test_origins() -> None:
    text = "é &amp; <b c='d'> *e*\n"
    rendering = rendered(text)
    at = rendering.text.index
    assert [rendering.authored(at(part)) for part in ("é", "&amp;", "<b c", "'>", "<em>")] == [
        False, False, True, True, False,
    ]  # fmt: skip
    # Raw HTML stands in the file as it is rendered; other texts come from the whole of their event.
    assert rendering.start(at("c='d'")) == text.index("c='d'")
    assert rendering.end(at("='d'")) == text.index("='d'")
    assert rendering.start(at("amp;")) == text.index("&amp;")


def test_what_markdown_takes_for_comments() -> None:
    rendering = rendered("<!-- <b> --> <i>\n\n<?a <u>?>\n\n<!a>\n")
    assert [rendering.text[start:end] for start, end in rendering.concealed] == [
        "<!-- <b> ",
        "<?a <u>",
        "<!a",
    ]
