"""VitePress (https://vitepress.dev)."""

from __future__ import annotations

from profilelint.source.site.site import Site


class VitePressSite(Site):
    """A site that VitePress builds."""

    generator = "VitePress"
    flavor = "markdown-it"
    compiles_scripts = True
