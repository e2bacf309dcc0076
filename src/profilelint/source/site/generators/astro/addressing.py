"""How addresses lead to the files and pages of an Astro site."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from profilelint.source.site.addresses import join_path
from profilelint.source.site.file_names import SOURCES
from profilelint.source.site.generators.addressing import SourceAddressing

if TYPE_CHECKING:
    from profilelint.source.site.file_names import FileNames, LocalTarget
    from profilelint.source.site.generators.astro.layout import AstroLayout
    from profilelint.source.site.page_addresses import PageAddresses

_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?", re.IGNORECASE)


class AstroAddressing(SourceAddressing):
    """Files lie in ``public`` and beside pages; pages are at the addresses of their routes.

    Starlight shows a page that is not translated in the language that it is in, so that addresses
    are compared without their language.
    """

    def __init__(self, site: AstroLayout, names: FileNames, tops: list[str]) -> None:
        super().__init__(tops, pages_keep_case=False)
        self._site = site
        self._names = names

    def judge_page(self, page: str, address: str, _candidates: list[str]) -> LocalTarget:
        """Return the page at an address, that there is none, or that this is not known."""
        if address.startswith("/"):
            return self._addresses.find(address)
        return self._addresses.find_from(page, address)

    @cached_property
    def _addresses(self) -> PageAddresses:
        from profilelint.source.site.generators.astro.plugins import read_plugins
        from profilelint.source.site.generators.astro.routes import Routes
        from profilelint.source.site.page_addresses import Expanded, PageAddresses, made_before

        site, tree, heads = self._site, self._site.tree, self._names.pages
        redirects = self._names.redirects(tree)
        unknown = PageAddresses((), ("",), redirects)
        plugins = read_plugins(tree, site.folder, site.script)
        if not plugins.are_known or not site.ids_are_paths:
            return unknown
        paths = sorted(path for path in self._names.files if not site.left_out(path))
        routes = Routes(tree, site.base_of)
        routes.read(paths, join_path(site.folder, site.routes_folder))
        languages = [*plugins.languages]
        if site.has_starlight:
            docs = join_path(site.folder, site.docs_folder)
            routes.collections.append((docs, ""))
            languages += filter(_LANGUAGE.fullmatch, tree.names(docs))
        members = [*routes.members(paths)]
        if any(path.endswith(SOURCES) and path not in heads for path, *_ in members):
            # To read all pages takes too long where only some of them are asked for.
            return unknown
        made = [*routes.addresses(paths, heads, site.address_ends)]
        made += [("", Expanded(each, is_whole=True, is_own=False)) for each in plugins.redirects]
        open_ = [*plugins.open, *routes.open]
        for folder, begin in routes.collections:
            open_ += (f"{begin}/{each}" for each in made_before(tree, site.folder, [folder]))
        return PageAddresses(made, open_, redirects, languages=languages)
