"""Zola (https://www.getzola.org)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.source.site.addressing import UnknownAddressing, stem_of
from profilelint.source.site.folders import is_below
from profilelint.source.site.page_folders import PageFolder, literal
from profilelint.source.site.settings import split_url
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames
    from profilelint.source.site.references import References
    from profilelint.source.site.templates.fields import Shown
    from profilelint.source.site.templates.templates import Templates

_CONTENT = "content"
_SECTIONS = ("**/_index.*",)
# The templates that Zola takes where the front matter names none.
_OF_PAGES = ("page.html",)
_OF_SECTIONS = ("section.html", "index.html")


class ZolaSite(Site):
    """Pages and sections are the files in Markdown below ``content``.

    Its settings may be named as Hugo's are; ``base_url``, which Zola requires, tells them apart.
    """

    generator = "Zola"
    unread = ("json",)
    flavor = "commonmark-shortcodes"
    skips_space_above = True
    keys = frozenset(
        (
            *("title", "description", "date", "updated", "weight", "draft", "slug", "path"),
            *("aliases", "authors", "in_search_index", "template", "taxonomies", "extra"),
            # Of sections.
            *("sort_by", "page_template", "paginate_by", "paginate_path", "paginate_reversed"),
            *("insert_anchor_links", "render", "redirect_to", "transparent", "generate_feed"),
            "generate_feeds",
        )
    )
    adds_footnotes = True
    dates_from_names = True

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings are Zola's, and there is content."""
        return "base_url" in self.settings and self.tree.has_folder(self._prefix + _CONTENT)

    @property
    def evidence(self) -> str:
        """Return by what Zola was recognised, in words."""
        return f'"base_url" in {self.settings_file} and {self._prefix}{_CONTENT}/'

    @cached_property
    def base_path(self) -> str:
        """Return the path of ``base_url``."""
        return split_url(self.settings["base_url"])[1]

    @cached_property
    def url(self) -> str:
        """Return scheme and host of ``base_url``."""
        return split_url(self.settings["base_url"])[0]

    @cached_property
    def templates(self) -> Templates:
        """Return the templates of the site and of its themes, for the ids in them."""
        from profilelint.source.site.templates.templates import Templates

        themes = sorted(self.tree.names(f"{self._prefix}themes"))
        folders = [self._prefix, *(f"{self._prefix}themes/{name}/" for name in themes)]
        return Templates(
            self.tree, [f"{folder}templates" for folder in folders], {}, others=(".html",)
        )

    def shows(self, _field: Sequence[str]) -> Shown:
        """Return that nothing is known, because Tera is not read."""
        from profilelint.source.site.templates.fields import UNKNOWN

        return UNKNOWN

    def makers(self, path: str, data: Mapping[str, Any]) -> Iterable[str]:
        """Return the paths of the templates that stand around a page or section.

        ``page_template`` of a section above may name another for its pages.
        """
        named = data.get("template")
        usual = _OF_SECTIONS if stem_of(path).partition(".")[0] == "_index" else _OF_PAGES
        return [
            each
            for name in ([named] if isinstance(named, str) else usual)
            for each in self.templates.ids.named(name)
        ]

    def left_out(self, path: str) -> str:
        """Return what a file is that Zola makes no page of, in the plural; else nothing."""
        is_content = is_below(self.inside(path) or "", _CONTENT)
        return "" if is_content else "files outside the content of Zola"

    def needs_front_matter(self, path: str) -> bool:
        """Return that Zola stops at a file in the content without any."""
        return not self.left_out(path)

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each section at the top, one for the others, and sections."""
        below = [path.split("/")[1:] for path in pages if is_below(path, _CONTENT)]
        sections = {names[0] for names in below if len(names) == 2 and names[1][:7] == "_index."}
        for first in sorted(sections):
            yield PageFolder(first, f"{_CONTENT}/{literal(first)}/", _SECTIONS)
        # A page may have a folder to itself.
        yield PageFolder("pages", f"{_CONTENT}/", _SECTIONS)
        yield PageFolder("sections", f"{_CONTENT}/", (), "**/_index")

    def language_of(self, path: str, _data: Mapping[str, Any]) -> str:
        """Return the language of a page by its name; empty on a site of one."""
        languages = self.settings.get("languages")
        if not isinstance(languages, dict) or not languages:
            return ""
        written = stem_of(path).rpartition(".")[2]
        default = self.settings.get("default_language", "en")
        return written if written in languages else str(default)

    def translation_key(self, path: str, data: Mapping[str, Any]) -> str:
        """Return the path of a page without its language; empty on a site of one."""
        language = self.language_of(path, data)
        stem = stem_of(path).removesuffix(f".{language}")
        return f"{path.rpartition('/')[0]}/{stem}" if language else ""

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        return ZolaAddressing(self.folder, names)

    def references(self, files: frozenset[str]) -> References:
        """Return the pages and sections that links with "@/" find among the files of the tree."""
        from profilelint.source.site.generators.zola_references import ZolaReferences

        checked = self.settings.get("link_checker")
        only_warns = isinstance(checked, dict) and checked.get("internal_level") == "warn"
        return ZolaReferences(self._prefix + _CONTENT, files, stop_build=not only_warns)


class ZolaAddressing(UnknownAddressing):
    """A page may be published anywhere: its ``path`` and those of its sections say where."""

    counts_from_file = False
