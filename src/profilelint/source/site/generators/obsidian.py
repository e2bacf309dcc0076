"""Obsidian (https://obsidian.md): a vault of notes, which is a site where it is published."""

from __future__ import annotations

from profilelint.source.site.site import Site

_FOLDER = ".obsidian"


class ObsidianVault(Site):
    """A folder of notes that Obsidian opened.

    Its settings are in a folder that many keep out of the repository by their ``.gitignore``.
    """

    generator = "Obsidian"
    flavor = "obsidian"

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings are there, or ``.gitignore`` names their folder."""
        if not self.settings_file.endswith(".gitignore"):
            return True
        lines = (self.tree.text(self.settings_file) or "").splitlines()
        return any(line.strip().rstrip("/*").lstrip("/") == _FOLDER for line in lines)
