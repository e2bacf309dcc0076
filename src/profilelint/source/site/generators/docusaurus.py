"""Docusaurus (https://docusaurus.io)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.site.addresses import join_path
from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES, folder_of, is_below
from profilelint.source.site.page_folders import PageFolder, literal
from profilelint.source.site.scripts import read_script, texts_of, web_address_of
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.templates.templates import Templates

_USUAL = ("docs", "blog", "src/pages", "versioned_docs", "i18n")
_PARTIAL = "partial pages of Docusaurus"
_VERSIONED = re.compile(r"[\w-]*versioned_docs[\w-]*")
_VERSION = re.compile(r"[\w-]*versioned_docs[\w-]*/[^/]+")
# A translation, and the folder of the pages that are not translated.
_TRANSLATED = re.compile(
    r"i18n/[^/]+/docusaurus-plugin-content-(docs|blog|pages)(?:-([^/]+))?/(?:(current|version-[^/]+)/)?"
)


class DocusaurusSite(Site):
    """Pages lie in ``docs``, ``blog``, ``src/pages`` and the folders that the settings name."""

    generator = "Docusaurus"
    merges_keys = True
    flavor = "mdx"
    titles_from_headings = True
    keys = frozenset(
        (
            *("id", "title", "title_meta", "hide_title", "hide_table_of_contents", "keywords"),
            *("toc_min_heading_level", "toc_max_heading_level", "image", "description", "slug"),
            *("sidebar_key", "sidebar_label", "sidebar_position", "sidebar_class_name"),
            *("sidebar_custom_props", "displayed_sidebar", "tags", "pagination_label"),
            *("custom_edit_url", "parse_number_prefixes", "pagination_next", "pagination_prev"),
            *("draft", "unlisted", "last_update", "date", "authors", "author", "author_title"),
            *("author_url", "author_image_url", "authorURL", "authorTitle", "authorImageURL"),
            *("wrapperClassName", "sidebar", "format", "mdx", "truncate", "layout", "original_id"),
        )
    )

    @property
    def dates_from_names(self) -> bool:
        """Return that Docusaurus takes the date of a blog post from the name of its file."""
        return True

    @property
    def _home(self) -> str:
        """Return the folder of the settings, relative to the root."""
        return self.settings_file.rpartition("/")[0]

    @cached_property
    def _script(self) -> str:
        return read_script(self.tree, self.settings_file)

    @cached_property
    def content(self) -> list[str]:
        """Return the folders of pages, relative to the site's."""
        written = [folder_of(path) for path in texts_of(self._script, "path")]
        here = self.tree.names(self.folder)
        named = [path for path in written if path and self.tree.has_folder(self._prefix + path)]
        versions = sorted(name for name in here if _VERSIONED.fullmatch(name))
        return [*dict.fromkeys((*_USUAL, *named, *versions))]

    @cached_property
    def base_path(self) -> str:
        """Return ``baseUrl``."""
        written = texts_of(self._script, "baseUrl")
        return written[0].rstrip("/") if len(written) == 1 and written[0][:1] == "/" else ""

    @cached_property
    def url(self) -> str:
        """Return ``url``: scheme and host."""
        return split_url(web_address_of(self._script, "url"))[0]

    def left_out(self, path: str) -> str:
        """Return what a file is that Docusaurus makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        names = inside.split("/")
        if FOREIGN in names:
            return OTHER_PACKAGES
        folder = max((each for each in self.content if is_below(inside, each)), default="", key=len)
        if folder and any(name[:1] == "_" for name in inside[len(folder) + 1 :].split("/")):
            return _PARTIAL
        if not folder and (len(names) == 1 or names[0] in {"src", "static", "build"}):
            return "files outside the content of Docusaurus"
        return ""

    def page_folders(self, _pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind for each folder of pages, for all versions, and for translations."""
        versions = [each for each in self.content if _VERSIONED.fullmatch(each)]
        for each in self.content:
            if each not in {*versions, "i18n"}:
                yield PageFolder(each.rpartition("/")[2], f"{literal(each)}/")
        for each in versions:
            yield PageFolder("versioned-docs", f"{literal(each)}/")
        for plugin in ("docs", "blog", "pages"):
            folder = f"i18n/*/docusaurus-plugin-content-{plugin}*/"
            yield PageFolder(f"translated-{plugin}", folder)

    def escapes_fields(self, _path: str) -> bool:
        """Return that tags in fields are shown as text, but where a component says otherwise."""
        return True

    @cached_property
    def templates(self) -> Templates:
        """Return the components."""
        from profilelint.source.site.templates.templates import Templates

        endings = (".jsx", ".tsx", ".js", ".ts")
        return Templates(self.tree, [join_path(self._home, "src")], {}, others=endings)

    def addressing(self, _names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.addressing import SourceAddressing

        tops = [f"{self._prefix}static", *(self._prefix + each for each in self.content)]
        return SourceAddressing([*tops, self.folder], others=self._untranslated)

    def _untranslated(self, page: str) -> list[str]:
        """Return further folders that a file may be named from, in the order of Docusaurus.

        That is the folder of a version or of all pages. For a translation, what is not translated
        comes after what is.
        """
        inside = self.inside(page) or ""
        found = _TRANSLATED.match(inside)
        roots = [each for each in self.content if is_below(inside, each)]
        folders = [*roots]
        if found is not None:
            plugin, name, version = found.groups()
            original = {"pages": "src/pages"}.get(plugin, name or plugin)
            if version not in {None, "current"}:
                original = f"{f'{name}_' if name else ''}versioned_docs/{version}"
            below = inside[found.end() :].rpartition("/")[0]
            folders += [found[0].rstrip("/"), original, f"{original}/{below}".rstrip("/")]
        versioned = _VERSION.match(inside)
        if versioned is not None:
            folders.append(versioned[0])
        return [f"{self._prefix}{each}" for each in folders]


class DocusaurusContent(DocusaurusSite):
    """A folder of pages beside the folder of the site, such as ``docs`` beside ``website``."""

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings name this folder as one of the site's."""
        paths = texts_of(self._script, "path")
        return any(folder_of(self._home, path) == self.folder for path in paths)

    @property
    def content(self) -> list[str]:
        """Return the folder itself."""
        return [""]

    def left_out(self, path: str) -> str:
        """Return what a file is that Docusaurus makes no page of, in the plural; else nothing."""
        names = (self.inside(path) or "").split("/")
        if FOREIGN in names:
            return OTHER_PACKAGES
        return _PARTIAL if any(name[:1] == "_" for name in names) else ""

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Return one kind for each folder of pages."""
        return Site.page_folders(self, pages)

    def addressing(self, _names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.addressing import SourceAddressing

        bases = [self.folder, self._home]
        return SourceAddressing([f"{self._home}/static", *bases], others=lambda _page: bases)
