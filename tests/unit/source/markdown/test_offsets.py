from __future__ import annotations

import pytest

from profilelint.model.finding import Span
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


@pytest.mark.parametrize(
    "text",
    ["ab  cd   ef  ", "a’  bé   c𝄞  " + "?" * 400, "жж  мир   é𝄞  "],
    ids=["ascii", "few", "many"],
)
@pytest.mark.parametrize(
    "places", [[], [(2, 4)], [(0, 2), (2, 3), (9, 12)], [(4, 9), (11, 13)]], ids=str
)
def test_what_was_cut_out_is_counted(text: str, places: list[tuple[int, int]]) -> None:
    head = "---\n---\n"
    cuts = [Span(len(head) + start, len(head) + end) for start, end in places]
    kept = [
        index
        for index in range(len(head), len(head + text))
        if all(not start <= index < end for start, end in cuts)
    ]
    content = "".join((head + text)[index] for index in kept)
    convert = code_points(content, len(head), cuts)
    offset = 0
    for index, char in zip(kept, content, strict=True):
        assert convert(offset) == convert(offset) == index
        offset += len(char.encode())
