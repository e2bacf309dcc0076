"""What the parser is given."""

from __future__ import annotations

import pytest

from profilelint.model.finding import Span
from profilelint.source.markdown.parser import mask_surrogates, mask_text, replace_spans


@pytest.mark.parametrize(
    ("text", "hidden", "masked"),
    [
        ("plain", [], "plain"),
        ("a\rb\r\nc\r", [], "a\nb\r\nc\n"),
        ("[a]({{ b }})", [Span(4, 11)], "[a](xxxxxxx)"),
        ("> " * 9_000 + "a", [], "> " * 9_000 + "a"),
        ("> " * 15_000 + "a", [], "> " * 100 + "x" * 29_799 + " a"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_masks(text: str, hidden: list[Span], masked: str) -> None:
    assert mask_text(text, 0, hidden) == masked


def test_surrogates_are_replaced() -> None:
    assert mask_surrogates("a\ud800\udfffb") == "a\ufffd\ufffdb"


def test_spans_that_overlap_are_replaced_once() -> None:
    spans = [(4, 6), (0, 2), (1, 3), (5, 5)]
    assert replace_spans("abcdefgh", spans, lambda part: part.upper()) == "ABCdEFgh"
