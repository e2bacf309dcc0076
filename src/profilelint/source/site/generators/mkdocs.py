"""MkDocs (https://www.mkdocs.org)."""

from __future__ import annotations

from profilelint.source.site.site import Site


class MkDocsSite(Site):
    """A site that MkDocs builds."""

    generator = "MkDocs"
    flavor = "python-markdown"
