"""Words in Latin letters with a letter of another alphabet that looks like a Latin one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import ASCII_LETTERS
from profilelint.rules.api import finder
from profilelint.rules.page.letters import CYRILLIC, LOOKS
from profilelint.rules.page.parts import utf8
from profilelint.rules.text.field_texts import written_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Route
    from profilelint.rules.api import Context

_ALIKE: Final = frozenset(LOOKS)
_LEADS: Final = sorted({letter.encode()[:1] for letter in LOOKS})
# All letters of a word's kinds become one, by their first bytes in UTF-8: L for Latin, O for other.
_FOLLOWING: Final = bytes(range(0x80, 0xC0))
_LATIN: Final = frozenset((*ASCII_LETTERS.encode(), *range(0xC3, 0xCA)))
_KINDS: Final = bytes(
    ord("L") if byte in _LATIN else ord("O") if 0xCD <= byte <= 0xD4 else ord(" ")
    for byte in range(256)
)
_WORD: Final = pattern("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]{2,}")
_LATIN_END: Final = "\u0250"
# Of two letters a pair may be a formula (hν, Cа); these are words and names of many pages.
_SHORT: Final = pattern(
    "(?i:a[ilmnstu]|b[ey]|cv|d[aeiou]|e[cdlnstux]|go|h[er]|i[dflnst]|je|l[aeo]|m[aeiy]|n[eo]"
    "|o[fnru]|p[cr]|s[eou]|t[eouv]|u[knpst]|we)"
)
_WHOLE: Final = {
    "Cyrillic": pattern("(?<![A-Za-z])[\u0400-\u052f]{3}"),
    "Greek": pattern("(?<![A-Za-z])[\u0370-\u03ff]{3}"),
}
# Beside these a word may be a formula, an address or a piece of code.
_TECHNICAL: Final = frozenset("$\\/@_=<>{}^#&%")


class MixedWord(NamedTuple):
    """A word in Latin letters with letters that only look so.

    ``span`` covers the word, ``letter`` is the first of these letters, ``script`` the name of its
    script and ``latin`` the word with the letters that were meant. ``route`` leads to the field;
    it is empty in the body.
    """

    span: Span
    route: Route
    letter: str
    script: str
    latin: str


@finder("mixed_word", of="body")
def find_mixed_words_in_body(context: Context) -> list[MixedWord]:
    """Return the words of the body that are of mixed scripts."""
    body = context.document.body
    if not _may_hold_mixed_words(body.text):
        return []
    return list(_mixed(body.prose, Span(body.start, len(body.prose)), ()))


@finder("mixed_word", of="front matter")
def find_mixed_words_in_fields(context: Context) -> list[MixedWord]:
    """Return the words of the fields' texts that are of mixed scripts."""
    document = context.document
    if not _may_hold_mixed_words(document.text):
        return []
    return [
        word
        for route, scalar in written_texts(document)
        for word in _mixed(document.text, scalar.span, route)
    ]


@lru_cache(maxsize=1)
def _may_hold_mixed_words(text: str) -> bool:
    """Return whether a letter of Latin stands beside one of another alphabet."""
    if text.isascii() or not any(lead in utf8(text) for lead in _LEADS):
        return False
    kinds = utf8(text).translate(_KINDS, _FOLLOWING)
    return b"LO" in kinds or b"OL" in kinds


@lru_cache(maxsize=2)
def _has_words(script: str, text: str) -> bool:
    return _WHOLE[script].search(text) is not None


def _mixed(text: str, span: Span, route: Route) -> Iterator[MixedWord]:
    for match in _WORD.finditer(text, *span):
        word = match[0]
        odd = [letter for letter in word if letter >= _LATIN_END]
        # Where other letters than lookalikes are among them, the word joins two: "IT-отдел".
        if not odd or not _ALIKE.issuperset(odd) or 2 * len(odd) > len(word):
            continue
        latin = "".join(LOOKS.get(letter, letter) for letter in word)
        is_short = 2 * len(odd) == len(word)
        if is_short and (len(word) > 2 or not _SHORT.fullmatch(latin)):
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before in _TECHNICAL or after in _TECHNICAL:
            continue
        script = "Cyrillic" if odd[0] in CYRILLIC else "Greek"
        # Languages with another alphabet put endings on names in Latin letters: "iPhone" + "а".
        is_ending = word[-1] in odd and len(odd) == 1 and word not in (word.lower(), word.upper())
        if (is_short or is_ending) and _has_words(script, text):
            continue
        yield MixedWord(Span(*match.span()), route, odd[0], script, latin)
