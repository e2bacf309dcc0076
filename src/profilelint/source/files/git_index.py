"""The list of files that a repository keeps, read from its index without running git.

The format is that of gitformat-index(5), versions 2 to 4, of which only modes and names are read.
What else an index may be (split, sparse, damaged) names no file here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from profilelint.source.files.file import SkippedError, checkout_of, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGEST: Final = 64 << 20
_FEW: Final = 50  # as many names are searched for sooner than all entries are read
_HASHES: Final = (20, 32)  # SHA-1 and SHA-256, in bytes
_STATUS: Final = 40  # bytes before an entry's hash; the mode is in those from 24 to 28
_REGULAR: Final = 0o100000
_KIND: Final = 0o170000
_EXTENDED: Final = 0x4000
_LONG_NAME: Final = 0xFFF


def kept_files(root: str, ignored: Sequence[str]) -> list[str]:
    """Return the regular files in git's index that are among ignored ones, relative to the root.

    ``ignored`` are files, and folders with ``/`` at the end. Without a repository, or an index that
    can be read, there are none.
    """
    top = checkout_of(root)
    data = _index(top)
    if data[:4] != b"DIRC" or len(data) < 12:
        return []
    above = os.path.relpath(root, top).replace(os.sep, "/")
    prefix = b"" if above == "." else os.fsencode(above) + b"/"
    names = [prefix + os.fsencode(path) for path in ignored]
    version = int.from_bytes(data[4:8], "big")
    # Names are whole but in version 4, and most of what is ignored is nowhere in the index.
    if version < 4 and len(names) <= _FEW and not any(name in data for name in names):
        return []
    files = {name for name in names if not name.endswith(b"/")}
    folders = tuple(name for name in names if name.endswith(b"/"))
    for size in _HASHES:
        try:
            entries = list(_entries(data, version, size))
        except ValueError:
            continue
        found = {name for name in entries if name in files or name.startswith(folders)}
        return sorted(os.fsdecode(name[len(prefix) :]) for name in found)
    return []


def _index(top: str) -> bytes:
    """Return the bytes of the index; none where there is none.

    In a work tree that was added to a repository, ``.git`` is a file that names git's folder.
    """
    place, name = top, ".git/index"
    try:
        if os.path.isfile(os.path.join(top, ".git")):
            text = os.fsdecode(read_file(top, ".git", 4096))
            if not text.startswith("gitdir: "):
                return b""
            place, name = os.path.join(top, text[8:].rstrip("\r\n")), "index"
        return read_file(place, name, _LARGEST)
    except (OSError, SkippedError, ValueError):
        return b""


def _entries(data: bytes, version: int, hash_size: int) -> Iterator[bytes]:
    """Yield the names of regular files; raises ValueError for what is no index."""
    if version not in {2, 3, 4}:
        raise ValueError("another version")
    at, name = 12, b""
    for _ in range(int.from_bytes(data[8:12], "big")):
        flags_at = at + _STATUS + hash_size
        flags = int.from_bytes(data[flags_at : flags_at + 2], "big")
        start = flags_at + (4 if flags & _EXTENDED else 2)
        if version == 4:
            cut, start = _number(data, start)
            end = data.index(b"\0", start)
            name = name[: len(name) - cut] + data[start:end]
            following = end + 1
        else:
            end = data.index(b"\0", start)
            name = data[start:end]
            following = at + ((end - at) // 8 + 1) * 8
        if not name or flags & _LONG_NAME != min(len(name), _LONG_NAME):
            raise ValueError("another hash")
        if int.from_bytes(data[at + 24 : at + 28], "big") & _KIND == _REGULAR:
            yield name
        at = following


def _number(data: bytes, at: int) -> tuple[int, int]:
    """Return the number of variable length at a place, and where it ends."""
    value = -1
    while True:
        if at >= len(data):
            raise ValueError("cut short")
        byte = data[at]
        at += 1
        value = (value + 1) << 7 | byte & 0x7F
        if not byte & 0x80:
            return value, at
