"""Changes to several files: shown as a preview, and written when that is asked for again."""

from __future__ import annotations

import asyncio
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

from profilelint.config.model import ConfigError
from profilelint.engine.difference import difference
from profilelint.engine.plan import Plan
from profilelint.source.data_file import DataFileError
from profilelint.source.files.tree import DiskTree
from profilelint.studio.exchange import answer, answer_later
from profilelint.studio.open_page import write_protected
from profilelint.studio.refusal import RefusalError
from profilelint.studio.writing import alone, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from starlette.responses import Response

    from profilelint.studio.session import Session
    from profilelint.upkeep.file_edits import FileEdits, Refusal
    from profilelint.upkeep.prepared import Prepared

UNSAVED: Final = "it has changes that are not saved: save them or give them up first"
"""Why a page that is open is left as it is."""

_MOST_SHOWN: Final = 500

_CHANGED: Final = (
    "some of these files were changed since the preview: look at what would be written now"
)


async def proposed(
    session: Session, make: Callable[[Plan], Prepared], *, apply: bool, state: str | None
) -> Response:
    """Answer with what a change would write, or write it if ``apply`` is set.

    ``make`` makes the change from what lies on disk; it is called in another thread. The change
    is written only if it is still the one of which the ``state`` was told, and no other is being
    written. Pages with text that is not saved are left as they are. Raises `RefusalError`.
    """
    with ExitStack() as turn:
        if apply:
            turn.enter_context(alone(session))
        prepared = await _prepared(session, make)
        if not apply:
            return answer(await asyncio.to_thread(_shown, prepared))
        if prepared.state != state:
            raise RefusalError(409, "state", _CHANGED, **await asyncio.to_thread(_shown, prepared))
        work = asyncio.create_task(_applied(session, prepared, turn.pop_all()))
    return answer_later(work)


async def _prepared(session: Session, make: Callable[[Plan], Prepared]) -> Prepared:
    try:
        prepared = await asyncio.to_thread(_made, make, plan_on_disk(session))
    except ConfigError as error:
        raise RefusalError(422, "impossible", error.message) from None
    except DataFileError as error:
        raise RefusalError(422, "impossible", str(error)) from None
    return prepared.sparing(dict.fromkeys(session.rows.unsaved, UNSAVED))


async def _applied(session: Session, prepared: Prepared, turn: ExitStack) -> dict[str, Any]:
    """Write a change, and return what became of it; whoever has the turn gives it back."""
    with turn:
        done = await written(session, prepared)
    return {**await asyncio.to_thread(_shown, done), "applied": True}


def plan_on_disk(session: Session) -> Plan:
    """Return the plan of a session for the files as they lie on disk, saved texts alone.

    It shares nothing that changes with the session's own, so that another thread can use it.
    """
    plan = session.workspace.plan
    return Plan(
        plan.config, plan.registry, plan.today, plan.command_line, DiskTree(plan.config.root)
    )


def _made(make: Callable[[Plan], Prepared], plan: Plan) -> Prepared:
    """Return a change without the files that may not be written."""
    prepared = make(plan)
    reasons = {}
    for file in prepared.files:
        reason = write_protected(os.path.join(plan.config.root, file.path))
        if reason is not None:
            reasons[file.path] = reason
    return prepared.sparing(reasons)


def _shown(prepared: Prepared) -> dict[str, Any]:
    return {
        "files": list(_files(prepared.files)),
        "refused": list(_refused(prepared.refusals)),
        "state": prepared.state,
    }


def _files(files: Sequence[FileEdits]) -> Iterable[dict[str, Any]]:
    for number, file in enumerate(files):
        shown = None
        if number < _MOST_SHOWN:
            shown = difference(file.before.decode("utf-8-sig"), file.after.decode("utf-8-sig"))
        yield {"path": file.path, "difference": shown}


def _refused(refusals: Iterable[Refusal]) -> Iterable[dict[str, str]]:
    return (refusal._asdict() for refusal in refusals)
