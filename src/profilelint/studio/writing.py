"""A change of many files on its way to the disk: one at a time, and told of while it lasts."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

from profilelint.studio.refusal import RefusalError
from profilelint.upkeep.file_edits import Refusal
from profilelint.upkeep.prepared import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from profilelint.studio.session import Session
    from profilelint.upkeep.file_edits import FileEdits
    from profilelint.upkeep.prepared import Prepared


@contextmanager
def alone(session: Session) -> Iterator[None]:
    """Let no other change be written while the block runs; raises `RefusalError` where one is."""
    if session.is_writing:
        raise RefusalError(409, "busy", "another change is being written: wait until that is done")
    session.is_writing = True
    try:
        yield
    finally:
        session.is_writing = False


async def written(session: Session, prepared: Prepared) -> Prepared:
    """Write a change, and return what became of it: the files that were written, and the others.

    Each file waits for the disk, so this is done in another thread; all are told how far it is.
    What was begun is finished, even if the studio ends meanwhile.
    """
    loop = asyncio.get_running_loop()
    total, done = len(prepared.files), 0
    paths: list[str] = []

    def tell() -> None:
        nonlocal done
        done += 1
        session.tell("writing", {"done": done, "total": total})

    try:
        left = await asyncio.to_thread(
            _write, session.root, prepared.files, paths, lambda: loop.call_soon_threadsafe(tell)
        )
    finally:
        session.written(paths)
    are_written = set(paths)
    return prepared._replace(
        files=[file for file in prepared.files if file.path in are_written],
        refusals=[*prepared.refusals, *left],
    )


def _write(
    root: str, files: Sequence[FileEdits], paths: list[str], tell: Callable[[], object]
) -> list[Refusal]:
    """Write files, and return those that could not be written, whatever the reason."""
    left: list[Refusal] = []
    for number, file in enumerate(files):
        try:
            left += write_files(root, [file], paths)
        except Exception as error:  # noqa: BLE001 - what was written before it must be told
            reason = f"internal error: {type(error).__name__}: {error}"
            return [*left, *(Refusal(each.path, reason) for each in files[number:])]
        tell()
    return left
