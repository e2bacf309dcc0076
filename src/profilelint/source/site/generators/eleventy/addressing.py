"""How addresses lead to the files of an Eleventy site."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.site.addresses import join_path
from profilelint.source.site.addressing import own_bases
from profilelint.source.site.file_names import SOURCES
from profilelint.source.site.folders import folder_of, is_below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profilelint.source.files.tree import Tree
    from profilelint.source.site.file_names import FileNames, LocalTarget
    from profilelint.source.site.generators.eleventy.cascade import Cascade
    from profilelint.source.site.page_addresses import Expanded, PageAddresses

_PUBLIC = ("public", "static", "assets", "src", "src/assets", "src/static")
_COPIED = re.compile(r"addPassthroughCopy\(\s*\{([^{}]*)\}")
_PAIR = re.compile(r"""["'`]([^"'`\n]+)["'`]\s*:\s*["'`]([^"'`\n]*)["'`]""")


class EleventyAddressing:
    """Files lie in the input folder or where they are copied from, pages where permalinks say.

    ``content`` is the input folder, relative to the site's, and ``script`` its settings.
    ``cascade`` is the data of its pages, and ``left_out`` tells what a file is that is no page.
    """

    top_is_known = False
    sources_are_known = True
    pages_keep_case = True
    counts_from_file = False

    def __init__(
        self,
        tree: Tree,
        folder: str,
        content: str,
        script: str,
        cascade: Cascade,
        names: FileNames,
        left_out: Callable[[str], str],
    ) -> None:
        named = dict.fromkeys((content, "", *_PUBLIC, *_copied_from(script)))
        self._bases = [join_path(folder, each) if each else folder for each in named]
        self._tree = tree
        self._folder = folder
        self._top = join_path(folder, content) if content else folder
        self._script = script
        self._cascade = cascade
        self._names = names
        self._left_out = left_out

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the folders whose files may be published at the top."""
        return self._bases

    def relative_bases(self, page: str, _path: str) -> list[str]:
        """Return the folder of a page and the page itself."""
        return own_bases(page)

    def judge_page(self, page: str, address: str, _candidates: list[str]) -> LocalTarget:
        """Return the page at an address, that there is none, or that this is not known."""
        if address.startswith("/"):
            return self._addresses.find(address)
        return self._addresses.find_from(page, address)

    @cached_property
    def _addresses(self) -> PageAddresses:
        from profilelint.source.site.generators.eleventy.plugins import may_make_pages
        from profilelint.source.site.page_addresses import PageAddresses, made_before

        redirects = self._names.redirects(self._tree)
        if (
            not self._script
            or may_make_pages(self._tree, self._folder, self._script)
            or self._cascade.moves_all_pages
        ):
            return PageAddresses((), ("",), redirects)
        open_ = [*_copied_to(self._script), *made_before(self._tree, self._folder, [self._top])]
        return PageAddresses(self._made(), open_, redirects)

    def _made(self) -> Iterator[tuple[str, Expanded]]:
        """Yield the pages of the site with their addresses."""
        from profilelint.source.site.generators.eleventy.pages import (
            ANYWHERE,
            TEMPLATES,
            EleventyPages,
        )
        from profilelint.source.site.page_addresses import read_heads

        known = self._names.pages
        paths = [
            path
            for path in self._names.files
            if path.endswith(TEMPLATES) and is_below(path, self._top) and not self._left_out(path)
        ]
        unread = [path for path in paths if path not in known]
        # To read all pages takes too long where only some of them are asked for.
        is_part = any(path.endswith(SOURCES) for path in unread)
        heads = None if is_part else read_heads(self._tree, unread)
        if heads is None:
            yield "", ANYWHERE
            return
        pages = EleventyPages(self._tree, self._top, self._cascade)
        for path in paths:
            for each in pages.addresses(path, known.get(path, heads.get(path, {}))):
                yield path, each
                if each.address.endswith("/"):
                    # Some hosts serve pages without the slash, and relative links count from there.
                    yield path, each._replace(address=each.address.rstrip("/"))


def _copied_from(script: str) -> list[str]:
    """Return the folders whose files are copied to the top, or to a folder of the same name."""
    folders = []
    for source, target in _copies(script):
        path, at = folder_of(source), folder_of(target)
        if path and at is not None and (not at or path == at or path.endswith(f"/{at}")):
            folders.append(path[: len(path) - len(at)].rstrip("/"))
    return folders


def _copied_to(script: str) -> Iterator[str]:
    """Yield the folders to which files are copied that may be pages."""
    for _, target in _copies(script):
        if target.strip("/."):
            yield target


def _copies(script: str) -> Iterator[tuple[str, str]]:
    for block in _COPIED.findall(script):
        yield from _PAIR.findall(block)
