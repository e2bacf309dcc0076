"""How addresses lead to the files of a Hugo site."""

from __future__ import annotations

from profilelint.source.site.addresses import join_path, join_segments
from profilelint.source.site.addressing import own_bases, segments_below, stem_of
from profilelint.source.site.file_names import LocalTarget


class HugoAddressing:
    """Hugo: pages in ``content``, files in ``static`` and ``assets`` (https://gohugo.io)."""

    top_is_known = False
    counts_from_file = False
    _FOLDERS = ("static", "content", "assets")

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def absolute_bases(self, _page: str) -> list[str]:
        """Return the folders whose content is published, and the site's folder."""
        return [*(join_path(self._folder, each) for each in self._FOLDERS), self._folder]

    def relative_bases(self, page: str, _path: str) -> list[str]:
        """Return the folder of a page and the page itself, in each of the published folders."""
        bases = own_bases(page)
        stem = stem_of(page)
        inner = segments_below(page, self._folder)[1:]
        for each in self._FOLDERS:
            base = join_segments(self._folder, (each, *inner))
            bases += [base, join_path(base, stem)]
        return bases

    def judge_page(self, _candidates: list[str]) -> LocalTarget:
        """Return that nothing is known of a page: its address depends on too much."""
        return LocalTarget("unknown")
