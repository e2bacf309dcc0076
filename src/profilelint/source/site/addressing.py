"""How addresses lead to the files of a site, where nothing more is known than their names.

An address is looked for from several *bases*: folders from which its path may count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from profilelint.source.site.addresses import join_path, split_path
from profilelint.source.site.file_names import SOURCES, LocalTarget

if TYPE_CHECKING:
    from profilelint.source.site.file_names import FileNames


class Addressing(Protocol):
    """How the addresses of one site lead to its files.

    ``top_is_known`` tells whether all files at the top of the site are in that folder.
    ``pages_keep_case`` tells whether addresses of pages have the capital letters of their files.
    ``counts_from_file`` tells whether a relative path counts from the folder of the file, so that
    it is wrong if it leads out of the tree from there.
    """

    top_is_known: bool
    pages_keep_case: bool
    counts_from_file: bool

    def absolute_bases(self, page: str) -> list[str]:
        """Return the bases of a path that begins with a slash."""

    def relative_bases(self, page: str, path: str) -> list[str] | None:
        """Return the bases of a path without a slash at its start; None if not all are known."""

    @property
    def sources_are_known(self) -> bool:
        """Return whether all files that pages are made of are in the tree."""

    def judge_page(self, page: str, address: str, candidates: list[str]) -> LocalTarget:
        """Return what the address of a page leads to if no file has its name.

        ``page`` is the file that holds it. ``address`` is its path, decoded; it begins with a slash
        if it counts from the top of the site, and then leads to the same from every page with the
        same bases. ``candidates`` are the paths that it leads to from the bases.
        """


class UnknownAddressing:
    """That of a site without known generator: files are where addresses say."""

    top_is_known = False
    sources_are_known = True
    pages_keep_case = True
    counts_from_file = True
    _PUBLIC = ("static", "public", "content", "source", "src", "docs", "site", "assets")

    def __init__(self, _folder: str, _names: FileNames) -> None:
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

    def relative_bases(self, page: str, path: str) -> list[str] | None:
        """Return the folder of a page and, unless a file is named, the page itself."""
        bases = own_bases(page)
        return bases[:1] if path.endswith(SOURCES) else bases

    def judge_page(self, _page: str, _address: str, _candidates: list[str]) -> LocalTarget:
        """Return that nothing is known of a page."""
        return LocalTarget("unknown")


def own_bases(page: str) -> list[str]:
    """Return the folder of a page, and the folder that the page itself may become."""
    folder = page.rpartition("/")[0]
    return [folder, join_path(folder, stem_of(page))]


def stem_of(page: str) -> str:
    """Return the name of a page's file without its ending."""
    name = page.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def segments_below(page: str, folder: str) -> list[str]:
    """Return the segments of the folder that a page lies in, from another folder on."""
    return split_path(page.rpartition("/")[0])[len(split_path(folder)) :]
