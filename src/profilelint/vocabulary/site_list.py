"""Lists of terms in data files that nobody declared to be vocabularies.

A data file called ``solutions.yml`` may list solutions in many ways, or be about them: settings of
a page, texts, a tree of links. It is taken for a list only where all of it looks like one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.vocabulary.term_reader import LABEL_KEYS, TermReader, VocabularyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.model.finding import Route
    from profilelint.vocabulary.term_reader import Member
    from profilelint.vocabulary.vocabulary import Term, Vocabulary

FLAGS = "type"
"""The key that is read for flags of terms, as in ``type: primary``."""

_FEWEST = 2
_LONGEST = 100
_SETTINGS = frozenset(
    (
        *("title", "name", "label", "heading", "subtitle", "text", "description", "intro"),
        *("summary", "body", "content", "layout", "permalink", "url", "link", "href", "image"),
        *("icon", "type"),
    )
)
"""Keys of one thing that is described; no list of terms has them at its top."""


def listed_terms(data: Any, line: Callable[[Route], int]) -> list[Term]:
    """Return the terms that the content of a data file lists; none if it is no list of terms.

    It is a list of texts or of groups with a title, name or label; or such lists under headings;
    or texts or groups by key, of which both the key and the title are terms. ``line`` is as for
    `profilelint.vocabulary.term_reader.TermReader`.
    """
    members = _members(data)
    if members is None:
        return []
    try:
        terms = TermReader("", line, strict=False, flags=FLAGS).read(members)
    except VocabularyError:
        return []
    return terms if len(terms) >= _FEWEST else []


def _members(data: Any) -> list[Member] | None:
    """Return what is to be a term; None if anything is not."""
    if isinstance(data, list):
        return _of_list(data, ())
    if not isinstance(data, dict) or not _SETTINGS.isdisjoint(data):
        return None
    members: list[Member] = []
    kinds = set()
    for key, value in data.items():
        if value is None:
            continue
        kinds.add(type(value))
        if isinstance(value, list):
            inner = _of_list(value, (key,))
            if inner is None:
                return None
            members += inner
        elif not _is_label(key):
            return None
        else:
            members.append(((key,), key))
            if _is_term(value):
                members.append(((key,), value))
            elif not isinstance(value, dict):
                return None
    return members if len(kinds) <= 1 else None


def _of_list(items: list[Any], route: Route) -> list[Member] | None:
    members = [((*route, index), item) for index, item in enumerate(items) if item is not None]
    kinds = {type(item) for _, item in members}
    return members if len(kinds) == 1 and all(_is_term(item) for _, item in members) else None


def _is_term(value: Any) -> bool:
    if isinstance(value, dict):
        value = next((value[key] for key in LABEL_KEYS if value.get(key) is not None), None)
    return _is_label(value)


def _is_label(value: Any) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value.strip()) <= _LONGEST
        and "\n" not in value
        and "://" not in value
        and not value.rstrip().endswith((".", "?", "!", ":"))
    )


def with_knowledge(terms: Iterable[Term], bundle: Vocabulary) -> list[Term]:
    """Return the terms of a list of the site with what the program knows of them besides.

    That are their codes, what is above them, and other spellings: a country has its region.
    """
    terms = list(terms)
    labels = {term.label for term in terms} | {each for term in terms for each in term.synonyms}
    known = []
    for term in terms:
        other = bundle.resolve(term.label)
        if other is None:
            known.append(term)
            continue
        spellings = [each for each in (other.label, *other.synonyms) if each not in labels]
        labels.update(spellings)
        known.append(
            term._replace(
                synonyms=(*term.synonyms, *spellings),
                broader=term.broader or other.broader,
                notation=term.notation or other.notation,
            )
        )
    return known
