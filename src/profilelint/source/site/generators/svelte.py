"""Svelte (https://svelte.dev), where a preprocessor such as mdsvex makes components of Markdown."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES
from profilelint.source.site.scripts import imports_of, read_script
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from profilelint.source.site.templates.templates import Templates

_EXTENSIONS: Final = re.compile(r"""\bextensions['"]?\s*:\s*\[[^\]]{0,500}?['"`]\.md['"`]""")
_SCRIPTS: Final = ("", ".js", ".ts", ".mjs", "/index.js", "/index.ts")
_MOST_IMPORTS: Final = 20


class SvelteSite(Site):
    """Pages are the files in Markdown, which the settings name among those of components."""

    generator = "Svelte"
    flavor = "commonmark-svelte"
    compiles_scripts = True
    keys = frozenset(("layout", "title", "description"))

    @cached_property
    def _script(self) -> str:
        return read_script(self.tree, self.settings_file)

    @property
    def is_confirmed(self) -> bool:
        """Return whether the settings, or what they import, count Markdown among components."""
        if _EXTENSIONS.search(self._script) is not None:
            return True
        if "extensions" not in self._script:
            return False
        return any(
            _EXTENSIONS.search(read_script(self.tree, each)) is not None for each in self._imported
        )

    @cached_property
    def _imported(self) -> list[str]:
        """Return the scripts that the settings import, relative to the root."""
        named = [each for each in imports_of(self._script) if each[:1] == "."]
        paths = [posixpath.normpath(f"{self._prefix}{each}") for each in named[:_MOST_IMPORTS]]
        return [
            path + ending
            for path in paths
            for ending in _SCRIPTS
            if path[:2] != ".." and self.tree.has_file(path + ending)
        ]

    @property
    def inputs(self) -> list[str]:
        """Return the files that were read to know the site, relative to the root."""
        return [*super().inputs, *self._imported]

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        return OTHER_PACKAGES if FOREIGN in path.split("/") else ""

    @cached_property
    def templates(self) -> Templates:
        """Return the components."""
        from profilelint.source.site.templates.templates import Templates

        return Templates(self.tree, [f"{self._prefix}src"], {}, others=(".svelte",))
