"""The names of all files, folders and pages of a tree, made ready for looking paths up."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias
from unicodedata import normalize

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.site.addresses import (
    INDEXES,
    PAGES,
    address_key,
    fold_path,
    folders_of,
    join_path,
    slug_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.steps import Steps
    from profilelint.source.files.tree import Tree
    from profilelint.source.site.redirects import Redirects

Presence: TypeAlias = Literal["found", "missing", "case", "through", "outside", "unknown"]
"""``case``: there is a file whose name differs only in capital letters. ``through``: the path
goes on behind the name of a file. ``outside``: the path leads out of the tree. ``unknown``: file
names do not tell what the site makes of the path."""

BARE: Final = "$bare"
"""The key that stands in the place of front matter where a file has none."""

SOURCES: Final = (*PAGES, ".rmd")
"""Endings of files that pages are made from."""

_ASSETS = frozenset(
    (
        *("apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"),
        *("aac", "flac", "m4a", "mov", "mp3", "mp4", "mpeg", "oga", "ogg", "ogv", "wav", "webm"),
        *("doc", "docx", "epub", "odp", "ods", "odt", "pdf", "ppt", "pptx", "rtf", "xls", "xlsx"),
        *("m4v", "opus", "srt", "vtt", "weba", "7z", "gz", "kml", "kmz", "zip"),
    )
)
_PROJECT_FILES: Final = frozenset(
    (
        *("agents", "changelog", "claude", "code_of_conduct", "contributing", "license", "licence"),
        *("readme", "security"),
    )
)
_PAGES = ("", *SOURCES, ".html", ".htm")
_ENDINGS = _PAGES[1:]
_INDEX_FILES = (
    "index.md",
    "index.markdown",
    "index.html",
    "_index.md",
    "_index.html",
    "index.mdx",
    "README.md",
    "readme.md",
)
_ADDRESSES = ("permalink", "url", "redirect_from", "aliases")
# That of the page itself, in one generator or another.
_OWN_ADDRESS = frozenset(("path", "permalink", "slug", "url"))


class LocalTarget(NamedTuple):
    """What a local link leads to: ``path`` is the file, or the one with other capital letters."""

    presence: Presence
    path: str = ""


class Listing:
    """The files below a root by name, whatever the pages made from them say.

    `fill` it before anything else is asked. ``folders`` are the folders that files lie in, the root
    included. ``known`` are the folders and files as `_without_endings` has them, and ``last`` what
    these end in: a path that is not among them leads to nothing.
    """

    def __init__(self, files: frozenset[str]) -> None:
        self.files = files
        self.is_full = False
        self._redirects: Redirects | None = None

    def fill(self) -> Iterator[None]:
        """Note each file, unless that was done before."""
        if self.is_full:
            return
        yield
        self.paths = sorted(self.files)
        self.folders = folders_of(self.paths)
        self.folder_names = {folder.rpartition("/")[2] for folder in self.folders}
        self.known = {_without_endings(fold_path(folder)) for folder in self.folders}
        # Most links need no more than a look at the last segments of their path.
        self.last = {known.rpartition("/")[2] for known in self.known}
        self.folded: dict[str, str] = {}
        for path in self.paths:
            yield
            self._note(path)
        self.is_full = True

    def _note(self, path: str) -> None:
        folded = fold_path(path)
        self.folded[folded] = path
        known = _without_endings(folded)
        self.known.add(known)
        self.last.add(known[known.rfind("/") + 1 :])

    def names_in(self, folder: str) -> Iterator[str]:
        """Yield the names of the files and folders in a folder, in the order of their paths."""
        prefix = f"{folder}/" if folder else ""
        place = bisect_left(self.paths, prefix)
        while place < len(self.paths) and self.paths[place].startswith(prefix):
            name, slash, _ = self.paths[place][len(prefix) :].partition("/")
            yield name
            # What a folder holds is passed over: "0" follows "/".
            place = bisect_left(self.paths, f"{prefix}{name}0", place) if slash else place + 1

    def redirects(self, tree: Tree) -> Redirects:
        """Return the redirects that files of the tree tell of."""
        if self._redirects is None:
            from profilelint.source.site.redirects import Redirects

            self._redirects = Redirects(tree, self.paths)
        return self._redirects


class FileNames:
    """The files below a root and the pages made from them, by name; `file_names` makes them.

    ``files`` and ``pages`` are as for `profilelint.source.site.files.SiteFiles`. ``folders`` are
    the folders that files lie in, the root included.
    """

    def __init__(self, listed: Listing, pages: Mapping[str, Mapping[str, Any]]) -> None:
        self.listed = listed
        self.files = listed.files
        self.folders = listed.folders
        self.pages = pages
        self._keys: dict[str, str] = {}
        self._last_of_keys: set[str] = set()

    def fill(self) -> Iterator[None]:
        """Note the addresses of each page."""
        for path, data in self.pages.items():
            yield
            if data.keys().isdisjoint(_ADDRESSES):
                continue
            for url in _front_matter_addresses(data):
                key = address_key(url)
                self._keys[key] = path
                self._last_of_keys.add(key.rpartition("/")[2])

    def is_moved(self, path: str) -> bool:
        """Return whether a page says itself at what address it is published."""
        return not _OWN_ADDRESS.isdisjoint(self.pages.get(path, ()))

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Return the slugs of all files, folders and addresses."""
        slugs = {slug_of(path.rpartition("/")[2]) for path in (*self.files, *self.folders) if path}
        slugs.update(map(slug_of, self._last_of_keys))
        for data in self.pages.values():
            slug = data.get("slug")
            if isinstance(slug, str):
                slugs.add(slug_of(slug))
        return frozenset(slugs)

    def redirects(self, tree: Tree) -> Redirects:
        """Return the redirects that files of the tree tell of."""
        return self.listed.redirects(tree)

    def may_hold(self, segments: list[str]) -> bool:
        """Return whether anything in the tree has the name that a path ends in; cheap."""
        last = segments[-1] if segments else ".."
        return (
            last == ".."
            or last in INDEXES
            or _without_endings(fold_path(last)) in self.listed.last
            or last.removesuffix(".html").removesuffix(".htm") in self._last_of_keys
        )

    def names_unknown_folder(self, segments: list[str]) -> bool:
        """Return whether a path names a file in a folder of which there is none; cheap.

        The result is the same wherever the path begins.
        """
        return (
            len(segments) > 1
            and segments[-2] not in self.listed.folder_names
            and is_file(segments[-1])
            and ".." not in segments
            and not self.may_hold(segments)
        )

    def look_up(self, candidates: list[str]) -> LocalTarget | None:
        """Return the file or folder of the first of several paths that has one; else None."""
        near = ""
        known, all_folded = self.listed.known, self.listed.folded
        for candidate in candidates:
            if candidate in self.folders:
                index = next((path for path in _forms(candidate) if path in self.files), "")
                return LocalTarget("found", index)
            is_known = _without_endings(fold_path(candidate)) in known
            for path in _forms(candidate) if is_known else ():
                if path in self.files:
                    return LocalTarget("found", path)
                folded = all_folded.get(fold_path(path))
                if folded is not None:
                    if normalize("NFC", folded) == normalize("NFC", path):
                        return LocalTarget("found", folded)
                    near = near or folded
            page = self._keys.get(address_key(candidate)) if self._keys else None
            if page is not None:
                return LocalTarget("found", page)
        return LocalTarget("case", near) if near else None


