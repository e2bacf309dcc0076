"""One page: its text, its repairs, and how it is saved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from profilelint.engine.difference import difference
from profilelint.engine.workspace import acceptance
from profilelint.engine.workspace.form.operations import OPERATIONS, Operation, edit_of
from profilelint.engine.workspace.repairs import repaired
from profilelint.source.files.write import WriteError, make_folders, replace_file, write_file
from profilelint.studio.editor_text import Change, ChangeError
from profilelint.studio.exchange import answer, asked, asked_for, session_of
from profilelint.studio.finding_state import changes_state, identities
from profilelint.studio.open_page import GONE, OnDisk, OpenPage, read
from profilelint.studio.page_state import fresh_page_at, judged_state, page_at, page_state
from profilelint.studio.refusal import RefusalError
from profilelint.studio.rows import reported

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.studio.session import Session

_MOST_CHANGES: Final = 10_000
_LONGEST_REASON: Final = 500


async def page(request: Request) -> Response:
    """Return a page with its text."""
    session = session_of(request)
    return answer(page_state(session, session.fresh_page(asked_for(request, "path"))))


async def text(request: Request) -> Response:
    """Take what was typed on a page."""
    session = session_of(request)
    body = await asked(request, path=str, version=int, changes=list)
    page = page_at(session, body["path"], body["version"])
    if page.read_only:
        raise RefusalError(403, "read-only", f"this page cannot be changed: {page.read_only}")
    try:
        page.change(_changes(body["changes"]))
    except ChangeError as error:
        raise RefusalError(422, "change", str(error)) from None
    session.typed(page)
    return answer(judged_state(session, page))


def _changes(listed: list[Any]) -> list[Change]:
    """Return changes as a request names them; raises `RefusalError`."""
    changes = []
    for each in listed[: _MOST_CHANGES + 1]:
        if not (isinstance(each, list) and [*map(type, each)] == [int, int, str]):
            raise RefusalError(400, "request", "a change must be [from, to, text]")
        changes.append(Change(*each))
    if len(changes) > _MOST_CHANGES:
        raise RefusalError(413, "size", "these are too many changes at once")
    return changes


async def edit(request: Request) -> Response:
    """Return the changes of the text that do what was done in the form."""
    session = session_of(request)
    body = await asked(request, path=str, version=int, operation=dict)
    page = fresh_page_at(session, body["path"], body["version"])
    try:
        found = edit_of(session.workspace, page.path, _operation(body["operation"]))
    except (RecursionError, UnicodeEncodeError):
        found = None
    if found is None:
        raise RefusalError(
            422, "impossible", "this cannot be changed here without harm: change it in the text"
        )
    return answer({"changes": changes_state(page, [found])})


def _operation(named: dict[str, Any]) -> Operation:
    """Return what was done as a request names it; raises `RefusalError`."""
    what, route = named.get("do"), named.get("route")
    to, key = named.get("to", 0), named.get("key", "")
    is_route = isinstance(route, list) and all(type(step) in (str, int) for step in route)
    if what not in OPERATIONS or not is_route or type(to) is not int or not isinstance(key, str):
        raise RefusalError(400, "request", "there is no such operation")
    if what == "rename" and not key:
        raise RefusalError(422, "impossible", "a field needs a name")
    return Operation(what, tuple(route or ()), named.get("value"), to, key)


async def repair(request: Request) -> Response:
    """Return the changes that all safe repairs make, or those of one rule."""
    session = session_of(request)
    body = await asked(request, path=str, version=int, rule=(str, type(None)))
    page = fresh_page_at(session, body["path"], body["version"])
    rule = body["rule"] or ""
    return answer({"changes": changes_state(page, repaired(session.workspace, page.path, rule))})


async def stay(request: Request) -> Response:
    """Return the changes that add a comment which lets a finding stay, or record it."""
    session = session_of(request)
    body = await asked(
        request, path=str, version=int, finding=str, reason=str,
        until=(str, type(None)), where=(str, type(None)),
    )  # fmt: skip
    page = fresh_page_at(session, body["path"], body["version"])
    workspace = session.workspace
    findings = reported(workspace, page.path)
    named = dict(zip(identities(findings), findings, strict=True))
    finding = named.get(body["finding"])
    if finding is None:
        raise RefusalError(422, "impossible", "there is no such finding on the page any more")
    if body["where"] == "baseline":
        _record(session, acceptance.recorded(workspace, finding))
        return answer({"recorded": True})
    reason, until = _reason(body["reason"]), _day(body["until"])
    edit = acceptance.comment(workspace, page.path, finding, reason, until)
    if edit is None:
        raise RefusalError(
            422, "impossible", "no comment can suppress this finding: record it in the baseline"
        )
    return answer({"changes": changes_state(page, [edit])})


def _record(session: Session, text: str) -> None:
    """Write the baseline."""
    path = session.workspace.plan.config.baseline
    try:
        write_file(session.root, path, text.encode())
    except WriteError as error:
        raise RefusalError(409, "write", f"{path}: {error}") from None
    session.written([path])


def _reason(words: str) -> str:
    """Return a reason as it can stand in a comment."""
    reason = " ".join(words.split())[:_LONGEST_REASON]
    if not reason or "--" in reason or ">" in reason or not reason.isprintable():
        raise RefusalError(
            422, "impossible", 'say why in a few words, in one line, without "--" and ">"'
        )
    return reason


def _day(text: str | None) -> str:
    from datetime import date

    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise RefusalError(422, "impossible", f'"{text}" is not a day such as 2026-01-31') from None


async def show_difference(request: Request) -> Response:
    """Return what saving would change in the file."""
    session = session_of(request)
    body = await asked(request, path=str)
    page = session.page(body["path"])
    return answer(difference(page.base_text.raw, page.text.raw))


async def save(request: Request) -> Response:
    """Write a page, unless somebody else changed its file meanwhile."""
    session = session_of(request)
    body = await asked(request, path=str, version=int, digest=str)
    page = page_at(session, body["path"], body["version"])
    now = read(session.root, page.path)
    if now.refused:
        raise RefusalError(409, "write", f"this page cannot be saved: {now.refused}")
    if now.digest != body["digest"]:
        raise RefusalError(
            409, "conflict", _conflict(page, now.data), **_theirs(page, now.data, now.digest)
        )
    if page.unsaved or now.data is None:
        if page.read_only:
            raise RefusalError(403, "read-only", f"this page cannot be saved: {page.read_only}")
        _write(session, page, now.data)
        page.rebase(read(session.root, page.path))
        session.typed(page)
        session.written([])
    return answer({"digest": page.digest, "unsaved": page.unsaved, "version": page.version})


def _write(session: Session, page: OpenPage, before: bytes | None) -> None:
    try:
        if before is not None:
            replace_file(session.root, page.path, before, page.data)
        elif os.path.lexists(page.full):
            raise WriteError("somebody else made a file of this name meanwhile")
        else:
            make_folders(session.root, page.path)
            write_file(session.root, page.path, page.data)
    except WriteError as error:
        raise RefusalError(409, "write", f"this page cannot be saved: {error}") from None


def _conflict(page: OpenPage, theirs: bytes | None) -> str:
    if theirs is None:
        return "the file of this page was deleted meanwhile"
    if page.digest == GONE:
        return "somebody else made a page of this name meanwhile"
    return "somebody else changed this page meanwhile"


def _theirs(page: OpenPage, theirs: bytes | None, digest: str) -> dict[str, Any]:
    """Return what stands on disk, and what ours would change in it."""
    other = OpenPage(page.path, page.full, OnDisk(theirs)).text.text
    return {
        "theirs": other if theirs is not None else None,
        "theirDigest": digest,
        "difference": difference(other, page.text.text),
    }


async def discard(request: Request) -> Response:
    """Forget what was typed on a page."""
    session = session_of(request)
    body = await asked(request, path=str)
    page = session.page(body["path"])
    now = read(session.root, page.path)
    if now.data is None and not now.refused:
        session.forget(page)
        return answer({"path": page.path, "gone": True})
    page.reread(now)
    session.typed(page)
    return answer(page_state(session, page))


ROUTES: Final = [
    Route("/api/page", page),
    Route("/api/page/text", text, methods=["POST"]),
    Route("/api/page/edit", edit, methods=["POST"]),
    Route("/api/page/repair", repair, methods=["POST"]),
    Route("/api/page/stay", stay, methods=["POST"]),
    Route("/api/page/difference", show_difference, methods=["POST"]),
    Route("/api/page/save", save, methods=["POST"]),
    Route("/api/page/discard", discard, methods=["POST"]),
]
