"""How addresses lead to the files of a Jekyll site: where files lie and permalinks put pages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.site.addresses import (
    address_key,
    join_path,
    join_segments,
    slug_of,
    slug_of_stem,
)
from profilelint.source.site.addressing import own_bases, segments_below, stem_of
from profilelint.source.site.file_names import SOURCES, LocalTarget, is_bare
from profilelint.source.site.page_addresses import MADE

if TYPE_CHECKING:
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.generators.jekyll.layout import JekyllLayout
    from profilelint.source.site.generators.jekyll.permalinks import Collection
    from profilelint.source.site.page_addresses import PageAddresses

_PAGES = (*SOURCES, ".html", ".htm")


class JekyllAddressing:
    """Jekyll: files where they lie, pages where permalinks put them (https://jekyllrb.com)."""

    top_is_known = True
    sources_are_known = True
    pages_keep_case = True
    counts_from_file = False

    def __init__(self, site: JekyllLayout, names: FileNames) -> None:
        self._site = site
        self._folder = site.source_folder
        self._names = names
        self._collections = site.collections
        self._makes_pages = site.makes_pages
        self._members: dict[str, dict[str, list[str]]] = {}

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the site's folder."""
        return [self._folder]

    def relative_bases(self, page: str, _path: str) -> list[str] | None:
        """Return the folder of a page and the page itself, as a file and where it is published."""
        bases = own_bases(page)
        stem = stem_of(page)
        permalink = self._names.pages.get(page, {}).get("permalink")
        if isinstance(permalink, str) and ":" not in permalink:
            own = [segment for segment in permalink.split("/") if segment]
            bases += [join_segments(self._folder, own), join_segments(self._folder, own[:-1])]
        elif any(step[:1] == "_" for step in segments_below(page, self._folder)):
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
        for collection in self._collections:
            if page.startswith(join_path(self._folder, collection.folder) + "/"):
                return collection
        return None

    def judge_page(self, page: str, address: str, candidates: list[str]) -> LocalTarget:
        """Return a page of the site, or that it has none of this name."""
        addresses = self._addresses
        if address.startswith("/"):
            target = addresses.find(address)
        else:
            target = addresses.find_from(page, address)
        if target.presence != "unknown" or not addresses.is_open:
            return target
        return self._judge_member(candidates)

    @cached_property
    def _addresses(self) -> PageAddresses:
        from profilelint.source.site.generators.jekyll.pages import JekyllPages
        from profilelint.source.site.generators.jekyll.plugins import may_make_pages
        from profilelint.source.site.page_addresses import PageAddresses, read_heads

        site, known = self._site, self._names.pages
        redirects = self._names.redirects(site.tree)
        own, unread = [], []
        for path in self._names.files:
            if path.endswith(_PAGES) and not site.left_out(path):
                own.append(path)
                if path not in known:
                    unread.append(path)
                    if path.endswith(SOURCES):
                        # To read all pages takes too long where only some of them are asked for.
                        return PageAddresses((), ("",), redirects)
        heads = read_heads(site.tree, unread)
        if heads is None:
            return PageAddresses((), ("",), redirects)
        pages = JekyllPages(site)
        # Without front matter, Jekyll copies a file as it is.
        made = [
            (path, each)
            for path in own
            if (data := known.get(path, heads.get(path))) is not None and not is_bare(data)
            for each in pages.addresses(path, data)
        ]
        return PageAddresses(made, ("",) if may_make_pages(site) else (), redirects)

    def _judge_member(self, candidates: list[str]) -> LocalTarget:
        """Return a page of a collection, or that it has none of this name."""
        target = LocalTarget("unknown")
        for candidate in candidates:
            key = address_key(candidate.removeprefix(self._folder))
            folder, _, last = key.rpartition("/")
            # But for that of a source, the key of an address has no ending.
            slug = slug_of(last) if last.endswith(SOURCES) else slug_of_stem(last)
            for collection in self._collections:
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
        return self._makes_pages or slug in MADE or not slug or last.isdigit() or "page" in slug

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
