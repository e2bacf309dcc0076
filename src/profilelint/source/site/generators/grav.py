"""Grav (https://learn.getgrav.org)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.source.site.folders import is_below
from profilelint.source.site.page_folders import top_folders
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.source.site.page_folders import PageFolder

# A number that only orders the folders (https://learn.getgrav.org/content/content-pages).
_ORDER = pattern(r"\A\d+\.")


class GravSite(Site):
    """Pages lie in ``pages``, in a folder each; the name of a file is that of its template.

    Headers are optional (https://learn.getgrav.org/content/headers).
    """

    generator = "Grav"
    flavor = "gfm-bare"
    keys = frozenset(
        (
            *("access", "append_url_extension", "body_classes", "cache_control", "cache_enable"),
            *("child_type", "content", "date", "debugger", "dateformat", "etag", "expires"),
            *("external_links", "external_url", "form", "forms", "http_response_code"),
            *("last_modified", "lightbox", "login", "login_redirect_here", "markdown"),
            *("media_order", "menu", "metadata", "modular_twig", "never_cache_twig"),
            *("order_by", "order_dir", "order_manual", "process", "publish_date", "published"),
            *("redirect", "routable", "routes", "sitemap", "slug", "ssl", "summary", "taxonomy"),
            *("template", "template_format", "title", "twig_first", "unpublish_date", "visible"),
        )
    )

    @property
    def is_confirmed(self) -> bool:
        """Return whether the pages are there, and the settings speak of them."""
        has_pages = self.tree.has_folder(self._prefix + self.content)
        return has_pages and isinstance(self.settings.get("pages"), dict)

    @property
    def content(self) -> str:
        """Return the folder of the pages, relative to the site's."""
        return "user/pages" if self.inside(self.settings_file) == _WHOLE else "pages"

    @cached_property
    def _languages(self) -> frozenset[str]:
        """Return the languages that the settings name (https://learn.getgrav.org/content/multi-language)."""
        given = self.settings.get("languages")
        named = given.get("supported") if isinstance(given, dict) else None
        return frozenset(map(str, named)) if isinstance(named, list) else frozenset()

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        return "" if is_below(inside, self.content) else "files outside the content of Grav"

    def language_of(self, path: str, _data: Mapping[str, Any]) -> str:
        """Return the language that the name of a file ends in; empty where it ends in none."""
        language = path.rpartition(".")[0].rpartition(".")[2]
        return language if language in self._languages else ""

    def translation_key(self, path: str, data: Mapping[str, Any]) -> str:
        """Return the path of a page without its language; empty where it names none."""
        language = self.language_of(path, data)
        return path.rpartition(f".{language}.")[0] if language else ""

    def page_address(self, path: str) -> str:
        """Return the address of a page: the folders that it lies in, without their numbers."""
        folders = (self.inside(path) or "").split("/")[self.content.count("/") + 1 : -1]
        return "/".join(("", *(_ORDER.sub("", each) for each in folders), "")) if folders else "/"

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Return a kind for each folder of the content."""
        return top_folders([each for each in pages if is_below(each, self.content)])


_WHOLE = "user/config/system.yaml"
