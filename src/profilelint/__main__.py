"""Starts the command line: the target of ``profilelint`` and of ``python -m profilelint``."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import NoReturn

_USAGE_ERROR = 2
_INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line on the process's arguments and end the process with its status.

    0: clean; 1: findings; 2: usage, configuration or plugin error; 3: the run is incomplete;
    130: interrupted.
    """
    # An installer asks for the right one; a checkout or a copied folder is started by any.
    if sys.version_info < (3, 11):  # noqa: UP036
        found = ".".join(map(str, sys.version_info[:3]))
        sys.stderr.write(f"profilelint: it needs Python 3.11 or later; this is Python {found}\n")
        _end(_USAGE_ERROR)
    sys.unraisablehook = _unraisable
    try:
        _leave_working_directory_out()
        _occupy_closed_streams()
        _collect_garbage_seldom()
        if "_ARGCOMPLETE" in os.environ:
            from profilelint.app.completion import answer

            answer()
        from profilelint.app.main import run

        _end(run(sys.argv[1:]))
    except KeyboardInterrupt:
        # It came before there was anything to tell, or while another was being told.
        _end(_INTERRUPTED)


def _unraisable(problem: sys.UnraisableHookArgs) -> None:
    """End the process for an interrupt that nobody gets, since it came while Python cleaned up."""
    if isinstance(problem.exc_value, KeyboardInterrupt):
        _end(_INTERRUPTED)
    sys.__unraisablehook__(problem)


def _leave_working_directory_out() -> None:
    """Take the working directory off the import path, where ``python -m`` puts it.

    The working directory is what is being linted; nothing in it may be imported.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        here = os.getcwd()
    except OSError:
        sys.stderr.write("profilelint: this folder no longer exists: go to another one\n")
        _end(_USAGE_ERROR)
    sys.path[:] = [
        entry for entry in sys.path if entry == package or (entry != "" and entry != here)
    ]


def _occupy_closed_streams() -> None:
    """Keep files that are opened from taking the numbers of streams that are closed.

    What a program that is run from here writes to standard error would end up in them.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while os.open(os.devnull, os.O_RDWR) < 2:
            continue


def _collect_garbage_seldom() -> None:
    """Let the garbage collector run seldom: a run makes many objects and few cycles."""
    import gc

    gc.set_threshold(50_000, 20, 100)


def _end(status: int) -> NoReturn:
    """End the process without taking its modules apart.

    That is a tenth of a run over one page, and nothing is left to be done in it: a command closes
    what it opens.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            continue  # It is closed, or cannot be written to: the status says so.
    os._exit(status)


if __name__ == "__main__":
    main()
