"""How site generators turn files into addresses: one class for each that is understood.

An address is looked for from several *bases*: folders from which its path may count.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from profilelint.source.site.addresses import (
    address_key,
    join_path,
    join_segments,
    slug_of,
    split_path,
)
from profilelint.source.site.file_names import SOURCES, LocalTarget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.permalinks import Collection


class JekyllSettings:
    """Jekyll's configuration of a site as plain data; empty if it is not known."""

    # What plugins make pages from.
    _PLUGINS = ("page_gen", "languages", "jekyll-archives", "autopages", "pagination")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    @cached_property
    def collections(self) -> list[Collection]:
        """Return the collections whose pages have addresses."""
        from profilelint.source.site.permalinks import read_collections

        return read_collections(self.data)

    @property
    def makes_pages(self) -> bool:
        """Return whether plugins make pages that have no file."""
        return any(self.data.get(name) for name in self._PLUGINS)


class Generator(Protocol):
    """What builds a site whose files lie in a folder.

    ``top_is_known`` tells whether all files at the top of the site are in that folder.
    ``counts_from_file`` tells whether a relative path counts from the folder of the file, so that
    it is wrong if it leads out of the tree from there.
    """

    top_is_known: bool
    counts_from_file: bool

    def absolute_bases(self, page: str) -> list[str]:
        """Return the bases of a path that begins with a slash."""

    def relative_bases(self, page: str, path: str) -> list[str] | None:
        """Return the bases of a path without a slash at its start; None if not all are known."""

    def judge_page(self, candidates: list[str]) -> LocalTarget:
        """Return what the address of a page leads to if no file has its name.

        ``candidates`` are the paths that the address leads to from the bases.
        """


class UnknownGenerator:
    """A generator that is not known, or none: files are where addresses say."""

    top_is_known = False
    counts_from_file = True
    _PUBLIC = ("static", "public", "content", "source", "src", "docs", "site", "assets")

    def __init__(self, _folder: str, _names: FileNames, _settings: JekyllSettings) -> None:
        self._absolute: dict[str, list[str]] = {}

    def absolute_bases(self, page: str) -> list[str]:
        """Return all folders above a page, and those in them that are often published."""
        here = page.rpartition("/")[0]
        if here not in self._absolute:
            above = split_path(here)
            bases = ["/".join(above[:depth]) for depth in range(len(above) + 1)]
            bases += [join_path(each, folder) for each in bases for folder in self._PUBLIC]
            # Only those of the folder at hand are kept: deep folders have many.
            self._absolute = {here: bases}
        return self._absolute[here]

    def relative_bases(self, page: str, path: str) -> list[str]:
        """Return the folder of a page and, unless a file is named, the page itself."""
        bases = _own_bases(page)
        return bases[:1] if path.endswith(SOURCES) else bases

    def judge_page(self, _candidates: list[str]) -> LocalTarget:
        """Return that nothing is known of a page."""
        return LocalTarget("unknown")


class Hugo:
    """Hugo: pages in ``content``, files in ``static`` and ``assets`` (https://gohugo.io)."""

    top_is_known = False
    counts_from_file = False
    _FOLDERS = ("static", "content", "assets")

    def __init__(self, folder: str, _names: FileNames, _settings: JekyllSettings) -> None:
        self._folder = folder

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the folders whose content is published, and the site's folder."""
        return [*(join_path(self._folder, each) for each in self._FOLDERS), self._folder]

    def relative_bases(self, page: str, _path: str) -> list[str]:
        """Return the folder of a page and the page itself, in each of the published folders."""
        bases = _own_bases(page)
        stem = _stem(page)
        inner = _below(page, self._folder)[1:]
        for each in self._FOLDERS:
            base = join_segments(self._folder, (each, *inner))
            bases += [base, join_path(base, stem)]
        return bases

    def judge_page(self, _candidates: list[str]) -> LocalTarget:
        """Return that nothing is known of a page: its address depends on too much."""
        return LocalTarget("unknown")


