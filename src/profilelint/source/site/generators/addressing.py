"""How addresses lead to the files of generators that take links to be between sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.addressing import own_bases
from profilelint.source.site.file_names import SOURCES, LocalTarget
from profilelint.source.site.folders import is_below

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence


class SourceAddressing:
    """Relative links count from the file, others from the folders that are published at the top.

    ``tops`` are these folders. ``judges_pages`` tells whether each page lies where its address
    says; where not ``pages_keep_case``, in small letters. ``others`` returns further folders that a
    link on a page may count from. Pages below the folders ``made`` are not known: code makes them.
    ``is_redirected`` tells of an address that counts from the top whether it may lead elsewhere.
    """

    top_is_known = True
    sources_are_known = True
    counts_from_file = False

    def __init__(
        self,
        tops: Sequence[str],
        *,
        judges_pages: bool = False,
        pages_keep_case: bool = True,
        others: Callable[[str], list[str]] | None = None,
        made: Collection[str] = (),
        is_redirected: Callable[[str], bool] | None = None,
    ) -> None:
        self._tops = [*tops]
        self._judges_pages = judges_pages
        self.pages_keep_case = pages_keep_case
        self._others = others
        self._made = made
        self._is_redirected = is_redirected

    def absolute_bases(self, page: str) -> list[str]:
        """Return the folders that are published at the top of the site, after further ones."""
        return self._others(page) + self._tops if self._others is not None else self._tops

    def relative_bases(self, page: str, path: str) -> list[str]:
        """Return the folder of a page and, unless a source is named, the page itself."""
        bases = own_bases(page)
        bases = bases[:1] if path.endswith(SOURCES) else bases
        return bases + self._others(page) if self._others is not None else bases

    def judge_page(self, _page: str, _address: str, candidates: list[str]) -> LocalTarget:
        """Return that there is no page, if that is certain."""
        if any(is_below(path, folder) for folder in self._made for path in candidates):
            return LocalTarget("unknown")
        if not self._judges_pages or self._may_be_redirected(candidates):
            return LocalTarget("unknown")
        return LocalTarget("missing")

    def _may_be_redirected(self, candidates: list[str]) -> bool:
        return self._is_redirected is not None and any(
            self._is_redirected(path[len(folder) :])
            for folder in self._tops
            for path in candidates
            if is_below(path, folder)
        )
