"""Astro (https://astro.build)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.page_folders import PageFolder, literal
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CONTENT = "src/content/"


class AstroSite(Site):
    """A site that Astro builds."""

    generator = "Astro"
    flavor = "mdx"

    def term_pages(self, name: str) -> Sequence[str]:
        """Return the glob of the content collection of this name."""
        return (f"{_CONTENT}{name}/**/*",)

    def page_folders(self, pages: Sequence[str]) -> Iterable[PageFolder]:
        """Yield a kind of pages for each folder of content, and one for ``src/pages``."""
        inside = [path[len(_CONTENT) :] for path in pages if path.startswith(_CONTENT)]
        for each in sorted({path.partition("/")[0] for path in inside if "/" in path}):
            yield PageFolder(each, f"{_CONTENT}{literal(each)}/")
        yield PageFolder("content", _CONTENT, (), "*")
        yield PageFolder("pages", "src/pages/")
