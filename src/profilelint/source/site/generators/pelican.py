"""Pelican (https://docs.getpelican.com)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from profilelint.source.site.addressing import UnknownAddressing
from profilelint.source.site.folders import folder_of, is_below
from profilelint.source.site.page_folders import top_folders
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.page_folders import PageFolder

_SETTING: Final = (
    r"(?m)^{}[ \t]{{0,8}}=[ \t]{{0,8}}u?[\"']([^\"'\n]{{1,300}})[\"'][ \t]{{0,8}}(?:#|$)"
)
_PATH: Final = re.compile(_SETTING.format("PATH"))
_URL: Final = re.compile(_SETTING.format("SITEURL"))
_USUAL: Final = "content"


class PelicanSite(Site):
    """Pages lie in ``PATH``, which is ``content`` unless the settings name another folder."""

    generator = "Pelican"
    ignores_key_case = True
    keys = frozenset(
        (
            *("title", "date", "modified", "tags", "keywords", "category", "slug", "author"),
            *("authors", "summary", "lang", "translation", "status", "template", "save_as", "url"),
            *("description", "cover", "image", "series", "private", "subtitle", "series_index"),
        )
    )

    @property
    def _is_of_apache(self) -> bool:
        """Return whether the settings are those from which Apache's own builds make a site."""
        return not self.settings_file.endswith(".py")

    @property
    def flavor(self) -> str:
        """Return that of Pelican, or of the plugin with which Apache's sites are built."""
        return "gfm-fields" if self._is_of_apache else "python-markdown"

    def adds_headings(self, _path: str, _data: Mapping[str, Any]) -> bool:
        """Return whether a plugin names headings in a way of its own, as on Apache's sites."""
        return self._is_of_apache

    @property
    def dates_from_names(self) -> bool:
        """Return that a day that begins the name of a file is the date of its page."""
        return True

    @cached_property
    def _script(self) -> str:
        return self.tree.text(self.settings_file) or ""

    @cached_property
    def content(self) -> str:
        """Return the folder of the pages, relative to the site's; empty if it is not known."""
        written = _PATH.findall(self._script)
        folder = folder_of(written[0]) if len(written) == 1 else _USUAL
        return folder if folder and self.tree.has_folder(self._prefix + folder) else ""

    @cached_property
    def url(self) -> str:
        """Return scheme and host of ``SITEURL``, or the ``domain`` of an Apache site."""
        site = self.settings.get("site")
        if isinstance(site, dict) and isinstance(site.get("domain"), str):
            return split_url(f"https://{site['domain']}")[0]
        written = _URL.findall(self._script)
        return split_url(written[0])[0] if len(written) == 1 else ""

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        return "" if is_below(inside, self.content) else "files outside the content of Pelican"

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Return a kind for each folder of the content."""
        return top_folders([each for each in pages if is_below(each, self.content)])

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        return PelicanAddressing(self.folder, names)


class PelicanAddressing(UnknownAddressing):
    """Relative paths count from the address of a page, which the settings make of much else.

    Others name a file: ``{static}/images/a.png``.
    """

    def relative_bases(self, _page: str, _path: str) -> list[str] | None:
        """Return that they are not known."""
        return None
