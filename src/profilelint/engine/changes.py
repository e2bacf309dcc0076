"""What changed between two states of a repository: files, lines, and which files were renamed."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from profilelint.source.files.file import SkippedError
from profilelint.source.files.git_tree import SUBMODULE, SYMBOLIC_LINK
from profilelint.source.read import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from profilelint.source.files.git_tree import Blob, GitTree
    from profilelint.source.files.tree import Tree

    Lines = list[tuple[int, int]]

EVERY_LINE = (1, 1 << 60)
_MOST_PAIRS = 40_000
_MOST_EDITS = 1_000
_MOST_STEPS = 2_000_000
_ALIKE = 0.5


class Changes:
    """What changed from the files of one tree to those of another; paths are of the same root.

    ``files`` are those of the later tree as git would list them. Submodules are not looked into.
    """

    def __init__(self, before: GitTree, after: Tree, files: Mapping[str, Blob]) -> None:
        self._before = before
        self._after = after
        self._files = files
        self.changed = frozenset(
            path
            for path, blob in files.items()
            if blob.mode != SUBMODULE and (not blob.name or before.blobs.get(path) != blob)
        )
        self.gone = frozenset(
            path
            for path, blob in before.blobs.items()
            if path not in files and blob.mode != SUBMODULE
        )

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Return the old path of each renamed file by its new one.

        A file was renamed if what it holds is, for more than half, what a file held that is gone.
        """
        added = [path for path in self.changed if path not in self._before.blobs]
        return renamed(sorted(self.gone), sorted(added), self._before, self._after)

    def lines(self, path: str) -> Lines:
        """Return the first and the last of each group of lines that changed in a file.

        Lines count from 1. A file that was only renamed has none. All count in a file with a
        conflict that is not resolved, and in a symbolic link: its lines are those of another file.
        """
        blob = self._files[path]
        if not blob.name or blob.mode == SYMBOLIC_LINK:
            return [EVERY_LINE]
        before = self._before.blobs.get(self.renamed.get(path, path))
        try:
            new = _lines(self._after.read(path, LARGEST_FILE))
            if before is None or before.mode == SYMBOLIC_LINK:
                return [(1, len(new))] if new else []
            old = _lines(self._before.read(self.renamed.get(path, path), LARGEST_FILE))
        except (OSError, SkippedError):
            return [EVERY_LINE]
        return list(changed_lines(old, new))


def _lines(data: bytes) -> list[bytes]:
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines


def changed_lines(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of each group of new lines that are not among the old ones.

    Where the texts are very different, all between the first and the last difference count as one
    group.
    """
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    if not new:
        return
    inserted = inserted_lines(old, new)
    if inserted is None:
        yield start + 1, start + len(new)
        return
    first = last = -1
    for line in inserted:
        if line > last + 1 and last >= 0:
            yield start + first + 1, start + last + 1
        if line > last + 1 or last < 0:
            first = line
        last = line
    if last >= 0:
        yield start + first + 1, start + last + 1


def inserted_lines(old: Sequence[object], new: Sequence[object]) -> list[int] | None:
    """Return the indices of new lines in the shortest script that makes the new of the old lines.

    This is Myers' algorithm ("An O(ND) Difference Algorithm and Its Variations"). None where it
    would take long.
    """
    furthest = {1: 0}
    rounds: list[dict[int, int]] = []
    steps = 0
    for edits in range(min(_MOST_EDITS, len(old) + len(new)) + 1):
        rounds.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            if _is_insertion(furthest, diagonal, edits):
                x = furthest[diagonal + 1]
            else:
                x = furthest[diagonal - 1] + 1
            begin = x
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            steps += x - begin + 1
            furthest[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return _traced(rounds, len(old), len(new))
        if steps > _MOST_STEPS:
            return None
    return None


def _is_insertion(furthest: Mapping[int, int], diagonal: int, edits: int) -> bool:
    """Return whether the edit that leads furthest on a diagonal inserts a line, or deletes one."""
    return diagonal == -edits or (
        diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1]
    )


def _traced(rounds: Sequence[dict[int, int]], x: int, y: int) -> list[int]:
    """Return the inserted lines on the way back from the end of both texts."""
    inserted = []
    for edits in range(len(rounds) - 1, 0, -1):
        furthest, diagonal = rounds[edits], x - y
        if _is_insertion(furthest, diagonal, edits):
            x = furthest[diagonal + 1]
            y = x - diagonal - 1
            inserted.append(y)
        else:
            x = furthest[diagonal - 1]
            y = x - diagonal + 1
    return inserted[::-1]


def renamed(
    gone: Sequence[str], added: Sequence[str], before: GitTree, after: Tree
) -> dict[str, str]:
    """Return the old path of each renamed file by its new one; see `Changes.renamed`.

    ``gone`` are files of the tree before and ``added`` files of the tree after; both trees identify
    content in the same way.
    """
    if not gone or not added:
        return {}
    found: dict[str, str] = {}
    by_object: dict[str, list[str]] = {}
    for path in reversed(gone):
        by_object.setdefault(before.blobs[path].name, []).append(path)
    left = []
    for path in added:
        same = by_object.get(_object(path, after))
        if same:
            found[path] = same.pop()
        else:
            left.append(path)
    taken = set(found.values())
    rest = [path for path in gone if path not in taken]
    if len(rest) * len(left) > _MOST_PAIRS:
        names = {path.rpartition("/")[2] for path in rest} & {
            path.rpartition("/")[2] for path in left
        }
        rest = [path for path in rest if path.rpartition("/")[2] in names]
        left = [path for path in left if path.rpartition("/")[2] in names]
    if 0 < len(rest) * len(left) <= _MOST_PAIRS:
        found.update(_alike(rest, left, before, after))
    return found


def _object(path: str, tree: Tree) -> str:
    known = tree.known_digest(path)
    if known:
        return known
    try:
        return tree.digest(tree.read(path, LARGEST_FILE))
    except (OSError, SkippedError):
        return ""


def _alike(
    gone: Iterable[str], added: Iterable[str], before: GitTree, after: Tree
) -> Iterator[tuple[str, str]]:
    held = {path: _weights(path, before) for path in gone}
    shares = []
    for path in added:
        own = _weights(path, after)
        for old, other in held.items():
            longest = max(sum(own.values()), sum(other.values()))
            if longest:
                shares.append((sum((own & other).values()) / longest, path, old))
    return most_alike(shares)


def most_alike(shares: Iterable[tuple[float, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the new and the old path of files of which more than half is the same.

    ``shares`` say how much of a file with a new path, the second, is the same in one with an old
    path, the third. Those that are most alike come first, and each path belongs to one other.
    """
    pairs = sorted((-share, path, old) for share, path, old in shares if share > _ALIKE)
    renamed: set[str] = set()
    taken: set[str] = set()
    for _, path, old in pairs:
        if path not in renamed and old not in taken:
            renamed.add(path)
            taken.add(old)
            yield path, old


def _weights(path: str, tree: Tree) -> Counter[bytes]:
    """Return the bytes that each line of a file takes in it."""
    try:
        data = tree.read(path, LARGEST_FILE)
    except (OSError, SkippedError):
        return Counter()
    weights: Counter[bytes] = Counter()
    if b"\0" not in data:
        for line in _lines(data):
            weights[line] += len(line) + 1
    return weights
