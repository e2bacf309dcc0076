"""Runs commands as whole processes and measures each: time of the processors, time passed, memory.

The figures are the operating system's own account of the finished process (``wait4``). Time of
the processors is user and system time together and includes the worker processes that the command
waited for; memory is the peak of the largest single process.
"""

from __future__ import annotations

import os
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Sample(NamedTuple):
    """One run: seconds of processors, seconds passed, and peak megabytes."""

    cpu: float
    wall: float
    peak: float


DONE = frozenset((0,))
"""How a command ends that has nothing to find."""
FINISHED = DONE | {1, 99}
"""How the tools end: nothing found, something found, and what v8r says for the latter."""


class Command(NamedTuple):
    """A command to measure; ``prepare`` is called before each run, outside the measurement.

    ``ends`` are the exit statuses of a run that did its work.
    """

    name: str
    words: Sequence[str]
    folder: str = "."
    environment: Mapping[str, str] = {}
    prepare: Callable[[], None] | None = None
    ends: frozenset[int] = FINISHED


def cpu(samples: Sequence[Sample]) -> float:
    """Return the median of the seconds of processors."""
    return median(sample.cpu for sample in samples)


def peak(samples: Sequence[Sample]) -> float:
    """Return the largest peak, in megabytes."""
    return max(sample.peak for sample in samples)


def ratio(ones: Sequence[Sample], others: Sequence[Sample], figure: str = "cpu") -> float:
    """Return the median of the ratios of CPU time or another figure, pair by pair."""
    pairs = zip(ones, others, strict=True)
    return float(median(getattr(one, figure) / getattr(other, figure) for one, other in pairs))


def measure(command: Command) -> Sample:
    """Run a command, throw its output away, and return what it took.

    It is started by a bare interpreter (this file, below), since the system counts into a
    process's peak what its parent held when it was started. Raises `OSError` where it cannot be
    started, or ends with a status that is not among its own.
    """
    if command.prepare is not None:
        command.prepare()
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    # What a shell sets for Python, such as not to write compiled modules, would count as ours.
    inherited = {name: value for name, value in os.environ.items() if name[:6] != "PYTHON"}
    launcher = [sys.executable, "-I", "-S", __file__, str(writing), command.folder, *command.words]
    process = os.posix_spawn(
        sys.executable,
        launcher,
        {**inherited, **command.environment},
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(process, 0)
    if not text:
        raise OSError(f"{command.words[0]} cannot be started")
    cpu, wall, peak, status = text.split()
    if int(status) not in command.ends:
        raise OSError(f"{command.name} ended with status {status}")
    return Sample(float(cpu), float(wall), float(peak))


def measure_in_turn(
    commands: Sequence[Command], runs: int, *, warm_up: bool = True
) -> dict[str, list[Sample]]:
    """Return the samples of each command by its name, run in turn: A B A B and so on.

    The n-th samples of all commands were taken next to each other, so that their ratio holds
    when the machine's speed drifts.
    """
    if warm_up:
        for command in commands:
            measure(command)
    samples: dict[str, list[Sample]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            samples[command.name].append(measure(command))
    return samples


def _launch(answer: int, folder: str, words: list[str]) -> None:
    os.chdir(folder)
    os.set_inheritable(answer, False)
    began = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - began
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    code = os.waitstatus_to_exitcode(status)
    text = f"{usage.ru_utime + usage.ru_stime} {wall} {usage.ru_maxrss / unit} {code}"
    os.write(answer, text.encode())


if __name__ == "__main__":
    _launch(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
