"""The results of earlier runs, so that what did not change is not linted again.

There is one file for each root, each way of running (program, rules, configuration, day), and each
state of the schemas and vocabularies. It lies outside the checkout, in which whoever proposes a
change can write. It is text with one line an entry; an entry counts only for the very bytes it was
made from. They are known by their digest or, without reading them, by a stamp of their file. The
last line is a digest of the others: a file that is cut short, damaged or of another version is
ignored.
"""

from __future__ import annotations

import json
import os
from itertools import islice
from time import time
from typing import TYPE_CHECKING

from profilelint.config.model import ConfigError
from profilelint.engine.kept.folder import make_folder
from profilelint.engine.kept.record import divided
from profilelint.model.digest import digest, new_hash
from profilelint.source.data_file import hash_used
from profilelint.source.files.file import SkippedError
from profilelint.source.files.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.model.result import Outcome
    from profilelint.source.files.tree import Tree

_FORMAT = "profilelint results 5"
_LARGEST = 1 << 30
_MOST_FILES = 16
_SUFFIX = ".results"
_UNFINISHED = ".tmp"
_ABANDONED = 3600.0  # seconds
_AT_ONCE = 500
_MOST_INPUTS = 16 << 20
_MOST_CONCLUSIONS = 4
_MOST_STATES = 4


