"""Where the configuration file is."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.files.tree import Tree

_NAME = r"""["']?profilelint["']?[ \t]*"""
# A head of a table or, before any of them, a key; and a key in the table of all tools.
_TABLE = pattern(
    r"""^[ \t]*\[{0,2}[ \t]*["']?tool["']?[ \t]*\.[ \t]*""" + _NAME + r"(?:[].=]|$)",
    re.MULTILINE,
)
_KEY = pattern(
    r"""^[ \t]*\[[ \t]*["']?tool["']?[ \t]*\][^\n]*\n(?:(?![ \t]*\[)[^\n]*\n)*?[ \t]*"""
    + _NAME
    + r"[.=]",
    re.MULTILINE,
)

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
    return name != "pyproject.toml" or _names_table(tree.text(path) or "")


def _has_table(path: str) -> bool:
    from profilelint.source.files.file import SkippedError, checkout_of, read_file

    checkout = checkout_of(os.path.dirname(path))
    try:
        data = read_file(checkout, os.path.relpath(path, checkout), 1 << 20)
    except (OSError, SkippedError):
        return False
    return _names_table(data.decode("utf-8", "replace"))


def _names_table(text: str) -> bool:
    """Return whether a file in TOML, which may contain mistakes, has a table of this program."""
    if "profilelint" not in text:
        return False
    return _TABLE.search(text) is not None or _KEY.search(text) is not None
