"""Links to files of the same tree: found, missing or leading out, told without opening them."""

from __future__ import annotations

import os
import stat
from typing import Final
from urllib.parse import unquote

from profilelint.model.named_tuple import NamedTuple

_SUFFIXES: Final = ("", ".md", ".markdown", ".html")
_INDEXES: Final = ("index.md", "index.markdown", "index.html", "_index.md", "README.md")
_MAX_LENGTH: Final = 4096


class LocalTarget(NamedTuple):
    """Where a local link leads.

    ``reason`` is ``ok``, ``local-missing`` or ``local-outside`` (see
    `profilelint.links.verdict`). ``path`` is the file found, relative to the root with ``/``,
    ``size`` its bytes, and ``fragment`` what followed ``#``, percent-encoded.
    """

    reason: str
    path: str = ""
    size: int = 0
    fragment: str = ""


def find_local(root: str, page: str, href: str) -> LocalTarget:
    """Return what a link without scheme and site leads to.

    ``page`` is the linking file's path relative to ``root``, with ``/``. A path that begins
    with ``/`` is read from the root. As sites build pages from them, ``about`` also finds
    ``about.md`` and ``about/index.md``. Only regular files count, whose real place is inside
    the root; of what lies outside nothing is told, not even whether it is there. No file is
    opened.
    """
    rest, _, fragment = href.strip().partition("#")
    rest = rest.partition("?")[0]
    if not rest:
        rest = page.rpartition("/")[2]
        names: list[str] | None = page.split("/")
    else:
        names = _resolve(page, rest)
    if names is None:
        return LocalTarget("local-outside", fragment=fragment)
    if any("\x00" in name or "/" in name or "\\" in name for name in names):
        return LocalTarget("local-missing", fragment=fragment)
    real_root = os.path.realpath(root)
    # A path that ends in a slash names a folder, or the page that will be built in its place.
    candidates = ["/".join(names) + suffix for suffix in _SUFFIXES if names]
    candidates += ["/".join([*names, index]) for index in _INDEXES]
    outside = False
    for candidate in candidates:
        real = os.path.realpath(os.path.join(real_root, *candidate.split("/")))
        if not _inside(real, real_root):
            outside = True
            continue
        size = _regular_size(real)
        if size is not None:
            return LocalTarget("ok", candidate, size, fragment)
    return LocalTarget("local-outside" if outside else "local-missing", fragment=fragment)


def _resolve(page: str, written: str) -> list[str] | None:
    """Return the decoded segments from the root, or None if they lead out of it.

    ``%2e%2e`` climbs as ``..`` does (URL Standard, "double-dot URL path segment"); ``%2f`` and
    backslashes never separate here, so a name that holds one is found nowhere.
    """
    if len(written) > _MAX_LENGTH or written.startswith("\\"):
        return None
    names = [] if written.startswith("/") else page.split("/")[:-1]
    for segment in written.split("/"):
        name = unquote(segment)
        if name in {"", "."}:
            continue
        if name == "..":
            if not names:
                return None
            names.pop()
        elif ".." in name.replace("\\", "/").split("/"):
            return None
        else:
            names.append(name)
    return names


def _inside(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)


def _regular_size(path: str) -> int | None:
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None
