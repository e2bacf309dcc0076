"""A tree of files over which texts lie that are open in an editor and not saved yet."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from profilelint.model.digest import digest
from profilelint.source.files.file import NO_FILE, SkippedError
from profilelint.source.files.tree import (
    FILE,
    FOLDER,
    LARGEST_TEXT,
    DiskTree,
    Member,
    beginning,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_numbers = count()


class OverlayTree:
    """What lies in a folder on disk, under texts that take the place of files.

    ``texts`` are texts by absolute path; those outside the folder do not count. The tree shows them
    as they are at the moment, so that it serves while they change. There need not be a file below a
    text.

    ``consulted`` are the files whose `text` was asked for and, while ``notes_reads`` holds, those
    that were read: what is known of other files may rest on these.
    """

    keys = ""

    def __init__(self, root: str, texts: Mapping[str, str]) -> None:
        self._disk = DiskTree(root)
        self._texts = texts
        self._prefix = os.path.join(root, "")
        self._known: set[str] = set()
        self._added: dict[str, dict[str, str]] = {}
        self.consulted: set[str] = set()
        self.notes_reads = True
        self.place = f"open {next(_numbers)}"

    def _text(self, path: str) -> str | None:
        return self._texts.get(self._prefix + path.replace("/", os.sep))

    def _of_texts(self, folder: str) -> Mapping[str, str]:
        """Return what texts add to a folder: names, each with its kind."""
        if self._texts.keys() != self._known:
            self._known = set(self._texts)
            self._added = {}
            for path in self._known:
                if path.startswith(self._prefix):
                    self._add(path[len(self._prefix) :].replace(os.sep, "/"))
        return self._added.get(folder, {})

    def _add(self, path: str) -> None:
        kind = FILE
        while path:
            above, _, name = path.rpartition("/")
            self._added.setdefault(above, {})[name] = kind
            path, kind = above, FOLDER

    def names(self, folder: str) -> frozenset[str]:
        """Return the names of what lies in a folder; none if it cannot be read."""
        return self._disk.names(folder) | self._of_texts(folder).keys()

    def members(self, folder: str) -> Sequence[Member]:
        """Return what lies in a folder, in the order of the names; nothing if it is not read."""
        members, added = self._disk.members(folder), self._of_texts(folder)
        if not added:
            return members
        kinds = {**dict(members), **added}
        return [Member(name, kinds[name]) for name in sorted(kinds)]

    def is_closed(self, folder: str) -> bool:
        """Return whether a folder is there that may not be read."""
        return self._disk.is_closed(folder)

    def kept(self, ignored: Sequence[str]) -> list[str]:
        """Return the regular files on disk that git keeps although it ignores them."""
        return self._disk.kept(ignored)

    def has_file(self, path: str) -> bool:
        """Return whether there is a text or a regular file."""
        return self._text(path) is not None or self._disk.has_file(path)

    def has_folder(self, path: str) -> bool:
        """Return whether there is a folder."""
        return self._disk.has_folder(path) or bool(self._of_texts(path))

    def has(self, path: str) -> bool:
        """Return whether there is anything, a symbolic link that leads nowhere included."""
        return self.has_file(path) or self._disk.has(path) or bool(self._of_texts(path))

    def reaches_file(self, path: str) -> bool:
        """Return whether a path leads to a text or regular file, symbolic links followed."""
        return self._text(path) is not None or self._disk.reaches_file(path)

    def reaches_folder(self, path: str) -> bool:
        """Return whether a path leads to a folder, symbolic links followed."""
        return self._disk.reaches_folder(path) or bool(self._of_texts(path))

    def text(self, path: str, most: int = LARGEST_TEXT) -> str | None:
        """Return the beginning of a file; None if there is no such regular file."""
        self.consulted.add(path)
        text = self._text(path)
        return self._disk.text(path, most) if text is None else beginning(_bytes(text), most)

    def read(self, path: str, limit: int) -> bytes:
        """Return a file's bytes, at most one more than a limit; raises as `Tree.read` does."""
        if self.notes_reads:
            self.consulted.add(path)
        text = self._text(path)
        if text is not None:
            return _bytes(text)[: limit + 1]
        if self._of_texts(path) and not self._disk.has(path):
            raise SkippedError(NO_FILE)
        return self._disk.read(path, limit)

    def known_digest(self, _path: str) -> str:
        """Return nothing: a file is known when it is read."""
        return ""

    def digest(self, data: bytes) -> str:
        """Return 32 hexadecimal digits that identify bytes."""
        return digest(data)

    def stamp(self, path: str) -> str:
        """Return a text that changes whenever a file does; empty if there is none."""
        text = self._text(path)
        return self._disk.stamp(path) if text is None else digest(_bytes(text))

    def lasting_stamp(self, path: str) -> str:
        """Return the stamp of a file on disk; empty for a text."""
        return self._disk.lasting_stamp(path) if self._text(path) is None else ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
