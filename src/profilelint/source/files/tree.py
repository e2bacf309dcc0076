"""A tree of files, asked for what lies in a folder and what a file holds.

It is the one door through which files below the root are read, so that a run can be over what lies
on disk, what is staged in git, or what a revision holds.
"""

from __future__ import annotations

import os
import sys
from stat import S_ISREG
from time import time
from typing import TYPE_CHECKING, Protocol

from profilelint.model.digest import digest
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import NO_FILE, SkippedError, folder_inside, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LARGEST_TEXT = 1 << 20
"""The number of characters that are read of a file."""

# Seconds after which a file that changes again has another time of change, on every file system.
_SETTLED = 2
_NO_TIME_OF_CHANGE = sys.platform == "win32"

FILE, FOLDER, LINK, OTHER = "file", "folder", "link", "other"
"""What a `Member` can be: regular file, folder, symbolic link, or anything else."""


class Member(NamedTuple):
    """Something that lies in a folder."""

    name: str
    kind: str


class Tree(Protocol):
    """Files below a root; paths are relative to it and use ``/``, the root itself is empty.

    ``keys`` names the way in which `digest` identifies content: equal digests of trees of the same
    ``keys`` are of equal bytes. ``place`` tells trees apart within a run.
    """

    @property
    def keys(self) -> str:
        """Return the name of the way in which content is identified."""

    @property
    def place(self) -> str:
        """Return what tells this tree from others."""

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder; none if it cannot be read."""

    def members(self, folder: str) -> Sequence[Member]:
        """Return what lies in a folder, in the order of the names; nothing if it is not read."""

    def is_closed(self, folder: str) -> bool:
        """Return whether a folder is there that may not be read."""

    def kept(self, ignored: Sequence[str]) -> list[str]:
        """Return the regular files that git keeps although a ``.gitignore`` names them.

        ``ignored`` are the files and folders that are named, these with ``/`` at the end.
        """

    def has_file(self, path: str) -> bool:
        """Return whether there is a regular file."""

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""

    def has(self, path: str) -> bool:
        """Return whether there is anything, a symbolic link that leads nowhere included."""

    def reaches_file(self, path: str) -> bool:
        """Return whether a path leads to a regular file, symbolic links followed."""

    def reaches_folder(self, path: str) -> bool:
        """Return whether a path leads to a folder, symbolic links followed."""

    def text(self, path: str, most: int = LARGEST_TEXT) -> str | None:
        """Return the beginning of a file, read as UTF-8; None if there is no such regular file.

        It has at most so many characters.
        """

    def read(self, path: str, limit: int) -> bytes:
        """Return a file's bytes, at most one more than a limit; links in the root are followed.

        Raises `profilelint.source.files.file.SkippedError` for what is not a regular file or lies
        outside the root, and `OSError`.
        """

    def known_digest(self, path: str) -> str:
        """Return the digest of a file where it is known without reading; empty otherwise."""

    def digest(self, data: bytes) -> str:
        """Return hexadecimal digits that identify bytes."""

    def stamp(self, path: str) -> str:
        """Return a text that changes whenever a file does; empty if there is none."""

    def lasting_stamp(self, path: str) -> str:
        """Return the stamp of a regular file if no later change can leave it as it is.

        It holds for another run, too. Empty if that is not certain.
        """


class DiskTree:
    """The files of a folder on disk.

    Where nothing else is said, symbolic links count as nothing, and nothing is seen through a
    folder that is a link out of it.
    """

    keys = ""

    def __init__(self, root: str) -> None:
        self._root = root
        self.place = root

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder; none if it cannot be read."""
        inside = folder_inside(self._root, folder)
        if inside is None:
            return frozenset()
        try:
            return frozenset(os.listdir(inside))
        except OSError:
            return frozenset()

    def members(self, folder: str) -> Sequence[Member]:
        """Return what lies in a folder, in the order of the names; nothing if it is not read."""
        inside = folder_inside(self._root, folder)
        if inside is None:
            return ()
        try:
            with os.scandir(inside) as entries:
                return sorted(Member(entry.name, _kind(entry)) for entry in entries)
        except OSError:
            return ()

    def is_closed(self, folder: str) -> bool:
        """Return whether a folder is there that may not be read."""
        inside = folder_inside(self._root, folder)
        if inside is None:
            return False
        try:
            os.scandir(inside).close()
        except PermissionError:
            return True
        except OSError:
            return False
        return False

    def kept(self, ignored: Sequence[str]) -> list[str]:
        """Return the regular files that git keeps although a ``.gitignore`` names them."""
        from profilelint.source.files.git_index import kept_files

        return [path for path in kept_files(self._root, ignored) if self.has_file(path)]

    def has_file(self, path: str) -> bool:
        """Return whether there is a regular file."""
        full = self._full(path)
        return full is not None and os.path.isfile(full) and not os.path.islink(full)

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        full = self._full(path)
        return full is not None and os.path.isdir(full) and not os.path.islink(full)

    def has(self, path: str) -> bool:
        """Return whether there is anything, a symbolic link that leads nowhere included."""
        return os.path.lexists(os.path.join(self._root, path))

    def reaches_file(self, path: str) -> bool:
        """Return whether a path leads to a regular file, symbolic links followed."""
        return os.path.isfile(os.path.join(self._root, path))

    def reaches_folder(self, path: str) -> bool:
        """Return whether a path leads to a folder, symbolic links followed."""
        return os.path.isdir(os.path.join(self._root, path))

    def text(self, path: str, most: int = LARGEST_TEXT) -> str | None:
        """Return the beginning of a file, read as UTF-8; None if there is no such regular file."""
        if not self.has_file(path):
            return None
        try:
            data = read_file(self._root, path, 4 * most)
        except (OSError, SkippedError):
            return None
        return beginning(data, most)

    def _full(self, path: str) -> str | None:
        above, _, name = path.rpartition("/")
        folder = folder_inside(self._root, above)
        return None if folder is None else folder + name

    def read(self, path: str, limit: int) -> bytes:
        """Return a file's bytes; see `profilelint.source.files.file.read_file`."""
        return read_file(self._root, path, limit)

    def known_digest(self, _path: str) -> str:
        """Return nothing: a file is known when it is read."""
        return ""

    def digest(self, data: bytes) -> str:
        """Return 32 hexadecimal digits that identify bytes."""
        return digest(data)

    def stamp(self, path: str) -> str:
        """Return the size, times and number of a file; empty if there is none."""
        try:
            status = os.stat(os.path.join(self._root, path), follow_symlinks=False)
        except OSError:
            return ""
        return _stamp(status)

    def lasting_stamp(self, path: str) -> str:
        """Return the stamp of a regular file that was last changed some time ago.

        It includes the time of the last change, which programs cannot set, unlike that of the last
        modification. Windows has none: there, nothing is certain.
        """
        full = None if _NO_TIME_OF_CHANGE else self._full(path)
        if full is None:
            return ""
        try:
            status = os.stat(full, follow_symlinks=False)
        except (OSError, ValueError):
            return ""
        if not S_ISREG(status.st_mode) or time() - status.st_ctime < _SETTLED:
            return ""
        return _stamp(status)


