"""Docusaurus (https://docusaurus.io)."""

from __future__ import annotations

from profilelint.source.site.site import Site


class DocusaurusSite(Site):
    """A site that Docusaurus builds."""

    generator = "Docusaurus"
    flavor = "mdx"
