"""How addresses lead to the files of an Eleventy site."""

from __future__ import annotations

import re

from profilelint.source.site.addresses import join_path
from profilelint.source.site.addressing import own_bases
from profilelint.source.site.file_names import LocalTarget
from profilelint.source.site.folders import folder_of

_PUBLIC = ("public", "static", "assets", "src", "src/assets", "src/static")
_COPIED = re.compile(r"addPassthroughCopy\(\s*\{([^{}]*)\}")
_PAIR = re.compile(r"""["'`]([^"'`\n]+)["'`]\s*:\s*["'`]([^"'`\n]*)["'`]""")


class EleventyAddressing:
    """Files lie in the input folder or where they are copied from, pages where permalinks say.

    ``content`` is the input folder, relative to the site's, and ``script`` its settings.
    """

    top_is_known = False
    sources_are_known = True
    pages_keep_case = True
    counts_from_file = False

    def __init__(self, folder: str, content: str, script: str) -> None:
        named = dict.fromkeys((content, "", *_PUBLIC, *_copied_from(script)))
        self._bases = [join_path(folder, each) if each else folder for each in named]

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the folders whose files may be published at the top."""
        return self._bases

    def relative_bases(self, page: str, _path: str) -> list[str]:
        """Return the folder of a page and the page itself."""
        return own_bases(page)

    def judge_page(self, _page: str, _address: str, _candidates: list[str]) -> LocalTarget:
        """Return that nothing is known of a page: its address may be anywhere."""
        return LocalTarget("unknown")


def _copied_from(script: str) -> list[str]:
    """Return the folders whose files are copied to the top, or to a folder of the same name."""
    folders = []
    for block in _COPIED.findall(script):
        for source, target in _PAIR.findall(block):
            path, at = folder_of(source), folder_of(target)
            if path and at is not None and (not at or path == at or path.endswith(f"/{at}")):
                folders.append(path[: len(path) - len(at)].rstrip("/"))
    return folders
