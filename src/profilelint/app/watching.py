"""``check --watch``: checks again whenever a file is saved, in one process that stays warm."""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING

from profilelint.app.main import say_failure
from profilelint.app.output import OutputError, flush, write_errors
from profilelint.config.find import FILE_NAMES, config_paths
from profilelint.config.model import ConfigError
from profilelint.report.escape import shown
from profilelint.report.summary import count
from profilelint.source.files.file import forget_folders
from profilelint.source.files.saves import Saved, Saves

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from profilelint.engine.plan import Plan

_SHARE = 100
"""Looking takes one in so many parts of the time: 5,000 files are looked at every 1.5 seconds."""

_OFTEN = 0.2
_SELDOM = 5.0
_SETTLING = 0.05
_MOST_ROUNDS = 40
_MOST_NAMED = 3
_PATHS = (os.path.abspath, os.path.realpath)


def watch(
    place: Callable[[], tuple[str, str]],
    named: Sequence[str],
    never: Sequence[str],
    check: Callable[[Callable[[Plan], None]], int],
) -> int:
    """Check, and check again after each save, until it is interrupted; return 0 then.

    ``place`` returns the folder in which the configuration is first looked for, and the root below
    which files are looked at; ``named`` are further files. ``never`` are those that ``check``
    writes. ``check`` checks once; it hands each plan that it makes to what it is given. What it
    raises is told, and ends nothing: the next save may put it right. Raises what ``place`` raises
    at first, and `OutputError` and `BrokenPipeError` where nobody reads what is found.
    """
    plans: list[Plan] = []
    saves = _saves(place(), named, never)
    try:
        while True:
            began = time.perf_counter()
            forget_folders()
            try:
                check(plans.append)
            except (BrokenPipeError, OutputError):
                raise  # nobody reads what is found
            except Exception as error:  # noqa: BLE001 - whatever it is, the next save may mend it
                say_failure(error)
            flush()
            for plan in plans:
                saves.add(_inputs(plan))
            plans.clear()
            took = time.perf_counter() - began
            _say(f"checked in {took:.2f} s; waiting for a save (Ctrl-C ends)")
            gc.collect()  # here it keeps nobody waiting
            _say(_described(_wait(saves)))
            try:
                there = place()
            except ConfigError:
                continue  # the check says so
            if there[1] != saves.root:
                saves = _saves(there, named, never)
    except KeyboardInterrupt:
        return 0


def _saves(place: tuple[str, str], named: Sequence[str], never: Sequence[str]) -> Saves:
    start, root = place
    files = [os.path.abspath(path) for path in named if not os.path.isdir(path)]
    others = [*config_paths(start), *files]
    return Saves(root, FILE_NAMES, others, {path_of(path) for path in never for path_of in _PATHS})


def _inputs(plan: Plan) -> list[str]:
    """Return the files that a run depends on and that may be hidden or ignored."""
    if plan.config.gitignore:
        return plan.surroundings
    return [*plan.surroundings, *(os.path.join(plan.config.root, path) for path in plan.files)]


def _wait(saves: Saves) -> Saved:
    """Return what is saved next, when all of it is: an editor may save in several steps."""
    interval = _OFTEN
    cost = 0.0
    while True:
        time.sleep(interval)
        began = time.process_time()
        saved = saves.look()
        # A look that lists folders anew costs more, and is no measure of the next.
        last, cost = cost, time.process_time() - began
        interval = min(max(_OFTEN, _SHARE * min(last, cost)), _SELDOM)
        if saved is None:
            continue
        for _ in range(_MOST_ROUNDS):
            time.sleep(_SETTLING)
            saved = saves.look()
            if saves.settled:
                break
        saves.accept()
        if saved is not None:
            return saved


def _described(saved: Saved) -> str:
    parts = []
    for what, paths in zip(("changed", "new", "gone"), saved, strict=True):
        if paths:
            more = len(paths) - _MOST_NAMED
            named = ", ".join(map(shown, paths[:_MOST_NAMED]))
            others = f" and {count(more, 'other')}" if more > 0 else ""
            parts.append(f"{what}: {named}{others}")
    return "; ".join(parts)


def _say(text: str) -> None:
    write_errors([f"[{time.strftime('%H:%M:%S')}] {text}"])
