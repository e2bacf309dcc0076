"""Files that values of front matter name, looked for by name alone.

Paths are relative to the root and use ``/``. Nothing outside the root is looked at.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.site.addresses import (
    decode_path,
    fold_path,
    folders_of,
    join_path,
    resolve_all,
    split_path,
)
from profilelint.vocabulary.vocabulary import digits_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_PUBLIC: Final = ("static", "public", "assets", "content", "source", "src", "docs", "site")
"""Folders whose files generators publish without the folder's own name."""

_MOST_NEAR = 50
_MOST_COMPARED = 20_000


class NamedFile(NamedTuple):
    """What a value names.

    ``verdict`` is "found", "missing", "outside" (of the root), "case" (a file whose name differs in
    capital letters alone), "near" (one of a similar name) or "folder" (there is none of the folders
    in which to look). ``text`` is what to write instead, if the verdict is "case" or "near".
    """

    verdict: str
    text: str = ""


FOUND = NamedFile("found")


class NamedFiles:
    """The files below a root, ready for looking up what pages name."""

    def __init__(self, files: frozenset[str]) -> None:
        self._files = files
        self._near = 0

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {fold_path(path): path for path in sorted(self._files)}

    @cached_property
    def _composed(self) -> dict[str, str]:
        return {normalize("NFC", path): path for path in self._files if not path.isascii()}

    @cached_property
    def _by_folder(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for path in sorted(self._files):
            folder, _, name = path.rpartition("/")
            names.setdefault(folder, []).append(name)
        return names

    @cached_property
    def folders(self) -> frozenset[str]:
        """Return the folders that files lie in, at any depth."""
        return frozenset(folders_of(self._files))

    def find(self, page: str, text: str, folders: tuple[str, ...], base: str = "") -> NamedFile:
        """Return whether there is the file that a value of a page names.

        ``folders`` are those that the value may count from, "." for that of the page and the empty
        path for the root. Without any, the value counts from the page, from the root, or from a
        folder above the page or one in it that is usually published.
        ``base`` is the path under which the site is published, such as ``/site``.
        """
        path = local_path(text, base)
        if path is None:
            return FOUND
        segments = decode_path(path)
        if segments is None or not segments:
            return FOUND
        here = page.rpartition("/")[0]
        bases = [here if each == "." else each for each in folders] or list(self._bases(here))
        if folders and self.folders.isdisjoint(bases):
            return NamedFile("folder")
        if ".." not in segments and _lies_in(segments, folders):
            bases.append("")
        candidates = [each for each in resolve_all(bases, segments) if each is not None]
        if not candidates:
            return NamedFile("outside")
        if any(self._has(each) for each in candidates):
            return FOUND
        for each in candidates:
            actual = self._folded.get(fold_path(each))
            if actual is not None:
                return NamedFile("case", _as_written(path, actual))
        return self._nearest(path, candidates)

    def _has(self, path: str) -> bool:
        return path in self._files or (
            not path.isascii() and normalize("NFC", path) in self._composed
        )

    def _bases(self, here: str) -> Iterator[str]:
        yield here
        above = split_path(here)
        for depth in range(len(above), -1, -1):
            folder = "/".join(above[:depth])
            yield folder
            for name in _PUBLIC:
                if join_path(folder, name) in self.folders:
                    yield join_path(folder, name)

    def _nearest(self, path: str, candidates: list[str]) -> NamedFile:
        """Return a file of a similar name where one was looked for, or that there is none."""
        self._near += 1
        if self._near > _MOST_NEAR or len(self._files) > _MOST_COMPARED:
            return NamedFile("missing")
        from profilelint.vocabulary.nearest import nearest

        for candidate in candidates:
            folder, _, name = candidate.rpartition("/")
            names = self._by_folder.get(folder, [])
            stem, dot, ending = name.rpartition(".")
            alike = [each for each in names if each.endswith(dot + ending)] if dot else names
            stems = [each.removesuffix(dot + ending) if dot else each for each in alike]
            meant = nearest(stem if dot else name, stems, alike)
            if meant is not None and digits_in(meant) == digits_in(name):
                return NamedFile("near", path[: len(path) - len(name)] + meant)
        return NamedFile("missing")


def local_path(text: str, base: str = "") -> str | None:
    """Return the path in a value without query and fragment; None if it is no path of the site.

    That is so of addresses of other sites, of tags of a template, and of names that a bundler
    stands in for, such as ``~/assets/a.png``.
    ``base`` is a path that the site is published under, which is taken away.
    """
    path = text.strip()
    scheme, colon, _ = path.partition(":")
    if (
        path.startswith(("//", "#", "?", "~", "@"))
        or "{{" in path
        or "{%" in path
        or (colon and scheme.replace("+", "").replace("-", "").isalnum() and "/" not in scheme)
    ):
        return None
    if "#" in path or "?" in path:
        path = path.partition("#")[0].partition("?")[0]
    if base and f"{path}/".startswith(f"{base}/"):
        path = path[len(base) :]
    return path


def _lies_in(segments: list[str], folders: tuple[str, ...]) -> bool:
    """Return whether a path that counts from the root leads into one of the folders."""
    path = "/".join(segments)
    return any(path.startswith(f"{folder}/") for folder in folders if folder not in ("", "."))


def _as_written(path: str, actual: str) -> str:
    """Return the part of a file's path that a value names, with the value's first slashes."""
    written = path.lstrip("./")
    lead = path[: len(path) - len(written)]
    return lead + actual[len(actual) - len(written) :]
