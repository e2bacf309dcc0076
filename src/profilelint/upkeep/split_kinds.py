"""Folders whose pages have other keys than the pages around them: kinds of their own."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from profilelint.source.site.page_folders import is_date, literal
from profilelint.upkeep.page_group import PageGroup
from profilelint.upkeep.presence import LEAST_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.model.document import Document

_LEAST_IN_SUM = 1.5
_LEAST_OF_ONE = 0.8
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,4})?")


def split_groups(groups: Iterable[PageGroup]) -> list[PageGroup]:
    """Return the groups, with a group of its own for each folder whose pages have other keys.

    The parts of a group come before what is left of it, since a page belongs to the first
    collection that includes it.
    """
    split: list[PageGroup] = []
    every = list(groups)
    names = {group.kind.name for group in every}
    for group in every:
        left = group
        for folder in _folders_apart(group.documents, "", _Left(group.documents)):
            own = _within(left, folder)
            name = folder.rpartition("/")[2].strip("_ ") or "pages"
            if name in names:
                name = f"{group.kind.name}-{name}"
            while name in names:
                name += "-2"
            names.add(name)
            endings = sorted({path[path.rindex(".") :] for path in own.kind.paths})
            kind = own.kind._replace(
                name=name,
                include=tuple(f"{literal(folder)}/**/*{ending}" for ending in endings),
            )
            split.append(own._replace(kind=kind))
            left = _without(left, folder)
        if left.documents or left.without:
            split.append(left)
    return split


class _Left:
    """The pages that no folder was split off from, and on how many of them each key has a value."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.pages = len(documents)
        self.keys = _keys(documents)


def _folders_apart(documents: Sequence[Document], base: str, left: _Left) -> list[str]:
    """Return the folders below a folder whose pages are a kind of their own, inner ones first.

    A folder is compared with all pages that are ``left``, and taken from them.
    """
    children: dict[str, list[Document]] = {}
    for document in documents:
        name, slash, _ = document.path[len(base) :].partition("/")
        children.setdefault(name if slash else "", []).append(document)
    folders = sorted(name for name in children if name)
    languages = sum(_LANGUAGE.fullmatch(name) is not None for name in folders)
    if len(folders) > 1 and 2 * languages > len(folders):
        return []
    found: list[str] = []
    for name in folders:
        if is_date(name):
            continue
        own = children[name]
        others = left.pages - len(own)
        if len(own) < LEAST_PAGES:
            continue
        keys = _keys(own)
        if others >= LEAST_PAGES and _differ(
            _shares(keys, len(own)), _shares(left.keys - keys, others)
        ):
            found += _folders_apart(own, f"{base}{name}/", _Left(own))
            found.append(f"{base}{name}")
            left.pages, left.keys = others, left.keys - keys
        else:
            found += _folders_apart(own, f"{base}{name}/", left)
    return found


def _differ(one: dict[str, float], other: dict[str, float]) -> bool:
    gaps = [abs(one.get(key, 0) - other.get(key, 0)) for key in one.keys() | other.keys()]
    return max(gaps, default=0) >= _LEAST_OF_ONE and sum(gaps) >= _LEAST_IN_SUM


def _keys(documents: Sequence[Document]) -> Counter[str]:
    """Return for each key on how many pages it has a value."""
    return Counter(
        key
        for document in documents
        for key, value in document.data.items()
        if value not in (None, "", [], {})
    )


def _shares(counts: Counter[str], pages: int) -> dict[str, float]:
    return {key: count / pages for key, count in counts.items()}


def _within(group: PageGroup, folder: str) -> PageGroup:
    return _chosen(group, lambda path: path.startswith(f"{folder}/"))


def _without(group: PageGroup, folder: str) -> PageGroup:
    return _chosen(group, lambda path: not path.startswith(f"{folder}/"))


def _chosen(group: PageGroup, holds: Callable[[str], bool]) -> PageGroup:
    documents = [document for document in group.documents if holds(document.path)]
    without = tuple(filter(holds, group.without))
    paths = tuple(sorted([*(document.path for document in documents), *without]))
    return PageGroup(group.kind._replace(paths=paths), documents, without)
