"""Discovers files: walks folders without following links, and leaves out what git ignores."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.source.files.file import SkippedError, folder_inside, read_file
from profilelint.source.files.ignore import Ignore

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER = frozenset(("node_modules", "__pycache__"))
_LARGEST_IGNORE = 1 << 20


def walk(
    root: str, start: str = "", *, gitignore: bool = True, links: list[str] | None = None
) -> list[str]:
    """Return the files below a folder, relative to the root, with ``/``, in a fixed order.

    Left out are hidden files and folders, ``node_modules``, symbolic links, anything that is not
    a regular file and, with ``gitignore``, what the ``.gitignore`` files between the root and the
    file ignore (gitignore(5)). ``start`` is relative to the root; nothing is found if it is a link
    out of it. Folders that cannot be read are left out. The paths of symbolic links are added to
    ``links``.
    """
    files: list[str] = []
    if folder_inside(root, start) is None:
        return files
    ignores = list(_ignores_above(root, start)) if gitignore else []
    stack = [(start, ignores)]
    while stack:
        folder, ignores = stack.pop()
        prefix = f"{folder}/" if folder else ""
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                members = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            continue
        if gitignore and any(entry.name == ".gitignore" for entry in members):
            own = _read_ignore(root, prefix + ".gitignore")
            if own:
                ignores = [*ignores, (prefix, own)]
        folders = []
        for entry in members:
            name = entry.name
            if name[0] == "." or name in _NEVER:
                continue
            path = prefix + name
            if entry.is_dir(follow_symlinks=False):
                if not (ignores and _ignored(path, ignores, folder=True)):
                    folders.append((path, ignores))
            elif entry.is_file(follow_symlinks=False) and not (
                ignores and _ignored(path, ignores, folder=False)
            ):
                files.append(path)
            elif links is not None and entry.is_symlink():
                links.append(path)
        stack.extend(reversed(folders))
    files.sort()
    return files


def _ignores_above(root: str, start: str) -> Iterator[tuple[str, Ignore]]:
    folder = ""
    for step in start.split("/") if start else ():
        own = _read_ignore(root, f"{folder}/.gitignore" if folder else ".gitignore")
        if own:
            yield (f"{folder}/" if folder else "", own)
        folder = f"{folder}/{step}" if folder else step


def _read_ignore(root: str, path: str) -> Ignore | None:
    """Return the patterns of a ``.gitignore``, or None if it is a link or cannot be read."""
    try:
        if os.path.islink(os.path.join(root, path)):
            return None
        data = read_file(root, path, _LARGEST_IGNORE)
    except (OSError, SkippedError):
        return None
    text = data[:_LARGEST_IGNORE].decode("utf-8-sig", "surrogateescape")
    return Ignore(text.splitlines())


def _ignored(path: str, ignores: list[tuple[str, Ignore]], *, folder: bool) -> bool:
    """Return whether a path is ignored; the innermost ``.gitignore`` that matches it decides."""
    for prefix, ignore in reversed(ignores):
        decision = ignore.decide(path[len(prefix) :], folder=folder)
        if decision is not None:
            return decision
    return False
