"""Opens regular files inside a root: never through a symbolic link that leads out of it.

What lies in a checkout comes from whoever proposes a change, its symbolic links too. A link is
followed only where it leads to something in the root. Every file that is read or written because
it lies in the checkout is opened here.
"""

from __future__ import annotations

import os
import stat
from errno import ELOOP
from functools import lru_cache
from typing import Final

LEADS_OUT: Final = "symbolic links that lead outside the root"
LEADS_NOWHERE: Final = "symbolic links that lead nowhere"
NO_FILE: Final = "pipes, devices and the like"
# As many as a large site has: their links are followed once a run.
_FOLDERS: Final = 4096
# A FIFO would block without O_NONBLOCK; a device is opened, but not read.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
_NO_LINKS: Final = _FLAGS | _NO_FOLLOW
_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | _NO_FOLLOW
# Not on Windows, where a path is opened as a whole.
_STEPWISE: Final = os.open in os.supports_dir_fd and bool(_NO_FOLLOW)


class SkippedError(Exception):
    """A file that is not read; the text is the reason, in words for the count of such files."""


def read_file(root: str, path: str, limit: int) -> bytes:
    """Return a file's bytes, at most one more than a limit; the path is relative to the root.

    Raises `SkippedError` for what is not a regular file or leads out of the root through a
    symbolic link, `OSError`, and `ValueError` for a name that no file can have.
    """
    above, _, name = path.rpartition("/")
    folder = folder_inside(root, above)
    if folder is None:
        raise SkippedError(LEADS_OUT)
    return _read(_open(root, folder + name), limit)


def read_named(path: str, limit: int) -> bytes:
    """Return the bytes of a file that the command line names, at most one more than a limit.

    The path may lie anywhere. Where it passes through the checkout, a link there does not lead out
    of it. Raises what `read_file` raises.
    """
    within = part_of_checkout(path)
    if within is not None:
        return _read(open_inside(*within), limit)
    with open(path, "rb") as file:
        return file.read(limit + 1)


def folder_inside(root: str, path: str) -> str | None:
    """Return a folder's path with the separator at its end; it need not exist.

    None stands for one that is not in the root when symbolic links are followed.
    """
    return _folder(root, path)


def open_inside(root: str, path: str, flags: int = _FLAGS, mode: int = 0o666) -> int:
    """Return the descriptor of a file in a root, opened from folder to folder without following.

    Links are resolved before that, so that one which leads to something in the root is no
    obstacle. Raises `SkippedError` for one that leads out of the root, `OSError` and `ValueError`.
    """
    base, steps = resolved(root, path)
    if not _STEPWISE:
        return os.open(os.path.join(base, *steps), flags, mode)
    if not steps:
        return os.open(base, flags, mode)
    folder = open_folder(base, steps[:-1])
    try:
        return _step(steps[-1], flags | _NO_FOLLOW, folder, mode)
    finally:
        os.close(folder)


def resolved(root: str, path: str) -> tuple[str, list[str]]:
    """Return the real path of a root, and the steps from there to what a path leads to.

    Raises `SkippedError` if that lies elsewhere, and `ValueError`.
    """
    base = os.path.realpath(root)
    real = os.path.realpath(os.path.join(base, path))
    if not lies_in(real, base):
        raise SkippedError(LEADS_OUT)
    return base, [step for step in real[len(base) :].split(os.sep) if step]


def open_folder(base: str, steps: list[str]) -> int:
    """Return the descriptor of a folder below a real path, opened step by step.

    Raises `SkippedError` for a symbolic link among the steps, and `OSError`.
    """
    folder = os.open(base, _FOLDER & ~_NO_FOLLOW)
    for step in steps:
        try:
            below = _step(step, _FOLDER, folder)
        finally:
            os.close(folder)
        folder = below
    return folder


def part_of_checkout(path: str, root: str | None = None) -> tuple[str, str] | None:
    """Return the folder that is not to be left and the rest of a path of the command line.

    That folder is the innermost of the root, the git repository around the path, and the checkout
    around the working directory. None stands for a path that passes through none of them.
    """
    full = os.path.abspath(path)
    steps = full.split(os.sep)
    folders = [root, _repository(os.path.dirname(full)), checkout_of(os.getcwd())]
    for folder in sorted({os.path.realpath(each) for each in folders if each}, key=len)[::-1]:
        for length in range(1, len(steps)):
            if os.path.realpath(os.sep.join(steps[:length]) or os.sep) == folder:
                return folder, "/".join(steps[length:])
    return None


def checkout_of(folder: str) -> str:
    """Return the folder of the git repository around a folder; without one, the folder itself."""
    full = os.path.abspath(folder)
    return _repository(full) or full


def lies_in(path: str, folder: str) -> bool:
    """Return whether an absolute path is a folder or lies in it; neither needs to exist."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _repository(at: str) -> str | None:
    while not os.path.lexists(os.path.join(at, ".git")):
        above = os.path.dirname(at)
        if above == at:
            return None
        at = above
    return at


def _read(handle: int, limit: int) -> bytes:
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
    try:
        return open_inside(root, full)
    except (FileNotFoundError, SkippedError):
        if os.path.exists(full):
            raise
        raise SkippedError(LEADS_NOWHERE) from None


def _step(name: str, flags: int, folder: int, mode: int = 0o666) -> int:
    try:
        return os.open(name, flags, mode, dir_fd=folder)
    except OSError as error:
        # Somebody put a link there since the path was resolved.
        if error.errno == ELOOP:
            raise SkippedError(LEADS_OUT) from None
        raise


@lru_cache(maxsize=_FOLDERS)
def _folder(root: str, path: str) -> str | None:
    folder = os.path.join(root, path, "")
    return folder if lies_in(os.path.realpath(folder), _real(root)) else None


@lru_cache(maxsize=16)
def _real(root: str) -> str:
    return os.path.realpath(root)


def forget_folders() -> None:
    """Forget where folders lead: for a process that lives on while they change."""
    _folder.cache_clear()
    _real.cache_clear()
