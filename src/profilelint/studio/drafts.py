"""What was typed and not saved, kept on disk: so it outlives the browser and the server."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from profilelint.engine.kept.folder import make_folder, refuse_hostile
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST: Final = 500
_MOST_BYTES: Final = 64 * 1024 * 1024
_LARGEST: Final = 32 * 1024 * 1024
_ENDING: Final = ".json"
_HALVES: Final = pattern("[\ud800-\udfff]")


class Draft(NamedTuple):
    """The text of a page, its byte order mark included.

    ``path`` is relative to the root. ``digest`` is that of the bytes that it was typed over, empty
    for a new page.
    """

    path: str
    digest: str
    text: str


class Drafts:
    """The drafts of the pages below a root, below the folder of the user's cache.

    Their names are digests: a page's path is never part of one. Of very many, or very large ones,
    those that were typed first are dropped. ``folder`` is where they are.
    """

    def __init__(self, cache: str, root: str) -> None:
        """Take the folders; raises `ConfigError` for a cache that comes from the repository."""
        refuse_hostile(cache, root)
        self._cache = cache
        self.folder = os.path.join(cache, "drafts", _name(os.path.realpath(root))[:32])

    def put(self, draft: Draft) -> None:
        """Keep a draft in place of an earlier one of the page; raises `OSError`."""
        make_folder(self._cache)
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        full = self._full(draft.path)
        temporary = f"{full}.{os.getpid()}.tmp"
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(handle, "w", encoding="ascii") as file:
            json.dump(draft._asdict(), file)
        is_new = not os.path.exists(full)
        os.replace(temporary, full)
        if is_new:
            self._make_room()

    def drop(self, path: str) -> None:
        """Forget the draft of a page, if there is one; raises `OSError`."""
        with suppress(FileNotFoundError):
            os.unlink(self._full(path))

    def __iter__(self) -> Iterator[Draft]:
        """Yield the drafts that can be read."""
        for full, _, size in self._listed():
            draft = _read(full) if size <= _LARGEST else None
            if draft is not None and full == self._full(draft.path):
                yield draft

    def _full(self, path: str) -> str:
        return os.path.join(self.folder, _name(path) + _ENDING)

    def _listed(self) -> list[tuple[str, float, int]]:
        """Return the files of drafts with their times and sizes, the newest first."""
        found = []
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if entry.name.endswith(_ENDING) and entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        found.append((entry.path, status.st_mtime, status.st_size))
        except OSError:
            return []
        return sorted(found, key=lambda each: each[1], reverse=True)

    def _make_room(self) -> None:
        total = 0
        for number, (full, _, size) in enumerate(self._listed()):
            total += size
            if number >= _MOST or (number and total > _MOST_BYTES):
                with suppress(OSError):
                    os.unlink(full)


def _name(path: str) -> str:
    return sha256(path.encode("utf-8", "surrogatepass")).hexdigest()


def _read(full: str) -> Draft | None:
    try:
        with open(full, encoding="ascii") as file:
            kept: Any = json.load(file)
        parts = [kept[name] for name in Draft._fields]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(part, str) and not _HALVES.search(part) for part in parts):
        return None
    draft = Draft(*parts)
    is_inside = not {"", ".", ".."}.intersection(draft.path.split("/"))
    return draft if is_inside and "\\" not in draft.path and "\0" not in draft.path else None