def file_names(listed: Listing, pages: Mapping[str, Mapping[str, Any]]) -> Steps[FileNames]:
    """Return the names of files and pages, a file or page a step."""
    yield from listed.fill()
    names = FileNames(listed, pages)
    yield from names.fill()
    return names


def _front_matter_addresses(data: Mapping[str, Any]) -> Iterator[str]:
    for name in _ADDRESSES:
        value = data.get(name)
        for url in value if isinstance(value, list) else (value,):
            if isinstance(url, str):
                yield url


def _without_endings(path: str) -> str:
    """Return a folded path without the endings that addresses of pages may have or leave out."""
    while path.endswith(_ENDINGS):
        path = path[: path.rfind(".")]
    return path


def _forms(candidate: str) -> Iterator[str]:
    """Yield the paths of files that a path without ending, or of a folder, may mean."""
    for suffix in _PAGES:
        yield candidate + suffix
    stem = candidate.removesuffix(".html")
    if stem != candidate:
        for suffix in SOURCES:
            yield stem + suffix
    for index in _INDEX_FILES:
        yield join_path(candidate, index)


def is_bare(data: Mapping[str, Any]) -> bool:
    """Return whether a file has no front matter."""
    return BARE in data


def is_about_repository(path: str) -> bool:
    """Return whether a file is named as those that say something of the repository, as README."""
    return path.rpartition("/")[2].partition(".")[0].lower() in _PROJECT_FILES


def is_file(name: str) -> bool:
    """Return whether a name has the ending of a file that sites copy as it is, or of a source.

    Everything else may be the name of a page.
    """
    ending = ending_of(name)
    return ending in _ASSETS or f".{ending}" in SOURCES


def ending_of(name: str) -> str:
    """Return what stands behind the last dot of a name, in lower case; empty without a dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""
