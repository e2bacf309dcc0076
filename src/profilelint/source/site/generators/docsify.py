"""docsify (https://docsify.js.org), which makes pages of Markdown in the browser."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern
from profilelint.source.site.addressing import UnknownAddressing
from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames

_MOVING = pattern(r"\b(?:alias|routes|basePath|relativePath)\b")


class DocsifySite(Site):
    """Pages are the files beside ``index.html``, which loads docsify, and below.

    Their folder has a side bar, or the file for GitHub that lets it have one
    (https://docsify.js.org/#/more-pages).
    """

    generator = "docsify"
    flavor = "gfm-bare"
    titles_from_headings = True
    readmes_are_pages = True

    @cached_property
    def _home(self) -> str:
        return self.tree.text(f"{self._prefix}index.html") or ""

    @property
    def is_confirmed(self) -> bool:
        """Return whether the page that loads all others loads docsify."""
        return "docsify" in self._home

    @property
    def evidence(self) -> str:
        """Return the page that loads docsify."""
        return f"{self._prefix}index.html"

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [self.evidence]

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        return OTHER_PACKAGES if FOREIGN in path.split("/") else ""

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        return DocsifyAddressing(self.folder, names, is_plain=_MOVING.search(self._home) is None)


class DocsifyAddressing(UnknownAddressing):
    """Relative paths count from the top of the site, or from the folder of the page.

    If settings move pages, as ``alias`` does, it is not known where they lead
    (https://docsify.js.org/#/configuration).
    """

    def __init__(self, folder: str, names: FileNames, *, is_plain: bool) -> None:
        super().__init__(folder, names)
        self._folder = folder
        self._is_plain = is_plain

    def relative_bases(self, page: str, path: str) -> list[str] | None:
        """Return the folder of the page and that of the site; None if settings move pages."""
        bases = super().relative_bases(page, path)
        return [*bases, self._folder] if self._is_plain and bases is not None else None
