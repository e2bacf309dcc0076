"""Which keys every page must have, going by the pages and groups that lack them.

A key is required where all have it, or all but very few that are more likely faults than of
another kind: pages of their own folder, pages that lead to others, and pages that lack several such
keys are no faults. What some lack is only implied to be required: the site is built without it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.upkeep.agreement import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.upkeep.observed import Observed

LEAST_PAGES = 5
"""How many pages there must be before a key that all have is required."""

_PAGES_PER_EXCEPTION = 100
_GROUPS_PER_EXCEPTION = 100
_INDEXES = frozenset(("index", "_index", "readme"))
# Where a page has none, it gets its address from the name of its file.
_ADDRESS = frozenset(("permalink", "slug"))


def most_exceptions(pages: int) -> int:
    """Return how many of a number of pages may lack a key that is required all the same."""
    return pages // _PAGES_PER_EXCEPTION


def required_keys(
    root: Observed, drafts: frozenset[int], paths: Sequence[str], twins: dict[str, frozenset[int]]
) -> dict[str, int]:
    """Return the keys that front matter must have, and how many pages lack them all the same.

    The order is that in which they were met. ``root`` is the front matter of all pages, whose
    paths are given by number. Drafts do not count. ``twins`` are, by key, the pages on which it is
    misspelt.
    """
    pages = [number for number in range(len(paths)) if number not in drafts]
    if len(pages) < LEAST_PAGES:
        return {}
    most = most_exceptions(len(pages))
    missing: dict[str, list[int]] = {}
    for key, each in root.keys.items():
        if _is_mark(each):
            continue
        have = each.pages.keys() | twins.get(key, frozenset())
        lacking = [number for number in pages if number not in have]
        if len(lacking) <= most and not (lacking and (key in _ADDRESS or _is_constant(each))):
            missing[key] = lacking
    lacked = Counter(number for numbers in missing.values() for number in numbers)
    folders = _Folders(paths, pages)
    return {
        key: len(lacking)
        for key, lacking in missing.items()
        if all(lacked[number] == 1 for number in lacking) and folders.are_faults(lacking)
    }


def required_inside(group: Observed, twins: dict[str, frozenset[int]]) -> dict[str, int]:
    """Return the keys that a group of keys in front matter must have, and how many lack them."""
    groups = group.group_pages
    total = groups.total()
    required = {}
    for key, each in group.keys.items():
        if len(groups) < LEAST_PAGES or total < SMALL or _is_mark(each):
            continue
        missing = total - each.pages.total() - len(twins.get(key, ()))
        # What other groups of the same page have was forgotten; else the page has no use for it.
        forgotten = all(each.pages[page] for page in groups)
        if missing <= 0 or (forgotten and missing <= total // _GROUPS_PER_EXCEPTION):
            required[key] = max(missing, 0)
    return required


def _is_mark(observed: Observed) -> bool:
    """Return whether a key is there to be true, or is a number that is always the same."""
    values = observed.types.total() - observed.types["null"]
    marks = observed.types["boolean"]
    numbers = observed.numbers
    return 2 * marks >= values or (len(numbers) == values and len(set(numbers)) == 1)


def _is_constant(observed: Observed) -> bool:
    return len(observed.texts) == observed.types.total() and len(set(observed.texts)) == 1


class _Folders:
    """The folders of pages, to tell whether some of the pages are of a kind of their own."""

    def __init__(self, paths: Sequence[str], pages: Iterable[int]) -> None:
        self._paths = paths
        numbers = list(pages)
        self._direct = Counter(_folder(paths[number]) for number in numbers)
        self._within = Counter(above for number in numbers for above in self._above(number))
        self._all = len(numbers)

    def are_faults(self, missing: list[int]) -> bool:
        """Return whether pages that lack a key are neither indexes nor most of any folder."""
        if any(self._leads_to_others(number) for number in missing):
            return False
        lacking = Counter(above for number in missing for above in self._above(number))
        return all(
            2 * count < self._within[above] or self._within[above] == self._all
            for above, count in lacking.items()
        )

    def _leads_to_others(self, number: int) -> bool:
        path = self._paths[number]
        stem = path.rpartition("/")[2].partition(".")[0].casefold()
        name = _folder(path).rpartition("/")[2].casefold()
        return stem in ("_index", name) or (stem in _INDEXES and not self._is_bundle(path))

    def _is_bundle(self, path: str) -> bool:
        """Return whether a page has a folder to itself, below those of other pages."""
        folder = _folder(path)
        return "/" in folder and self._direct[folder] == 1

    def _above(self, number: int) -> list[str]:
        path = self._paths[number]
        folder = _folder(path)
        if self._is_bundle(path) and path.rpartition("/")[2].startswith("index."):
            folder = _folder(folder)
        steps = folder.split("/") if folder else []
        return ["/".join(steps[:length]) for length in range(len(steps) + 1)]


def _folder(path: str) -> str:
    return path.rpartition("/")[0]
