"""A site of Hugo whose configuration is only made when it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.generators.hugo.site import HugoSite

if TYPE_CHECKING:
    from collections.abc import Collection


class UnconfiguredHugoSite(HugoSite):
    """What Hugo makes of files whose folders are those of its sites.

    Of the configuration there is at most what it is made from, so that nothing is taken for all
    there is.
    """

    is_presumed = True
    has_modules = True
    shortcodes = None

    @property
    def is_confirmed(self) -> bool:
        """Return whether there are content and templates."""
        return super().is_confirmed and any(
            self.tree.has_folder(self._prefix + each) for each in ("layouts", "themes")
        )

    def has_unknown_content(self, _folders: Collection[str]) -> bool:
        """Return that some content may not be at hand."""
        return True
