"""Where the configuration file is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.files.tree import Tree

FILE_NAMES = ("profilelint.toml", ".profilelint.toml", "pyproject.toml")


def find_config(start: str) -> str | None:
    """Return the absolute path of the configuration that applies to a folder, or None.

    It is the first file with one of `FILE_NAMES` in the folder or in those above it, up to the
    root of the git repository. ``pyproject.toml`` counts only if it has a table
    ``[tool.profilelint]``.
    """
    for path in config_paths(start):
        # What a link leads to is looked at by whoever opens it.
        if (os.path.islink(path) or os.path.isfile(path)) and (
            os.path.basename(path) != "pyproject.toml" or _has_table(path)
        ):
            return path
    return None


def config_paths(start: str) -> Iterator[str]:
    """Yield the absolute paths at which `find_config` looks, in order."""
    folder = os.path.abspath(start)
    while True:
        for name in FILE_NAMES:
            yield os.path.join(folder, name)
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def find_config_in(tree: Tree, folder: str) -> str | None:
    """Return the path of the configuration that applies to a folder of a tree, or None.

    It is looked for as `find_config` does, up to the root of the tree, to which paths are relative.
    """
    while True:
        for name in FILE_NAMES:
            path = f"{folder}/{name}" if folder else name
            if tree.has_file(path) and holds_config(tree, path):
                return path
        if not folder:
            return None
        folder = folder.rpartition("/")[0]


def holds_config(tree: Tree, path: str) -> bool:
    """Return whether a file of a tree with one of `FILE_NAMES` is a configuration."""
    name = path.rpartition("/")[2]
    return name != "pyproject.toml" or "tool.profilelint" in (tree.text(path) or "")


def _has_table(path: str) -> bool:
    from profilelint.source.files.file import SkippedError, checkout_of, read_file

    checkout = checkout_of(os.path.dirname(path))
    try:
        return b"tool.profilelint" in read_file(checkout, os.path.relpath(path, checkout), 1 << 20)
    except (OSError, SkippedError):
        return False
