"""Texts of the front matter that end in the middle of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context

# After these another word has to follow; "in" or "of" may end a sentence ("what it is made of").
_OPEN: Final = frozenset(
    ("a", "an", "and", "because", "including", "its", "or", "our", "the", "their", "your")
)
# Behind a capital they stand within a name: "the Ministry of".
_IN_NAME: Final = frozenset(("for", "of"))
_FEWEST_WORDS: Final = 4


class BrokenText(NamedTuple):
    """A field at the top of the front matter whose text breaks off, and what it ends in."""

    field: str
    end: str


@finder("broken_text", of="front matter")
def find_broken_texts(context: Context) -> list[BrokenText]:
    """Return the texts of several words that end in a comma, or in a word that opens a phrase."""
    found = []
    for field, value in context.document.data.items():
        if type(value) is not str or not (value := value.rstrip()):
            continue
        last = value[value.rfind(" ") + 1 :]
        if value[-1] != "," and last not in _OPEN and last not in _IN_NAME:
            continue
        words = value.split()
        if len(words) < _FEWEST_WORDS or "{{" in value:
            continue
        if last in _IN_NAME and not words[-2][0].isupper():
            continue
        from profilelint.rules.page.languages import count_small_words

        english, foreign = count_small_words(words)
        if value[-1] == "," or (english > 1 and foreign == 0):
            found.append(BrokenText(field, words[-1]))
    return found
