"""Reads the bytes of one file, if it is a regular file inside the root."""

from __future__ import annotations

import os
import stat
from errno import ELOOP
from functools import lru_cache
from typing import Final

LEADS_OUT: Final = "symbolic links that lead out of the root"
NO_FILE: Final = "pipes, devices and the like"
_FOLDERS: Final = 256
# A FIFO would block without O_NONBLOCK; a device is opened, but not read.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_NO_LINKS: Final = _FLAGS | _NO_FOLLOW


class SkippedError(Exception):
    """A file that is not read; the text is the reason, in words for the count of such files."""


def read_file(root: str, path: str, limit: int) -> bytes:
    """Return a file's bytes, at most one more than a limit; the path is relative to the root.

    Raises `SkippedError` for what is not a regular file or leads out of the root through a
    symbolic link, and `OSError`.
    """
    above, _, name = path.rpartition("/")
    folder = _folder(root, above)
    if folder is None:
        raise SkippedError(LEADS_OUT)
    handle = _open(root, folder + name)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise SkippedError(NO_FILE)
        size = status.st_size
        # One byte more than the size shows the end of the file: most are read in one call.
        data = os.read(handle, min(size, limit) + 1)
        if len(data) == size:
            return data
        while len(data) <= limit and (more := os.read(handle, limit + 1 - len(data))):
            data += more
        return data
    finally:
        os.close(handle)


def _open(root: str, full: str) -> int:
    if _NO_FOLLOW or not os.path.islink(full):
        try:
            return os.open(full, _NO_LINKS)
        except OSError as error:
            if error.errno != ELOOP:
                raise
    if not lies_in(os.path.realpath(full), os.path.realpath(root)):
        raise SkippedError(LEADS_OUT)
    return os.open(full, _FLAGS)


@lru_cache(maxsize=_FOLDERS)
def _folder(root: str, path: str) -> str | None:
    """Return a folder's path with the separator at its end.

    None stands for one that is not in the root when symbolic links are followed.
    """
    folder = os.path.join(root, path, "")
    return folder if lies_in(os.path.realpath(folder), os.path.realpath(root)) else None


def lies_in(path: str, folder: str) -> bool:
    """Return whether an absolute path is a folder or lies in it; neither needs to exist."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
