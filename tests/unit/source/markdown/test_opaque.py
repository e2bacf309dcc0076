"""What is not for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Span


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


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
