"""Folders of a site, as its settings name them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOREIGN = "node_modules"

OTHER_PACKAGES = "files of other packages"
"""What lies in a folder called `FOREIGN`, in the plural."""


def folder_of(*parts: Any) -> str | None:
    """Return the folder that parts of a path lead to from a site's; None for one outside of it.

    The site's folder itself is the empty path.
    """
    if not all(isinstance(part, str) for part in parts):
        return None
    path = posixpath.normpath("/".join(part for part in parts if part) or ".").strip("/")
    if path == ".":
        return ""
    return None if path == ".." or path.startswith("../") else path


def is_below(path: str, folder: str) -> bool:
    """Return whether a path lies in a folder; all do in the empty one."""
    return not folder or path.startswith(f"{folder}/")


def beside_pages(inside: str, content: str, generator: str) -> str:
    """Return what a file is, in the plural, that is no page where all below a folder are.

    ``inside`` is its path in the site, and ``content`` the folder; nothing for a page.
    """
    if FOREIGN in inside.split("/"):
        return OTHER_PACKAGES
    return "" if is_below(inside, content) else f"files outside the content of {generator}"


def folders_above(folder: str, top: str) -> Iterator[str]:
    """Yield the folders from ``top`` down to a folder in it, both included."""
    yield top
    rest = folder[len(top) :].strip("/")
    here = top
    for name in rest.split("/") if rest else ():
        here = f"{here}/{name}" if here else name
        yield here


def merged(older: Any, newer: Any) -> Any:
    """Return two values as one: groups of keys are joined, all else is as in ``newer``."""
    if isinstance(older, dict) and isinstance(newer, dict):
        return {
            **older,
            **{
                key: merged(older[key], newer[key]) if key in older else newer[key] for key in newer
            },
        }
    return newer


def all_above(folders: Iterable[str], top: str) -> list[str]:
    """Return folders and those above them, up to ``top``, each once."""
    return sorted({each for folder in folders for each in folders_above(folder, top)})
