"""A vocabulary whose terms are other pages: their titles, the names of their files, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.source.site.drafts import is_draft
from profilelint.vocabulary.term_reader import flags_in
from profilelint.vocabulary.vocabulary import DRAFT, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Page = tuple[str, Mapping[str, Any]]
    """The path of a page and its front matter as plain data."""

_INDEXES = frozenset(("index", "_index"))


def terms_of_pages(
    pages: Iterable[Page], labels: Callable[[Page], Iterable[str]], *flags: str
) -> list[Term]:
    """Return the terms that pages stand for, each once.

    ``labels`` returns the terms of a page, such as `titles_in`. ``flags`` are the keys of its front
    matter under which the flags of its terms stand. The terms of pages that are not published have
    the flag `profilelint.vocabulary.vocabulary.DRAFT`, and the path of the page as their note.
    """
    terms: dict[str, Term] = {}
    for page in pages:
        path, data = page
        own = frozenset(flag for key in flags for flag in flags_in(data, key))
        note = ""
        if is_draft(data, path):
            own |= {DRAFT}
            note = f'"{path}"'
        for label in labels(page):
            known = terms.get(label)
            if known is None or (DRAFT in known.flags and not note):
                terms[label] = Term(label, note=note, flags=own)
    return list(terms.values())


def titles_in(field: str) -> Callable[[Page], list[str]]:
    """Return what returns the texts that a page has in a field; empty ones are left out."""

    def titles(page: Page) -> list[str]:
        value = page[1].get(field)
        return [
            each.strip()
            for each in (value if isinstance(value, list) else [value])
            if isinstance(each, str) and each.strip()
        ]

    return titles


def file_name(page: Page) -> list[str]:
    """Return the name of a page's file without ending; for an index, that of its folder."""
    folder, _, name = page[0].rpartition("/")
    stem = name.rpartition(".")[0] or name
    if stem.partition(".")[0] in _INDEXES:  # Hugo's have a language
        stem = folder.rpartition("/")[2]
    return [stem] if stem else []


def permalink(address: Callable[[str], str]) -> Callable[[Page], list[str]]:
    """Return what returns the address of a page, as its ``permalink`` or ``url`` says it.

    Of a page that says nothing, ``address`` returns it by the path; empty if it is not known.
    """

    def permalinks(page: Page) -> list[str]:
        path, data = page
        given = data.get("permalink") or data.get("url")
        label = given.strip() if isinstance(given, str) else address(path)
        return [label] if label else []

    return permalinks
