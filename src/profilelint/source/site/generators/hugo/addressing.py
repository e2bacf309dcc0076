"""How addresses lead to the files and pages of a Hugo site."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.site.addresses import join_path, join_segments
from profilelint.source.site.addressing import own_bases, segments_below, stem_of
from profilelint.source.site.file_names import SOURCES, LocalTarget, is_file
from profilelint.source.site.generators.hugo.content import ADAPTER, PAGES
from profilelint.source.site.generators.hugo.pages import open_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.generators.hugo.content import Place, Root
    from profilelint.source.site.generators.hugo.layout import HugoLayout
    from profilelint.source.site.generators.hugo.pages import HugoPages
    from profilelint.source.site.page_addresses import Expanded, PageAddresses

_LINK_HOOK = "_markup/render-link.html"
_READ = (".html", ".htm")
_SOURCES = (*PAGES, ADAPTER)


class HugoAddressing:
    """Hugo: pages in ``content``, files in ``static`` and ``assets`` (https://gohugo.io)."""

    top_is_known = False
    pages_keep_case = False
    counts_from_file = False

    def __init__(self, site: HugoLayout, names: FileNames) -> None:
        self._site = site
        self._names = names
        self._folder = site.folder
        content = site.content
        own = [
            root.folder
            for root in content.roots
            if root.language in {"", content.default_language} and not root.prefix
        ]
        # The folder of another language is named as its addresses begin, if it lies beside.
        beside = {
            root.folder.rpartition("/")[0]
            for root in content.roots
            if root.folder.endswith(f"/{root.language}")
        }
        published = ("static", *own, *sorted(beside), "assets")
        self._absolute = [*(join_path(self._folder, each) for each in published), self._folder]

    def absolute_bases(self, page: str) -> list[str]:
        """Return the folders whose content is published at the top, and the site's folder.

        Where a template of the site makes links, it may take them for those of the page's language.
        """
        root = self._site.content.root_of(self._site.inside(page) or "")
        if root is None or not root.language or not self._has_link_hook:
            return self._absolute
        return [join_path(self._folder, root.folder), *self._absolute]

    def relative_bases(self, page: str, path: str) -> list[str]:
        """Return the folder of a page and the page itself, in each of the published folders.

        Files beside a page belong to its translations, too
        (https://gohugo.io/content-management/multilingual/#page-bundles).
        """
        bases = own_bases(page)
        stem = stem_of(page)
        inside = self._site.inside(page) or ""
        root = self._site.content.root_of(inside)
        folder = root.folder if root is not None else inside.partition("/")[0]
        inner = segments_below(inside, folder)
        for each in ("static", folder, "assets"):
            base = join_segments(self._folder, (*each.split("/"), *inner))
            bases += [base, join_path(base, stem)]
        if is_file(path) and not path.lower().endswith(SOURCES):
            for base in self._translated(root, inner):
                bases += [base, join_path(base, stem)]
            bases += self._published(page)
        return bases

    def _published(self, page: str) -> list[str]:
        """Return the folders of ``static`` that lie where a page is published."""
        place = self._site.content.place(self._site.inside(page) or "")
        if place is None:
            return []
        found = self._pages.addresses(place, self._names.pages.get(page, {}))
        own = [address for address, is_whole, is_own in found if is_whole and is_own]
        if self._site.settings.get("disablepathtolower") is not True:
            own = [address.lower() for address in own]
        return [
            join_segments(self._folder, ("static", *filter(None, address.split("/"))))
            for address in own
        ]

    @cached_property
    def _pages(self) -> HugoPages:
        from profilelint.source.site.generators.hugo.pages import HugoPages

        return HugoPages(self._site.settings, self._site.content)

    def _translated(self, root: Root | None, inner: list[str]) -> Iterator[str]:
        """Yield the folders that correspond to one of a root in the content of other languages.

        On a site of several languages whose settings name no folder for each, the mounts may be
        written when it is built: folders named as the languages are taken for theirs.
        """
        if root is None:
            return
        content = self._site.content
        for other in content.roots:
            if other.language != root.language and other.prefix == root.prefix:
                yield join_segments(self._folder, (*other.folder.split("/"), *inner))
        if root.language or not inner or inner[0].lower() not in content.languages:
            return
        for language in content.languages:
            folder = join_segments(self._folder, (*root.folder.split("/"), language))
            if language != inner[0].lower() and folder in self._names.folders:
                yield join_segments(folder, inner[1:])

    def judge_page(self, page: str, address: str, _candidates: list[str]) -> LocalTarget:
        """Return the page at an address, that there is none, or that this is not known."""
        if address.startswith("/"):
            return self._addresses.find(address)
        if self._has_link_hook:
            # A template of the site makes of a relative link what it likes.
            return LocalTarget("unknown")
        return self._addresses.find_from(page, address)

    @cached_property
    def _has_link_hook(self) -> bool:
        return any(path.endswith(_LINK_HOOK) for path in self._names.files)

    @cached_property
    def sources_are_known(self) -> bool:
        """Return whether no module has content of its own."""
        site = self._site
        prefixes = [*open_prefixes(site.settings, site.content)]
        return "" not in prefixes and not site.has_unknown_content(self._names.folders)

    @cached_property
    def _addresses(self) -> PageAddresses:
        from profilelint.source.site.page_addresses import PageAddresses, made_before

        site, pages = self._site, self._pages
        open_ = [*open_prefixes(site.settings, site.content)]
        roots = [join_path(self._folder, root.folder) for root in site.content.roots]
        for begin in made_before(site.tree, self._folder, roots):
            open_ += [begin, *(f"{language}/{begin}" for language in site.content.languages)]
        if not pages.are_known or site.has_unknown_content(self._names.folders):
            open_.append("")
        return PageAddresses(
            self._made(pages),
            open_,
            self._names.redirects(site.tree),
            site.content.languages,
        )

    def _made(self, pages: HugoPages) -> Iterator[tuple[str, Expanded]]:
        """Yield the pages of the site with their addresses."""
        from profilelint.source.site.page_addresses import Expanded, read_heads

        unread = {}
        sections = set[str]()
        for path, place in self._places():
            if place.section and not place.is_branch:
                sections.add(pages.section_address(place))
            data = self._names.pages.get(path)
            if path.endswith(ADAPTER):
                # A content adapter makes pages in its folder.
                for address, *_ in pages.addresses(_above(place), {}):
                    yield path, Expanded(address, is_whole=False)
            elif data is None and not path.endswith(_READ):
                # To read all pages takes too long where only some of them are asked for.
                yield "", Expanded("", is_whole=False)
                return
            elif data is None:
                unread[path] = place
            else:
                for each in pages.addresses(place, data):
                    yield path, each
        heads = read_heads(self._site.tree, unread)
        if heads is None:
            yield "", Expanded("", is_whole=False)
            return
        for path, place in unread.items():
            for each in pages.addresses(place, heads.get(path, {})):
                yield path, each
        # After the pages that have the same address, if there are any.
        for address in sections:
            yield "", Expanded(address, is_whole=True)

    def _places(self) -> Iterator[tuple[str, Place]]:
        """Yield the files that pages are made of, with their places in the content."""
        site = self._site
        for path in self._names.files:
            inside = site.inside(path) if path.endswith(_SOURCES) else None
            place = site.content.place(inside) if inside is not None else None
            if place is not None and not site.left_out(path):
                yield path, place


def _above(place: Place) -> Place:
    """Return the list of pages that a file belongs to."""
    return place._replace(path=place.path.rpartition("/")[0], is_branch=True)
