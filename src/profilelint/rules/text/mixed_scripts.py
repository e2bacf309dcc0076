"""Words with a letter of another alphabet that looks like one of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import ASCII_LETTERS
from profilelint.rules.api import finder
from profilelint.rules.page.letters import CYRILLIC, GREEK, LOOKS
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
_CYRILLIC: Final = "\u0400"
# Of two letters a pair may be a formula (hν, Cа); these are words and names of many pages.
_SHORT: Final = pattern(
    "(?i:a[ilmnstu]|b[ey]|cv|d[aeiou]|e[cdlnstux]|go|h[er]|i[dflnst]|je|l[aeo]|m[aeiy]|n[eo]"
    "|o[fnru]|p[cr]|s[eou]|t[eouv]|u[knpst]|we)"
)
_WHOLE: Final = {
    "Cyrillic": pattern("(?<![A-Za-z])[\u0400-\u052f]{3}"),
    "Greek": pattern("(?<![A-Za-z])[\u0370-\u03ff]{3}"),
}
# A name with an ending, a letter that stands behind a word, or a mark.
_ABBREVIATION: Final = pattern("[A-Z]{2}|(?<=[\u03ac-\u03ce\u0430-\u045f])[A-Z]|^X")
_SHORTEST_OTHER: Final = 4
# Of Latin letters, what each may stand for within a word of another alphabet. A capital I is how
# languages of the Caucasus write a letter that few keyboards have.
_MEANT: Final = {
    "Cyrillic": {latin: letter for letter, latin in CYRILLIC.items() if latin not in "DIQSWdhqsw"},
    "Greek": {latin: letter for letter, latin in GREEK.items() if letter != "\u03f2"},
}
# Beside these a word may be a formula, an address or a piece of code.
_TECHNICAL: Final = frozenset("$\\/@_=<>{}^#&%")


class MixedWord(NamedTuple):
    """A word with letters of another alphabet that only look like its own.

    ``span`` covers the word, ``letter`` is the first of these letters, ``script`` the name of its
    script, ``own`` that of the word's, and ``meant`` the word with the letters that were meant.
    ``route`` leads to the field; it is empty in the body.
    """

    span: Span
    route: Route
    letter: str
    script: str
    own: str
    meant: str


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
        around = {text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]}
        is_half = 2 * len(odd) == len(word)
        if 2 * len(odd) > len(word) or (is_half and _is_cyrillic(odd)):
            other = _with_latin(Span(*match.span()), word, odd[0], route)
            if other is not None and _TECHNICAL.isdisjoint(around):
                yield other
            continue
        # Where other letters than lookalikes are among them, the word joins two: "IT-отдел".
        if not odd or not _ALIKE.issuperset(odd):
            continue
        latin = "".join(LOOKS.get(letter, letter) for letter in word)
        if is_half and not (_SHORT.fullmatch(latin) or _is_latin(word, odd)):
            continue
        if not _TECHNICAL.isdisjoint(around):
            continue
        script = "Cyrillic" if odd[0] in CYRILLIC else "Greek"
        # Languages with another alphabet put endings on names in Latin letters: "iPhone" + "а".
        is_ending = word[-1] in odd and len(odd) == 1 and word not in (word.lower(), word.upper())
        if (is_half or is_ending) and _has_words(script, text):
            continue
        yield MixedWord(Span(*match.span()), route, odd[0], script, "Latin", latin)


def _is_cyrillic(odd: list[str]) -> bool:
    """Return whether one of a word's letters of Cyrillic is like no Latin one."""
    return odd[0] >= _CYRILLIC and not _ALIKE.issuperset(odd)


def _is_latin(word: str, odd: list[str]) -> bool:
    """Return whether one of a word's letters besides the Cyrillic ones is like none of these."""
    meant = _MEANT["Cyrillic"].keys()
    is_long = len(word) >= _SHORTEST_OTHER
    return is_long and odd[0] >= _CYRILLIC and not meant >= set(word).difference(odd)


def _with_latin(span: Span, word: str, of_word: str, route: Route) -> MixedWord | None:
    """Return a word of another alphabet that has Latin letters; None if it should have them.

    ``of_word`` is one of its own letters.
    """
    latin = [letter for letter in word if letter < _LATIN_END]
    own = "Greek" if of_word < _CYRILLIC else "Cyrillic"
    meant = _MEANT[own]
    if not latin or len(word) < _SHORTEST_OTHER or not meant.keys() >= set(latin):
        return None
    if _ABBREVIATION.search(word):
        return None
    whole = "".join(meant.get(letter, letter) for letter in word)
    return MixedWord(span, route, latin[0], "Latin", own, whole)
