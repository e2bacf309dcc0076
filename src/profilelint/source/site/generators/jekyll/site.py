"""A site that Jekyll builds."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from profilelint.source.site.addressing import stem_of
from profilelint.source.site.generators.jekyll.defaults import Defaults
from profilelint.source.site.page_folders import PageFolder, literal
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.model.tree import Plain
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.generators.jekyll.permalinks import Collection

_NOT_PAGES = {
    "_data": "data files of Jekyll",
    "_includes": "includes of Jekyll",
    "_layouts": "layouts of Jekyll",
    "_plugins": "plugins of Jekyll",
    "_sass": "style sheets of Jekyll",
    "_site": "files that Jekyll has built",
}
# What plugins make pages from.
_PLUGINS = ("page_gen", "languages", "jekyll-archives", "autopages", "pagination")


class JekyllSite(Site):
    """Files lie where their addresses say, but for collections and permalinks."""

    generator = "Jekyll"
    flavor = "kramdown"
    keys: ClassVar[frozenset[str]] = frozenset()

    @cached_property
    def collections(self) -> list[Collection]:
        """Return the collections whose pages have addresses."""
        from profilelint.source.site.generators.jekyll.permalinks import read_collections

        return read_collections(self.settings)

    @property
    def makes_pages(self) -> bool:
        """Return whether plugins make pages that have no file."""
        return any(self.settings.get(name) for name in _PLUGINS)

    @property
    def base_path(self) -> str:
        """Return ``baseurl``."""
        base = self.settings.get("baseurl")
        return base.rstrip("/") if isinstance(base, str) and base.startswith("/") else ""

    @cached_property
    def _defaults(self) -> Defaults:
        return Defaults(self.settings)

    def defaults(self, path: str) -> dict[str, Plain]:
        """Return the values of ``defaults`` in the configuration for a file."""
        inside = self.inside(path)
        return self._defaults.values(inside) if inside is not None else {}

    def supplies(self, key: str) -> bool:
        """Return whether ``defaults`` give any page a key."""
        return self._defaults.supplies(key)

    def needs_front_matter(self, path: str) -> bool:
        """Return whether a file lies in a collection: without front matter it is no member."""
        return self._defaults.type_of(self.inside(path) or "") != "pages"

    def left_out(self, path: str) -> str:
        """Return what a file is that Jekyll makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        return _NOT_PAGES.get(inside.partition("/")[0], "")

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each collection, and one for all other pages."""
        folder = self.settings.get("collections_dir")
        base = f"{folder.strip('/')}/" if isinstance(folder, str) and folder.strip("/") else ""
        declared = self.settings.get("collections")
        names = [each for each in declared or () if isinstance(each, str)]
        for each in names:
            if each not in ("posts", "drafts"):
                yield PageFolder(each, literal(f"{base}_{each}/"))
        for each in ("posts", "drafts"):
            yield PageFolder(each, f"**/_{each}/")
        others = {path.partition("/")[0] for path in pages if path.startswith("_") and "/" in path}
        for each in sorted(others - {*_NOT_PAGES} - {f"_{each}" for each in names}):
            yield PageFolder(each, literal(f"{each}/"))
        yield PageFolder("pages", "", ("**/_*/**", "vendor/**"))

    @property
    def data_folders(self) -> Sequence[str]:
        """Return ``data_dir``."""
        folder = self.settings.get("data_dir")
        return (folder.strip("/") if isinstance(folder, str) else "_data",)

    def term_pages(self, name: str) -> Sequence[str]:
        """Return the glob of the collection of this name."""
        folder = self.settings.get("collections_dir")
        base = f"{folder.strip('/')}/" if isinstance(folder, str) and folder.strip("/") else ""
        return (f"{literal(base)}_{name}/**/*",)

    def page_address(self, path: str) -> str:
        """Return the address of a page, which its collection's permalink gives it."""
        inside = self.inside(path) or ""
        declared = self.settings.get("collections")
        style = self.settings.get("permalink")
        template: Any = None
        for each in self.collections:
            if inside.startswith(f"{each.folder}/"):
                if each.prefix is None:
                    return ""
                own = declared.get(each.name) if isinstance(declared, dict) else None
                template = own.get("permalink") if isinstance(own, dict) else None
                style = template or style
                segments = [*each.prefix, stem_of(path)]
                break
        else:
            if inside.startswith("_"):
                return ""
            segments = inside.rpartition(".")[0].split("/")
        if segments[-1] == "index":
            return "/".join(("", *segments[:-1], ""))
        ending = ".html"
        if style == "pretty" or (isinstance(style, str) and style.endswith("/")):
            ending = "/"
        elif isinstance(template, str) and template.startswith("/"):
            ending = "" if not template.endswith((":output_ext", ".html")) else ending
        return "/".join(("", *segments)) + ending

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.jekyll.addressing import JekyllAddressing

        return JekyllAddressing(self.folder, names, self.collections, makes_pages=self.makes_pages)
