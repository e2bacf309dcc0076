"""One field over all pages of a collection: what they have, and other values for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route as Address

from profilelint.engine.workspace.form.about import about_field
from profilelint.engine.workspace.form.fitting import is_kept
from profilelint.engine.workspace.form.form import field_template
from profilelint.model.text import is_unicode
from profilelint.studio.exchange import answer, asked, asked_for, session_of
from profilelint.studio.proposal import proposed
from profilelint.studio.refusal import RefusalError
from profilelint.studio.rows import name_of, reported, severity_of
from profilelint.studio.slices import in_slices
from profilelint.upkeep.field_values import field_routes, prepared_values, without_groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

    from profilelint.engine.plan import Plan
    from profilelint.model.finding import Route
    from profilelint.studio.session import Session
    from profilelint.upkeep.prepared import Prepared

_DEEPEST: Final = 8


class _Table:
    """What the pages of a collection have in a field, once they were looked at."""

    def __init__(self, session: Session, collection: str, route: Route) -> None:
        self.route = route
        self.pages = _pages_of(session, collection)
        self._session = session

    async def look(self) -> None:
        """Look at the pages; others have their turn meanwhile."""
        await in_slices(self._session.fields.look(self.pages, self.route))

    async def rows(self) -> list[dict[str, Any]]:
        """Return a row for each page, none without a field."""
        rows: list[dict[str, Any]] = []
        await in_slices(self._make(rows))
        return rows

    def _make(self, rows: list[dict[str, Any]]) -> Iterator[None]:
        for path in self.pages if self.route else ():
            rows.append(self._row(path))
            yield

    def _row(self, path: str) -> dict[str, Any]:
        workspace, route = self._session.workspace, self.route
        value = self._session.fields.value(path, route)
        if not is_kept(value.value):
            value = value._replace(value=value.written)
        found = reported(workspace, path) if workspace.is_judged(path) else []
        here = [
            {"severity": severity_of(each), "message": each.message}
            for each in found
            if each.where.route[: len(route)] == route
        ]
        title = self._session.rows.title(path) or name_of(path)
        return {"path": path, "title": title, **value._asdict(), "findings": here}

    def routes(self) -> list[dict[str, Any]]:
        """Return the fields to choose among, those of the schema first."""
        setting = self._session.workspace.plan.setting(self.pages[0]) if self.pages else None
        schema = setting.schema if setting is not None else None
        routes = (*field_routes(schema, ()), *self._session.fields.routes(self.pages))
        said = schema.asserted if schema is not None else None
        return [
            {
                "route": list(route),
                "label": " / ".join(
                    about_field(said, route[:length], known=True).label
                    for length in range(1, len(route) + 1)
                ),
            }
            for route in without_groups(routes)
        ]

    def field(self) -> dict[str, Any] | None:
        """Return what the field is like on a page that lacks it; None without pages."""
        if not self.route or not self.pages:
            return None
        form = field_template(self._session.workspace, self.pages[0], self.route)
        return form.fields[0].state(int)


def _pages_of(session: Session, collection: str) -> list[str]:
    """Return the pages of a collection, or those of none for an empty name.

    Raises `RefusalError` for a name that is not one of a collection.
    """
    config = session.workspace.plan.config
    if collection not in {each.name for each in config.collections or ()} | {""}:
        raise RefusalError(404, "unknown-collection", f'there is no collection "{collection}" here')
    found = []
    for path in session.workspace.pages:
        own = config.collection_of(path)
        if (own.name if own is not None else "") == collection:
            found.append(path)
    return found


def _route(value: Any) -> Route:
    """Return a route of keys; raises `RefusalError`."""
    is_list = isinstance(value, list) and len(value) <= _DEEPEST
    if is_list and all(isinstance(key, str) and key for key in value):
        return tuple(value)
    raise RefusalError(400, "request", '"route" must be a list of keys')


async def field(request: Request) -> Response:
    """Return what the pages of a collection have in a field."""
    session = session_of(request)
    given = request.query_params.get("route")
    try:
        route = _route(json.loads(given)) if given else ()
    except (ValueError, RecursionError):
        raise RefusalError(400, "request", '"route" must be a list of keys') from None
    table = _Table(session, asked_for(request, "collection"), route)
    await table.look()
    rows = await table.rows()
    return answer({"routes": table.routes(), "field": table.field(), "rows": rows})


async def change(request: Request) -> Response:
    """Return what other values of a field would write, or write them."""
    session = session_of(request)
    body = await asked(
        request, collection=str, route=list, values=dict, apply=bool, state=(str, type(None))
    )
    route, values = _route(body["route"]), body["values"]
    if not route:
        raise RefusalError(400, "request", '"route" must name a field')
    if not is_unicode(json.dumps([*route, *values.values()], ensure_ascii=False)):
        raise RefusalError(422, "impossible", "a value contains a character that no file can store")
    known = set(_pages_of(session, body["collection"]))
    for path in values:
        if path not in known:
            raise RefusalError(404, "unknown-page", f'there is no page "{path}" in this collection')

    def make(plan: Plan) -> Prepared:
        return prepared_values(route, values, plan)

    return await proposed(session, make, apply=body["apply"], state=body["state"])


ROUTES: Final = [
    Address("/api/field", field, methods=["GET"]),
    Address("/api/field", change, methods=["POST"]),
]
