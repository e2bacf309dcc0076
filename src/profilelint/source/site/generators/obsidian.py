"""Obsidian (https://obsidian.md): a vault of notes, which is a site where it is published."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from profilelint.source.site.addresses import fold_path
from profilelint.source.site.addressing import UnknownAddressing
from profilelint.source.site.folders import is_below
from profilelint.source.site.settings import read_settings
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames

_FOLDER = ".obsidian"
# Where the settings of Obsidian's own templates and of the plugin Templater name their folder.
_TEMPLATES = (
    (f"{_FOLDER}/templates.json", "folder"),
    (f"{_FOLDER}/plugins/templater-obsidian/data.json", "templates_folder"),
)


class ObsidianVault(Site):
    """A folder of notes that Obsidian opened.

    Its settings are in a folder that many keep out of the repository by their ``.gitignore``.
    """

    generator = "Obsidian"
    unread = ("toml", "json")
    flavor = "obsidian"
    keys = frozenset(("alias", "aliases", "cssclass", "cssclasses", "publish", "tags"))
    warns_of_links = True
    names_are_titles = True

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings are there, or ``.gitignore`` names their folder."""
        if not self.is_presumed:
            return True
        lines = (self.tree.text(self.settings_file) or "").splitlines()
        return any(line.strip().rstrip("/*").lstrip("/") == _FOLDER for line in lines)

    @property
    def is_presumed(self) -> bool:
        """Return whether only ``.gitignore`` tells of the vault."""
        return self.settings_file.endswith(".gitignore")

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the vault, relative to the root."""
        return [*super().inputs, *(f"{self._prefix}{file}" for file, _ in _TEMPLATES)]

    @cached_property
    def _templates(self) -> list[str]:
        """Return the folders of templates, relative to the vault."""
        named = [
            read_settings(self.tree, f"{self._prefix}{file}").get(key) for file, key in _TEMPLATES
        ]
        folders = [each.strip("/") for each in named if isinstance(each, str)]
        return [each for each in folders if each]

    def left_out(self, path: str) -> str:
        """Return what a file is that notes are made from, in the plural; else nothing."""
        return "templates of notes" if self.folder_of_templates(path) else ""

    def folder_of_templates(self, path: str) -> str:
        """Return the folder of templates that a file lies in; else nothing."""
        inside = self.inside(path) or ""
        folder = next((each for each in self._templates if is_below(inside, each)), "")
        return f"{self._prefix}{folder}" if folder else ""

    def addressing(self, names: FileNames) -> Addressing:
        """Return how addresses lead to the vault's files."""
        return VaultAddressing(self.folder, names)


class VaultAddressing(UnknownAddressing):
    """A path counts from the note, from the vault, or from any folder that makes a file of it."""

    counts_from_file = False

    def __init__(self, folder: str, names: FileNames) -> None:
        super().__init__(folder, names)
        self._folder = folder
        self._names = names

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        by_name: dict[str, list[str]] = {}
        for path in self._names.files:
            by_name.setdefault(fold_path(path.rpartition("/")[2]), []).append(path)
        return by_name

    def relative_bases(self, page: str, path: str) -> list[str]:
        """Return the folder of a note, that of the vault, and those in which the path is a file."""
        wanted = fold_path(unquote(path).removeprefix("./"))
        bases = [page.rpartition("/")[0], self._folder]
        for file in self._by_name.get(wanted.rpartition("/")[2], ()):
            if fold_path(file).endswith(f"/{wanted}"):
                bases.append(file[: len(file) - len(wanted)].rstrip("/"))
        return bases
