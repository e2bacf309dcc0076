"""Discovers files: walks folders without following links, and leaves out what git ignores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.steps import at_once
from profilelint.source.files.file import SkippedError
from profilelint.source.files.ignore import Ignore
from profilelint.source.files.tree import FILE, FOLDER, LINK, tree_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from profilelint.model.steps import Steps
    from profilelint.source.files.tree import Tree

_NEVER = frozenset(("node_modules", "__pycache__"))
_LARGEST_IGNORE = 1 << 20


def walk(
    root: str | Tree,
    start: str = "",
    *,
    gitignore: bool = True,
    links: list[str] | None = None,
    marks: Container[str] = (),
    marked: list[str] | None = None,
) -> list[str]:
    """Return the files below a folder, relative to the root, with ``/``, in a fixed order.

    The root is a tree of files, or the path of a folder on disk.
    Left out are hidden files and folders, ``node_modules``, symbolic links, anything that is not
    a regular file and, with ``gitignore``, what the ``.gitignore`` files between the root and the
    file ignore (gitignore(5)), unless git keeps it all the same. ``start`` is relative to the root;
    nothing is found if it is a link out of it. Folders that cannot be read are left out. The paths
    of symbolic links are added to ``links``, and those of files and links with one of the names
    ``marks``, hidden or not, to ``marked``.
    """
    return at_once(walking(tree_of(root), start, gitignore, links, marks, marked))


def walking(
    tree: Tree,
    start: str,
    gitignore: bool,
    links: list[str] | None,
    marks: Container[str],
    marked: list[str] | None,
    closed: list[str] | None = None,
) -> Steps[list[str]]:
    """Do what `walk` does; a step is a file.

    The paths of folders that may not be read are added to ``closed``.
    """
    files: list[str] = []
    ignored: list[str] = []
    ignores = list(_ignores_above(tree, start)) if gitignore else []
    stack = [(start, ignores)]
    while stack:
        folder, ignores = stack.pop()
        prefix = f"{folder}/" if folder else ""
        members = tree.members(folder)
        if not members and closed is not None and tree.is_closed(folder):
            closed.append(folder)
        if gitignore and (".gitignore", FILE) in members:
            own = _read_ignore(tree, prefix + ".gitignore")
            if own:
                ignores = [*ignores, (prefix, own)]
        folders = []
        for name, kind in members:
            yield
            if name in marks and marked is not None and kind in {FILE, LINK}:
                marked.append(prefix + name)
            if name[0] == "." or name in _NEVER:
                continue
            path = prefix + name
            if kind == FOLDER:
                if not (ignores and _ignored(path, ignores, folder=True)):
                    folders.append((path, ignores))
                else:
                    ignored.append(path + "/")
            elif kind == FILE:
                if not (ignores and _ignored(path, ignores, folder=False)):
                    files.append(path)
                else:
                    ignored.append(path)
            elif links is not None and kind == LINK:
                links.append(path)
        stack.extend(reversed(folders))
    for path in tree.kept(ignored) if ignored else ():
        steps = path.split("/")
        if steps[-1] in marks and marked is not None:
            marked.append(path)
        if not any(step[0] == "." or step in _NEVER for step in steps):
            files.append(path)
    files.sort()
    return files


def is_ignored(tree: Tree, path: str, known: dict[str, Ignore | None]) -> bool:
    """Return whether git ignores a file of a path, which need not exist.

    ``known`` keeps the ``.gitignore`` files that were read, for the next question.
    """
    ignores: list[tuple[str, Ignore]] = []
    prefix = ""
    steps = path.split("/")
    for number, step in enumerate(steps, 1):
        if prefix not in known:
            known[prefix] = _read_ignore(tree, f"{prefix}.gitignore")
        own = known[prefix]
        if own:
            ignores.append((prefix, own))
        if ignores and _ignored(prefix + step, ignores, folder=number < len(steps)):
            return True
        prefix += f"{step}/"
    return False


def _ignores_above(tree: Tree, start: str) -> Iterator[tuple[str, Ignore]]:
    folder = ""
    for step in start.split("/") if start else ():
        prefix = f"{folder}/" if folder else ""
        own = _read_ignore(tree, f"{prefix}.gitignore")
        if own:
            yield (prefix, own)
        folder = f"{folder}/{step}" if folder else step


def _read_ignore(tree: Tree, path: str) -> Ignore | None:
    """Return the patterns of a ``.gitignore``, or None if it cannot be read."""
    if not tree.has_file(path):
        return None
    try:
        data = tree.read(path, _LARGEST_IGNORE)
    except (OSError, SkippedError):
        return None
    return Ignore(data.decode("utf-8-sig", "surrogateescape").splitlines())


def _ignored(path: str, ignores: list[tuple[str, Ignore]], *, folder: bool) -> bool:
    """Return whether a path is ignored; the innermost ``.gitignore`` that matches it decides."""
    for prefix, ignore in reversed(ignores):
        decision = ignore.decide(path[len(prefix) :], folder=folder)
        if decision is not None:
            return decision
    return False
