"""Addresses of documents and the files that they name."""

from __future__ import annotations

import os
from urllib.parse import quote, unquote, urlsplit

from profilelint.model.pattern import pattern

_DRIVE = pattern(r"/[A-Za-z]:")


def path_of(uri: str) -> str | None:
    """Return the absolute path of the file that a ``file:`` URI names (RFC 8089).

    None for another scheme, such as that of a document that was never saved, and for the file of
    another machine.
    """
    try:
        parts = urlsplit(uri)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    if "\0" in path or not path.startswith("/"):
        return None
    if os.name == "nt":
        if not _DRIVE.match(path):
            return None
        # Clients write the drive in small or capital letters.
        path = path[1].upper() + path[2:]
    return os.path.normpath(path)


def uri_of(path: str) -> str:
    """Return the ``file:`` URI of an absolute path."""
    name = path.replace(os.sep, "/")
    if not name.startswith("/"):
        name = f"/{name}"
    return "file://" + quote(name.encode("utf-8", "surrogateescape"), safe="/~:")
