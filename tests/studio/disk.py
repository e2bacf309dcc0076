"""A disk that lets a change of many files wait in the middle."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from profilelint.studio import writing
from profilelint.upkeep.file_edits import FileEdits, Refusal
from profilelint.upkeep.prepared import write_files


class Disk:
    """A disk that waits before it writes one file, and may fail with it."""

    def __init__(self, path: str) -> None:
        self.is_reached = threading.Event()
        self.goes_on = threading.Event()
        self.fault: Exception | None = None
        self._path = path

    def write(self, root: str, files: list[FileEdits], paths: list[str]) -> list[Refusal]:
        (file,) = files
        if file.path == self._path:
            self.is_reached.set()
            assert self.goes_on.wait(30)
            if self.fault is not None:
                raise self.fault
        return write_files(root, files, paths)


@contextmanager
def waiting_at(path: str) -> Iterator[Disk]:
    """Let what is written wait before a file."""
    disk = Disk(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "write_files", disk.write)
        try:
            yield disk
        finally:
            disk.goes_on.set()
