"""The languages of templates, as generators use them: what their variables stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from profilelint.source.site.templates.fields import ANY, bounded
from profilelint.source.site.templates.pieces import LIQUID, NUNJUCKS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from profilelint.source.site.templates.fields import Reference

    References = frozenset[Reference]

NONE: References = frozenset()
PAGE: References = frozenset({()})


class TagLanguage(Protocol):
    """A template language with ``{% %}``."""

    @property
    def openings(self) -> Sequence[str]:
        """Return the signs that open its tags."""

    @property
    def escapes(self) -> bool:
        """Return whether it prints tags of HTML as text unless a template says otherwise."""

    def resolve(self, keys: Sequence[str], parameters: Mapping[str, References]) -> References:
        """Return the fields that a path may lead to whose first key is no variable.

        ``parameters`` are what the template was included with.
        """


class JekyllLiquid:
    """Liquid in Jekyll.

    ``is_collection`` tells whether ``site.NAME`` are pages (https://jekyllrb.com/docs/variables/).
    """

    openings = LIQUID
    escapes = False
    _OTHERS = frozenset(("content", "layout", "forloop", "jekyll", "theme", "tablerowloop"))
    _PAGES = frozenset(("posts", "pages", "html_pages", "documents", "related_posts"))

    def __init__(self, is_collection: Callable[[str], bool]) -> None:
        self._is_collection = is_collection

    def resolve(self, keys: Sequence[str], parameters: Mapping[str, References]) -> References:
        """Return the fields that a path may lead to whose first key is no variable."""
        first, *rest = keys
        if first == "page":
            return frozenset({tuple(rest)})
        if first == "include":
            return extended(parameters.get(rest[0], NONE), rest[1:]) if rest else NONE
        if first == "site":
            # Without a key that is written out, it is a collection named by a variable.
            is_page = not rest or rest[0] in self._PAGES or self._is_collection(rest[0])
            return PAGE if is_page else NONE
        if first == "paginator":
            return PAGE
        return NONE if first in self._OTHERS else anything(keys)


class EleventyLanguage:
    """Liquid or Nunjucks in Eleventy, where the variables are the data of a page.

    ``global_data`` are the names of the files of global data.
    """

    _OTHERS = frozenset(("content", "page", "eleventy", "pkg", "pagination", "loop", "forloop"))

    def __init__(self, global_data: Collection[str], *, nunjucks: bool) -> None:
        self.openings = NUNJUCKS if nunjucks else LIQUID
        self.escapes = nunjucks
        self._global_data = global_data

    def resolve(self, keys: Sequence[str], parameters: Mapping[str, References]) -> References:
        """Return the fields that a path may lead to whose first key is no variable."""
        first, *rest = keys
        if first in parameters:
            return extended(parameters[first], rest)
        if "data" in rest[:-1]:
            # Of a page in a collection, the fields stand under "data".
            return frozenset({tuple(rest[rest.index("data") + 1 :])})
        if first == "collections":
            return frozenset({(ANY,)})
        if first in self._OTHERS or first in self._global_data:
            return NONE
        return frozenset({tuple(keys)}) if not rest else frozenset({tuple(keys), (ANY, rest[-1])})


class MkDocsJinja:
    """Jinja in the themes of MkDocs, where fields are ``page.meta``."""

    openings = NUNJUCKS
    escapes = False

    def resolve(self, keys: Sequence[str], _parameters: Mapping[str, References]) -> References:
        """Return the fields that a path may lead to whose first key is no variable."""
        at = keys.index("meta") if "meta" in keys else -1
        return frozenset({tuple(keys[at + 1 :])}) if at > 0 else NONE


def extended(references: References, keys: Sequence[str]) -> References:
    """Return the fields that keys lead to from other fields."""
    return bounded([(*reference, *keys) for reference in references])


def anything(keys: Sequence[str]) -> References:
    """Return the reference to a field of which only the last key is known."""
    return frozenset({(ANY, keys[-1])})
