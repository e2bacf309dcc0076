"""Obsidian (https://obsidian.md): a vault of notes, which is a site where it is published."""

from __future__ import annotations

from profilelint.source.site.site import Site


class ObsidianVault(Site):
    """A folder of notes that Obsidian opened."""

    generator = "Obsidian"
    flavor = "obsidian"