def _stamp(status: os.stat_result) -> str:
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def beginning(data: bytes, most: int) -> str:
    """Return what `Tree.text` does for a file that begins with some bytes."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text[:most]


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_file(follow_symlinks=False):
        return FILE
    if entry.is_dir(follow_symlinks=False):
        return FOLDER
    return LINK if entry.is_symlink() else OTHER


def tree_of(root: str | Tree) -> Tree:
    """Return a tree as it is, and that of a folder on disk for the folder's path."""
    return DiskTree(root) if isinstance(root, str) else root


class TextTree:
    """Files given as texts by path."""

    keys = ""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.place = f"texts {id(files)}"
        self._names: dict[str, set[str]] = {}
        for path in files:
            below = path
            while below:
                below, _, name = below.rpartition("/")
                self._names.setdefault(below, set()).add(name)

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder."""
        return frozenset(self._names.get(folder, ()))

    def members(self, folder: str) -> Sequence[Member]:
        """Return what lies in a folder, in the order of the names."""
        prefix = f"{folder}/" if folder else ""
        return [
            Member(name, FILE if prefix + name in self._files else FOLDER)
            for name in sorted(self.names(folder))
        ]

    def is_closed(self, _folder: str) -> bool:
        """Return False: everything is there to be read."""
        return False

    def kept(self, ignored: Sequence[str]) -> list[str]:  # noqa: ARG002  # as in Tree
        """Return no file: git keeps none of these."""
        return []

    def has_file(self, path: str) -> bool:
        """Return whether there is a file."""
        return path in self._files

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        return path in self._names

    def has(self, path: str) -> bool:
        """Return whether there is a file or folder."""
        return self.has_file(path) or self.has_folder(path)

    def reaches_file(self, path: str) -> bool:
        """Return whether there is a file."""
        return self.has_file(path)

    def reaches_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        return self.has_folder(path)

    def text(self, path: str, most: int = LARGEST_TEXT) -> str | None:
        """Return the beginning of a file's text; None if there is none."""
        text = self._files.get(path)
        return text if text is None else text[:most]

    def read(self, path: str, limit: int) -> bytes:
        """Return a file's bytes, at most one more than a limit; raises as `Tree.read` does."""
        if path in self._names:
            raise SkippedError(NO_FILE)
        if path not in self._files:
            raise FileNotFoundError(path)
        return self._files[path].encode("utf-8", "surrogatepass")[: limit + 1]

    def known_digest(self, _path: str) -> str:
        """Return nothing: a file is known when it is read."""
        return ""

    def digest(self, data: bytes) -> str:
        """Return 32 hexadecimal digits that identify bytes."""
        return digest(data)

    def stamp(self, path: str) -> str:
        """Return a text that changes whenever a file does; empty if there is none."""
        return self.digest(self._files[path].encode()) if path in self._files else ""

    def lasting_stamp(self, _path: str) -> str:
        """Return nothing: what holds for another run is not known."""
        return ""
