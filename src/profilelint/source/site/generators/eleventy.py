"""Eleventy (https://www.11ty.dev)."""

from __future__ import annotations

from profilelint.source.site.site import Site


class EleventySite(Site):
    """A site that Eleventy builds."""

    generator = "Eleventy"
    flavor = "markdown-it"
