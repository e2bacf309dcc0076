"""New pages: the kinds that there are, and drafts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from profilelint.config.model import ConfigError
from profilelint.engine.workspace.form.form import empty_form
from profilelint.engine.workspace.new_page import (
    NAME,
    check_name,
    first_text,
    is_taken,
    name_from,
    page_kinds,
    place,
)
from profilelint.model.text import is_unicode
from profilelint.source.data_file import DataFileError
from profilelint.studio.exchange import answer, asked, session_of
from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.engine.workspace.new_page import PageKind
    from profilelint.studio.session import Session

_LONGEST_TITLE: Final = 500


async def kinds(request: Request) -> Response:
    """Return the kinds of pages that can be made."""
    session = session_of(request)
    return answer({"kinds": [_kind(each, session) for each in _kinds(session)]})


def _kinds(session: Session) -> list[PageKind]:
    session.settle_plan()
    workspace = session.workspace
    return page_kinds(workspace.plan, workspace.pages, workspace.plan.today)


def _kind(kind: PageKind, session: Session) -> dict[str, Any]:
    folder, file = next(iter(kind.folders.items()))
    form = empty_form(session.workspace, place(folder, file, "new"))
    pages = [path for path in kind.pages if path.startswith(f"{folder}/" if folder else "")]
    return {
        "collection": kind.collection,
        "folder": folder,
        "folders": list(kind.folders),
        "files": dict(kind.folders),
        "file": file,
        "example": pages[0] if pages else place(folder, file, NAME),
        "form": form.state(int),
    }


async def make(request: Request) -> Response:
    """Make a draft of a new page; nothing is written until it is saved."""
    session = session_of(request)
    body = await asked(
        request, collection=str, folder=str, name=(str, type(None)), title=(str, type(None))
    )
    title = " ".join((body["title"] or "").split())[:_LONGEST_TITLE]
    if not is_unicode(title):
        raise RefusalError(
            422, "impossible", "the title contains a character that no file can store"
        )
    kind = _chosen(session, body["collection"], body["folder"])
    plan = session.workspace.plan
    try:
        name = body["name"] if body["name"] is not None else name_from(title)
        check_name(name)
        path = place(body["folder"], kind.folders[body["folder"]], name)
        if is_taken(plan, path):
            raise RefusalError(409, "exists", f'the page "{path}" already exists')
        text = first_text(plan, kind.pages, path, title)
    except ConfigError as error:
        raise RefusalError(422, "impossible", error.message) from None
    except DataFileError as error:
        raise RefusalError(422, "impossible", str(error)) from None
    session.add_page(path, text)
    return answer({"path": path})


def _chosen(session: Session, collection: str, folder: str) -> PageKind:
    """Return the kind that a request names; raises `RefusalError` for a folder of no page."""
    for kind in _kinds(session):
        if kind.collection == collection:
            if folder in kind.folders:
                return kind
            raise RefusalError(
                404, "unknown-folder", f'pages of "{collection}" do not lie in "{folder}"'
            )
    raise RefusalError(404, "unknown-collection", f'there is no collection "{collection}" here')


ROUTES: Final = [
    Route("/api/new", kinds, methods=["GET"]),
    Route("/api/new", make, methods=["POST"]),
]
