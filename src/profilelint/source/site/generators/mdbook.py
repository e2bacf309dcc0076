"""mdBook (https://rust-lang.github.io/mdBook)."""

from __future__ import annotations

from functools import cached_property

from profilelint.source.site.folders import beside_pages, folder_of
from profilelint.source.site.site import Site


class MdBook(Site):
    """Pages are the files below ``src``; they have no front matter."""

    generator = "mdBook"
    flavor = "commonmark-mdbook"
    titles_from_headings = True
    readmes_are_pages = True

    @property
    def is_confirmed(self) -> bool:
        """Return whether the folder of the pages is there."""
        return self.tree.has_folder(self._prefix + self.content)

    @cached_property
    def content(self) -> str:
        """Return ``src``, relative to the site's folder; empty for that itself."""
        book = self.settings.get("book")
        written = book.get("src") if isinstance(book, dict) else None
        folder = folder_of(written if isinstance(written, str) and written else "src")
        return "src" if folder is None else folder

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        return beside_pages(self.inside(path) or "", self.content, self.generator)
