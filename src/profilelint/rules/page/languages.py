"""Whether a text is English, told by its small words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FOREIGN: Final = _words(
    "aux avec con da dan das dans de del dengan der des di du e een el em est et für het hoe i im "
    "je ke la las le les los mit naar não niet nous os ou pada para por pour que se sur um uma und "
    "une untuk von voor vous y yang zijn"
)
"""Small words of French, Spanish, Portuguese, German, Italian, Dutch and Indonesian."""

_ENGLISH: Final = _words(
    "a an and as at by for from in its more of on than that the their to was were with"
)


def count_small_words(words: Iterable[str]) -> tuple[int, int]:
    """Return how many words are small words of English, and how many seem to be foreign ones.

    A word in small letters with an accent counts as foreign; a capital one may be a name.
    """
    english = foreign = 0
    for written in words:
        word = written.lower()
        if word in _ENGLISH:
            english += 1
        elif written == word and (word in _FOREIGN or not (word.isascii() or "’" in word)):
            foreign += 1
    return english, foreign


def is_english(words: Iterable[str]) -> bool:
    """Return whether words may be English: nothing foreign is among them, or far more English."""
    english, foreign = count_small_words(words)
    return foreign == 0 or english > 2 * foreign
