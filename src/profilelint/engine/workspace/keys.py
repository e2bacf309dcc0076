"""The keys that a mapping of front matter lacks, with values of the right shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.engine.workspace.suggestion import LONGEST, MOST, Suggestion
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.describe import describe
from profilelint.source.front_matter.notation import load_notation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.engine.workspace.typed import Place
    from profilelint.model.finding import Route
    from profilelint.schema.annotations import Annotations
    from profilelint.schema.validate import Schema


class _Shape(NamedTuple):
    """A value to begin with: as text, and as a snippet with stops for the cursor."""

    text: str
    snippet: str


def absent_keys(schema: Schema, place: Place) -> Iterator[Suggestion]:
    """Yield the keys that are absent: those that are required, the others, the deprecated."""
    return keys_at(schema.asserted, place)


def keys_at(asserted: Annotations, place: Place) -> Iterator[Suggestion]:
    """Yield the keys that are absent at a place, by what schemas say; see `absent_keys`."""
    route = place.route
    ranked: list[tuple[int, str]] = []
    for key in asserted.keys(route):
        if key in place.keys or not key.isprintable():
            continue
        is_old = asserted.own((*route, key), "deprecated") is True
        ranked.append((2 if is_old else 0 if asserted.is_required((*route, key)) else 1, key))
    ranked.sort(key=lambda each: each[0])
    for rank, key in ranked[: 10 * MOST]:
        yield _key(asserted, place, key, rank)


def _key(asserted: Annotations, place: Place, key: str, rank: int) -> Suggestion:
    notation = load_notation(place.notation)
    style = {"'": "single-quoted", '"': "double-quoted"}.get(place.quote, "plain")
    name = place.lead + notation.writer.key(key, style, flow=place.flow)  # type: ignore[arg-type]
    route = (*place.route, key)
    node = next(iter(asserted.at(route)), {})
    words = asserted.own(route, "description")
    text, snippet = name, ""
    if not place.has_separator:
        shape = _shape(asserted, place, route)
        text = f"{name}{notation.separator}{shape.text}{place.trail}"
        separator = notation.separator
        if shape.snippet.startswith("\n"):
            separator = separator.rstrip()
        snippet = f"{_escaped(name)}{separator}{shape.snippet}{place.trail}"
    detail = describe(node)
    return Suggestion(
        key,
        "key",
        text,
        detail=f"required: {detail or key}" if rank == 0 else detail,
        words=words[:LONGEST] if isinstance(words, str) else "",
        snippet=snippet,
        is_deprecated=rank == 2,
    )


def _shape(asserted: Annotations, place: Place, route: Route) -> _Shape:
    """Return what a value looks like; the cursor goes to where something is to be written."""
    is_yaml = place.notation == "yaml"
    writer = load_notation(place.notation).writer
    options = [each for each in asserted.options(route) if isinstance(each, str | int | float)]
    kind = _kind(asserted, route)
    if len(options) == 1:
        only = options[0]
        written = (
            writer.text(only, flow=place.flow)
            if isinstance(only, str)
            else writer.value(only, flow=place.flow)
        )
        return _Shape(written, _escaped(written))
    if kind == "boolean":
        return _Shape("" if is_yaml else "false", "${1|true,false|}")
    if kind in ("integer", "number"):
        return _Shape("" if is_yaml else "0", "$0" if is_yaml else "${1:0}")
    inner = " " * (place.column + 2)
    if kind == "array":
        if is_yaml and not place.flow:
            return _Shape("", f"\n{inner}- $0")
        return _Shape("" if is_yaml else "[]", "[$0]")
    if kind == "object":
        if is_yaml and not place.flow:
            return _Shape("", f"\n{inner}$0")
        return _Shape("" if is_yaml else "{}", "{$0}")
    return _Shape("", "$0") if is_yaml else _Shape('""', '"$0"')


def _kind(asserted: Annotations, route: Route) -> str:
    kind: Any = asserted.first(route, "type")
    if isinstance(kind, list):
        kind = kind[0] if kind else ""
    return kind if isinstance(kind, str) else ""


def _escaped(text: str) -> str:
    """Return text as it stands in a snippet."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
