"""Where words that follow themselves are looked for: not everywhere, and nowhere in vain."""

from __future__ import annotations

import re
import sys
from itertools import product

import pytest

from profilelint.rules.api import Context
from profilelint.rules.text import doubled_words
from profilelint.rules.text.doubled_words import find_doubled_words, places_of_equal_words
from profilelint.source.read import read_text

DOUBLED = re.compile(r"(?<![\w'’.@/&-])([^\W\d_]+)\s+(?=\1(?![\w'’@/&-]))", re.IGNORECASE)
WORDS = (
    *("a", "Az", "é", "ÉL", "İz", "\u212am", "ſo", "Ⱥb", "ΣΟΣ", "из", "Ёж", "가나"),
    *("①", "カナ", "ﬁ", "ª"),
)
LEFT = ("", "a ", "«", "(", "“", "、", "！", "→", "🙂", ".", "-", "’", "x", "²", "\u0301")
GAPS = (" ", "\n", "\u00a0", "\u3000", "\u2028", "\x1c", ", ", "\u00ad")
RIGHT = ("", " a", "»", ")", ".", "…", "。", "'", "-a", "x")


def test_no_doubled_word_is_passed_over() -> None:
    doubled = 0
    for left, word, gap, right in product(LEFT, WORDS, GAPS, RIGHT):
        for second in {word, word.lower(), word.upper(), word.capitalize(), "b"}:
            text = f"{left}{word}{gap}{second}{right}"
            places = {match.start() for match in DOUBLED.finditer(text)}
            assert places <= set(places_of_equal_words(text, 0)), ascii(text)
            doubled += len(places)
    assert doubled > 1000


def test_what_stands_thrice_is_two_places() -> None:
    assert places_of_equal_words("The the  THE end end", 4) == [4, 13]
    assert places_of_equal_words("The the  THE end end", 0) == [0, 4, 13]


def test_first_bytes_tell_letters_where_they_are_said_to() -> None:
    telling = re.compile(f"[{doubled_words._TELLING}]")
    told = [char for char in map(chr, range(0x80, sys.maxunicode)) if telling.match(char)]
    assert len(told) > 10_000
    for char in told:
        is_letter = char.encode()[0] in doubled_words._LETTERS
        assert is_letter == bool(re.match(r"\w", char)), hex(ord(char))
        if is_letter:
            small = char.lower()
            # Where one is not told by its first byte, all of the text is looked at in another way.
            assert small.encode()[0] in doubled_words._LETTERS or not telling.match(small)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<ul>\n<li>It is\nthe the pier.</li>\n</ul>\n", ["It is\nthe the pier."]),
        ("<div>\n\n<pre>\na</pre>\n<p>the the <b>b</b></p>\n</div>\n", ["the the "]),
        ("<p>the <b>the</b></p>\n<p title='the the'>the</p>\n", []),
        ("<p>the <code>the the</code></p>\n<!-- the the -->\n", []),
        ("<div>\n<!-- a\n\n<p>the the</p>\n-->\n</div>\n", []),
        ("<pre>\na\n\n<b>the the</b>\n</pre>\n", []),
        ("<script>\nthe the\n</script>\n\n<style>\nthe the\n</style>\n", []),
        ("<p>{{ the the }}</p>\n\n```html\n<p>the the</p>\n```\n", []),
    ],
)
def test_doubled_words_in_html(body: str, texts: list[str]) -> None:
    found = find_doubled_words(Context(read_text("a.md", body, "kramdown"), today="2026-01-31"))
    assert [body[slice(*each.span)] for each in found] == ["the the"] * len(texts)
    assert [body[slice(*each.block)] for each in found] == texts
