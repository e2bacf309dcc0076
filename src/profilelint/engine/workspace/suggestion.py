"""What may be written at a place, as it is shown to whoever writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.vocabulary.vocabulary import fold

if TYPE_CHECKING:
    from profilelint.engine.workspace.typed import Place
    from profilelint.model.finding import Span

Sort: TypeAlias = Literal["key", "term", "value", "file", "page", "rule", "word"]

MOST: Final = 200
"""So many suggestions are made at a time; where there are more, those that the word fits."""

LONGEST: Final = 2000
"""Characters of a description."""


class Suggestion(NamedTuple):
    """Something that may stand in place of the word.

    ``text`` is what is to be written; ``snippet`` the same with stops for the cursor, empty where
    there are none, in the syntax of the Language Server Protocol. ``search`` are the words by which
    it is found. ``detail`` and ``words`` tell more, in plain text.
    """

    label: str
    sort: Sort
    text: str
    search: str = ""
    detail: str = ""
    words: str = ""
    snippet: str = ""
    is_deprecated: bool = False


class Suggestions(NamedTuple):
    """What may stand in place of a span, the best first.

    If they are not ``complete``, there are more for another word.
    """

    span: Span
    items: list[Suggestion]
    complete: bool = True


def suggested(place: Place, found: list[Suggestion]) -> Suggestions:
    """Return what was found for a place, or the first of what fits its word."""
    complete = len(found) <= MOST
    if not complete:
        word = fold(place.word)
        found = [each for each in found if word in fold(f"{each.label} {each.search}")][:MOST]
    if place.quote:
        found = [each._replace(search=place.quote + (each.search or each.label)) for each in found]
    return Suggestions(place.span, found, complete)
