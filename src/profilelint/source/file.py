"""Reads one file's bytes, whatever stands at its path."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from typing import Final

_FOLDERS: Final = 256


class SkippedError(Exception):
    """A file that is not read; the text is the reason, in words for the count of such files."""


def read_file(root: str, path: str, limit: int) -> bytes:
    """Return a file's bytes, at most one more than a limit; the path is relative to the root.

    Raises `SkippedError` for what is not a regular file or leads out of the root through a
    symbolic link, and `OSError`.
    """
    full = os.path.join(root, path)
    if not _stays_inside(root, os.path.dirname(full)) or (
        os.path.islink(full) and not lies_in(os.path.realpath(full), os.path.realpath(root))
    ):
        raise SkippedError("symbolic links that lead out of the root")
    # A FIFO would block in open() without this flag; a device must not be read at all.
    handle = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise SkippedError("not regular files")
        return file.read(limit + 1)


@lru_cache(maxsize=_FOLDERS)
def _stays_inside(root: str, folder: str) -> bool:
    """Return whether a folder is in the root when symbolic links are followed."""
    return lies_in(os.path.realpath(folder), os.path.realpath(root))


def lies_in(path: str, folder: str) -> bool:
    """Return whether an absolute path is a folder or lies in it; neither needs to exist."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
