"""VitePress (https://vitepress.dev)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.site.addresses import join_path
from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES, folder_of, is_below
from profilelint.source.site.scripts import (
    imported_scripts,
    list_of,
    read_script,
    texts_of,
    web_address_of,
)
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from profilelint.source.files.glob import Glob
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.templates.fields import Shown
    from profilelint.source.site.templates.templates import Templates

# Which the default theme prints as HTML.
_AS_HTML = frozenset(
    (("hero", "name"), ("hero", "text"), ("hero", "tagline"), ("features", "details"))
)
# A plugin of Vite that rewrites files, and the option for how headings are named.
_TRANSFORMING = re.compile(r"(?<![.\w])transform\s*[(:]")
_NAMING = re.compile(r"\banchor\s*:\s*\{[^{}]{0,400}?\bslugify\b")


class VitePressSite(Site):
    """Pages are all files in Markdown below ``srcDir``; ``home`` is the folder of the settings."""

    generator = "VitePress"
    merges_keys = True
    home = ".vitepress"
    flavor = "markdown-it"
    titles_from_headings = True
    compiles_scripts = True
    keys = frozenset(
        (
            *("title", "titleTemplate", "description", "head", "layout", "hero", "features"),
            *("navbar", "sidebar", "aside", "outline", "lastUpdated", "editLink", "footer"),
            *(
                "pageClass",
                "theme",
                "page",
                "isHome",
                "prev",
                "next",
                "lang",
                "dir",
                "search",
                "markdownStyles",
            ),
            # Of plugins for feeds, site maps and collections of posts.
            *("date", "author", "tags", "category", "categories", "image", "sitemap", "draft"),
        )
    )

    @cached_property
    def _script(self) -> str:
        return read_script(self.tree, self.settings_file)

    @cached_property
    def content(self) -> str:
        """Return the folder of the pages, relative to the site's."""
        written = texts_of(self._script, "srcDir")
        folder = folder_of(written[0]) if written else ""
        return folder if folder and self.tree.has_folder(self._prefix + folder) else ""

    @cached_property
    def _excluded(self) -> list[Glob]:
        from profilelint.source.files.glob import Glob

        return [Glob(f"/{each.lstrip('/')}") for each in list_of(self._script, "srcExclude") or ()]

    @property
    def _public(self) -> str:
        """Return the folder of files that are copied, relative to that of the pages."""
        return "public"

    @property
    def is_judged(self) -> bool:
        """Return whether the addresses of all pages follow from the names of their files."""
        return not any(word in self._script for word in ("rewrites", "ignoreDeadLinks"))

    @cached_property
    def base_path(self) -> str:
        """Return ``base``."""
        written = texts_of(self._script, "base")
        base = written[0].strip("/") if len(written) == 1 and written[0][:1] == "/" else ""
        # The menus of a folder have a "base" too.
        is_folder = self.tree.has_folder(folder_of(self._prefix, self.content, base) or "")
        return f"/{base}" if base and not is_folder else ""

    @cached_property
    def url(self) -> str:
        """Return scheme and host of ``hostname``, which the site map needs."""
        return split_url(web_address_of(self._script, "hostname"))[0]

    @property
    def adds_footnotes(self) -> bool:
        """Return whether the settings speak of a plugin for footnotes."""
        return "footnote" in self._script

    @cached_property
    def _imported(self) -> dict[str, str]:
        """Return the scripts that the settings import, by path."""
        folder = self.settings_file.rpartition("/")[0]
        return imported_scripts(self.tree, folder, self._script)

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [*super().inputs, *self._imported]

    @cached_property
    def _names_headings(self) -> bool:
        scripts = (self._script, *self._imported.values())
        return any(
            _NAMING.search(each) is not None
            or (".md" in each and _TRANSFORMING.search(each) is not None)
            for each in scripts
        )

    def adds_headings(self, _path: str, _data: Mapping[str, Any]) -> bool:
        """Return whether the settings name headings otherwise or rewrite the text of pages."""
        return self._names_headings

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        names = inside.split("/")
        if FOREIGN in names:
            return OTHER_PACKAGES
        if self.home in names or not is_below(inside, self.content):
            return f"files outside the content of {self.generator}"
        below = inside[len(self.content) :].lstrip("/")
        if any(glob.matches(below) for glob in self._excluded):
            return f"files that {self.generator} leaves out"
        return ""

    @property
    def _of_components(self) -> Sequence[str]:
        """Return the folders of components, relative to the site's."""
        return (f"{self.home}/theme", "src", "components")

    @cached_property
    def templates(self) -> Templates:
        """Return the components of the theme."""
        from profilelint.source.site.templates.templates import Templates

        folders = [f"{self._prefix}{each}" for each in self._of_components]
        return Templates(self.tree, folders, {}, others=(".vue",))

    def shows(self, field: Sequence[str]) -> Shown:
        """Return how the default theme or a component of the site shows a field."""
        shown = self.templates.shows(field)
        return shown if tuple(field) not in _AS_HTML else shown._replace(as_html=True)

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.addressing import SourceAddressing

        content = f"{self._prefix}{self.content}".rstrip("/")
        # A name with brackets stands for the pages that a script beside it makes.
        made = {
            path.partition("[")[0].rpartition("/")[0]
            for path in names.files
            if "[" in path and is_below(path, content)
        }
        tops = [content, join_path(content, self._public)]

        def is_redirected(address: str) -> bool:
            return names.redirects(self.tree).lead_from(address)

        return SourceAddressing(
            tops, judges_pages=self.is_judged, made=made, is_redirected=is_redirected
        )
