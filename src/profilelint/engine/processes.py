"""Lints files in several worker processes.

Each worker is forked when schemas and vocabularies are ready, takes its share of the files and
answers in batches through a pipe. A worker that dies is replaced by one that takes one file at a
time; if that dies too, the file is known, and the others are done without it.
"""

from __future__ import annotations

import os
import select
import signal
import struct
import sys
from typing import TYPE_CHECKING, NoReturn

from profilelint.model.interrupts import held_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Answer = Callable[[str], str]

_BATCH = 25
_LENGTH = struct.Struct("<I")


def available() -> int:
    """Return how many processes can work at once: 1 where none can be forked safely."""
    if sys.platform != "linux":
        return 1
    return len(os.sched_getaffinity(0))


def spread(paths: Sequence[str], answer: Answer, jobs: int) -> Iterator[tuple[str, str | None]]:
    """Yield each path with what ``answer`` returns for it, in the order of arrival.

    ``answer`` returns one line of ASCII and does not raise. None stands for a file over which its
    worker died. Leaving the iterator ends the workers. There are fewer than ``jobs`` where the
    system allows no more; where it allows none, this process answers.
    """
    shares: list[tuple[Sequence[str], int]]
    shares = [(paths[number::jobs], _BATCH) for number in range(jobs)]
    workers: list[_Worker] = []
    try:
        while shares or workers:
            while shares:
                try:
                    worker = _Worker(shares[0][0], answer, shares[0][1])
                except OSError:
                    # There may be no more processes or pipes now: one that ends makes room.
                    if workers:
                        break
                    for path in shares[0][0]:
                        yield path, answer(path)
                else:
                    workers.append(worker)
                del shares[0]
            ready, _, _ = select.select(workers, [], []) if workers else ((), (), ())
            for worker in ready:
                yield from worker.answers()
                if not worker.ended:
                    continue
                workers.remove(worker)
                worker.reap()
                if not worker.left:
                    continue
                if worker.batch == 1:
                    # It worked on one file at a time: it died over the first without an answer.
                    yield worker.left.pop(0), None
                if worker.left:
                    shares.append((worker.left, 1))
    finally:
        for worker in workers:
            worker.stop()


class _Worker:
    """One process and its pipe; ``left`` are the paths that it has not answered for yet."""

    def __init__(self, paths: Sequence[str], answer: Answer, batch: int) -> None:
        self.left = list(paths)
        self.batch = batch
        self.ended = False
        self._buffer = b""
        self._pipe, writing = os.pipe()
        # In the new process, an interrupt would be raised through all that called this one.
        with held_back():
            try:
                self._process = os.fork()
            except OSError:
                os.close(self._pipe)
                os.close(writing)
                raise
            if self._process == 0:
                # Otherwise it would wait for ever to be read, by itself, if this process is killed.
                os.close(self._pipe)
                _work(self.left, answer, batch, writing)
        os.close(writing)

    def fileno(self) -> int:
        return self._pipe

    def answers(self) -> Iterator[tuple[str, str]]:
        """Read what has come and yield each path with its answer."""
        data = os.read(self._pipe, 1 << 20)
        self.ended = not data
        self._buffer += data
        at = 0
        while len(self._buffer) - at >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._buffer, at)
            end = at + _LENGTH.size + length
            if len(self._buffer) < end:
                break
            batch = self._buffer[at + _LENGTH.size : end].decode("ascii").split("\n")
            yield from zip(self.left, batch, strict=False)
            del self.left[: len(batch)]
            at = end
        self._buffer = self._buffer[at:]

    def reap(self) -> None:
        os.close(self._pipe)
        os.waitpid(self._process, 0)

    def stop(self) -> None:
        os.kill(self._process, signal.SIGKILL)
        self.reap()


def _work(paths: Sequence[str], answer: Answer, batch: int, pipe: int) -> NoReturn:
    """Answer for each path and end the process, without what a normal exit would do."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        with os.fdopen(pipe, "wb") as out:
            for start in range(0, len(paths), batch):
                answers = [answer(path) for path in paths[start : start + batch]]
                data = "\n".join(answers).encode("ascii")
                out.write(_LENGTH.pack(len(data)) + data)
                out.flush()
    finally:
        os._exit(0)
