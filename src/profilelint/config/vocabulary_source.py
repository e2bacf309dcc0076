"""Where vocabularies come from, as a configuration says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.config.value_types import TEXT, InvalidValueError, ValueType, inside_root
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.rules.registry import Registry


class VocabularySource(NamedTuple):
    """Where a vocabulary's terms come from.

    ``file`` alone is a vocabulary file; with ``path`` a place in a data file; ``collection`` is a
    glob of pages and ``field`` the key of their front matter that holds the term. ``open`` tells
    whether other values are right too; None leaves it to the file.
    """

    file: str = ""
    path: str = ""
    collection: str = ""
    field: str = ""
    open: bool | None = None


def _vocabularies(value: Any, route: Route, _registry: Registry) -> dict[str, VocabularySource]:
    if not isinstance(value, dict):
        raise InvalidValueError(f'"{route[-1]}" must be a table from name to file', route)
    return {name: _vocabulary(source, (*route, name)) for name, source in value.items()}


def _vocabulary(source: Any, route: Route) -> VocabularySource:
    if isinstance(source, str):
        return VocabularySource(file=inside_root(source, route))
    keys = set(source) - {"open"} if isinstance(source, dict) else set()
    if keys not in ({"file"}, {"file", "path"}, {"collection", "field"}) or not all(
        isinstance(source[key], str) for key in keys
    ):
        raise InvalidValueError(
            f'the vocabulary "{route[-1]}" must be a file name, or a table with "file" and '
            '"path", or one with "collection" and "field"',
            route,
        )
    if not isinstance(source.get("open", False), bool):
        raise InvalidValueError('"open" must be true or false', (*route, "open"))
    if "file" in source:
        source = {**source, "file": inside_root(source["file"], (*route, "file"))}
    return VocabularySource(**source)


VOCABULARIES = ValueType(
    "table",
    {
        "type": "object",
        "additionalProperties": {
            "anyOf": [
                TEXT.schema,
                {
                    "type": "object",
                    "properties": {
                        "file": TEXT.schema,
                        "path": TEXT.schema,
                        "open": {"type": "boolean"},
                    },
                    "additionalProperties": False,
                    "required": ["file"],
                },
                {
                    "type": "object",
                    "properties": {
                        "collection": TEXT.schema,
                        "field": TEXT.schema,
                        "open": {"type": "boolean"},
                    },
                    "additionalProperties": False,
                    "required": ["collection", "field"],
                },
            ]
        },
    },
    _vocabularies,
)
