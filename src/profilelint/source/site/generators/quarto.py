"""Quarto (https://quarto.org)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from profilelint.source.markdown.code_places import RUN_CODE
from profilelint.source.site.folders import (
    FOREIGN,
    OTHER_PACKAGES,
    all_above,
    folder_of,
    folders_above,
    is_below,
    merged,
)
from profilelint.source.site.generators.quarto_keys import KEYS
from profilelint.source.site.settings import read_settings, split_url
from profilelint.source.site.site import Site
from profilelint.source.site.templates.fields import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.model.tree import Plain
    from profilelint.source.files.ignore import Ignore
    from profilelint.source.site.addressing import Addressing
    from profilelint.source.site.file_names import FileNames

# Of the project, and not of its pages.
_OF_PROJECT = frozenset(("project", "website", "book", "manuscript", "profile", "extensions"))
_OF_DATES = frozenset(("date", "date-modified"))
_DATES = frozenset(("today", "now", "last-modified"))
_NOTES = frozenset(("README.md", "README.qmd", "CLAUDE.md", "AGENTS.md"))
_MOST_CHAPTERS = 2000
_METADATA = ("_metadata.yml", "_metadata.yaml")


class QuartoSite(Site):
    """Pages are all files but those of ``_`` and ``.``, and those that the project leaves out."""

    generator = "Quarto"
    unread = ("toml", "json")
    flavor = "pandoc"
    titles_from_headings = True
    skips_space_above = True
    warns_of_links = True
    keys = KEYS

    @cached_property
    def curls_marks(self) -> bool:
        """Return whether no format that pages are read from leaves ``smart`` out."""
        return "-smart" not in str(self.settings)

    def knows_key(self, _key: str) -> bool:
        """Return that any key may be known: formats, filters and extensions read their own."""
        return True

    @cached_property
    def _project(self) -> Mapping[str, Any]:
        project = self.settings.get("project")
        return project if isinstance(project, dict) else {}

    @property
    def is_one_book(self) -> bool:
        """Return whether the type of the project is "book"."""
        return self._project.get("type") == "book"

    @cached_property
    def _chapters(self) -> frozenset[str]:
        """Return the paths of a book's chapters, without ending; empty where they are not known."""
        book = self.settings.get("book")
        if not self.is_one_book or "profile" in self.settings or not isinstance(book, dict):
            return frozenset()
        waiting = [book.get("chapters"), book.get("appendices")]
        found: set[str] = set()
        for _ in range(_MOST_CHAPTERS):
            if not waiting:
                return frozenset(found)
            each = waiting.pop()
            if isinstance(each, list):
                waiting += each[:_MOST_CHAPTERS]
            elif isinstance(each, dict):
                waiting += [each.get(key) for key in ("part", "file", "chapters")]
            elif isinstance(each, str) and "." in each:
                found.add(each.rpartition(".")[0])
        return frozenset()

    @cached_property
    def _render_list(self) -> tuple[Ignore, Ignore]:
        """Return the patterns of what is rendered and of what is not.

        A folder stands for all that is in it, and a name without a slash counts in every folder.
        """
        from profilelint.source.files.ignore import Ignore

        given = self._project.get("render")
        given = [given] if isinstance(given, str) else given
        patterns = [each for each in given if isinstance(each, str)] if given else []
        return (
            Ignore(each for each in patterns if each[:1] != "!"),
            Ignore(each[1:] for each in patterns if each[:1] == "!"),
        )

    @cached_property
    def _address(self) -> tuple[str, str]:
        for name in ("website", "book"):
            part = self.settings.get(name)
            if isinstance(part, dict) and "site-url" in part:
                return split_url(part["site-url"])
        return "", ""

    @property
    def base_path(self) -> str:
        """Return the path of ``site-url``."""
        return self._address[1]

    @property
    def url(self) -> str:
        """Return scheme and host of ``site-url``."""
        return self._address[0]

    def left_out(self, path: str) -> str:
        """Return what a file is that Quarto makes no page of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        names = inside.split("/")
        if FOREIGN in names:
            return OTHER_PACKAGES
        output = folder_of(self._project.get("output-dir"))
        if output and is_below(inside, output):
            return "files that Quarto has built"
        if any(name[:1] in "_." for name in names):
            return "files that Quarto includes in others"
        if names[-1] in _NOTES:
            return "notes beside the pages of Quarto"
        rendered, left = self._render_list
        if _covers(left, names) or (rendered and not _covers(rendered, names)):
            return "files that Quarto leaves out"
        if self._chapters:
            stem = inside.rpartition(".")[0]
            # Tools for translated books have the language before the ending.
            if self._chapters.isdisjoint((stem, stem.rpartition(".")[0])):
                return "files that Quarto leaves out"
        return ""

    def inputs_for(self, folders: Iterable[str]) -> list[str]:
        """Return the files that are read to know what holds for the pages of some folders."""
        files = [
            f"{each}/{name}".lstrip("/")
            for each in all_above(folders, self.folder)
            for name in _METADATA
            if name in self.tree.names(each)
        ]
        return [*self.inputs, *files]

    def defaults(self, path: str) -> dict[str, Plain]:
        """Return the values that the project and the folders give a page."""
        values: dict[str, Any] = {
            key: value for key, value in self.settings.items() if key not in _OF_PROJECT
        }
        for folder in folders_above(path.rpartition("/")[0], self.folder):
            values = merged(values, self._metadata(folder))
        return values

    def _metadata(self, folder: str) -> dict[str, Any]:
        if folder not in self._of_folders:
            found: dict[str, Any] = {}
            for name in _METADATA:
                found = found or read_settings(self.tree, f"{folder}/{name}".lstrip("/"))
            self._of_folders[folder] = found
        return self._of_folders[folder]

    @cached_property
    def _of_folders(self) -> dict[str, dict[str, Any]]:
        return {}

    def adds_headings(self, path: str, data: Mapping[str, Any]) -> bool:
        """Return whether the page or one of its folders names a filter that the site has itself.

        What the filters of the whole project do is seldom meant for one page.
        """
        folders = folders_above(path.rpartition("/")[0], self.folder)
        return any(
            isinstance(each, str) and each.endswith(".lua")
            for values in (data, *map(self._metadata, folders))
            if isinstance(filters := values.get("filters"), list)
            for each in filters
        )

    def gives_meaning_to(self, key: str, value: Plain) -> bool:
        """Return whether a value is a word for a date, or code in whose place its result is put."""
        return isinstance(value, str) and (
            (key in _OF_DATES and value in _DATES) or value.startswith(RUN_CODE)
        )

    def shows(self, _field: Sequence[str]) -> Shown:
        """Return that Markdown is read in all fields: to Pandoc, metadata is Markdown."""
        return Shown(is_known=True, as_markdown=True, as_html=True)

    def addressing(self, _names: FileNames) -> Addressing:
        """Return how addresses lead to the site's files."""
        from profilelint.source.site.generators.addressing import SourceAddressing

        return SourceAddressing([self.folder])


def _covers(patterns: Ignore, names: Sequence[str]) -> bool:
    """Return whether patterns match a path or a folder above it."""
    return any(
        patterns.decide("/".join(names[:depth]), folder=depth < len(names))
        for depth in range(1, len(names) + 1)
    )