class ResultCache:
    """The results of one root and one way of running.

    ``root`` is a tree of files with its folder's path; the path alone stands for what lies there on
    disk. ``identity`` is a digest of everything that the results depend on besides the files and
    the inputs. ``inputs`` are further files, by path, with the digests of their bytes: schemas and
    vocabularies, which are known only after a run. Where they are not the same, nothing is known.
    ``entries`` holds, by path, the digest and stamp of a file with its record, and its facts:
    apart, so that the run and the cache hold the same text of facts. Where it ``has_versions``,
    that is of trees that git keeps, each version of a file has an entry, and ``recalled`` is for
    outcomes that were made of entries, by path and digest.

    Without a ``folder``, results are kept for this run alone.
    """

    def __init__(self, folder: str, root: str, identity: str, tree: Tree | None = None) -> None:
        self._folder = folder
        self._tree = tree if tree is not None else tree_of(root)
        self.has_versions = bool(self._tree.keys)
        self.identity = identity
        place = os.path.realpath(root) + (f"\0{self._tree.keys}" if self._tree.keys else "")
        self._prefix = digest(os.fsencode(place))
        self._changed = False
        self._conclusions: dict[str, str] = {}
        self.inputs: dict[str, str] = {}
        self.entries: dict[str, tuple[str, str]] = {}
        self.recalled: dict[tuple[str, str], Outcome] = {}
        self._used: set[str] = set()
        if folder:
            self._load()

    def _load(self) -> None:
        """Read the results of the newest run whose inputs were the same."""
        prefix = f"{self._prefix}-{self.identity}"
        for path in islice(self._files(prefix), _MOST_STATES):
            try:
                if self._read(path):
                    return
            except (OSError, ValueError, TypeError, SkippedError):
                continue
        self.inputs, self.entries, self._conclusions = {}, {}, {}

    def _read(self, path: str) -> bool:
        with open(path, "rb") as file:
            head = file.readline(len(_FORMAT) + 1)
            inputs_line = file.readline(_MOST_INPUTS)
            if head != f"{_FORMAT}\n".encode():
                return False
            inputs = json.loads(inputs_line)
            if not self.holds_in(self._tree, inputs):
                return False
            content, _, end = (head + inputs_line + file.read(_LARGEST)).rpartition(b"\n")
        if end.decode() != digest(content):
            return False
        _, _, conclusions, *lines = content.decode("ascii").split("\n")
        del content
        entries = {}
        for line in lines:
            name, known, record = line.split("\t", 2)
            record, facts = divided(record)
            entries[name] = f"{known}\t{record}", facts
        self.inputs, self.entries = inputs, entries
        self._conclusions = dict(json.loads(conclusions))
        return True

    def holds_in(self, tree: Tree, inputs: Mapping[str, str] | None = None) -> bool:
        """Return whether the inputs, those of this cache or others, are the same in a tree."""
        known = self.inputs if inputs is None else inputs
        try:
            return all(_input(tree, path) == each for path, each in known.items())
        except (OSError, SkippedError):
            return False

    def _key(self, path: str, content: str) -> str:
        return f"{_name(path)} {content}" if self.has_versions else _name(path)

    def get(self, path: str, content: str) -> tuple[str, str] | None:
        """Return the record and the facts of a file for the digest of its bytes; None without."""
        key = self._key(path, content)
        entry = self.entries.get(key)
        if entry is None or not entry[0].startswith(content):
            return None
        if self.has_versions:
            self._used.add(key)
        return entry[0].partition("\t")[2], entry[1]

    def get_unchanged(self, path: str, stamp: str) -> tuple[str, str] | None:
        """Return the record and the facts of a file for its stamp; None without.

        Where each version has an entry, there are no stamps.
        """
        entry = self.entries.get(_name(path))
        if entry is None:
            return None
        known, _, record = entry[0].partition("\t")
        return (record, entry[1]) if known.partition(" ")[2] == stamp else None

    def put(self, path: str, content: str, stamp: str, record: str, facts: str) -> None:
        """Keep record and facts, ASCII in one line, for a file whose bytes have this digest.

        ``stamp`` is empty where nothing but the digest tells that they are the same.
        """
        key = self._key(path, content)
        self.entries[key] = f"{content} {stamp}\t{record}", facts
        self._used.add(key)
        self._changed = True

    def conclusion(self, key: str) -> str | None:
        """Return what was concluded over all files when their facts had this digest."""
        return self._conclusions.get(key)

    def conclude(self, key: str, record: str) -> None:
        """Keep what was concluded over all files."""
        self._conclusions.pop(key, None)
        self._conclusions[key] = record
        for old in [*self._conclusions][:-_MOST_CONCLUSIONS]:
            del self._conclusions[old]
        self._changed = True

    def save(self, inputs: Iterable[str], files: Iterable[str]) -> None:
        """Write the results if any is new; nothing is raised if they cannot be written.

        ``inputs`` are the files that the results depend on. Nothing is written if one of them is
        not what it was when it was used. Entries of files that are not among ``files``, the files
        that exist, are dropped, and so are versions that this run had no use for.
        """
        if not self._changed:
            return
        self._drop(files)
        from tempfile import mkstemp

        try:
            for path in inputs:
                data = self._tree.read(path, _MOST_INPUTS)
                if hash_used(self._tree, path) not in (None, hash(data)):
                    return
                known = self._tree.digest(data)
                if self.inputs.setdefault(path, known) != known:
                    return
            if not self._folder:
                return
            make_folder(self._folder)
            handle, temporary = mkstemp(_UNFINISHED, self._prefix, self._folder)
            state = digest(json.dumps(self.inputs, sort_keys=True).encode())[:16]
            name = f"{self._prefix}-{self.identity}-{state}{_SUFFIX}"
            try:
                self._write(handle)
                os.replace(temporary, os.path.join(self._folder, name))
            except OSError:
                os.unlink(temporary)
                raise
            self._prune()
        except (OSError, SkippedError):
            return

    def _drop(self, files: Iterable[str]) -> None:
        names = set(map(_name, files))
        if not self.has_versions:
            for name in self.entries.keys() - names:
                del self.entries[name]
            return
        used = {key.rpartition(" ")[0] for key in self._used}
        for key in self.entries.keys() - self._used:
            name = key.rpartition(" ")[0]
            if name in used or name not in names:
                del self.entries[key]

    def _write(self, handle: int) -> None:
        """Write the file part by part: the whole text would take as much memory again."""
        content = new_hash()
        entries = (f"\n{name}\t{record}{facts}" for name, (record, facts) in self.entries.items())
        conclusions = json.dumps([*self._conclusions.items()])
        part = f"{_FORMAT}\n{json.dumps(self.inputs)}\n{conclusions}"
        with open(handle, "wb") as file:
            while part:
                data = part.encode("ascii")
                content.update(data)
                file.write(data)
                part = "".join(islice(entries, _AT_ONCE))
            file.write(f"\n{content.hexdigest()}".encode())

    def _files(self, prefix: str) -> Iterator[str]:
        """Yield the files of results whose names begin with a prefix, newest first."""
        try:
            with os.scandir(self._folder) as entries:
                own = [
                    (entry.stat().st_mtime_ns, entry.path)
                    for entry in entries
                    if entry.name.startswith(prefix) and entry.name.endswith(_SUFFIX)
                ]
        except OSError:
            return
        for _, path in sorted(own, reverse=True):
            yield path

    def _prune(self) -> None:
        """Keep the newest files of this root: another day or option makes another file."""
        for path in islice(self._files(self._prefix), _MOST_FILES, None):
            os.unlink(path)
        for entry in os.scandir(self._folder):
            own_part = entry.name.startswith(self._prefix) and entry.name.endswith(_UNFINISHED)
            # A run that was killed left it, or another one writes it at this moment.
            if own_part and entry.stat().st_mtime < time() - _ABANDONED:
                os.unlink(entry.path)


def _input(tree: Tree, path: str) -> str:
    """Return the digest of a schema's or vocabulary's file; raises as `Tree.read` does."""
    return tree.digest(tree.read(path, _MOST_INPUTS))


def _name(path: str) -> str:
    """Return a path as it is written in the file: as JSON if it may hold tabs or line ends."""
    return path if path.isascii() and path.isprintable() else json.dumps(path)


def clean(folder: str) -> int:
    """Remove all results and return how many files that were; raises `ConfigError` if it fails."""
    removed = 0
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return 0
    for entry in entries:
        if entry.name.endswith((_SUFFIX, _UNFINISHED)) and entry.is_file(follow_symlinks=False):
            try:
                os.unlink(entry.path)
            except FileNotFoundError:
                continue  # Another run was quicker.
            except OSError as error:
                raise ConfigError(f'"{entry.path}" cannot be removed: {error.strerror}') from None
            removed += 1
    return removed
