"""What may be written at a place of a page that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.engine.suppress import ACTIONS
from profilelint.engine.workspace.anchor_targets import anchor_targets
from profilelint.engine.workspace.configuration_text import is_configuration, suggestions_in
from profilelint.engine.workspace.keys import absent_keys
from profilelint.engine.workspace.place import place_at
from profilelint.engine.workspace.suggestion import LONGEST, Suggestion, Suggestions, suggested
from profilelint.engine.workspace.targets import link_targets, named_targets
from profilelint.engine.workspace.typed_page import typed_page
from profilelint.engine.workspace.written import Written
from profilelint.schema.describe import describe
from profilelint.schema.keywords import FILE, PAGE, VOCABULARY
from profilelint.schema.site_values import folders_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.engine.workspace.typed import Place
    from profilelint.engine.workspace.typed_page import TypedPage
    from profilelint.engine.workspace.workspace import Workspace
    from profilelint.model.finding import Route
    from profilelint.schema.validate import Schema
    from profilelint.vocabulary.vocabulary import Term


def suggestions(workspace: Workspace, path: str, offset: int) -> Suggestions | None:
    """Return what may be written at an offset of a page, or of the configuration file.

    None where nothing is known.
    """
    if is_configuration(path):
        return suggestions_in(workspace, path, offset)
    page = typed_page(workspace, path)
    if page is None:
        return None
    place = place_at(page.document.text, min(offset, len(page.document.text)))
    if place is None:
        return None
    return suggested(place, list(_found(workspace, page, place)))


def _found(workspace: Workspace, page: TypedPage, place: Place) -> Iterable[Suggestion]:
    if place.kind == "rule":
        return _rules(workspace, page)
    if place.kind == "action":
        return [Suggestion(action, "word", action) for action in ACTIONS]
    if place.kind == "link" and "#" in place.word:
        return anchor_targets(workspace, page.path, place)
    if place.kind in ("link", "image"):
        return link_targets(workspace.plan, page.path, place)
    if page.schema is None:
        return ()
    found: list[Suggestion] = []
    if place.kind != "key":
        found += _values(workspace, page, page.schema, place)
    if place.kind != "value":
        found += absent_keys(page.schema, place)
    return found


def _rules(workspace: Workspace, page: TypedPage) -> Iterator[Suggestion]:
    """Yield the rules, those first that found something on the page."""
    here = {finding.rule for finding in workspace.findings(page.path)}
    for entry in sorted(workspace.plan.registry, key=lambda each: each.name not in here):
        yield Suggestion(entry.name, "rule", entry.name, detail=entry.summary)


def _values(
    workspace: Workspace, page: TypedPage, schema: Schema, place: Place
) -> Iterator[Suggestion]:
    """Yield values for a place, or lists of one value where it takes a list."""
    written = Written(place)
    found = list(_values_at(workspace, page, schema, place.route, written))
    if not found and _takes_list(schema, place.route):
        written = Written(place, of_list=True)
        route = (*place.route, 0)
        found = list(_values_at(workspace, page, schema, route, written))
    yield from found


def _takes_list(schema: Schema, route: Route) -> bool:
    """Return whether a value may be a list, and the schema says something of its items."""
    kind = schema.asserted.first(route, "type")
    return kind in (None, "array") or (isinstance(kind, list) and "array" in kind)


def _values_at(
    workspace: Workspace,
    page: TypedPage,
    schema: Schema,
    route: Route,
    written: Written,
) -> Iterator[Suggestion]:
    asserted = schema.asserted
    name = asserted.first(route, VOCABULARY)
    if isinstance(name, str):
        yield from _terms(page, schema, name, written)
        return
    options = [each for each in asserted.options(route) if isinstance(each, str | int | float)]
    kind = asserted.first(route, "type")
    if not options and (kind == "boolean" or (isinstance(kind, list) and "boolean" in kind)):
        options = [True, False]
    for value in options:
        label = value if isinstance(value, str) else written.text(value)
        yield Suggestion(label, "value", written.text(value), detail=describe_at(schema, route))
    if asserted.first(route, "format") == "date":
        today = workspace.plan.today
        yield Suggestion(today, "value", written.text(today, strict=False), detail="today")
    for keyword in (PAGE, FILE):
        named = asserted.first(route, keyword)
        if named is True or isinstance(named, str | list):
            for target in named_targets(workspace.plan, keyword == PAGE, folders_named(named)):
                yield target._replace(text=written.text(target.text))


def describe_at(schema: Schema, route: Route) -> str:
    """Return in a few words what the schema asks for at a place."""
    return describe(next(iter(schema.asserted.at(route)), None))


def _terms(page: TypedPage, schema: Schema, name: str, written: Written) -> Iterator[Suggestion]:
    """Yield the terms that a page may have, then those that others took the place of."""
    vocabulary = schema.vocabularies[name.partition("#")[0]]
    allowed = dict.fromkeys(schema.allowed(name, schema.era_of(page.data)))
    title = vocabulary.title or vocabulary.name
    for label in sorted(allowed, key=lambda each: vocabulary.terms[each].deprecated):
        term = vocabulary.terms[label]
        detail = ", ".join(term.broader) or title
        yield _term(term, written.text(label), detail)
    for term in vocabulary.terms.values():
        if term.deprecated and term.label not in allowed and term.replaced_by in allowed:
            detail = f'no longer used: writes "{term.replaced_by}"'
            yield _term(term, written.text(term.replaced_by), detail)


def _term(term: Term, text: str, detail: str) -> Suggestion:
    return Suggestion(
        term.label,
        "term",
        text,
        " ".join((term.label, *term.synonyms))[:LONGEST],
        detail,
        term.note[:LONGEST],
        is_deprecated=term.deprecated,
    )
