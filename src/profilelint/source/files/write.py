"""Writes files of a checkout: whole or not at all, and through no link that leads out of it."""

from __future__ import annotations

import os
import re
import stat
import time
from typing import Final, Self

from profilelint.source.files.file import SkippedError, open_folder, open_inside, resolved

_TEMPORARY: Final = re.compile(r"\.profilelint-[0-9a-f]{16}\.tmp")
# Where files cannot be locked, a temporary file of this age is nobody's any more, in seconds.
_ABANDONED: Final = 3600.0
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_CREATE: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
_cleared: set[str] = set()
_STEPWISE: Final = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")


class WriteError(Exception):
    """A file that was left as it is; the text says why."""


def replace_file(root: str, path: str, before: bytes, after: bytes) -> None:
    """Replace a file's bytes in one step, keeping its mode and owner.

    The path is relative to the root. The new bytes go to a temporary file in the same folder,
    reach the disk, and take the old file's name. Through a symbolic link inside the root its
    target is replaced. Raises `WriteError` for a link out of the root, for a file that is no
    longer ``before``, and where the system refuses.
    """
    _write(root, path, after, before)


def write_file(root: str, path: str, data: bytes) -> None:
    """Make a file with the given bytes, or replace one, in one step as `replace_file` does.

    The folder must be there. Raises `WriteError` for a link that leads out of the root or nowhere,
    and where the system refuses.
    """
    _write(root, path, data, None)


def make_folders(root: str, path: str) -> None:
    """Make the folders of a file in a root that are not there; the path is relative to the root.

    Raises `WriteError` where a link is on the way, and where the system refuses.
    """
    steps = path.split("/")[:-1]
    try:
        for length, step in enumerate(steps):
            with _Folder(os.path.realpath(root), steps[:length]) as folder:
                folder.make(step)
    except SkippedError:
        raise _leads_out() from None
    except (OSError, ValueError) as error:
        raise _refused(error) from None


def open_report(root: str, path: str) -> int:
    """Return the descriptor of an empty file in a root, to be written.

    Raises `WriteError` as `write_file` does.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    try:
        _refuse_dangling(root, path)
        return open_inside(root, path, flags)
    except SkippedError:
        raise _leads_out() from None
    except (OSError, ValueError) as error:
        raise _refused(error) from None


def _write(root: str, path: str, data: bytes, before: bytes | None) -> None:
    try:
        if before is None:
            _refuse_dangling(root, path)
        base, steps = resolved(root, path)
        if not steps:
            raise WriteError("it is a folder")
        with _Folder(base, steps[:-1]) as folder:
            folder.clear()
            status = folder.status(steps[-1], before)
            _put(folder, steps[-1], data, status)
    except SkippedError:
        raise _leads_out() from None
    except (OSError, ValueError) as error:
        raise _refused(error) from None


def _put(folder: _Folder, name: str, data: bytes, status: os.stat_result | None) -> None:
    handle, temporary = folder.temporary(0o666 if status is None else 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            if status is not None:
                _keep(handle, folder.path(temporary), status)
            os.fsync(handle)
            # Before the lock on the temporary file goes with its descriptor.
            if os.name != "nt":
                folder.rename(temporary, name)
        if os.name == "nt":
            folder.rename(temporary, name)
        temporary = ""
        folder.sync()
    finally:
        if temporary:
            folder.remove(temporary)


def _refuse_dangling(root: str, path: str) -> None:
    full = os.path.join(root, path)
    if os.path.islink(full) and not os.path.exists(full):
        raise WriteError("it is a symbolic link that leads nowhere")


def _leads_out() -> WriteError:
    return WriteError("it is a link to a file outside the root")


def _refused(error: OSError | ValueError) -> WriteError:
    reason = error.strerror if isinstance(error, OSError) else "no file can have this name"
    return WriteError(f"it cannot be written: {reason}")


class _Folder:
    """A folder below a real path, in which names are opened without following links."""

    def __init__(self, base: str, steps: list[str]) -> None:
        self._base = os.path.join(base, *steps)
        self._handle = open_folder(base, steps) if _STEPWISE else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._handle is not None:
            os.close(self._handle)

    def path(self, name: str) -> str:
        """Return the path of a name here, for what takes no descriptor of a folder."""
        return os.path.join(self._base, name)

    def status(self, name: str, before: bytes | None) -> os.stat_result | None:
        """Return what is known of the file of a name; None if there is none and may be none.

        Raises `WriteError` if ``before`` is given and the file holds something else.
        """
        flags = _READ | getattr(os, "O_NOFOLLOW", 0)
        try:
            handle = os.open(self._name(name), flags, dir_fd=self._handle)
        except FileNotFoundError:
            if before is None:
                return None
            raise
        with open(handle, "rb") as file:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise WriteError("it is not a file")
            if before is not None and file.read(len(before) + 1) != before:
                raise WriteError("it was changed by somebody else in the meantime")
        return status

    def temporary(self, mode: int) -> tuple[int, str]:
        """Return the descriptor and name of a new file, locked as long as it is open."""
        while True:
            name = f".profilelint-{os.urandom(8).hex()}.tmp"
            handle = os.open(self._name(name), _CREATE, mode, dir_fd=self._handle)
            # Another run may have taken it for abandoned between these two steps.
            if not _lock(handle) or os.fstat(handle).st_nlink:
                return handle, name
            os.close(handle)

    def clear(self) -> None:
        """Remove the temporary files of runs that were killed, once in the life of this process."""
        if self._base in _cleared:
            return
        _cleared.add(self._base)
        for name in os.listdir(self._base if self._handle is None else self._handle):
            if _TEMPORARY.fullmatch(name):
                try:
                    self._remove_abandoned(name)
                except OSError:
                    continue

    def _remove_abandoned(self, name: str) -> None:
        flags = _READ | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self._name(name), flags, dir_fd=self._handle)
        try:
            locked = _lock(handle, wait=False)
            if locked is None:
                old = os.fstat(handle).st_mtime < time.time() - _ABANDONED
                locked = old and os.name != "nt"
            if locked and stat.S_ISREG(os.fstat(handle).st_mode):
                self.remove(name)
        finally:
            os.close(handle)

    def make(self, name: str) -> None:
        """Make a folder, if there is nothing of that name."""
        try:
            os.mkdir(self._name(name), dir_fd=self._handle)
        except FileExistsError:
            return

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(self._name(name), dir_fd=self._handle)

    def rename(self, name: str, new: str) -> None:
        """Give a file another name, also where that is taken."""
        os.replace(
            self._name(name), self._name(new), src_dir_fd=self._handle, dst_dir_fd=self._handle
        )

    def sync(self) -> None:
        """Make a new name last; not every system can open a folder."""
        if self._handle is not None:
            os.fsync(self._handle)

    def _name(self, name: str) -> str:
        return name if self._handle is not None else self.path(name)


def _lock(handle: int, *, wait: bool = True) -> bool | None:
    """Return whether an open file could be locked; None where that cannot be told."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return None
    try:
        flock(handle, LOCK_EX if wait else LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _keep(handle: int, temporary: str, status: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        own = os.fstat(handle)
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
            try:
                os.fchown(handle, status.st_uid, status.st_gid)
            except PermissionError:
                is_own = own.st_uid == status.st_uid
                reason = "it has a group that you are not in" if is_own else ""
                raise WriteError(reason or "it belongs to somebody else") from None
    if hasattr(os, "fchmod"):
        os.fchmod(handle, status.st_mode & 0o7777)
    else:
        os.chmod(temporary, status.st_mode & 0o7777)
