"""Where the files of a Jekyll site lie, and what its configuration says of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

from profilelint.source.site.addresses import ADDRESS_KEYS, join_path
from profilelint.source.site.drafts import is_in_folder_of_drafts
from profilelint.source.site.generators.jekyll.defaults import Defaults
from profilelint.source.site.generators.jekyll.entries import EntryFilter
from profilelint.source.site.generators.jekyll.keys import KEYS, WORDS, keys_of_theme
from profilelint.source.site.generators.jekyll.post_names import read_post_name
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.model.tree import Plain
    from profilelint.source.site.generators.jekyll.permalinks import Collection

NOT_PAGES: Final = {
    "_data": "data files of Jekyll",
    "_includes": "includes of Jekyll",
    "_layouts": "layouts of Jekyll",
    "_plugins": "plugins of Jekyll",
    "_sass": "style sheets of Jekyll",
    "_site": "files that Jekyll has built",
}
_FOLDERS = {
    "data_dir": "_data",
    "includes_dir": "_includes",
    "layouts_dir": "_layouts",
    "plugins_dir": "_plugins",
    "destination": "_site",
}
_COMMONMARK = frozenset(("commonmark", "commonmarkghpages"))
_KRAMDOWN = frozenset(("kramdown", "kramdown-html"))
_EXCLUDED = "files that the configuration of Jekyll excludes"
# What plugins make pages from.
_PLUGINS = ("page_gen", "languages", "jekyll-archives", "autopages", "pagination")


class JekyllLayout(Site):
    """Files lie where their addresses say, but for collections and permalinks."""

    generator = "Jekyll"
    merges_keys = True
    unread = ("toml", "json")
    needs_line_feed = True
    template_pages = (".htm", ".html")
    keys: ClassVar[frozenset[str]] = KEYS
    words: ClassVar[frozenset[str]] = WORDS
    moments: ClassVar[frozenset[str]] = frozenset(("date",))

    @cached_property
    def flavor(self) -> str:
        """Return the flavor that ``markdown`` and the options of kramdown make."""
        renderer = self.settings.get("markdown")
        if isinstance(renderer, str) and renderer.lower() in _COMMONMARK:
            return "commonmark-liquid"
        options = self.settings.get("kramdown")
        is_read = isinstance(options, dict) and options.get("parse_block_html") is True
        return "kramdown-html" if is_read else "kramdown"

    def knows_key(self, key: str) -> bool:
        """Return whether Jekyll, a usual plugin or the theme reads a front-matter key."""
        return super().knows_key(key) or key in self._keys_of_theme

    @cached_property
    def _keys_of_theme(self) -> frozenset[str]:
        names = (self.settings.get("theme"), self.settings.get("remote_theme"))
        return frozenset[str]().union(
            *(keys_of_theme(each) for each in names if isinstance(each, str))
        )

    @cached_property
    def reads_plain_kramdown(self) -> bool:
        """Return whether the settings name another ``input`` of kramdown than ``GFM``."""
        if self.flavor not in _KRAMDOWN:
            return False
        options = self.settings.get("kramdown")
        parser = options.get("input") if isinstance(options, dict) else None
        return isinstance(parser, str) and parser.lower() != "gfm"

    @cached_property
    def curls_marks(self) -> bool:
        """Return whether kramdown renders the pages, and ``smart_quotes`` is as by default."""
        if self.flavor not in _KRAMDOWN:
            return False
        options = self.settings.get("kramdown")
        return not isinstance(options, dict) or "smart_quotes" not in options

    @property
    def dates_from_names(self) -> bool:
        """Return that Jekyll takes the date of a post from the name of its file."""
        return True

    def keeps_day(self, moment: str, *, is_quoted: bool) -> bool:
        """Return whether a time is on the day that it names in the zone of the settings.

        Jekyll takes a text for a time of that zone, and anything else for universal time.
        """
        zone = self.settings.get("timezone")
        if not isinstance(zone, str) or not zone:
            return False
        from profilelint.source.site.zones import is_same_day

        return is_quoted or is_same_day(moment, zone)

    @property
    def source_folder(self) -> str:
        """Return the folder that Jekyll reads, relative to the root."""
        return join_path(self.folder, folder_of(self.settings, "source")).rstrip("/")

    @property
    def collections_folder(self) -> str:
        """Return the folder of all collections, relative to the source; empty without one."""
        return folder_of(self.settings, "collections_dir")

    @cached_property
    def collections(self) -> list[Collection]:
        """Return the collections whose pages have addresses."""
        from profilelint.source.site.generators.jekyll.permalinks import read_collections

        return read_collections(self.settings)

    @property
    def has_theme(self) -> bool:
        """Return whether some of the site's files are those of a theme."""
        return any(self.settings.get(name) for name in ("theme", "remote_theme"))

    @property
    def makes_pages(self) -> bool:
        """Return whether plugins make pages that have no file."""
        return any(self.settings.get(name) for name in _PLUGINS)

    @property
    def address_keys(self) -> frozenset[str]:
        """Return the keys that the address of a page may be made of; posts have days in it."""
        return ADDRESS_KEYS | {"date", "category", "categories"}

    @property
    def base_path(self) -> str:
        """Return ``baseurl``."""
        base = self.settings.get("baseurl")
        return base.rstrip("/") if isinstance(base, str) and base.startswith("/") else ""

    @property
    def url(self) -> str:
        """Return ``url``: scheme and host."""
        url = self.settings.get("url")
        return url.rstrip("/") if isinstance(url, str) else ""

    def within(self, path: str) -> str | None:
        """Return a path relative to the source; None for one outside it."""
        source = self.source_folder
        if source and not path.startswith(f"{source}/"):
            return None
        return path[len(source) + 1 :] if source else path

    @cached_property
    def scoped(self) -> Defaults:
        """Return ``defaults`` of the configuration."""
        return Defaults(self.settings)

    def defaults(self, path: str) -> dict[str, Plain]:
        """Return the values of ``defaults`` in the configuration for a file."""
        within = self.within(path)
        return self.scoped.values(within) if within is not None else {}

    def supplies(self, key: str) -> bool:
        """Return whether ``defaults`` give any page a key."""
        return self.scoped.supplies(key)

    def type_of(self, path: str) -> str:
        """Return Jekyll's type of a file: its collection, ``posts``, ``drafts`` or ``pages``."""
        return self.scoped.type_of(self.within(path) or "")

    def needs_front_matter(self, path: str) -> bool:
        """Return whether a file lies in a collection: without front matter it is no member."""
        return self.type_of(path) != "pages"

    def is_post_without_day(self, path: str) -> bool:
        """Return whether a file lies among the posts, and has no day, hyphen and title as name."""
        stem, _, ending = path[path.rfind("/") + 1 :].rpartition(".")
        has_day = bool(ending) and read_post_name(stem) is not None
        return not has_day and self.type_of(path) == "posts"

    @cached_property
    def _entries(self) -> EntryFilter:
        return EntryFilter(self.settings)

    @cached_property
    def _not_pages(self) -> dict[str, str]:
        named = {
            folder: NOT_PAGES[usual]
            for key, usual in _FOLDERS.items()
            if (folder := folder_of(self.settings, key))
        }
        return {**NOT_PAGES, **named}

    def left_out(self, path: str) -> str:
        """Return what a file is that Jekyll makes no page of, in the plural; else nothing."""
        within = self.within(path)
        if within is None:
            return "files outside the source of Jekyll"
        steps = within.split("/")
        for depth in range(1, min(len(steps), 4)):
            what = self._not_pages.get("/".join(steps[:depth]))
            if what:
                return what
        if self._entries.excludes(within):
            return _EXCLUDED
        if self._entries.is_special(within) and not self._is_collected(within):
            return "files that Jekyll does not read"
        return ""

    def excludes(self, path: str) -> bool:
        """Return whether the configuration of Jekyll keeps a file out of the site."""
        within = self.within(path)
        return within is not None and self._entries.excludes(within)

    def _is_collected(self, path: str) -> bool:
        """Return whether a file is in a folder that is a collection or may become one."""
        folder = self.collections_folder
        steps = path.removeprefix(f"{folder}/" if folder else "").split("/")
        for number, step in enumerate(steps[:-1], 1):
            if step.startswith("_"):
                return self._entries.collects("/".join(steps[number:]))
        return False

    def is_draft(self, path: str, data: Mapping[str, Any]) -> bool:
        """Return whether Jekyll leaves a page out of what it publishes."""
        published = data.get("published", self.defaults(path).get("published"))
        return published is False or is_in_folder_of_drafts(path)


def folder_of(settings: Mapping[str, Any], key: str) -> str:
    """Return a folder of the configuration, without the slashes and the dot around it."""
    value = settings.get(key)
    folder = value.removeprefix("./").strip("/") if isinstance(value, str) else ""
    return "" if folder == "." or ".." in folder.split("/") else folder
