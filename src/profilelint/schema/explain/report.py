"""From faults to problems: their places in the file, and the last words on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Problem, Severity, Span
from profilelint.schema import wording
from profilelint.schema.author import fill
from profilelint.schema.keywords import IMPLIED, USUAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.schema.author import AuthorMessage
    from profilelint.schema.fault import Fault
    from profilelint.schema.invalid_page import InvalidPage

_OF_KEYS = frozenset(("schema-required", "schema-unknown-key", "schema-dependency"))
_OF_FORM = frozenset(
    (
        "schema-type",
        "schema-pattern",
        "schema-branch",
        "schema-range",
        "schema-length",
        "schema-items",
        "schema-properties",
    )
)
_WITH_REASON = {
    ("schema-required", "missing"): "missing-because",
    ("schema-required", "missing-inside"): "missing-inside-because",
    ("schema-unknown-key", "forbidden"): "forbidden-because",
}
"""The messages that say why a condition of the schema holds, by the rule and the one without."""
_NOWHERE = Span(0, 0)


def problems_of(page: InvalidPage, document: Document, faults: Iterable[Fault]) -> list[Problem]:
    """Return the problems of a document; a message of the schema's author is not repeated."""
    problems: list[Problem] = []
    told: set[tuple[str, str, Span, Route]] = set()
    by_message: dict[tuple[Any, ...], int] = {}
    for fault in faults:
        author = fault.author
        if author is None:
            problem = _problem(page, document, _with_reason(_of_settings(page, document, fault)))
            # What a YAML alias repeats stands in the file once.
            once = (problem.rule, problem.message_id, problem.span, problem.route[-1:])
            if once not in told or page.is_tried:
                told.add(once)
                problems.append(problem)
            continue
        text = _filled(page, author, fault)
        problem = _problem(page, document, fault)._replace(message=text)
        # One keyword can fail at several places, each of which is shown.
        place = (problem.span,) if author.of_keyword else (author.schema, author.route)
        number = by_message.setdefault((text, author.of_keyword, *place), len(problems))
        if number == len(problems):
            problems.append(problem)
        elif author.route and problems[number].span != problem.span:
            route = page.tidy.original(author.route)
            whole = document.locate(route)
            problems[number] = problems[number]._replace(
                span=whole, route=route, part="value", fixes=()
            )
    return problems


def _problem(page: InvalidPage, document: Document, fault: Fault) -> Problem:
    route = page.tidy.original(fault.route)
    # The message of an author is told once a place.
    if page.is_tried and fault.author is None:
        return Problem(fault.rule, fault.message_id, _NOWHERE, fault.params, route)
    span = document.locate(route, fault.part)
    first = page.annotations.first
    severity = fault.severity
    if (
        (_is_of_presence(fault) and first(fault.route, IMPLIED) is True)
        or (fault.message_id == "single" and first(fault.route, USUAL) is True)
        or (severity is None and first((), IMPLIED) is True and _is_inferred(page, fault))
    ):
        severity = Severity.WARNING
    places = page.schema.field_places
    related = places.of(page.annotations, fault.meant) if places is not None else ()
    return Problem(
        *(
            fault.rule,
            fault.message_id,
            span,
            fault.params,
            route,
            fault.part,
            related,
            fault.fixes,
        ),
        severity=severity,
    )


def _is_of_presence(fault: Fault) -> bool:
    """Return whether a key is missing, or empty where it must be filled."""
    return fault.rule == "schema-required" or (
        fault.rule in ("schema-length", "schema-items")
        and fault.message_id in ("empty", "empty-needed")
    )


def _is_inferred(page: InvalidPage, fault: Fault) -> bool:
    """Return whether a value is only unlike those that the schema was inferred from.

    It has another type, form or size, or is empty where it may be left out. That what looks like a
    date has another form is told apart.
    """
    if fault.rule == "schema-format":
        return fault.message_id == "format"
    if _is_of_presence(fault):
        return fault.rule != "schema-required" and not page.annotations.is_required(fault.route)
    return fault.rule in _OF_FORM


def _filled(page: InvalidPage, author: AuthorMessage, fault: Fault) -> str:
    keys = [step for step in fault.route if isinstance(step, str)]
    return fill(
        author.text,
        value=wording.value(page.value(fault.route)),
        key=wording.key(keys[-1]) if keys else "",
        field=str(fault.params["field"]),
        route=author.base,
        look_up=page.value,
    )


def _with_reason(fault: Fault) -> Fault:
    """Return a fault that says why the schema asks for what is missing or wrong."""
    because = fault.because.text
    if not because or set(fault.because.routes) == {fault.route}:
        return fault
    message_id = _WITH_REASON.get((fault.rule, fault.message_id))
    params = {**fault.params, "because": because}
    if message_id is not None:
        return fault._replace(message_id=message_id, params=params)
    if fault.rule in _OF_KEYS and not fault.message_id.startswith("empty"):
        return fault
    field = f"because {because}, {fault.params['field']}"
    return fault._replace(params={**fault.params, "field": field})


def _of_settings(page: InvalidPage, document: Document, fault: Fault) -> Fault:
    """Return a fault that says so if its value came from the site's settings, not from the page."""
    if fault.rule in _OF_KEYS or not fault.route:
        return fault
    written: Any = document.data
    for step in page.tidy.original(fault.route):
        try:
            written = written[step]
        except (KeyError, IndexError, TypeError):
            break
    else:
        if written is not None or page.value(fault.route) is None:
            return fault
    field = f"{fault.params['field']}, which comes from the site's settings,"
    return fault._replace(params={**fault.params, "field": field}, fixes=())
