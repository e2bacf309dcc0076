"""The lists of terms of a site: their uses, and how they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from profilelint.config.model import ConfigError
from profilelint.source.data_file import DataFileError
from profilelint.studio.exchange import answer, asked, session_of
from profilelint.studio.proposal import proposed
from profilelint.studio.refusal import RefusalError
from profilelint.studio.rows import name_of
from profilelint.studio.slices import in_slices
from profilelint.upkeep.list_change import TermAddition, TermDeprecation, prepared_change
from profilelint.upkeep.rename_term import TermRename
from profilelint.upkeep.term_lists import term_lists

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.engine.plan import Plan
    from profilelint.studio.session import Session
    from profilelint.upkeep.list_change import ListChange
    from profilelint.upkeep.prepared import Prepared
    from profilelint.upkeep.term_lists import TermList

_NULL: Final = type(None)
_MOST_SYNONYMS: Final = 100


async def terms(request: Request) -> Response:
    """Return all lists of terms, each term with the number of its uses."""
    session = session_of(request)
    session.settle_plan()
    await in_slices(session.uses.look())
    return answer({"lists": [_list(each, session) for each in _lists(session.workspace.plan)]})


def _lists(plan: Plan) -> list[TermList]:
    try:
        return term_lists(plan)
    except (ConfigError, DataFileError) as error:
        raise RefusalError(422, "impossible", str(error)) from None


def _list(terms: TermList, session: Session) -> dict[str, Any]:
    used = session.uses.counts(terms.owner)
    vocabulary = terms.vocabulary
    return {
        "id": terms.id,
        "name": vocabulary.name,
        "title": vocabulary.title or vocabulary.name,
        "path": terms.path,
        "editable": terms.locked or None,
        "terms": [
            {
                "label": term.label,
                "synonyms": list(term.synonyms),
                "note": term.note,
                "deprecated": term.deprecated,
                "replacedBy": term.replaced_by,
                "uses": used[term.label],
            }
            for term in vocabulary.terms.values()
        ],
    }


async def uses(request: Request) -> Response:
    """Return the pages that use a term."""
    session = session_of(request)
    body = await asked(request, list=str, label=str)
    chosen = _chosen(session.workspace.plan, body["list"])
    await in_slices(session.uses.look())
    pages = session.uses.pages(chosen.owner, body["label"])
    return answer(
        {
            "uses": [
                {"path": path, "title": session.rows.title(path) or name_of(path)} for path in pages
            ]
        }
    )


def _chosen(plan: Plan, name: str) -> TermList:
    for each in _lists(plan):
        if each.id == name:
            return each
    raise RefusalError(404, "unknown-list", f'there is no list "{name}" on this site')


async def change(request: Request) -> Response:
    """Return what a change to a list would write, or write it."""
    session = session_of(request)
    body = await asked(request, list=str, change=dict, apply=bool, state=(str, _NULL))
    change, name = _change(body["change"]), body["list"]
    pages = session.workspace.pages

    def make(plan: Plan) -> Prepared:
        return prepared_change(_chosen(plan, name), change, pages, plan)

    return await proposed(session, make, apply=body["apply"], state=body["state"])


def _change(asked_for: dict[str, Any]) -> ListChange:
    """Return the change that a request names; raises `RefusalError`."""
    do, label = asked_for.get("do"), _text(asked_for, "label")
    if do == "add":
        note = _text(asked_for, "note") if asked_for.get("note") is not None else ""
        synonyms = asked_for.get("synonyms") or []
        if not isinstance(synonyms, list) or not all(isinstance(each, str) for each in synonyms):
            raise RefusalError(400, "request", '"synonyms" must be a list of texts')
        if len(synonyms) > _MOST_SYNONYMS:
            raise RefusalError(413, "size", "these are too many synonyms")
        return TermAddition(label, note, tuple(synonyms))
    if do == "rename":
        return TermRename(label, _text(asked_for, "to"))
    if do == "deprecate":
        successor = asked_for.get("successor")
        return TermDeprecation(label, "" if successor is None else _text(asked_for, "successor"))
    raise RefusalError(400, "request", '"do" must be "add", "rename" or "deprecate"')


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str):
        raise RefusalError(400, "request", f'"{name}" must be a text')
    return value


ROUTES: Final = [
    Route("/api/terms", terms),
    Route("/api/terms/uses", uses, methods=["POST"]),
    Route("/api/terms/change", change, methods=["POST"]),
]
