"""What a git repository holds: its index, its revisions, its work tree."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.engine.git import (
    SILENT,
    Objects,
    git,
    joined,
    path_of,
    split,
    without_programs,
)
from profilelint.source.files.file import SkippedError, read_file
from profilelint.source.files.git_tree import SYMBOLIC_LINK, Blob, GitTree, object_name
from profilelint.source.read import LARGEST_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FILE = "100644"
_PROGRAM = "100755"
_HASHES = {"sha1", "sha256"}


class Repository:
    """The repository that a folder belongs to; paths are relative to ``top``, its uppermost folder.

    Everything that asks git raises `ConfigError`.
    """

    def __init__(self, folder: str) -> None:
        asked = ["rev-parse", "--show-toplevel", "--show-object-format", "--is-shallow-repository"]
        # A hook is run with variables that hold for the folder in which it is started.
        started = os.getcwd() if "GIT_DIR" in os.environ else folder
        top, hash_name, shallow = path_of(git(started, asked)).rstrip("\n").rsplit("\n", 2)
        self.top = os.path.abspath(top)
        self.hash_name = hash_name if hash_name in _HASHES else "sha1"
        self.is_shallow = shallow == "true"
        self.objects = Objects(self.top)

    def inside(self, path: str) -> str | None:
        """Return a path relative to ``top``, with ``/``; None for one that lies elsewhere."""
        relative = os.path.relpath(os.path.realpath(path), os.path.realpath(self.top))
        relative = relative.replace(os.sep, "/")
        if relative == ".." or relative.startswith("../"):
            return None
        return "" if relative == "." else relative

    def revision(self, name: str) -> GitTree:
        """Return the files of a revision; raises `ConfigError` for one that git does not know."""
        return self._tree(dict(self._listed(self.commit(name))))

    def commit(self, name: str) -> str:
        """Return the name of the commit that a revision is."""
        if name.startswith("-"):
            raise ConfigError(f'"{name}" is not a revision')
        try:
            asked = ["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"]
            return git(self.top, asked).decode().strip()
        except ConfigError as error:
            if error.message != SILENT:
                raise
        more = ""
        if self.is_shallow:
            more = "; this clone does not have the whole history: fetch more of it"
        raise ConfigError(f'git knows no revision "{name}"{more}')

    def head(self) -> GitTree:
        """Return the files of the last commit; none before the first one."""
        try:
            return self.revision("HEAD")
        except ConfigError as error:
            if not error.message.startswith("git knows no revision"):
                raise
        return self._tree({})

    @property
    def is_merging(self) -> bool:
        """Return whether a merge is under way."""
        try:
            git(self.top, ["rev-parse", "--verify", "--quiet", "MERGE_HEAD"])
        except ConfigError:
            return False
        return True

    def fork(self, one: str, other: str) -> str:
        """Return the commit from which two revisions come; the first where that is not known."""
        one, other = self.commit(one), self.commit(other)
        try:
            return git(self.top, ["merge-base", one, other]).decode().strip()
        except ConfigError:
            return one

    def index(self) -> GitTree:
        """Return the files of the index.

        Of a file with a conflict that is not resolved, it is the one in the work tree.
        """
        blobs, unmerged = self._staged()
        given = {}
        for path in unmerged:
            try:
                given[path] = read_file(self.top, path, LARGEST_FILE)
            except (OSError, SkippedError, ValueError):
                continue
            blobs[path] = Blob(_FILE, "")
        return self._tree(blobs, given)

    def work(self) -> dict[str, Blob]:
        """Return the files of the work tree that git knows or does not ignore.

        Their content is compared as it is, without the filters of git, but a file is no other for
        having CRLF at the ends of its lines.
        """
        blobs, unmerged = self._staged()
        changed = set(unmerged)
        asked = ["diff-files", "--raw", "-z", "--no-renames", "--ignore-submodules=all"]
        fields = iter(split(git(self.top, asked, settings=without_programs(self.top))))
        for description in fields:
            path = path_of(next(fields))
            if description.split()[-1] != b"U":
                changed.add(path)
        others = split(git(self.top, ["ls-files", "--others", "--exclude-standard", "-z"]))
        changed.update(path_of(name) for name in others if not name.endswith(b"/"))
        for path in changed:
            known = blobs.pop(path, None)
            now = self._on_disk(path, known)
            if now is not None:
                blobs[path] = now
        return blobs

    def _on_disk(self, path: str, known: Blob | None) -> Blob | None:
        full = os.path.join(self.top, path)
        try:
            status = os.lstat(full)
            if os.path.islink(full):
                target = os.fsencode(os.readlink(full))
                return Blob(SYMBOLIC_LINK, object_name(target, self.hash_name))
            data = read_file(self.top, path, max(status.st_size, LARGEST_FILE))
        except (OSError, SkippedError, ValueError):
            return None
        mode = _PROGRAM if status.st_mode & 0o100 else _FILE
        name = object_name(data, self.hash_name)
        if known is not None and name != known.name and b"\r\n" in data:
            unix = object_name(data.replace(b"\r\n", b"\n"), self.hash_name)
            name = known.name if unix == known.name else name
        return Blob(mode, name)

    def _staged(self) -> tuple[dict[str, Blob], dict[str, None]]:
        """Return the files of the index, and those with conflicts."""
        blobs: dict[str, Blob] = {}
        unmerged: dict[str, None] = {}
        for entry in split(git(self.top, ["ls-files", "--stage", "-z"])):
            description, _, name = entry.partition(b"\t")
            mode, blob, stage = description.decode().split()
            if stage == "0":
                blobs[path_of(name)] = Blob(mode, blob)
            else:
                unmerged[path_of(name)] = None
        empty = object_name(b"", self.hash_name)
        if any(blob.name == empty for blob in blobs.values()):
            self._leave_out_announced(blobs)
        return blobs, unmerged

    def _leave_out_announced(self, blobs: dict[str, Blob]) -> None:
        """Leave out files of which the index has only names (``git add --intent-to-add``)."""
        asked = ["diff-files", "--name-only", "-z", "--no-renames", "--diff-filter=A"]
        asked.append("--ignore-submodules=all")
        for name in split(git(self.top, asked, settings=without_programs(self.top))):
            blobs.pop(path_of(name), None)

    def _listed(self, commit: str) -> Iterator[tuple[str, Blob]]:
        for entry in split(git(self.top, ["ls-tree", "-r", "-z", "--full-tree", commit])):
            description, _, name = entry.partition(b"\t")
            mode, _, blob = description.decode().split()
            yield path_of(name), Blob(mode, blob)

    def _tree(self, blobs: dict[str, Blob], given: dict[str, bytes] | None = None) -> GitTree:
        return GitTree(blobs, self.objects.read, given, hash_name=self.hash_name)

    def attributes(self, name: str, paths: Iterable[str]) -> dict[str, str]:
        """Return, by path, the value of an attribute; ``unspecified`` for none."""
        asked = ["check-attr", "-z", "--stdin", name]
        answered = git(self.top, asked, data=joined(paths)).split(b"\0")
        return dict(zip(map(path_of, answered[::3]), map(path_of, answered[2::3]), strict=False))

    def settings(self, name: str, kind: str) -> list[str]:
        """Return the values of a setting, the last of which holds; none where it cannot be read.

        ``kind`` is an option of git config, as in ``--type=bool``.
        """
        try:
            values = git(self.top, ["config", "-z", kind, "--get-all", name])
        except ConfigError:
            return []
        return [path_of(each) for each in split(values)]

    def stage(self, path: str, mode: str, data: bytes) -> None:
        """Put a file into the index and the store of objects, without filters."""
        made = git(self.top, ["hash-object", "-w", "--no-filters", "--stdin"], data=data)
        entry = f"{mode} {made.decode().strip()}\t{path}".encode("utf-8", "surrogateescape")
        # To write the index, git may look at files that changed in the same moment.
        settings = without_programs(self.top)
        git(self.top, ["update-index", "-z", "--index-info"], data=entry + b"\0", settings=settings)
