"""What lies on disk and is not in the last commit, whatever is staged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.engine.comparison import Comparison
from profilelint.model.named_tuple import NamedTuple
from profilelint.source.files.file import SkippedError
from profilelint.source.files.git_tree import SYMBOLIC_LINK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.engine.repository import Repository
    from profilelint.source.files.tree import Tree

State: TypeAlias = Literal["modified", "new", "deleted"]

_LARGEST: Final = 1 << 20
_MOST: Final = 1 << 23
"""Bytes of all texts that are returned."""


class FileChange(NamedTuple):
    """A file that is another one than in the last commit; its path is relative to the root.

    ``before`` and ``after`` are its texts, empty where there is no file. Both are None where the
    change is not one of texts, or too large to be shown.
    """

    path: str
    state: State
    before: str | None
    after: str | None


def uncommitted(repository: Repository, root: str) -> Iterator[FileChange]:
    """Yield the files below a root that are others than in the last commit, by their paths.

    Files that git does not know are among them unless they are ignored. Line ends alone are no
    change. Raises `profilelint.config.model.ConfigError`.
    """
    comparison = Comparison(repository, repository.head(), None)
    before, after = comparison.before_at(root), comparison.tree_at(root)
    changes = comparison.changes_at(root)
    left = _MOST
    paths = sorted(changes.changed | changes.gone)
    converted = _converted(repository, root, paths)
    for path in paths:
        known, is_gone = before.blobs.get(path), path in changes.gone
        state: State = "deleted" if is_gone else "new" if known is None else "modified"
        is_link = known is not None and known.mode == SYMBOLIC_LINK
        old = _text(path, before) if known is not None and not is_link else ""
        new = "" if is_gone or old is None else _text(path, after)
        if is_link or old is None or new is None or left < len(old) + len(new):
            yield FileChange(path, state, None, None)
            continue
        left -= len(old) + len(new)
        if known is not None and "\r" not in old and path in converted:
            new = new.replace("\r\n", "\n")
        yield FileChange(path, state, old, new)


def _converted(repository: Repository, root: str, paths: Sequence[str]) -> set[str]:
    """Return the files of which git keeps the line ends as LF, whatever they have on disk."""
    folder = repository.inside(root)
    full = {f"{folder}/{path}" if folder else path: path for path in paths}
    is_usual = repository.settings("core.autocrlf", "--type=bool-or-str")[-1:] in (
        ["true"],
        ["input"],
    )
    converting = {"set", "auto", "unspecified"} if is_usual else {"set", "auto"}
    values = repository.attributes("text", full)
    return {full[name] for name, value in values.items() if value in converting}


def _text(path: str, tree: Tree) -> str | None:
    """Return the text of a file; None for one that is none, or a large one."""
    try:
        data = tree.read(path, _LARGEST) if tree.has_file(path) else None
    except (OSError, SkippedError):
        return None
    if data is None or len(data) > _LARGEST or b"\0" in data:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
