"""Eleventy (https://www.11ty.dev)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence


class EleventySite(Site):
    """A site that Eleventy builds."""

    generator = "Eleventy"
    flavor = "markdown-it"

    @property
    def data_folders(self) -> Sequence[str]:
        """Return the folders of global data, with the usual folders of input."""
        return ("_data", "src/_data")

    def term_pages(self, name: str) -> Sequence[str]:
        """Return globs of the folder of this name, with the usual folders of input."""
        return (f"_{name}/**/*", f"src/{name}/**/*", f"src/_{name}/**/*")
