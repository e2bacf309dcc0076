"""What HTML elements show, and where its addresses are written."""

from __future__ import annotations

import pytest

from profilelint.rules.page.media import shown_files
from profilelint.source.markdown.html.elements import parse_markup
from profilelint.source.read import read_text


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<img src="/a.png" srcset="/b.png 2x, /c.png">', ["/b.png", "/c.png"]),
        ('<img srcset="a.png 1x,b.png 2x, ,c,d.png 3x">', ["a.png", "b.png", "c,d.png"]),
        ('<img srcset="a.png, b.png (c, d) 1x, e.png">', ["a.png", "b.png", "e.png"]),
        ('<img srcset="data:image/png;base64,aA== 1x, b.png 2x">', ["b.png"]),
        ('<video src="a.mp4" poster="b.png"></video>', ["a.mp4", "b.png"]),
        ('<video><source src="a.webm"><track src="b.vtt"></video>', ["a.webm", "b.vtt"]),
        ("<audio src=a.mp3></audio>", ["a.mp3"]),
        ('<picture><source srcset="a.webp 100w"><img src=b.png></picture>', ["a.webp"]),
        ('<img srcset="{{ page.image }} 2x"> <video poster={poster}></video>', []),
        ("<template><video src=a.mp4></video></template>", []),
    ],
)
def test_shown_files(html: str, shown: list[str]) -> None:
    document = read_text("a.md", f"<div>\n{html}\n</div>\n")
    found = [each for element in parse_markup(document).elements for each in shown_files(element)]
    assert [each.url for each in found] == shown
    assert [document.text[slice(*each.span(document))] for each in found] == shown


def test_where_references_are_written_the_whole_value_is_the_place() -> None:
    document = read_text("a.md", '<img srcset="a.png?b&amp;c 2x">\n')
    [found] = [each for element in parse_markup(document).elements for each in shown_files(element)]
    assert (found.url, found.editable(document)) == ("a.png?b&c", None)
    assert document.text[slice(*found.span(document))] == "a.png?b&amp;c 2x"
