"""The templates of one site, read once and only when something asks what they do."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from profilelint.source.site.addresses import join_path
from profilelint.source.site.templates.fields import FieldUses, bounded
from profilelint.source.site.templates.pieces import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.source.files.tree import Tree
    from profilelint.source.site.templates.fields import Shown
    from profilelint.source.site.templates.ids import Ids
    from profilelint.source.site.templates.languages import References, TagLanguage

_MOST_FILES = 3000
_MOST_FOLDERS = 3000
_LARGEST = 300_000
_MOST_CHARACTERS = 20_000_000
_ROUNDS = 3
_NEVER = frozenset(("node_modules", ".git", "vendor", "_site", "dist", "build", "public"))
# The beginning of an attribute as what a filter or function replaces: "src=\"", 'href="../'.
_REWRITING: Final = re.compile(
    r"""\breplace\w*\W[^\n"'`]{0,200}["'`][^"'`\n]{0,80}\b(?:src|href)=\\?["']?[./]*["'`]"""
)
# The name of a key in a tag: "page.toc", "page['toc']", "where: 'toc'".
_NAMED: Final = re.compile(
    r"""(?:(?<!\bsite)\.|\[[ ]*["']|\b(?:where|map|sort|group_by|find)\w*:[ ]*["'])([\w-]{1,80})"""
)
COMPONENTS = (
    *(".astro", ".vue", ".jsx", ".tsx", ".svelte", ".webc"),
    *(".js", ".cjs", ".mjs", ".ts", ".cts", ".mts"),
)
"""Endings of files that are read as components."""


class Templates:
    """What the templates of a site do with the fields of its pages.

    ``folders`` are where they lie, relative to the root. Folders in them whose names begin with an
    underscore are looked into if ``underscored`` says so. ``languages`` are the endings of
    templates with tags, and the language of each; ``others`` are those of components and of Hugo's
    templates. With ``ignores_case``, capital letters in keys do not count.
    """

    def __init__(
        self,
        tree: Tree,
        folders: Sequence[str],
        languages: Mapping[str, TagLanguage],
        *,
        others: tuple[str, ...] = (),
        underscored: bool = True,
        ignores_case: bool = False,
    ) -> None:
        self._tree = tree
        self._folders = folders
        self._languages = languages
        self._endings = (*languages, *others)
        self._underscored = underscored
        self._ignores_case = ignores_case

    def shows(self, field: Sequence[str]) -> Shown:
        """Return how the templates show a field; ``field`` are the keys that lead to it."""
        return self._uses.shown(field)

    @cached_property
    def named_keys(self) -> frozenset[str]:
        """Return the keys that tags of the templates name, whatever they do with their values."""
        return frozenset(
            name
            for path, text in self._texts()
            if (language := self._languages.get(path[path.rfind(".") :])) is not None
            for piece in cut(text, language.openings)
            if piece.kind != "text"
            for name in _NAMED.findall(piece.source)
        )

    @cached_property
    def ids(self) -> Ids:
        """Return the ids in the templates."""
        from profilelint.source.site.templates.ids import Ids

        return Ids(self._texts())

    @cached_property
    def rewrites_addresses(self) -> bool:
        """Return whether a template puts something else in front of the addresses on a page."""
        return any(_REWRITING.search(text) for _, text in self._texts())

    @cached_property
    def _uses(self) -> FieldUses:
        uses = FieldUses(ignores_case=self._ignores_case)
        tagged: dict[str, tuple[str, TagLanguage]] = {}
        for path, text in self._texts():
            language = self._languages.get(path[path.rfind(".") :])
            if language is not None:
                tagged[path] = text, language
            elif path.endswith(COMPONENTS):
                from profilelint.source.site.templates.components import read_component

                read_component(text, uses)
            else:
                from profilelint.source.site.templates.go import GoReader

                GoReader(uses).read(text)
        if tagged:
            _read_tagged(tagged, uses)
        return uses

    def _texts(self) -> Iterator[tuple[str, str]]:
        left, count = _MOST_CHARACTERS, 0
        seen: set[str] = set()
        for path in self._files():
            if path in seen:
                continue
            seen.add(path)
            count += 1
            text = (self._tree.text(path) or "")[:_LARGEST]
            left -= len(text)
            if left < 0 or count > _MOST_FILES:
                return
            yield path, text

    def _files(self) -> Iterator[str]:
        count = 0
        for folder in self._folders:
            stack = [folder]
            while stack and count < _MOST_FOLDERS:
                here = stack.pop()
                count += 1
                for name in sorted(self._tree.names(here)):
                    path = join_path(here, name)
                    if name.endswith(self._endings):
                        yield path
                    elif self._may_hold_templates(name) and self._tree.has_folder(path):
                        stack.append(path)

    def _may_hold_templates(self, name: str) -> bool:
        # Most files have an ending, and few folders do: asking costs more than looking at names.
        if name in _NEVER or "." in name[1:]:
            return False
        return self._underscored or name[0] != "_"


def _read_tagged(texts: Mapping[str, tuple[str, TagLanguage]], uses: FieldUses) -> None:
    """Read templates, and those again that turn out to be included with fields."""
    from profilelint.source.site.templates.languages import NONE
    from profilelint.source.site.templates.tags import TagReader, stem_of

    given: dict[str, dict[str, References]] = {}
    waiting = dict(texts)
    for _ in range(_ROUNDS):
        changed: set[str] = set()
        for path, (text, language) in waiting.items():
            reader = TagReader(language, uses, given.get(stem_of(path), {}))
            reader.read(text)
            for name, parameters in reader.calls.items():
                known = given.setdefault(name, {})
                for parameter, fields in parameters.items():
                    if not fields <= known.get(parameter, NONE):
                        known[parameter] = bounded(known.get(parameter, NONE) | fields)
                        changed.add(name)
        waiting = {path: texts[path] for path in texts if stem_of(path) in changed}
