from __future__ import annotations

import pytest

from profilelint.source.markdown.offsets import code_points


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "why? é?",
        "é",
        "a" * 100 + "é𝄞ж–" + "b" * 100 + "–",
        "жжж мир 𝄞𝄞 – é",
        "\x7f\x80\u07ff\u0800\uffff\U00010000" + "?" * 200,
        "a" * 200 + "é𝄞ж–’\u07ff\u0800\uffff\U0010ffff\x80",
    ],
)
@pytest.mark.parametrize("start", [0, 7])
def test_every_character_is_found_again(text: str, start: int) -> None:
    convert = code_points(text, start)
    offset = 0
    for index, char in enumerate(text):
        assert convert(offset) == start + index
        offset += len(char.encode())
    assert convert(offset) == start + len(text)
