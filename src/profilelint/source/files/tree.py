"""A tree of files, asked for what lies in a folder and what a file holds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from profilelint.source.files.file import SkippedError, folder_inside, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_TEXT = 1 << 20
"""The number of characters that are read of a file."""


class Tree(Protocol):
    """Files below a root; paths are relative to it and use ``/``, the root itself is empty."""

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder; none if it cannot be read."""

    def has_file(self, path: str) -> bool:
        """Return whether there is a regular file."""

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""

    def text(self, path: str) -> str | None:
        """Return the beginning of a file, read as UTF-8; None if there is no such regular file."""


class DiskTree:
    """The files of a folder on disk. Symbolic links count as nothing.

    Nothing is seen through a folder that is a link out of it.
    """

    def __init__(self, root: str) -> None:
        self._root = root

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder; none if it cannot be read."""
        inside = folder_inside(self._root, folder)
        if inside is None:
            return frozenset()
        try:
            return frozenset(os.listdir(inside))
        except OSError:
            return frozenset()

    def has_file(self, path: str) -> bool:
        """Return whether there is a regular file."""
        full = self._full(path)
        return full is not None and os.path.isfile(full) and not os.path.islink(full)

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        full = self._full(path)
        return full is not None and os.path.isdir(full) and not os.path.islink(full)

    def text(self, path: str) -> str | None:
        """Return the beginning of a file, read as UTF-8; None if there is no such regular file."""
        if not self.has_file(path):
            return None
        try:
            data = read_file(self._root, path, 4 * LARGEST_TEXT)
        except (OSError, SkippedError):
            return None
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return text[:LARGEST_TEXT]

    def _full(self, path: str) -> str | None:
        above, _, name = path.rpartition("/")
        folder = folder_inside(self._root, above)
        return None if folder is None else folder + name


class TextTree:
    """Files given as texts by path."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self._names: dict[str, set[str]] = {}
        for path in files:
            below = path
            while below:
                below, _, name = below.rpartition("/")
                self._names.setdefault(below, set()).add(name)

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder."""
        return frozenset(self._names.get(folder, ()))

    def has_file(self, path: str) -> bool:
        """Return whether there is a file."""
        return path in self._files

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        return path in self._names

    def text(self, path: str) -> str | None:
        """Return a file's text; None if there is none."""
        return self._files.get(path)
