"""The lists of terms that a site keeps itself: data files, and pages that stand for a term each.

A list is looked for by the name of a field, beside the pages and where the site's generator has its
data, and taken if nearly all that pages have in the field stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.source.data_file import ENDINGS, DataFileError
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.files.glob import Glob
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.source.site.addresses import join_path
from profilelint.upkeep.quoting import double_quoted
from profilelint.vocabulary.collection import file_name, terms_of_pages, titles_in
from profilelint.vocabulary.file import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.source.site.site import Site
    from profilelint.vocabulary.collection import Page

_NAME = pattern(r"[\w][\w -]*")
_LEAST_USES = 3
_CLOSED_SHARE = 0.95
_SHARE = 0.8
_MOST_PAGES = 2000
_PAGES = (".md", ".markdown", ".mdx")
_PLACES = ("name", "title", "label", "id", "key", "slug", "*.name", "*.title", "*.label", "*")


class KeptList(NamedTuple):
    """A list that a site keeps.

    ``source`` is the table that names it in a configuration, without ``open``, as TOML. ``labels``
    are its terms; ``known`` of ``uses`` values on pages are among them. ``where`` says in words
    what the terms are.
    """

    source: str
    where: str
    labels: frozenset[str]
    known: int
    uses: int

    @property
    def is_open(self) -> bool:
        """Return whether pages have other values as well."""
        return self.known < _CLOSED_SHARE * self.uses


class KeptLists:
    """Looks for the lists of sites; ``listing`` are the files below the root."""

    def __init__(self, root: str, listing: Sequence[str]) -> None:
        self._root = root
        self._listing = listing
        self._pages: dict[str, list[Page]] = {}
        # Most of the files that are asked for do not exist.
        self._names_in: dict[str, frozenset[str]] = {}

    def find(self, site: Site, folder: str, key: str, values: Mapping[str, int]) -> KeptList | None:
        """Return the list of the terms of a field that most of its values are in; else None.

        ``folder`` is that of the pages. ``values`` tells on how many of them each value stands.
        """
        if sum(values.values()) < _LEAST_USES:
            return None
        found = [
            kept
            for name in _names(key)
            for kept in (
                *self._of_pages(site, name, values),
                *self._of_data(site, folder, name, values),
            )
        ]
        best = max(found, key=lambda kept: (kept.known, -len(kept.labels)), default=None)
        return best if best is not None and best.known >= _SHARE * best.uses else None

    def _of_pages(self, site: Site, name: str, values: Mapping[str, int]) -> Iterator[KeptList]:
        for each in site.term_pages(name):
            start = join_path(site.folder, each.partition("*")[0])
            if not site.tree.has_folder(start.rstrip("/")):
                continue
            glob = join_path(site.folder, each)
            pages = self._read(start, glob)
            collection = f"collection = {double_quoted(glob)}"
            for labels, how, where in (
                (titles_in("title"), 'field = "title"', f"titles of the pages in {start}"),
                (file_name, "names = true", f"file names of the pages in {start}"),
            ):
                terms = frozenset(term.label for term in terms_of_pages(pages, labels))
                yield _kept(f"{{ {collection}, {how} }}", where, terms, values)

    def _read(self, start: str, glob: str) -> list[Page]:
        if glob not in self._pages:
            matches = Glob(glob).matches
            paths = [
                path
                for path in self._listing
                if path.startswith(start) and path.endswith(_PAGES) and matches(path)
            ]
            pages: list[Page] = []
            for path in paths[:_MOST_PAGES]:
                try:
                    document = read_document(path, read_file(self._root, path, LARGEST_FILE))
                except (OSError, SkippedError):
                    continue
                if document.front_matter is not None:
                    pages.append((path, document.data))
            self._pages[glob] = pages
        return self._pages[glob]

    def _of_data(
        self, site: Site, folder: str, name: str, values: Mapping[str, int]
    ) -> Iterator[KeptList]:
        folders = [join_path(site.folder, each) for each in site.data_folders]
        # Beside the pages, blogs keep their authors and tags.
        for where in (*folders, folder, folder.rpartition("/")[0]):
            if where not in self._names_in:
                self._names_in[where] = site.tree.names(where)
            there = self._names_in[where]
            for file in (f"{name}{ending}" for ending in ENDINGS):
                for each in (file, f".{file}"):
                    path = join_path(where, each)
                    if each in there and site.tree.has_file(path):
                        yield from self._of_file(path, name, values)
            inner = join_path(where, name)
            if where in folders and site.tree.has_folder(inner):
                yield from self._tried(inner, "", True, f"names of the files in {inner}/", values)

    def _of_file(self, path: str, name: str, values: Mapping[str, int]) -> Iterator[KeptList]:
        yield from self._tried(path, "", True, f"keys of {path}", values)
        yield from self._tried(path, name, True, f'keys at "{name}" of {path}', values)
        yield from self._tried(path, "", False, f"list in {path}", values)
        for at in (*_PLACES, name):
            yield from self._tried(path, at, False, f'values at "{at}" of {path}', values)

    def _tried(
        self, path: str, at: str, keys: bool, where: str, values: Mapping[str, int]
    ) -> Iterator[KeptList]:
        try:
            vocabulary = load_vocabulary(path, path, self._root, at=at, keys=keys)
        except (DataFileError, OSError):
            return
        parts = [f"file = {double_quoted(path)}"]
        parts += [f"path = {double_quoted(at)}"] if at else []
        parts += ["keys = true"] if keys else []
        source = f"{{ {', '.join(parts)} }}"
        yield _kept(source, where, frozenset(vocabulary.terms), values)


def _kept(source: str, where: str, labels: frozenset[str], values: Mapping[str, int]) -> KeptList:
    known = sum(count for value, count in values.items() if value in labels)
    return KeptList(source, where, labels, known, sum(values.values()))


def _names(key: str) -> Iterable[str]:
    """Return the names that a list of the values of a key may have: ``tags`` for ``tag``."""
    names = [key, f"{key}s"]
    if key.endswith("y"):
        names.append(f"{key[:-1]}ies")
    if key.endswith("ies"):
        names.append(f"{key[:-3]}y")
    elif key.endswith("s"):
        names.append(key[:-1])
    return dict.fromkeys(name for name in names if _NAME.fullmatch(name))
