"""The files of a revision or of the index of a git repository, and of a work tree beside them.

What is read are the objects as git keeps them: no filter of the repository changes them.
"""

from __future__ import annotations

import hashlib
from errno import ELOOP, ENOENT
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import LEADS_OUT, NO_FILE, SkippedError
from profilelint.source.files.tree import (
    FILE,
    FOLDER,
    LARGEST_TEXT,
    LINK,
    OTHER,
    DiskTree,
    Member,
    beginning,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    ReadObject = Callable[[str, int], bytes]

SYMBOLIC_LINK = "120000"
SUBMODULE = "160000"
_MOST_LINKS = 40
_LONGEST_LINK = 4096
_KINDS = {SYMBOLIC_LINK: LINK, SUBMODULE: OTHER}


class Blob(NamedTuple):
    """A file as git lists it: its mode, such as ``100644``, and the name of its object.

    The object of a file that has several, because of a conflict, is empty.
    """

    mode: str
    name: str


class GitTree:
    """Files as git keeps them.

    ``blobs`` are all files by path, and ``read_object`` returns an object's bytes, at most one more
    than a limit. ``given`` are the bytes of those without an object. ``hash_name`` is the hash
    function by which objects are named.
    """

    def __init__(
        self,
        blobs: Mapping[str, Blob],
        read_object: ReadObject,
        given: Mapping[str, bytes] | None = None,
        *,
        hash_name: str = "sha1",
    ) -> None:
        self.blobs = blobs
        self._read_object = read_object
        self._given = given or {}
        self._hash = hash_name
        self.keys = f"git {hash_name}"
        self.place = f"git {id(blobs)}"
        self._folders: dict[str, dict[str, str]] | None = None

    def below(self, folder: str) -> GitTree:
        """Return the tree of a folder, to which its paths are relative."""
        if not folder:
            return self
        prefix = f"{folder}/"
        cut = len(prefix)
        blobs = {path[cut:]: blob for path, blob in self.blobs.items() if path.startswith(prefix)}
        given = {path[cut:]: data for path, data in self._given.items() if path.startswith(prefix)}
        return GitTree(blobs, self._read_object, given, hash_name=self._hash)

    def _kinds(self, folder: str) -> Mapping[str, str]:
        """Return what lies in a folder, by name."""
        if self._folders is None:
            self._folders = {"": {}}
            for path, blob in self.blobs.items():
                above, _, name = path.rpartition("/")
                self._folder(above)[name] = _KINDS.get(blob.mode, FILE)
        return self._folders.get(folder, {})

    def _folder(self, path: str) -> dict[str, str]:
        folders = self._folders if self._folders is not None else {}
        members = folders.get(path)
        if members is None:
            members = folders[path] = {}
            below = path
            while below:
                below, _, name = below.rpartition("/")
                above = folders.get(below)
                if above is not None:
                    above[name] = FOLDER
                    break
                folders[below] = {name: FOLDER}
        return members

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder; none if there is no such folder."""
        return frozenset(self._kinds(folder))

    def members(self, folder: str) -> Sequence[Member]:
        """Return what lies in a folder, in the order of the names; nothing if there is none."""
        return [Member(name, kind) for name, kind in sorted(self._kinds(folder).items())]

    def _kind(self, path: str) -> str:
        if not path:
            return FOLDER
        above, _, name = path.rpartition("/")
        return self._kinds(above).get(name, "")

    def is_closed(self, _folder: str) -> bool:
        """Return False: git lets everything be read."""
        return False

    def kept(self, ignored: Sequence[str]) -> list[str]:
        """Return the regular files that git keeps although a ``.gitignore`` names them."""
        files = set(ignored)
        folders = tuple(path for path in ignored if path.endswith("/"))
        return [
            path
            for path in self.blobs
            if (path in files or path.startswith(folders)) and self.has_file(path)
        ]

    def has_file(self, path: str) -> bool:
        """Return whether there is a regular file."""
        return self._kind(path) == FILE

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        return self._kind(path) == FOLDER

    def has(self, path: str) -> bool:
        """Return whether there is anything, a symbolic link that leads nowhere included."""
        return bool(self._kind(path))

    def reaches_file(self, path: str) -> bool:
        """Return whether a path leads to a regular file, symbolic links followed."""
        return self._reaches(path) == FILE

    def reaches_folder(self, path: str) -> bool:
        """Return whether a path leads to a folder, symbolic links followed."""
        return self._reaches(path) == FOLDER

    def _reaches(self, path: str) -> str:
        try:
            return self._kind(self._target(path))
        except (OSError, SkippedError):
            return ""

    def _target(self, path: str) -> str:
        """Return where a path leads when symbolic links are followed; raises as `read` does."""
        if path.startswith("/"):
            raise SkippedError(LEADS_OUT)
        done: list[str] = []
        left = path.split("/")[::-1]
        followed = 0
        while left:
            step = left.pop()
            if step in ("", "."):
                continue
            if step == "..":
                if not done:
                    raise SkippedError(LEADS_OUT)
                done.pop()
                continue
            done.append(step)
            here = "/".join(done)
            if self._kind(here) != LINK:
                continue
            followed += 1
            if followed > _MOST_LINKS:
                raise OSError(ELOOP, "too many symbolic links", path)
            link = self._bytes(here, _LONGEST_LINK).decode("utf-8", "surrogateescape")
            if link.startswith("/"):
                raise SkippedError(LEADS_OUT)
            done.pop()
            left.extend(reversed(link.split("/")))
        return "/".join(done)

    def read(self, path: str, limit: int) -> bytes:
        """Return a file's bytes, at most one more than a limit; links in the root are followed.

        Raises `profilelint.source.files.file.SkippedError` for what is not a regular file or lies
        outside the root, and `OSError`.
        """
        blob = self.blobs.get(path)
        if blob is None or blob.mode in _KINDS:
            path = self._target(path)
            kind = self._kind(path)
            if not kind:
                raise FileNotFoundError(ENOENT, "No such file or directory", path)
            if kind != FILE:
                raise SkippedError(NO_FILE)
        return self._bytes(path, limit)

    def _bytes(self, path: str, limit: int) -> bytes:
        if path in self._given:
            return self._given[path][: limit + 1]
        return self._read_object(self.blobs[path].name, limit)

    def text(self, path: str, most: int = LARGEST_TEXT) -> str | None:
        """Return the beginning of a file, read as UTF-8; None if there is no such regular file."""
        if not self.has_file(path):
            return None
        try:
            data = self._bytes(path, 4 * most)
        except OSError:
            return None
        return beginning(data, most)

    def known_digest(self, path: str) -> str:
        """Return the name of a regular file's object; empty for anything else."""
        blob = self.blobs.get(path)
        return blob.name if blob is not None and blob.mode not in _KINDS else ""

    def digest(self, data: bytes) -> str:
        """Return the name that git gives to an object of these bytes."""
        return object_name(data, self._hash)

    def stamp(self, path: str) -> str:
        """Return a text that changes whenever a file does; empty if there is none."""
        blob = self.blobs.get(path)
        if blob is None:
            return ""
        return blob.name or self.digest(self._given.get(path, b""))

    def lasting_stamp(self, _path: str) -> str:
        """Return nothing: objects have names."""
        return ""


class WorkTree(DiskTree):
    """The files of a work tree on disk, whose content is identified as git does."""

    def __init__(self, root: str, hash_name: str) -> None:
        super().__init__(root)
        self._hash = hash_name
        self.keys = f"git {hash_name}"

    def lasting_stamp(self, _path: str) -> str:
        """Return nothing: each version of a file is known by its content."""
        return ""

    def digest(self, data: bytes) -> str:
        """Return the name that git gives to an object of these bytes."""
        return object_name(data, self._hash)


def object_name(data: bytes, hash_name: str) -> str:
    """Return the name that git gives to an object of these bytes."""
    hashed = hashlib.new(hash_name, b"blob %d\0" % len(data), usedforsecurity=False)
    hashed.update(data)
    return hashed.hexdigest()
