"""Two states of a repository: the one that is judged, and the one from which it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.engine.changes import Changes
from profilelint.engine.repository import Repository
from profilelint.source.files.git_tree import GitTree, WorkTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.source.files.git_tree import Blob
    from profilelint.source.files.tree import Tree


class Comparison:
    """What is judged, and against what.

    ``repository`` is that of both. ``before`` is the earlier state. ``after`` is the later one;
    None where it is what lies on disk. ``is_staged`` tells whether it is the index.
    """

    def __init__(
        self,
        repository: Repository,
        before: GitTree,
        after: GitTree | None,
        *,
        is_staged: bool = False,
    ) -> None:
        self.repository = repository
        self.before = before
        self.after = after
        self.is_staged = is_staged
        self._files: Mapping[str, Blob] = after.blobs if after is not None else repository.work()

    def tree_at(self, root: str) -> Tree:
        """Return the later files below a folder of the repository; raises `ConfigError`."""
        if self.after is not None:
            return self.after.below(self._inside(root))
        return WorkTree(root, self.repository.hash_name)

    def before_at(self, root: str) -> GitTree:
        """Return the earlier files below a folder of the repository; raises `ConfigError`."""
        return self.before.below(self._inside(root))

    def changes_at(self, root: str) -> Changes:
        """Return what changed below a folder of the repository; raises `ConfigError`."""
        folder = self._inside(root)
        prefix = f"{folder}/" if folder else ""
        files = {
            path[len(prefix) :]: blob
            for path, blob in self._files.items()
            if path.startswith(prefix)
        }
        return Changes(self.before_at(root), self.tree_at(root), files)

    def stage(self, root: str, path: str, data: bytes) -> None:
        """Put a file below a folder of the repository into the index; raises `ConfigError`.

        One with a conflict is left out of it, as git takes what is added for resolved.
        """
        folder = self._inside(root)
        full = f"{folder}/{path}" if folder else path
        known = self._files[full]
        if known.name:
            self.repository.stage(full, known.mode, data)

    @property
    def touched(self) -> list[str]:
        """Return all files that changed or are gone, relative to the top of the repository."""
        changes = Changes(self.before, self.tree_at(self.repository.top), self._files)
        return sorted(changes.changed | changes.gone)

    def _inside(self, root: str) -> str:
        folder = self.repository.inside(root)
        if folder is None:
            raise ConfigError(
                f'"{root}", the folder of the configuration, is outside the repository '
                f'"{self.repository.top}"'
            )
        return folder


def staged(folder: str) -> Comparison:
    """Return what is staged in the repository of a folder, against the last commit."""
    repository = Repository(folder)
    return Comparison(repository, repository.head(), repository.index(), is_staged=True)


def since(folder: str, revision: str) -> Comparison:
    """Return what lies on disk, in the repository of a folder, against a revision."""
    repository = Repository(folder)
    return Comparison(repository, repository.revision(revision), None)


def between(folder: str, one: str, other: str) -> Comparison:
    """Return a revision against the commit where it left another one."""
    repository = Repository(folder)
    before = repository.revision(repository.fork(one, other))
    return Comparison(repository, before, repository.revision(other))
