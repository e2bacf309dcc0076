"""What a page may name: the choices of its fields, and the images of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response
from starlette.routing import Route

from profilelint.engine.workspace.form.choices import choices
from profilelint.engine.workspace.form.form import form_of
from profilelint.source.files.file import SkippedError, forget_folders, read_file
from profilelint.studio.exchange import answer, asked_for, session_of
from profilelint.studio.refusal import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

    from profilelint.engine.workspace.form.choices import Choice
    from profilelint.studio.session import Session

_LARGEST: Final = 16 * 1024 * 1024
_KINDS: Final = {
    "apng": "image/apng",
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}
# A drawing may hold a script; shown by its own address, it is a document.
_SANDBOX: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'"


async def offered(request: Request) -> Response:
    """Return what may be chosen in a field."""
    session = session_of(request)
    page = session.page(asked_for(request, "path"))
    name = asked_for(request, "id")
    source = form_of(session.workspace, page.path).sources.get(name)
    if source is None:
        raise RefusalError(404, "unknown", "these choices have changed")
    found = choices(source, session.workspace.plan)
    return answer({"choices": [_shown(session, each) for each in found]})


def _shown(session: Session, choice: Choice) -> dict[str, Any]:
    """Return a choice; a page is shown by its title."""
    title = session.rows.title(choice.detail or str(choice.value).removeprefix("/"))
    state = choice.state()
    if title:
        state.update(label=title, detail=choice.detail or choice.value)
    return state


async def file(request: Request) -> Response:
    """Return an image of the site."""
    session = session_of(request)
    path = asked_for(request, "path")
    kind = _KINDS.get(path.rpartition(".")[2].lower())
    if kind is None or path not in session.workspace.plan.files:
        raise RefusalError(404, "unknown", "there is no such image on this site")
    forget_folders()
    try:
        data = read_file(session.root, path, _LARGEST)
    except (OSError, SkippedError, ValueError):
        raise RefusalError(404, "unknown", "this image cannot be read") from None
    if len(data) > _LARGEST:
        raise RefusalError(413, "size", "this image is larger than 16 MB")
    return Response(data, media_type=kind, headers={"content-security-policy": _SANDBOX})


ROUTES: Final = [Route("/api/page/choices", offered), Route("/api/file", file)]
