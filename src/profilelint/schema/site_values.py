"""The values of a page that, as its schema says, name a file or a page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema import wording
from profilelint.schema.author import fill, find_message
from profilelint.schema.keywords import FILE, PAGE
from profilelint.schema.steps import Step
from profilelint.schema.validate import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from profilelint.model.finding import Route
    from profilelint.schema.validate import Schema

_MOST_VALUES = 1000
_MOST_FOLDERS = 20


class SiteValue(NamedTuple):
    """A text that names a file, or a page if ``is_page``.

    ``folders`` are those that it counts from, empty where the schema names none. ``message`` is
    what the schema's author wants said of a wrong one, empty without it.
    """

    route: Route
    text: str
    is_page: bool
    folders: tuple[str, ...]
    message: str


def site_values(
    schema: Schema, data: Mapping[str, Any], *, ignores_case: bool = False
) -> list[SiteValue]:
    """Return the values of front matter, as plain data, that name a file or page of the site.

    With ``ignores_case``, a key is that of the schema in another case if the data lack that one.
    """
    found = []
    meant = schema.meant_keys(data) if ignores_case else {}
    for route, text in _texts(data):
        place = place_of(route, meant)
        for keyword in (FILE, PAGE):
            folders = schema.annotations.first(place, keyword)
            if folders is True or isinstance(folders, (str, list)):
                nodes = schema.annotations.at(place)
                message = _message(nodes, route, keyword, text, data)
                found.append(
                    SiteValue(route, text, keyword == PAGE, folders_named(folders), message)
                )
    return found


def _texts(data: Any) -> Iterator[tuple[Route, str]]:
    pending: list[tuple[Route, Any]] = [((), data)]
    count = 0
    while pending and count < _MOST_VALUES:
        route, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*route, key), each) for key, each in reversed(value.items())]
        elif isinstance(value, list):
            indexes = range(len(value[:_MOST_VALUES]))
            pending += [((*route, index), value[index]) for index in reversed(indexes)]
        elif isinstance(value, str):
            count += 1
            yield route, value


def folders_named(named: Any) -> tuple[str, ...]:
    """Return the folders that an annotation names, without slashes at their ends."""
    names = [named] if isinstance(named, str) else named if isinstance(named, list) else []
    texts = [name for name in names[:_MOST_FOLDERS] if isinstance(name, str)]
    return tuple(text.strip().removeprefix("./").strip("/") for text in texts)


def _message(
    nodes: Iterable[dict[str, Any]],
    route: Route,
    keyword: str,
    text: str,
    data: Mapping[str, Any],
) -> str:
    for node in nodes:
        if keyword in node:
            author = find_message([Step(node, len(route), keyword)], route, route)
            if author is not None:
                return fill(
                    author.text,
                    value=wording.value(text),
                    key=wording.key(next(str(s) for s in reversed(route) if isinstance(s, str))),
                    field=wording.field(route),
                    route=route,
                    look_up=lambda place: _value(data, place),
                )
    return ""


def _value(data: Any, route: Route) -> Any:
    try:
        for step in route:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return None
    return data
