"""Controlled vocabularies: the terms that a field may hold.

The words are those of SKOS: a term has a preferred label, may have synonyms (``altLabel``) and
broader terms, and may be deprecated in favour of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.digest import digest_of_text
from profilelint.model.memo import Memo
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.text import is_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable

DRAFT = "draft"
"""The flag of a term that is not to be used yet: its page is not published."""

_SHORTEST_CANDIDATE = 4
_LONGEST_VALUE = 200
_MOST_EDITS_IF_OPEN = 2
_SHORT = 7
_LONGEST_ABBREVIATION = 5
_MOST_KNOWN = 2000
_OF_PLACES = frozenset(("countries", "regions"))
"""The bundled vocabularies of places: those of ISO 3166-1, and groups of countries."""


class Term(NamedTuple):
    """One term.

    ``valid_until`` is the last day on which a deprecated term was the right one, ISO 8601, or
    empty. ``flags`` are further properties that are true of the term, such as ``primary``.
    """

    label: str
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    notation: str = ""
    deprecated: bool = False
    replaced_by: str = ""
    valid_until: str = ""
    note: str = ""
    flags: frozenset[str] = frozenset()


class Vocabulary:
    """Terms by label.

    ``name`` is what schemas and configurations call it, ``title`` what one term is called in a
    message. In a vocabulary that ``is_open``, other values than its terms are right too: only what
    is nearly a term is wrong. In one that ``is_implied``, nobody wrote that other values are wrong:
    they are warnings. One that ``is_bundled`` comes with the program. ``place`` tells in
    words where a term is added; it is empty for a vocabulary that the site does not keep.
    ``origin`` tells in words what the terms are; it is empty for a vocabulary file. Labels that no
    page can have, since they are not Unicode, are left out.

    ``bundle`` is what the program knows besides the terms of a list that it found in the site and
    was not told of.
    """

    __slots__ = (
        "_by_synonym",
        "_candidates",
        "_folded",
        "_nearest",
        "bundle",
        "is_bundled",
        "is_implied",
        "is_open",
        "name",
        "origin",
        "place",
        "terms",
        "title",
    )

    def __init__(
        self,
        name: str,
        terms: Iterable[Term],
        title: str = "",
        *,
        is_open: bool = False,
        is_implied: bool = False,
        is_bundled: bool = False,
        place: str = "",
        origin: str = "",
        bundle: Vocabulary | None = None,
    ) -> None:
        self.name = name
        self.title = title
        self.is_open = is_open
        self.is_implied = is_implied
        self.is_bundled = is_bundled
        self.place = place
        self.origin = origin
        self.bundle = bundle
        self.terms: dict[str, Term] = {
            term.label: term for term in terms if term.label.isascii() or is_unicode(term.label)
        }
        self._by_synonym: dict[str, Term] | None = None
        self._folded: dict[str, Term | None] | None = None
        self._candidates: tuple[list[str], list[Term]] | None = None
        self._nearest: Memo[str, Term | None] = Memo(_MOST_KNOWN)

    def get(self, label: str) -> Term | None:
        """Return the term of exactly this label; None if there is none."""
        return self.terms.get(label)

    @property
    def is_of_places(self) -> bool:
        """Return whether the terms are places, of which the bundled lists have nearly all."""
        return self.name in _OF_PLACES and (self.is_bundled or self.bundle is not None)

    def known_besides(self, value: str) -> Term | None:
        """Return what the program knows by a value, letter for letter, besides this vocabulary.

        This is None unless the vocabulary is a list that the program found by itself.
        """
        return self.bundle.spelled(value) if self.bundle is not None else None

    def spelled(self, value: str) -> Term | None:
        """Return the term whose label or synonym is a value, letter for letter; else None."""
        return self.terms.get(value) or self._synonyms().get(value)

    def labels(self, flag: str = "") -> list[str]:
        """Return the labels of all terms, or of those with a flag, in the vocabulary's order."""
        return [term.label for term in self.terms.values() if not flag or flag in term.flags]

    def resolve(self, value: str) -> Term | None:
        """Return the term that a value stands for; None if it stands for none.

        The value is a label, a synonym, or differs from exactly one term's label or synonym only
        in case, spaces, dashes, the form of apostrophes, or ``&`` for ``and``.
        """
        term = self.spelled(value)
        if term is not None or len(value) > _LONGEST_VALUE:
            return term
        if self._folded is None:
            self._folded = self._fold_all()
        return self._folded.get(fold(value))

    def _synonyms(self) -> dict[str, Term]:
        if self._by_synonym is None:
            self._by_synonym = {
                synonym: term for term in self.terms.values() for synonym in term.synonyms
            }
        return self._by_synonym

    def _fold_all(self) -> dict[str, Term | None]:
        folded: dict[str, Term | None] = {}
        for term in self.terms.values():
            for spelling in (term.label, *term.synonyms):
                key = fold(spelling)
                folded[key] = term if folded.get(key, term) is term else None
        return folded

    def nearest(self, value: str) -> Term | None:
        """Return the term a misspelt value was meant to be, if one is clearly nearest.

        A tie gives None, and so does a value that is far from every term. In an open vocabulary,
        where a value may be right as it is, it must be nearer and have the same digits, and a short
        one the same first letter: "Bali" is no slip for "Mali". An abbreviation is near to none,
        and a name with another word or other initials in it is another: "Guyana Gas" is no slip
        for "Ghana Gas", and "U.K. Gas" none for "U.S. Gas".
        """
        if len(value) > _LONGEST_VALUE:
            return None
        # Pages of a site often have the same mistake.
        if value in self._nearest:
            return self._nearest[value]
        return self._nearest.keep(value, self._find_nearest(value))

    def _find_nearest(self, value: str) -> Term | None:
        from profilelint.vocabulary.nearest import MOST_EDITS, is_near, nearest

        if self.is_open and value.isupper() and len(value) <= _LONGEST_ABBREVIATION:
            return None
        if self._candidates is None:
            spellings = [
                (spelling, term)
                for term in self.terms.values()
                for spelling in (term.label, *term.synonyms)
                if spelling == term.label or len(spelling) >= _SHORTEST_CANDIDATE
            ]
            self._candidates = (
                [fold(spelling) for spelling, _ in spellings],
                [term for _, term in spellings],
            )
        candidates, terms = self._candidates
        most_edits = _MOST_EDITS_IF_OPEN if self.is_open else MOST_EDITS
        meant = nearest(fold(value), candidates, terms, most_edits)
        if meant is None or not self.is_open:
            return meant
        if digits_in(value) != digits_in(meant.label):
            return None
        folded = fold(value)
        is_close = _has_near_words if len(value) > _SHORT else _begins_as
        own = map(fold, (meant.label, *meant.synonyms))
        near = [each for each in own if is_near(folded, each, most_edits)]
        return meant if any(is_close(folded, each) for each in near) else None

    def fingerprint(self) -> str:
        """Return 32 hexadecimal digits that change whenever a term changes."""
        content = [(*term[:-1], sorted(term.flags)) for term in self.terms.values()]
        identity = repr((self.name, self.title, self.place, self.is_open, self.is_implied, content))
        return digest_of_text(identity)


