"""The pages and sections that Zola looks up for links such as ``@/projects/pier.md``.

Zola stops where there is none (https://www.getzola.org/documentation/content/linking/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from profilelint.source.site.references import Reference


class ZolaReferences:
    """The files below the content of a Zola site; ``files`` are all of the tree."""

    def __init__(self, content: str, files: frozenset[str], *, stop_build: bool) -> None:
        self._content = content
        self._files = files
        self.stop_build = stop_build

    def judge(self, _page: str, tag: str, target: str) -> Reference:
        """Return what a link surely does not find; see `profilelint.source.site.references`."""
        if tag != "@/" or "{{" in target or not target.isprintable():
            return ""
        path = unquote(target.removeprefix("@/").partition("#")[0])
        if "/" not in path and path.startswith("_index."):
            return ""  # Zola makes the section at the top where nobody wrote it.
        above = f"{self._content}/{path}"
        if above in self._files and path.endswith(".md"):
            return ""
        # Below a file there is what a symbolic link leads to.
        while above := above.rpartition("/")[0]:
            if above in self._files:
                return ""
        return "content"
