"""Hexo (https://hexo.io)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES, folder_of, is_below
from profilelint.source.site.page_folders import top_folders
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.source.site.page_folders import PageFolder

_PACKAGE: Final = re.compile(r'"hexo"\s*:')
_SCAFFOLDS: Final = "scaffolds"
# Those of its settings that every new site has, and no other program's.
_SETTINGS: Final = frozenset(("new_post_name", "public_dir", "skip_render", "source_dir"))


class HexoSite(Site):
    """Pages lie in ``source``; in ``scaffolds`` lies what new ones are made from."""

    generator = "Hexo"
    flavor = "commonmark-hexo"
    keys = frozenset(
        (
            *("layout", "title", "date", "updated", "comments", "tags", "categories", "permalink"),
            *("excerpt", "disableNunjucks", "lang", "published", "author", "description", "id"),
            *("keywords", "subtitle", "cover", "toc", "mathjax", "sticky", "top", "type", "photos"),
            *("link", "category", "tag", "sitemap", "aside", "thumbnail", "password", "abbrlink"),
        )
    )

    @property
    def is_confirmed(self) -> bool:
        """Return whether settings, packages or folders here are those of the program."""
        if not _SETTINGS.isdisjoint(self.settings):
            return True
        if self.tree.has_folder(self._prefix + _SCAFFOLDS):
            return self.tree.has_folder(self._prefix + self.content)
        package = self.tree.text(f"{self._prefix}package.json") or ""
        return _PACKAGE.search(package) is not None

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [*super().inputs, f"{self._prefix}package.json"]

    @cached_property
    def content(self) -> str:
        """Return ``source_dir``, relative to the site's folder."""
        return folder_of(self.settings.get("source_dir") or "source") or "source"

    @cached_property
    def url(self) -> str:
        """Return scheme and host of ``url``."""
        return split_url(self.settings.get("url"))[0]

    @cached_property
    def base_path(self) -> str:
        """Return ``root``."""
        root = self.settings.get("root")
        return f"/{root.strip('/')}" if isinstance(root, str) and root.strip("/") else ""

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        if FOREIGN in inside.split("/"):
            return OTHER_PACKAGES
        if is_below(inside, _SCAFFOLDS):
            return "templates of pages"
        if not is_below(inside, self.content):
            return "files outside the content of Hexo"
        below = inside[len(self.content) + 1 :]
        is_hidden = any(each[:1] == "_" for each in below.split("/")[:-1])
        if is_hidden and not below.startswith(("_posts/", "_drafts/")):
            return "files that Hexo leaves out"
        return ""

    def folder_of_templates(self, path: str) -> str:
        """Return the folder of scaffolds if a file lies in it; else nothing."""
        is_scaffold = is_below(self.inside(path) or "", _SCAFFOLDS)
        return f"{self._prefix}{_SCAFFOLDS}" if is_scaffold else ""

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Return a kind for each folder of the content."""
        return top_folders([each for each in pages if is_below(each, self.content)])
