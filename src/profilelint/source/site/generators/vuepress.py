"""VuePress (https://vuepress.vuejs.org), of which VitePress is the younger sibling."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.site.generators.vitepress import VitePressSite
from profilelint.source.site.scripts import list_of, texts_of
from profilelint.source.site.settings import split_url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.source.files.glob import Glob
    from profilelint.source.site.templates.fields import Shown


class VuePressSite(VitePressSite):
    """Pages are all files in Markdown beside the folder of the settings, and below."""

    generator = "VuePress"
    home = ".vuepress"
    warns_of_links = True
    readmes_are_pages = True
    keys = VitePressSite.keys | frozenset(
        (
            *("home", "heroImage", "heroImageDark", "heroAlt", "heroText", "tagline", "actions"),
            *("actionText", "actionLink", "permalink", "permalinkPattern", "canonicalUrl", "meta"),
            *("sidebarDepth", "navbarLogo", "contributors", "editLinkPattern", "routeMeta"),
            *("externalLinkIcon", "heroHeight", "footerHtml", "tag", "icon", "cover", "sticky"),
            *("star", "article", "timeline", "breadcrumb", "toc", "comment", "index", "order"),
            *("shortTitle", "isOriginal", "copyright", "excerpt", "feed"),
        )
    )

    @property
    def content(self) -> str:
        """Return the folder of the pages, relative to the site's: it is the same."""
        return ""

    @cached_property
    def _excluded(self) -> list[Glob]:
        from profilelint.source.files.glob import Glob

        patterns = [*(list_of(self._script, "pagePatterns") or ())]
        patterns += list_of(self._script, "patterns") or ()
        return [Glob(f"/{each[1:].lstrip('/')}") for each in patterns if each[:1] == "!"]

    @property
    def is_judged(self) -> bool:
        """Return whether the addresses of all pages follow from the names of their files.

        Themes and plugins add pages.
        """
        return False

    @cached_property
    def url(self) -> str:
        """Return scheme and host of ``hostname``, which the site map and feeds need."""
        written = {split_url(each)[0] for each in texts_of(self._script, "hostname")} - {""}
        return written.pop() if len(written) == 1 else ""

    @property
    def _public(self) -> str:
        """Return the folder of files that are copied, relative to that of the pages."""
        return f"{self.home}/public"

    @property
    def _of_components(self) -> Sequence[str]:
        """Return the folders of components, relative to the site's."""
        return (f"{self.home}/theme", f"{self.home}/components", f"{self.home}/layouts")

    def shows(self, field: Sequence[str]) -> Shown:
        """Return how a component of the site shows a field."""
        return self.templates.shows(field)