class Jekyll:
    """Jekyll: files where they lie, pages where permalinks put them (https://jekyllrb.com)."""

    top_is_known = True
    counts_from_file = False
    # Pages that plugins make where a collection has none: lists in parts, by tag, feeds.
    _MADE = frozenset(
        (
            *("page", "pages", "tag", "tags", "category", "categories", "archive", "archives"),
            *("feed", "rss", "search", "map", "all", "list", "index", "print"),
        )
    )

    def __init__(self, folder: str, names: FileNames, settings: JekyllSettings) -> None:
        self._folder = folder
        self._names = names
        self._settings = settings
        self._members: dict[str, dict[str, list[str]]] = {}

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the site's folder."""
        return [self._folder]

    def relative_bases(self, page: str, _path: str) -> list[str] | None:
        """Return the folder of a page and the page itself, as a file and where it is published."""
        bases = _own_bases(page)
        stem = _stem(page)
        permalink = self._names.pages.get(page, {}).get("permalink")
        if isinstance(permalink, str) and ":" not in permalink:
            own = [segment for segment in permalink.split("/") if segment]
            bases += [join_segments(self._folder, own), join_segments(self._folder, own[:-1])]
        elif any(step[:1] == "_" for step in _below(page, self._folder)):
            collection = self._collection_of(page)
            if collection is None or collection.prefix is None:
                return None
            prefix = collection.prefix
            bases += [
                join_segments(self._folder, (*prefix, stem)),
                join_segments(self._folder, prefix),
            ]
        return bases

    def _collection_of(self, page: str) -> Collection | None:
        for collection in self._settings.collections:
            if page.startswith(join_path(self._folder, collection.folder) + "/"):
                return collection
        return None

    def judge_page(self, candidates: list[str]) -> LocalTarget:
        """Return a page of a collection, or that it has none of this name."""
        target = LocalTarget("unknown")
        for candidate in candidates:
            key = address_key(candidate.removeprefix(self._folder))
            folder, _, last = key.rpartition("/")
            slug = slug_of(last)
            for collection in self._settings.collections:
                if collection.prefix is None or folder != "/".join(collection.prefix):
                    continue
                members = self._slugs_of(collection)
                if slug in members:
                    paths = members[slug]
                    return LocalTarget("found", paths[0] if len(paths) == 1 else "")
                pages = self._names.pages
                complete = members and all(
                    path in pages for paths in members.values() for path in paths
                )
                if complete and not self._may_be_made(last, slug):
                    target = LocalTarget("missing")
            if slug in self._names.slugs:
                # The page may lie elsewhere than its file.
                return LocalTarget("unknown")
        return target

    def _may_be_made(self, last: str, slug: str) -> bool:
        return (
            self._settings.makes_pages
            or slug in self._MADE
            or not slug
            or last.isdigit()
            or "page" in slug
        )

    def _slugs_of(self, collection: Collection) -> dict[str, list[str]]:
        """Return the files that a collection's pages are made from, by slug.

        Translations in folders of their own have one slug: which of them an address means is not
        known.
        """
        folder = join_path(self._folder, collection.folder) + "/"
        members = self._members.get(folder)
        if members is None:
            members = {}
            for path in self._names.files:
                if path.startswith(folder) and path.endswith((*SOURCES, ".html")):
                    members.setdefault(slug_of(path.rpartition("/")[2]), []).append(path)
            self._members[folder] = members
        return members


MakeGenerator: TypeAlias = "Callable[[str, FileNames, JekyllSettings], Generator]"
"""What makes a generator of the folder of a site."""

_JEKYLL: Final = frozenset(("_config.yml", "_config.yaml", "_config.toml"))
_HUGO: Final = frozenset(("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"))
# Hugo's before 0.110, and other programs'.
_HUGO_OLD: Final = frozenset(("config.toml", "config.yaml", "config.yml", "config.json"))


def find_generators(names: FileNames) -> dict[str, MakeGenerator]:
    """Return the generators that have their settings in the tree, by the folder of the site."""
    makers: dict[str, MakeGenerator] = {}
    for path in names.settings:
        folder, _, name = path.rpartition("/")
        if name in _JEKYLL:
            makers[folder] = Jekyll
        elif name in _HUGO or (name in _HUGO_OLD and join_path(folder, "content") in names.folders):
            makers.setdefault(folder, Hugo)
    return makers


def _own_bases(page: str) -> list[str]:
    """Return the folder of a page, and the folder that the page itself may become."""
    folder = page.rpartition("/")[0]
    return [folder, join_path(folder, _stem(page))]


def _stem(page: str) -> str:
    name = page.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _below(page: str, folder: str) -> list[str]:
    """Return the segments of the folder that a page lies in, from another folder on."""
    return split_path(page.rpartition("/")[0])[len(split_path(folder)) :]
