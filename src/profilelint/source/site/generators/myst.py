"""Sites in MyST: Sphinx (https://www.sphinx-doc.org), Jupyter Book and mystmd (https://mystmd.org)."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from profilelint.source.files.glob import Glob

_NAMES_MYST: Final = re.compile(
    r"(?m)^[^#\n]{0,200}(?:\bmyst_|\bmystnb\b|sphinx_lesson|recommonmark)"
)
_EXCLUDED: Final = re.compile(r"(?m)^exclude_patterns[ \t]{0,8}\+?=[ \t]{0,8}\[([^\]]{0,5000})\]")
_TEXT: Final = re.compile(r"\"([^\"\n]{1,300})\"|'([^'\n]{1,300})'")
_OF_BOOK: Final = re.compile(r"(?m)^(?:-[ \t]{1,8})?(?:root|file|format|chapters|parts)[ \t]{0,8}:")
_BUILT: Final = "_build"


class MystSite(Site):
    """A site that mystmd makes, recognised by ``myst.yml``."""

    generator = "MyST"
    flavor = "myst"
    titles_from_headings = True
    warns_of_links = True
    keys = frozenset(
        (
            *("title", "short_title", "subtitle", "description", "authors", "author", "date"),
            *("affiliations", "editors", "reviewers", "contributors", "license", "copyright"),
            *("keywords", "tags", "doi", "arxiv", "open_access", "github", "subject", "venue"),
            *("biblio", "numbering", "math", "abbreviations", "exports", "downloads", "parts"),
            *("abstract", "thumbnail", "thumbnailOptions", "banner", "bannerOptions", "label"),
            *("kernelspec", "jupytext", "jupyter", "execute", "settings", "site", "edit_url"),
            *("funding", "options", "name", "oxa", "source_url", "enumerator", "skip_execution"),
            # Of Sphinx and its extensions.
            *("myst", "mystnb", "html_meta", "substitutions", "orphan", "tocdepth", "nocomments"),
            *("no-search", "nosearch", "file_format", "html_theme", "sd_hide_title", "blogpost"),
            *("category", "location", "language", "image", "exclude", "external", "myst_nb"),
        )
    )

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings are those of a site."""
        return not {"project", "site", "extends"}.isdisjoint(self.settings)

    @property
    def is_one_book(self) -> bool:
        """Return that a link to a place leads to a label on any page."""
        return True

    def knows_key(self, key: str) -> bool:
        """Return whether a key is read; those of extensions begin with a colon or ``og:``."""
        return key in self.keys or key.startswith((":", "og:"))

    @property
    def _patterns(self) -> list[str]:
        """Return globs of what is left out."""
        project = self.settings.get("project")
        written = project.get("exclude") if isinstance(project, dict) else None
        members = written if isinstance(written, list) else [written]
        return [each for each in members if isinstance(each, str)]

    @cached_property
    def _excluded(self) -> list[Glob]:
        from profilelint.source.files.glob import Glob

        return [Glob(f"/{each.lstrip('/')}") for each in self._patterns if each.strip("/")]

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        inside = self.inside(path) or ""
        folders = inside.split("/")[:-1]
        if FOREIGN in folders:
            return OTHER_PACKAGES
        if _BUILT in folders or any(glob.matches(inside) for glob in self._excluded):
            return f"files that {self.generator} leaves out"
        return ""


class SphinxSite(MystSite):
    """A site that Sphinx makes, recognised by ``conf.py`` where that names a parser of MyST."""

    generator = "Sphinx"

    @cached_property
    def _script(self) -> str:
        return self.tree.text(self.settings_file) or ""

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings name what reads Markdown."""
        return _NAMES_MYST.search(self._script) is not None

    @property
    def _patterns(self) -> list[str]:
        """Return ``exclude_patterns`` as far as they are literals."""
        return [
            text[1] or text[2]
            for written in _EXCLUDED.finditer(self._script)
            for text in _TEXT.finditer(written[1])
        ]


class JupyterBook(MystSite):
    """A book of Jupyter Book, recognised by ``_toc.yml``."""

    generator = "Jupyter Book"

    @property
    def is_confirmed(self) -> bool:
        """Return whether the file is a table of contents."""
        return _OF_BOOK.search(self.tree.text(self.settings_file) or "") is not None

    @property
    def _patterns(self) -> list[str]:
        """Return nothing: the settings are in another file."""
        return []
