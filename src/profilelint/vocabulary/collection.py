"""A vocabulary whose terms stand in a field of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def vocabulary_of_pages(
    name: str,
    pages: Iterable[tuple[str, Mapping[str, Any]]],
    field: str,
    *,
    is_open: bool = False,
    place: str = "",
) -> Vocabulary:
    """Return the vocabulary whose terms stand in a field of pages, given as path and data.

    ``place`` tells in words which pages they are. A list holds one term an item. Pages without
    the field, and empty values, give no term.
    """
    terms: dict[str, Term] = {}
    for _, data in pages:
        value = data.get(field)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip():
                terms.setdefault(item.strip(), Term(item.strip()))
    return Vocabulary(name, terms.values(), is_open=is_open, place=place)
