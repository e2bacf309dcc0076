"""A page as the browser is told of it: text, findings, form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.engine.workspace.form.form import form_of
from profilelint.studio.finding_state import finding_states
from profilelint.studio.refusal import RefusalError
from profilelint.studio.rows import details_of, is_publishable, reported

if TYPE_CHECKING:
    from profilelint.studio.open_page import OpenPage
    from profilelint.studio.session import Session


def page_at(session: Session, path: str, version: int) -> OpenPage:
    """Return a page whose text is at a version.

    Raises `RefusalError` where it is at another, since another window changed it.
    """
    return _at(session, session.page(path), version)


def fresh_page_at(session: Session, path: str, version: int) -> OpenPage:
    """Return a page whose text is at a version, and is that of its file if nothing was typed.

    Raises `RefusalError` as `page_at` does.
    """
    return _at(session, session.fresh_page(path), version)


def _at(session: Session, page: OpenPage, version: int) -> OpenPage:
    if page.version != version:
        message = "this page was changed in another window or program meanwhile"
        raise RefusalError(409, "version", message, page=page_state(session, page))
    return page


def page_state(session: Session, page: OpenPage) -> dict[str, Any]:
    """Return all that is shown of a page."""
    collection = session.workspace.plan.config.collection_of(page.path)
    return {
        "path": page.path,
        "collection": collection.name if collection is not None else "",
        "text": page.text.text,
        "digest": page.digest,
        "disk": page.disk,
        "readOnly": page.read_only,
        **judged_state(session, page),
    }


def judged_state(session: Session, page: OpenPage) -> dict[str, Any]:
    """Return what follows from the text of a page: what is found, and its form."""
    workspace = session.workspace
    document = workspace.document(page.path)
    details = details_of(workspace, document)
    findings = reported(workspace, page.path)
    states = finding_states(workspace, page, findings)
    form = form_of(workspace, page.path, findings, [each["id"] for each in states])
    return {
        "version": page.version,
        "title": details.title,
        "unsaved": page.unsaved,
        "findings": states,
        "form": form.state(page.text.to_editor),
        "publishable": is_publishable(findings, details),
    }
