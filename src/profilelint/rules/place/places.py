"""Places: the countries, groups of countries and regions that texts name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.rules.api import Context
    from profilelint.vocabulary.vocabulary import Term, Vocabulary

_LONGEST = 200
_MARKS = pattern(r"\s*[,;/|]\s*(?:and\s+|&\s*)?|\s*\n\s*")
_WORDS = pattern(r"\s+(?:and|&|\+)\s+")
_DASH = pattern(r"\s*—\s*|\s+(?:-{1,3}|[‐‑‒–―−])\s+|\s*--\s*")


class Places(NamedTuple):
    """The places a text names, and the words for each in it.

    ``by_word`` tells whether ``and`` joins any of them.
    """

    terms: tuple[Term, ...]
    words: tuple[str, ...]
    by_word: bool


def vocabularies(context: Context, names: Iterable[str]) -> list[Vocabulary]:
    """Return those of the named vocabularies that there are."""
    known = context.vocabularies
    return [known[name] for name in names if name in known]


def resolve(text: str, known: Sequence[Vocabulary]) -> Term | None:
    """Return the term that a text stands for in the first vocabulary that knows it.

    For a name that was given up, it is the name that came after: they are one place.
    """
    for vocabulary in known:
        term: Term | None = vocabulary.resolve(text)
        if term is not None:
            successor = vocabulary.get(term.replaced_by) if term.replaced_by else None
            return successor or term
    return None


def split_places(text: str, known: Sequence[Vocabulary]) -> Places | None:
    """Return the several places that one text names, in its order.

    They may be joined by commas, semicolons, strokes, ``and`` or ``&``. None is returned if the
    text is itself the name of a place, or if any of its parts is not.
    """
    if len(text) > _LONGEST or resolve(text, known) is not None:
        return None
    found: list[Term] = []
    words: list[str] = []
    by_word = False
    for part in _MARKS.split(text.strip()):
        term = resolve(part, known)
        if term is not None:
            found.append(term)
            words.append(part)
            continue
        members = _WORDS.split(part)
        if len(members) == 1:
            return None
        by_word = True
        for member in members:
            term = resolve(member, known)
            if term is None:
                return None
            found.append(term)
            words.append(member)
    return Places(tuple(found), tuple(words), by_word) if len(found) > 1 else None


def named_places(text: str, known: Sequence[Vocabulary]) -> tuple[Term, ...]:
    """Return the one or several places that a text names; nothing if any part is unknown."""
    if len(text) > _LONGEST:
        return ()
    term = resolve(text, known)
    if term is not None:
        return (term,)
    places = split_places(text, known)
    return places.terms if places is not None else ()


def title_head(title: str) -> str:
    """Return what stands before the dash of a ``Place—Name`` title; empty without such a dash."""
    dash = title.find("—", 0, _LONGEST)
    if dash > 0 and not title[dash - 1].isspace():
        return title[:dash]
    found = _DASH.search(title, 0, _LONGEST)
    return title[: found.start()] if found is not None else ""


def is_country(term: Term, known: Sequence[Vocabulary]) -> bool:
    """Return whether a place is one country and not a group of countries.

    Countries have a notation, their ISO 3166-1 code. In vocabularies that give no notation at
    all every term counts as a country.
    """
    return bool(term.notation) or not any(
        other.notation for vocabulary in known for other in vocabulary.terms.values()
    )
