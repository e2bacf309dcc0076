"""A page that is open: what is on disk, and what was typed since."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import SkippedError, forget_folders, read_file
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.studio.editor_text import EditorText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.studio.editor_text import Change

Disk: TypeAlias = Literal["same", "changed", "deleted", "new"]

_BOM: Final = "\ufeff"
GONE: Final = ""
"""The digest of a file that is not there."""


class OnDisk(NamedTuple):
    """A file as it was read: its bytes, or None where there is none.

    ``refused`` says in plain words why it is not read, and is empty for one that is.
    """

    data: bytes | None
    refused: str = ""

    @property
    def digest(self) -> str:
        """Return what tells these bytes from others."""
        return digest_of(self.data) if self.data is not None else GONE


def digest_of(data: bytes) -> str:
    """Return 64 hexadecimal digits that identify bytes."""
    return sha256(data).hexdigest()


def read(root: str, path: str) -> OnDisk:
    """Return a page as it is on disk."""
    # A folder may have become a link since it was last looked at.
    forget_folders()
    try:
        return OnDisk(read_file(root, path, LARGEST_FILE))
    except FileNotFoundError:
        return OnDisk(None)
    except SkippedError:
        return OnDisk(None, "it is a link out of the folder of the site, or no file")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have this name"
        return OnDisk(None, f"it cannot be read: {reason}")


def stamp(full: str) -> tuple[int, int, int] | None:
    """Return what changes whenever a file is saved; None where there is none."""
    try:
        status = os.stat(full)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class OpenPage:
    """A page of the site with its text, saved or not.

    ``text`` is what the editor has, at ``version``. ``base`` are the bytes that it came from, None
    for a page that was never saved; ``disk`` says what became of the file since. ``read_only`` says
    why nothing can be typed, in plain words; None where all is well.
    """

    def __init__(self, path: str, full: str, base: OnDisk) -> None:
        self.path = path
        self.full = full
        self.version = 1
        self.stamp = stamp(full)
        self.disk: Disk = "same" if base.data is not None else "new"
        self._take(base)

    def _take(self, base: OnDisk) -> None:
        self.base = base.data
        self.digest = base.digest
        self.read_only: str | None = base.refused or None
        raw = ""
        if base.data is not None:
            raw, self.read_only = _decoded(base.data, self.path)
            self.read_only = self.read_only or write_protected(self.full)
        self.mark = _BOM if raw.startswith(_BOM) else ""
        self.text = self.base_text = EditorText(raw.removeprefix(_BOM))

    @property
    def unsaved(self) -> bool:
        """Return whether the text is another than that on disk was when it was read."""
        return self.base is None or self.text is not self.base_text

    @property
    def raw(self) -> str:
        """Return the text of the file as it would be saved, with its byte order mark."""
        return self.mark + self.text.raw

    @property
    def data(self) -> bytes:
        """Return the bytes that would be saved."""
        return self.raw.encode()

    def change(self, changes: Sequence[Change]) -> None:
        """Change the text; raises `profilelint.studio.editor_text.ChangeError`."""
        self.put(self.text.changed(changes))

    def put(self, text: EditorText) -> None:
        """Take another text.

        One that looks the same in the editor as the file is the file: its line ends count.
        """
        is_base = self.base is not None and text.text == self.base_text.text
        self.text = text
        if self.base is not None and is_base:
            self.text, self.digest, self.disk = self.base_text, digest_of(self.base), "same"
        self.version += 1

    def recall(self, raw: str, digest: str) -> None:
        """Take a text that was kept, and the digest of the bytes that it came from."""
        self.mark = _BOM if raw.startswith(_BOM) else ""
        now = OnDisk(self.base)
        self.digest = digest
        self.put(EditorText(raw.removeprefix(_BOM)))
        self.look(now)

    def reread(self, base: OnDisk) -> None:
        """Take the file as it is on disk, and forget what was typed."""
        self.stamp = stamp(self.full)
        self.disk = "same" if base.data is not None else "deleted"
        self._take(base)
        self.version += 1

    def is_outdated(self, now: OnDisk) -> bool:
        """Return whether the file is another by now, or may be changed where it might not."""
        if now.digest != self.digest:
            return True
        return bool(self.read_only) and OpenPage(self.path, self.full, now).read_only is None

    def rebase(self, base: OnDisk) -> None:
        """Take that the text was written, and that this is now on disk."""
        version, text = self.version, self.text
        self.reread(base)
        self.version = version
        # The editor keeps the text that it has.
        self.text = self.base_text if text.text == self.base_text.text else text

    def look(self, now: OnDisk) -> bool:
        """Take what is on disk now; return whether that is news."""
        before = self.disk
        if now.digest == self.digest and now.data is not None:
            self.disk = "same"
        elif now.data is None:
            self.disk = "new" if self.digest == GONE else "deleted"
        else:
            self.disk = "changed"
        return self.disk != before


def _decoded(data: bytes, path: str) -> tuple[str, str | None]:
    """Return the text of bytes, and why it cannot be changed without harm."""
    if len(data) > LARGEST_FILE:
        return "", "it is larger than 10 MB"
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        # Bytes that are no text would be lost.
        return read_document(path, data).text, "it is not in UTF-8: save it as UTF-8 first"


def write_protected(full: str) -> str | None:
    """Return why a file may not be written, in plain words; None where it may."""
    try:
        if not stat.S_IMODE(os.stat(full).st_mode) & 0o222:
            return "the file is write-protected"
    except OSError:
        return None
    if not os.access(full, os.W_OK) or not os.access(os.path.dirname(full), os.W_OK):
        return "you may not write this file"
    return None
