"""The texts that a reader sees, and the runs of literal text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from profilelint.source.markdown.body import parse_body

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Span


def covered(body: Body, span: Span) -> str:
    return body.text[span.start : span.end]


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
        ("    code\ntext\n", [(0, "text", "text", ["text"])]),
        ("* [^1] note\n\n[^1]: x", [(1, "[^1] note", "note", [" note"]), (1, "x", "x", ["x"])]),
        ("* [a][]\n\n[a]: b", [(1, "[a][]", "a", ["a"])]),
    ],
)
def test_paragraphs(text: str, expected: list[tuple[int, str, str, list[str] | None]]) -> None:
    found = paragraphs(text)
    assert [row[:3] for row in found] == [row[:3] for row in expected]
    for (*_, runs), (*_, wanted) in zip(found, expected, strict=True):
        assert wanted is None or runs == wanted


def test_first_run_of_an_item_is_its_first_word_even_inside_markup() -> None:
    body = parse_body("* [**Trained** staff](x) there\n", 0)
    assert [covered(body, run) for run in body.items[0].runs] == ["Trained", " staff", " there"]


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
