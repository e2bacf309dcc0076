"""Keys that a schema marks as deprecated (JSON Schema 2020-12, validation, section 9.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Fix, Problem
from profilelint.schema import field_edits, wording
from profilelint.schema.author import fill
from profilelint.schema.keywords import MESSAGES, RENAMED, SCHEMA
from profilelint.schema.validate import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from profilelint.model.document import Document, FrontMatter
    from profilelint.model.finding import Param, Route, Safety
    from profilelint.schema.annotations import Annotations
    from profilelint.schema.validate import Schema

_MOST_KEYS = 2000
_MOST_PROBLEMS = 100


def deprecated_keys(
    schema: Schema, document: Document, front_matter: FrontMatter, meant_keys: Mapping[str, str]
) -> list[Problem]:
    """Return the problems of the deprecated keys that are written on a page, whatever their value.

    ``meant_keys`` are those of the schema by the keys at the top that stand for them. The new key
    is the text of ``x-renamed`` beside ``deprecated``, or what the ``x-renamed`` of the group says.
    """
    annotations = schema.annotations
    problems = []
    taken: set[Route] = set()
    for route, value in _keys(front_matter.data):
        place = place_of(route, meant_keys)
        if annotations.own(place, "deprecated") is True:
            meant = _new_name(annotations, place)
            target = (*route[:-1], meant)
            is_free = meant not in _held(front_matter.data, route[:-1]) and target not in taken
            taken.add(target)
            problem = _problem(schema, document, front_matter, route, place, value, meant, is_free)
            problems.append(problem)
            if len(problems) == _MOST_PROBLEMS:
                break
    return problems


def _keys(data: Any) -> Iterator[tuple[Route, Any]]:
    """Yield the keys of plain data with their values, in the order of the text."""
    pending: list[tuple[Route, Any]] = [((), data)]
    count = 0
    while pending:
        route, value = pending.pop()
        if isinstance(value, dict):
            inner = [((*route, key), each) for key, each in value.items() if key != SCHEMA]
        elif isinstance(value, list):
            inner = [((*route, index), each) for index, each in enumerate(value)]
        else:
            inner = []
        if route and isinstance(route[-1], str):
            count += 1
            if count > _MOST_KEYS:
                return
            yield route, value
        pending += reversed(inner)


def _new_name(annotations: Annotations, route: Route) -> str:
    name = annotations.own(route, RENAMED)
    if not isinstance(name, str):
        renamed = annotations.first(route[:-1], RENAMED)
        name = renamed.get(route[-1]) if isinstance(renamed, dict) else None
    return name if isinstance(name, str) else ""


def _held(data: Any, route: Route) -> Any:
    for step in route:
        data = data[step]
    return data


def _problem(
    schema: Schema,
    document: Document,
    front_matter: FrontMatter,
    route: Route,
    place: Route,
    value: Any,
    meant: str,
    is_free: bool,
) -> Problem:
    """Return the problem of the key at a route, which stands at a place of the schema."""
    key = str(route[-1])
    fixes: tuple[Fix, ...] = ()
    params: dict[str, Param] = {"key": wording.cut(key)}
    if meant:
        message_id = "renamed" if is_free else "renamed-too"
        params["meant"] = wording.cut(meant)
        edit = field_edits.rename_key(document, route, meant) if is_free else None
        if edit is not None:
            safety = _safety(schema, front_matter.data, route, meant)
            fixes = (Fix(f"Write {wording.key(meant)}", (edit,), safety),)
    else:
        description = wording.sentence(schema.annotations.own(place, "description"))
        message_id = "described" if description else "deprecated"
        if description:
            params["description"] = description
    span = document.locate(route, "key")
    problem = Problem("schema-deprecated", message_id, span, params, route, "key", (), fixes)
    text = _author_text(schema.annotations, place)
    if text:
        message = fill(
            text,
            value=wording.value(value),
            key=wording.key(key),
            field=wording.field(route),
            route=route,
            look_up=lambda place: _value(front_matter.data, place),
        )
        problem = problem._replace(message=message)
    return problem


def _safety(schema: Schema, data: Any, route: Route, meant: str) -> Safety:
    """Return "safe" if the page is right after the key is renamed.

    The new key must be one that the schema knows, so that the value is judged there.
    """
    if meant not in schema.annotations.keys(route[:-1]):
        return "unsafe"
    return "safe" if schema.is_valid(_renamed(data, route, meant)) else "unsafe"


def _renamed(data: Any, route: Route, meant: str) -> Any:
    """Return plain data with another key at a route."""
    step, rest = route[0], route[1:]
    if isinstance(data, list):
        return [_renamed(each, rest, meant) if n == step else each for n, each in enumerate(data)]
    if not rest:
        return {meant if key == step else key: each for key, each in data.items()}
    return {key: _renamed(each, rest, meant) if key == step else each for key, each in data.items()}


def _author_text(annotations: Annotations, route: Route) -> str:
    """Return what the schema's author wants said: ``deprecated`` in an ``x-message``."""
    for name in MESSAGES:
        written = annotations.own(route, name)
        text = written.get("deprecated") if isinstance(written, dict) else None
        if isinstance(text, str) and text.strip():
            return text
    return ""


def _value(data: Any, route: Route) -> Any:
    try:
        return _held(data, route)
    except (KeyError, IndexError, TypeError):
        return None