def _begins_as(word: str, meant: str) -> bool:
    """Return whether the first letter is that of another word, swapped with the next or missing."""
    return word[:1] == meant[:1] or word[:2] == meant[1::-1] or word == meant[1:]


def _has_near_words(text: str, meant: str) -> bool:
    """Return whether each word is near to the one in its place, if there are as many of them."""
    from profilelint.vocabulary.nearest import MOST_EDITS, is_near, most_edits_in

    words, others = text.split(), meant.split()
    return len(words) != len(others) or all(
        _letters(word) == _letters(other)
        if "." in word and "." in other
        else is_near(word, other, most_edits_in(word, MOST_EDITS))
        for word, other in zip(words, others, strict=True)
    )


def _letters(initials: str) -> str:
    return initials.replace(".", "")


def digits_in(text: str) -> str:
    """Return the digits of a text, in order."""
    return "".join(filter(str.isdigit, text))


def fold(text: str) -> str:
    """Return a text without the differences in spelling that do not change its meaning.

    These are case, runs of white space, dashes for spaces, curly apostrophes and ``&``.
    """
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text).replace("’", "'")
        for dash in "‐‑‒–—":
            text = text.replace(dash, " ")
    return " ".join(text.casefold().replace("&", " and ").replace("-", " ").split())
