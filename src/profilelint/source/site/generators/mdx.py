"""Pages in MDX that a program of the site's own compiles, as one with Next.js may."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from profilelint.source.files.tree import FILE, FOLDER
from profilelint.source.site.addresses import join_path
from profilelint.source.site.folders import FOREIGN, OTHER_PACKAGES
from profilelint.source.site.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.site.templates.templates import Templates

_PACKAGE: Final = re.compile(r'"(?:@mdx-js/(?:mdx|loader|rollup)|@next/mdx|next-mdx-remote)"\s*:')
# A comment of MDX that does not stand in code.
_COMMENT: Final = re.compile(r"(?m)^[^`\r\n]{0,300}\{/\*")
_FENCES: Final = ("```", "~~~")
_MOST_FOLDERS: Final = 300
_MOST_PAGES: Final = 40
_MOST_CHARACTERS: Final = 20_000
_FEWEST: Final = 2
_SHARE: Final = 4


class MdxSite(Site):
    """A folder whose packages compile MDX, and whose files in Markdown hold its comments.

    Where some files end in ``.mdx``, the others are plain Markdown.
    """

    generator = "MDX"
    flavor = "mdx"
    compiles_scripts = True

    @cached_property
    def is_confirmed(self) -> bool:
        """Return whether a look at some of the files shows that they are MDX."""
        if _PACKAGE.search(self.tree.text(self.settings_file) or "") is None:
            return False
        pages: list[str] = []
        for path in self._below():
            if path.endswith(".mdx"):
                return False
            if path.endswith(".md"):
                pages.append(path)
        # Those of one folder may be of one kind.
        looked_at = pages[:: len(pages) // _MOST_PAGES + 1]
        holding = sum(map(self._holds_comment, looked_at))
        return holding >= _FEWEST and holding * _SHARE >= len(looked_at)

    @property
    def is_presumed(self) -> bool:
        """Return that a generator's settings tell more."""
        return True

    def left_out(self, path: str) -> str:
        """Return what a file is that no page is made of, in the plural; else nothing."""
        return OTHER_PACKAGES if FOREIGN in path.split("/") else ""

    @cached_property
    def templates(self) -> Templates:
        """Return the components."""
        from profilelint.source.site.templates.templates import Templates

        folders = [self._prefix + each for each in ("src", "app", "components", "pages", "lib")]
        endings = (".jsx", ".tsx", ".js", ".ts")
        return Templates(self.tree, folders, {}, others=endings)

    def _below(self) -> Iterator[str]:
        """Yield the files of the folder and of those in it, the nearest first."""
        folders = iter(queue := [self.folder])
        for folder in islice(folders, _MOST_FOLDERS):
            for name, kind in self.tree.members(folder):
                if kind == FOLDER and name[:1] != "." and name != FOREIGN:
                    queue.append(join_path(folder, name))
                elif kind == FILE:
                    yield join_path(folder, name)

    def _holds_comment(self, path: str) -> bool:
        text = self.tree.text(path, _MOST_CHARACTERS) or ""
        return "{/*" in text and _COMMENT.search(_without_fences(text)) is not None


def _without_fences(text: str) -> str:
    """Return the lines of a text outside of fenced code."""
    kept: list[str] = []
    fence = ""
    for line in text.splitlines():
        bare = line.lstrip()
        if fence:
            fence = "" if bare.startswith(fence) else fence
        elif bare.startswith(_FENCES):
            fence = bare[:3]
        else:
            kept.append(line)
    return "\n".join(kept)
