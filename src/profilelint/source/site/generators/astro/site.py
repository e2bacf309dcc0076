"""A site that Astro builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.generators.astro.layout import AstroLayout

if TYPE_CHECKING:
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames


class AstroSite(AstroLayout):
    """What Astro makes of the files of a site."""

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.astro.addressing import AstroAddressing

        folders = [self.docs_folder] if self.has_starlight else []
        tops = [f"{self._prefix}{each}" for each in ("public", self.routes_folder, *folders)]
        return AstroAddressing(self, names, [*tops, self.folder])
