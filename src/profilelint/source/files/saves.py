"""Which files were saved since one looked last: told from what the system says, nothing is read.

Asking for a file's state takes 3 microseconds. Folders are listed again only where one of them
changed, since files come and go, and editors save by renaming, in no other way.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.discover import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    State: TypeAlias = tuple[int, int, int] | None
    """Time of change, size and number of a file; None where there is none."""

_IGNORE = ".gitignore"
_MOST_EMPTY = 1000
_NEVER = frozenset(("node_modules", "__pycache__"))


class Saved(NamedTuple):
    """The files that changed, are new or are gone: sorted paths, relative to the root if below."""

    changed: list[str]
    new: list[str]
    gone: list[str]


class Saves:
    """The files below a root as they were when last accepted, but for those that git ignores.

    ``beside`` are names of files that are looked for in every folder, hidden or not; ``others``
    are paths of further files; ``never`` are paths of files that do not count. All paths are
    absolute. Files need not exist. ``settled`` says whether the last two looks saw the same.
    """

    def __init__(
        self,
        root: str,
        beside: Iterable[str] = (),
        others: Iterable[str] = (),
        never: Iterable[str] = (),
    ) -> None:
        self.root = root
        self.settled = True
        self._beside = (_IGNORE, *beside)
        self._others = set(others)
        self._never = frozenset(never)
        self._folders: dict[str, State] = {}
        self._states: dict[str, State] = {}
        self._list()
        self._accepted = self._states

    def add(self, paths: Iterable[str]) -> None:
        """Look at more files from now on."""
        for path in paths:
            self._others.add(path)
            if path not in self._states and path not in self._never:
                self._states[path] = self._accepted[path] = _state(path)

    def look(self) -> Saved | None:
        """Return what changed since the last `accept`; None for nothing."""
        last, before = self._states, self._accepted
        if any(_state(path) != state for path, state in self._folders.items()):
            self._list()
        else:
            self._states = {path: _state(path) for path in last}
            if any(
                state != last[path]
                for path, state in self._states.items()
                if path.endswith(_IGNORE)
            ):
                self._list()
        after = self._states
        self.settled = last == after
        if before == after:
            return None
        pairs = [(path, before.get(path), after.get(path)) for path in {**before, **after}]
        saved = Saved(
            sorted(self._name(path) for path, old, new in pairs if old and new and old != new),
            sorted(self._name(path) for path, old, new in pairs if new and not old),
            sorted(self._name(path) for path, old, new in pairs if old and not new),
        )
        return saved if any(saved) else None

    def accept(self) -> None:
        """Take what was seen last for what is known."""
        self._accepted = self._states

    def _list(self) -> None:
        """List folders and files anew."""
        root = self.root
        links: list[str] = []
        listed = [*walk(root, links=links), *links]
        folders = {""}
        for path in listed:
            folder = path.rpartition("/")[0]
            while folder not in folders:
                folders.add(folder)
                folder = folder.rpartition("/")[0]
        folders.update(_empty(root, folders))
        self._folders = {
            path: _state(path) for path in (os.path.join(root, folder) for folder in folders)
        }
        files = [os.path.join(root, path) for path in listed]
        files += [os.path.join(folder, name) for folder in self._folders for name in self._beside]
        paths = {*files, *self._others} - self._never
        self._states = {path: _state(path) for path in paths}

    def _name(self, path: str) -> str:
        below = os.path.join(self.root, "")
        return path.removeprefix(below).replace(os.sep, "/")


def _state(path: str) -> State:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _empty(root: str, folders: Iterable[str]) -> Iterator[str]:
    """Yield folders in which no file was listed, into which one may be saved next; not too many."""
    known = set(folders)
    stack = sorted(known)
    number = 0
    while stack:
        folder = stack.pop()
        prefix = f"{folder}/" if folder else ""
        try:
            with os.scandir(os.path.join(root, folder)) as entries:
                names = [
                    entry.name
                    for entry in entries
                    if entry.name[0] != "."
                    and entry.name not in _NEVER
                    and entry.is_dir(follow_symlinks=False)
                ]
        except OSError:
            continue
        for name in names:
            path = prefix + name
            if path not in known:
                number += 1
                if number > _MOST_EMPTY:
                    return
                known.add(path)
                stack.append(path)
                yield path
