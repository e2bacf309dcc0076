"""The results of earlier runs, so that what did not change is not linted again.

There is one file for each root and each way of running: program, rules, configuration, day. It
lies outside the checkout, in which whoever proposes a change can write. It is text with one line
an entry; an entry counts only for the very bytes it was made from. The last line is a digest of
the others: a file that is cut short, damaged or of another version is ignored.
"""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from time import time
from typing import TYPE_CHECKING

from profilelint.engine.kept.folder import make_folder
from profilelint.source.data_file import DataFileError, hashes, read_inside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FORMAT = "profilelint results 3"
_LARGEST = 1 << 30
_MOST_FILES = 16
_SUFFIX = ".results"
_UNFINISHED = ".tmp"
_ABANDONED = 3600.0  # seconds
_AT_ONCE = 500


def digest(data: bytes) -> str:
    """Return 32 hexadecimal digits that identify bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of(parts: Iterable[str]) -> str:
    """Return 32 hexadecimal digits that identify a series of texts."""
    hashed = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(data))
        hashed.update(data)
    return hashed.hexdigest()


class ResultCache:
    """The results of one root and one way of running.

    ``identity`` is a digest of everything that the results depend on besides the files and the
    inputs. ``inputs`` are further files, by path, with the digests of their bytes: schemas and
    vocabularies, which are known only after a run. If any of them changed, nothing is known.
    ``entries`` holds, by path, the digest of a file with its record, and its facts: apart, so that
    the run and the cache hold the same text of facts.
    """

    def __init__(self, folder: str, root: str, identity: str) -> None:
        self._folder = folder
        self._root = root
        self._prefix = digest(os.fsencode(os.path.realpath(root)))
        self._path = os.path.join(folder, f"{self._prefix}-{identity}{_SUFFIX}")
        self._changed = False
        self._conclusion: tuple[str, str] | None = None
        self.inputs: dict[str, str] = {}
        self.entries: dict[str, tuple[str, str]] = {}
        try:
            self._load()
        except (OSError, ValueError, TypeError, DataFileError):
            self.inputs, self.entries, self._conclusion = {}, {}, None

    def _load(self) -> None:
        with open(self._path, "rb") as file:
            content, _, end = file.read(_LARGEST).rpartition(b"\n")
        if end.decode() != digest(content):
            return
        head, inputs_line, conclusion, *lines = content.decode("ascii").split("\n")
        del content
        if head != _FORMAT:
            return
        inputs = json.loads(inputs_line)
        for path, known in inputs.items():
            if digest(read_inside(path, self._root)) != known:
                return
        entries = {}
        for line in lines:
            name, _, entry = line.partition("\t")
            record, _, facts = entry.partition("\t")
            entries[name] = record, facts
        key, _, text = conclusion.partition("\t")
        self.inputs, self.entries = inputs, entries
        self._conclusion = (key, text) if key else None

    def get(self, path: str, content: str) -> tuple[str, str] | None:
        """Return the record and the facts of a file for the digest of its bytes; None without."""
        entry = self.entries.get(_name(path))
        if entry is None:
            return None
        record, facts = entry
        return (record[len(content) :], facts) if record.startswith(content) else None

    def put(self, path: str, content: str, record: str, facts: str) -> None:
        """Keep record and facts, ASCII in one line, for a file whose bytes have this digest."""
        self.entries[_name(path)] = content + record, facts
        self._changed = True

    def conclusion(self, key: str) -> str | None:
        """Return what was concluded over all files when their facts had this digest."""
        known = self._conclusion
        return known[1] if known is not None and known[0] == key else None

    def conclude(self, key: str, record: str) -> None:
        """Keep what was concluded over all files."""
        self._conclusion = (key, record)
        self._changed = True

    def save(self, inputs: Iterable[str], files: Iterable[str]) -> None:
        """Write the results if any is new; nothing is raised if they cannot be written.

        ``inputs`` are the files that the results depend on. Nothing is written if one of them is
        not what it was when it was used. Entries of files that are not among ``files``, the files
        that exist, are dropped.
        """
        if not self._changed:
            return
        as_used = dict(hashes)
        inputs_now = dict(self.inputs)
        try:
            for path in inputs:
                data = read_inside(path, self._root)
                if as_used.get(path, hash(data)) != hash(data):
                    return
                if inputs_now.setdefault(path, digest(data)) != digest(data):
                    return
        except DataFileError:
            return
        names = set(map(_name, files))
        for name in self.entries.keys() - names:
            del self.entries[name]
        from tempfile import mkstemp

        try:
            make_folder(self._folder)
            handle, temporary = mkstemp(_UNFINISHED, self._prefix, self._folder)
            try:
                self._write(handle, inputs_now)
                os.replace(temporary, self._path)
            except OSError:
                os.unlink(temporary)
                raise
            self._prune()
        except OSError:
            return

    def _write(self, handle: int, inputs: Mapping[str, str]) -> None:
        """Write the file part by part: the whole text would take as much memory again."""
        from itertools import islice

        key, text = self._conclusion or ("", "")
        content = blake2b(digest_size=16)
        entries = (f"\n{name}\t{record}\t{facts}" for name, (record, facts) in self.entries.items())
        part = f"{_FORMAT}\n{json.dumps(inputs)}\n{key}\t{text}"
        with open(handle, "wb") as file:
            while part:
                data = part.encode("ascii")
                content.update(data)
                file.write(data)
                part = "".join(islice(entries, _AT_ONCE))
            file.write(f"\n{content.hexdigest()}".encode())

    def _prune(self) -> None:
        """Keep the newest files of this root: another day or option makes another file."""
        own = [
            entry
            for entry in os.scandir(self._folder)
            if entry.name.startswith(self._prefix) and entry.name.endswith(_SUFFIX)
        ]
        own.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in own[_MOST_FILES:]:
            os.unlink(entry.path)
        for entry in os.scandir(self._folder):
            own_part = entry.name.startswith(self._prefix) and entry.name.endswith(_UNFINISHED)
            # A run that was killed left it, or another one writes it at this moment.
            if own_part and entry.stat().st_mtime < time() - _ABANDONED:
                os.unlink(entry.path)


def _name(path: str) -> str:
    """Return a path as it is written in the file: as JSON if it may hold tabs or line ends."""
    return path if path.isascii() and path.isprintable() else json.dumps(path)


def clean(folder: str) -> int:
    """Remove all results and return how many files that were."""
    removed = 0
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return 0
    for entry in entries:
        if entry.name.endswith((_SUFFIX, _UNFINISHED)) and entry.is_file(follow_symlinks=False):
            os.unlink(entry.path)
            removed += 1
    return removed
