"""What the finder of words of mixed scripts returns; letters that look Latin are escaped."""

from __future__ import annotations

import pytest

from profilelint.rules.api import Context
from profilelint.rules.text.mixed_scripts import find_mixed_words_in_body
from profilelint.source.read import read_text


def found(body: str) -> list[str]:
    context = Context(read_text("a.md", f"---\ntitle: A\n---\n\n{body}\n"), today="2026-01-31")
    return [each.meant for each in find_mixed_words_in_body(context)]


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("\u043ef", "of"),
        ("I\u0422", "IT"),
        ("\u0395U", "EU"),
        ("th\u0435", "the"),
        ("WH\u041e", "WHO"),
        ("Energ\u0443", "Energy"),
        ("D\u0435velop", "Develop"),
    ],
)
def test_words_with_a_lookalike(word: str, latin: str) -> None:
    assert found(f"This is {word} here.") == [latin]


@pytest.mark.parametrize(
    "text",
    [
        "40 \u00b5m, 3 \u03bcm, \u0394t, \u03c0r, k\u03a9, h\u03bd, \u039bx and TNF\u03b1.",
        "C\u0430, k\u03bf, \u0410\u0412 and $o\u0430f$.",
        "\u042d\u0442\u043e h\u0435 iPhone\u0430.",
        "\u0391\u03c5\u03c4\u03cc \u03c4\u03bf o\u03bd Pari\u03bf.",
    ],
)
def test_what_is_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("г\u006fрода", "города"),
        ("\u0043вой", "Свой"),
        ("ПО\u0050ТЫ", "ПОРТЫ"),
        ("М\u0069сто", "Місто"),
        ("λιμά\u0076ι", "λιμάνι"),
    ],
)
def test_latin_letters_in_words_of_another_alphabet(word: str, meant: str) -> None:
    assert found(f"Вот {word} там.") == [meant]


@pytest.mark.parametrize(
    "word",
    ["CEOшник", "Xбокс", "цIыху", "группаA", "vипов", "ABСДЕ", "Pо", "зáмок", "$порт_c", "τηνc"],
)
def test_names_and_signs_within_other_alphabets(word: str) -> None:
    assert found(f"Вот {word} там.") == []


def test_a_capital_at_the_end_of_capitals_is_no_ending() -> None:
    assert found("\u042d\u0442\u043e USA, US\u0410.") == ["USA"]
