"""Quarto (https://quarto.org)."""

from __future__ import annotations

from profilelint.source.site.site import Site


class QuartoSite(Site):
    """A site that Quarto builds."""

    generator = "Quarto"
    flavor = "pandoc"
