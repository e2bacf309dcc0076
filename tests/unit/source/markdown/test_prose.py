"""The mask over all that is not prose."""

from __future__ import annotations

import pytest

from profilelint.source.markdown.body import parse_body
from profilelint.source.read import read_text


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


@pytest.mark.parametrize("name", ["code", "Code", "CodeBlock", "Terminal"])
def test_code_in_elements_and_components(name: str) -> None:
    text = f"A <{name} a='b'>ls  -l</{name}> c  d\n"
    prose = read_text("page.mdx", text, "mdx").body.prose
    assert "ls" not in prose
    assert prose.startswith("A ")
    assert prose.endswith("\0 c  d\n")


def test_other_components_hold_prose() -> None:
    text = "<Aside>a  b</Aside> <Codex>c</Codex>\n"
    assert "a  b" in read_text("page.mdx", text, "mdx").body.prose
