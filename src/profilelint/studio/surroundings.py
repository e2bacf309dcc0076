"""What other programs do to the files of a site: which they saved, and what git says of them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from profilelint.config.find import FILE_NAMES
from profilelint.config.model import ConfigError
from profilelint.engine.changes import Changes
from profilelint.engine.git import git
from profilelint.engine.repository import Repository
from profilelint.source.files.saves import Saves
from profilelint.source.files.tree import DiskTree

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAIN: Final = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What the main branch is called, as the first of these that there is."""

_SHARE: Final = 50
"""Looking takes at most one in so many parts of the time."""


class Surroundings:
    """What lies around the pages that are open.

    ``changed`` are the files that are others than on the main branch, relative to the root; None
    while that is not known. It is asked for again when ``asks_git`` is set.
    """

    def __init__(self) -> None:
        self.changed: frozenset[str] | None = None
        self.asks_git = True
        self._saves: Saves | None = None
        self._next = 0.0

    def look(self, root: str, beside: Sequence[str]) -> list[str]:
        """Return the files that were saved, made or removed since the last look.

        Looked at are those below a root, which are named relative to it, and some ``beside``. This
        takes a while, and touches nothing that another thread has.
        """
        now = time.monotonic()
        if now < self._next:
            return []
        saves = self._saves
        if saves is None or saves.root != root:
            # From now on; git has its turn at the next look.
            self._saves = Saves(root, FILE_NAMES, beside)
            return []
        saves.add(beside)
        saved = saves.look()
        found: list[str] = []
        if saved is not None:
            saves.accept()
            found = [*saved.changed, *saved.new, *saved.gone]
            self.asks_git = True
        if self.asks_git:
            self.asks_git = False
            self.changed = changed_since_main(root)
        self._next = now + _SHARE * (time.monotonic() - now)
        return found


def changed_since_main(root: str) -> frozenset[str]:
    """Return the files below a root that changed since they left the main branch.

    Saved changes that are not committed count. There are none where git cannot tell.
    """
    try:
        repository = Repository(root)
        before = repository.revision(_fork(repository))
        changes = Changes(before, DiskTree(repository.top), repository.work())
    except ConfigError:
        return frozenset()
    inside = repository.inside(root) or ""
    prefix = f"{inside}/" if inside else ""
    return frozenset(
        path.removeprefix(prefix) for path in changes.changed if path.startswith(prefix)
    )


def _fork(repository: Repository) -> str:
    """Return the commit at which the work left the main branch; raises `ConfigError`."""
    for name in _MAIN:
        try:
            repository.commit(name)
        except ConfigError:
            continue
        return repository.fork("HEAD", name)
    return "HEAD"


def branch_of(root: str) -> str | None:
    """Return the name of the branch that is checked out; None where there is none."""
    try:
        named = git(root, ["symbolic-ref", "--quiet", "--short", "HEAD"])
    except ConfigError:
        return None
    return named.decode("utf-8", "replace").strip() or None


def has_git(root: str) -> bool:
    """Return whether a folder is in a repository, and git is there."""
    try:
        Repository(root)
    except ConfigError:
        return False
    return True
