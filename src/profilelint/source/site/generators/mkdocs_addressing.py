"""How addresses lead to the files of an MkDocs site."""

from __future__ import annotations

from profilelint.source.site.addressing import own_bases
from profilelint.source.site.file_names import SOURCES, LocalTarget

_OF_THEMES = ("img/favicon.ico", "assets/images/favicon.png")


class MkDocsAddressing:
    """Links are between source files; what is HTML counts from the page as it is published.

    ``theme`` is a folder whose files are published beside those of ``content``; empty if there is
    none. ``sources_are_known`` tells whether no plugin makes pages that have no file.
    """

    top_is_known = True
    pages_keep_case = True
    counts_from_file = False

    def __init__(self, content: str, theme: str, *, sources_are_known: bool) -> None:
        self._content = content
        self._theme = theme
        self.sources_are_known = sources_are_known

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the folder of the pages, and that of the theme."""
        return [self._content, self._theme] if self._theme else [self._content]

    def relative_bases(self, page: str, path: str) -> list[str] | None:
        """Return the folder of a page and, unless a source is named, the page itself."""
        bases = own_bases(page)
        if path.endswith(_OF_THEMES):
            return None
        if path.endswith(SOURCES):
            return bases[:1]
        if self._theme and page.startswith(f"{self._content}/"):
            inside = page[len(self._content) + 1 :]
            bases += own_bases(f"{self._theme}/{inside}")
        return bases

    def judge_page(self, _page: str, _address: str, _candidates: list[str]) -> LocalTarget:
        """Return that nothing is known of a page: addresses without ending are not looked at."""
        return LocalTarget("unknown")
