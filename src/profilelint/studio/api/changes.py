"""What is not in the last commit yet, and how it gets there."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from profilelint.config.model import ConfigError
from profilelint.engine.commit import author, commit, notes, obstacle
from profilelint.engine.difference import difference
from profilelint.engine.repository import Repository
from profilelint.engine.uncommitted import uncommitted
from profilelint.source.files.file import checkout_of
from profilelint.studio.exchange import answer, asked, session_of
from profilelint.studio.refusal import RefusalError
from profilelint.studio.writing import alone

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_LONGEST_MESSAGE: Final = 10_000


async def changes(request: Request) -> Response:
    """Return the files of the site that are others than in the last commit, and how they differ."""
    root = session_of(request).root
    return answer(await asyncio.to_thread(_changes, root))


def _changes(root: str) -> dict[str, Any]:
    nothing = {"git": False, "files": [], "author": None, "notes": []}
    if not os.path.lexists(os.path.join(checkout_of(root), ".git")):
        return {**nothing, "message": "the folder of this site is in no git repository"}
    try:
        repository = Repository(root)
        files = [
            {
                "path": each.path,
                "state": each.state,
                "difference": None
                if each.before is None or each.after is None
                else difference(each.before, each.after),
            }
            for each in uncommitted(repository, root)
        ]
        reason, told = obstacle(repository), notes(repository)
    except ConfigError as error:
        return {**nothing, "message": error.message}
    try:
        who = author(repository)
    except ConfigError as error:
        who, reason = None, reason or error.message
    return {"git": True, "files": files, "author": who, "message": reason or None, "notes": told}


async def make_commit(request: Request) -> Response:
    """Commit chosen files as they lie on disk."""
    session = session_of(request)
    body = await asked(request, paths=list, message=str)
    paths = list(dict.fromkeys(each for each in body["paths"] if isinstance(each, str)))
    if len(body["message"]) > _LONGEST_MESSAGE:
        raise RefusalError(413, "size", f"the message is longer than {_LONGEST_MESSAGE} characters")
    try:
        # A half of a change that is being written must not be committed.
        with alone(session):
            made = await asyncio.to_thread(_commit, session.root, paths, body["message"])
    except ConfigError as error:
        raise RefusalError(422, "impossible", error.message) from None
    session.written([])
    return answer({"commit": made})


def _commit(root: str, paths: list[str], message: str) -> str:
    repository = Repository(root)
    changed = {each.path for each in uncommitted(repository, root)}
    for path in paths:
        if path not in changed:
            raise ConfigError(f'"{path}" is as in the last commit: there is nothing to commit')
    folder = repository.inside(root)
    return commit(repository, [f"{folder}/{path}" if folder else path for path in paths], message)


ROUTES: Final = [
    Route("/api/changes", changes),
    Route("/api/changes/commit", make_commit, methods=["POST"]),
]
