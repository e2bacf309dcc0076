"""Nuxt Content (https://content.nuxt.com)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES, folder_of, is_below
from profilelint.source.site.page_folders import top_folders
from profilelint.source.site.scripts import read_script, texts_of
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.source.site.page_folders import PageFolder
    from profilelint.source.site.templates.templates import Templates

_MODULE: Final = re.compile(r"""['"](?:@nuxt/content|docus|@nuxt-themes/docus)['"]""")
_USUAL: Final = "content"
_OF_LAYER: Final = re.compile(r"layers/[^/]+/content/")
_PACKAGE: Final = "package.json"
_COLLECTIONS: Final = ("content.config.ts", "content.config.js", "content.config.mjs")


class NuxtContentSite(Site):
    """Pages lie in ``content`` and the folders that ``content.config.ts`` names."""

    generator = "Nuxt Content"
    flavor = "commonmark-mdc"
    titles_from_headings = True
    keys = frozenset(
        (
            *("title", "description", "navigation", "head", "layout", "draft", "seo", "path"),
            *("icon", "links", "image", "date", "category", "authors", "author", "tags", "id"),
            *("redirect", "toc", "aside", "body", "meta", "sitemap", "robots", "ogImage"),
            *("schemaOrg", "published", "main", "header", "footer", "surround", "stem"),
        )
    )

    @cached_property
    def _script(self) -> str:
        return read_script(self.tree, self.settings_file)

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings, or the list of packages, name the module."""
        package = self.tree.text(self._prefix + _PACKAGE) or ""
        return any(_MODULE.search(text) is not None for text in (self._script, package))

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [*super().inputs, *(self._prefix + name for name in (_PACKAGE, *_COLLECTIONS))]

    @cached_property
    def content(self) -> list[str]:
        """Return the folders of pages, relative to the site's; none where they are not known."""
        named = [
            folder_of(path)
            for name in _COLLECTIONS
            for path in texts_of(read_script(self.tree, self._prefix + name), "cwd")
        ]
        folders = [_USUAL, *(each for each in named if each)]
        return [each for each in folders if self.tree.has_folder(self._prefix + each)]

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        if FOREIGN in inside.split("/"):
            return OTHER_PACKAGES
        is_inside = any(is_below(inside, each) for each in self.content)
        if is_inside or not self.content or _OF_LAYER.match(inside) is not None:
            return ""
        return "files outside the content of Nuxt"

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Return a kind for each folder below one of pages."""
        for folder in self.content:
            yield from top_folders([each for each in pages if is_below(each, folder)])
        yield from top_folders(pages)

    @cached_property
    def templates(self) -> Templates:
        """Return the components."""
        from profilelint.source.site.templates.templates import Templates

        names = ("components", "layouts", "pages", "app")
        return Templates(self.tree, [self._prefix + each for each in names], {}, others=(".vue",))
