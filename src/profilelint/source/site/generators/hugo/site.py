"""A site that Hugo builds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.source.site.page_folders import PageFolder, literal
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")


class HugoSite(Site):
    """Pages lie in ``content``, other files in ``static`` and ``assets``."""

    generator = "Hugo"
    flavor = "goldmark"
    ignores_key_case = True

    @property
    def content(self) -> str:
        """Return the folder of the pages, relative to the site's."""
        given = self.settings.get("contentDir", self.settings.get("contentdir"))
        return given.strip("/") if isinstance(given, str) and given.strip("/") else "content"

    @property
    def evidence(self) -> str:
        """Return by what Hugo was recognised, in words."""
        return f"{self.settings_file} and {self._prefix}{self.content}/"

    @property
    def is_confirmed(self) -> bool:
        """Return whether there is content: "config.toml" may be another program's."""
        return self.tree.has_folder(self._prefix + self.content)

    def left_out(self, path: str) -> str:
        """Return what a file is that Hugo makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        return "" if inside.startswith(f"{self.content}/") else "files outside the content of Hugo"

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each section, one for the top and one for lists of pages."""
        base = f"{literal(self.content)}/"
        start = len(self.content) + 1
        paths = [path[start:] for path in pages if path.startswith(f"{self.content}/")]
        first = sorted({path.partition("/")[0] for path in paths if "/" in path})
        lists = ("**/_index.*",)
        if len(first) > 1 and all(_LANGUAGE.fullmatch(each) for each in first):
            for each in sorted({path.split("/")[1] for path in paths if path.count("/") > 1}):
                yield PageFolder(each, f"{base}*/{literal(each)}/", lists)
            yield PageFolder("pages", f"{base}*/", lists, "*")
        else:
            for each in first:
                yield PageFolder(each, f"{base}{literal(each)}/", lists)
        yield PageFolder("pages", base, lists, "*")
        yield PageFolder("list-pages", base, (), "**/_index")

    @property
    def data_folders(self) -> Sequence[str]:
        """Return ``dataDir``."""
        given = self.settings.get("dataDir", self.settings.get("datadir"))
        return (given.strip("/") if isinstance(given, str) else "data",)

    def term_pages(self, name: str) -> Sequence[str]:
        """Return the globs of the term pages of the taxonomy of this name, in any language."""
        content = literal(self.content)
        folders = self.tree.names(self._prefix + self.content)
        languages = sorted(
            each
            for each in folders
            if _LANGUAGE.fullmatch(each)
            and self.tree.has_folder(f"{self._prefix}{self.content}/{each}/{name}")
        )
        return [
            f"{content}/{name}/*/_index.*",
            *(f"{content}/{each}/{name}/*/_index.*" for each in languages),
        ]

    def page_address(self, path: str) -> str:
        """Return the address that a page has by its path in the content."""
        address = super().page_address(path)
        return address.removeprefix(f"/{self.content}") if address else ""

    def addressing(self, _names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.hugo.addressing import HugoAddressing

        return HugoAddressing(self.folder)
