"""Writes one file, whole or not at all."""

from __future__ import annotations

import os
import tempfile

from profilelint.source.files.file import lies_in


class WriteError(Exception):
    """A file that was left as it is; the text says why."""


def replace_file(root: str, path: str, before: bytes, after: bytes) -> None:
    """Replace a file's bytes in one step, keeping its mode and owner.

    The path is relative to the root. The new bytes go to a temporary file in the same folder,
    reach the disk, and take the old file's name. Through a symbolic link inside the root its
    target is replaced. Raises `WriteError` for a link out of the root, for a file that is no
    longer ``before``, and where the system refuses.
    """
    target = os.path.realpath(os.path.join(root, path))
    if not lies_in(target, os.path.realpath(root)):
        raise WriteError("it is a link to a file outside the root")
    temporary = ""
    try:
        with open(target, "rb") as file:
            if file.read(len(before) + 1) != before:
                raise WriteError("it was changed by somebody else in the meantime")
            status = os.fstat(file.fileno())
        handle, temporary = tempfile.mkstemp(prefix=".profilelint-", dir=os.path.dirname(target))
        with open(handle, "wb") as file:
            file.write(after)
            file.flush()
            _keep(handle, temporary, status)
            os.fsync(handle)
        os.replace(temporary, target)
        temporary = ""
        _sync_folder(os.path.dirname(target))
    except OSError as error:
        raise WriteError(f"it cannot be written: {error.strerror}") from None
    finally:
        if temporary:
            os.unlink(temporary)


def _keep(handle: int, temporary: str, status: os.stat_result) -> None:
    if hasattr(os, "fchown"):
        own = os.fstat(handle)
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
            try:
                os.fchown(handle, status.st_uid, status.st_gid)
            except PermissionError:
                raise WriteError("it belongs to somebody else") from None
    os.chmod(temporary, status.st_mode & 0o7777)


def _sync_folder(folder: str) -> None:
    """Make the new name last; not every system can open a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
