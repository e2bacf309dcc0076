"""Where vocabularies come from, as a configuration says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.config.value_types import (
    TEXT,
    InvalidValueError,
    ValueType,
    display,
    glob_at,
    inside_root,
    suggestion,
)
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.rules.registry import Registry


class VocabularySource(NamedTuple):
    """Where a vocabulary's terms come from.

    ``file`` alone is a vocabulary file; with ``path`` a place in a data file. With ``keys``, the
    terms are the keys there. ``collection`` is a glob of pages, and a term is what the page has
    under ``field`` in its front matter, with ``names`` the name of its file, with ``permalinks``
    its address. ``flags`` is the key under which an item or a page has flags of its term. ``open``
    tells whether other values are right too; None leaves it to the file. ``bundled`` is the list
    that comes with the program.

    ``found`` is a list that the program found by itself beside the pages: its form is not known.
    """

    file: str = ""
    path: str = ""
    collection: str = ""
    field: str = ""
    open: bool | None = None
    keys: bool = False
    names: bool = False
    permalinks: bool = False
    flags: str = ""
    bundled: bool = False
    found: bool = False

    @property
    def words(self) -> str:
        """Return what the terms are, in words."""
        if self.keys:
            where = f' at "{self.path}"' if self.path else ""
            return f"keys of {self.file}{where}"
        if self.names:
            return f"file names of {self.collection}"
        if self.permalinks:
            return f"addresses of {self.collection}"
        return f"{self.field} of {self.collection}" if self.collection else self.file

    @property
    def has_terms_file(self) -> bool:
        """Return whether the file is a vocabulary file, with nothing in it but the terms."""
        return bool(self.file) and not (self.path or self.keys or self.found)


class _Form(NamedTuple):
    """The keys that a table must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


_TYPES: dict[str, tuple[dict[str, Any], str]] = {
    **dict.fromkeys(("file", "path", "collection", "field", "flags"), (TEXT.schema, "text")),
    **dict.fromkeys(("keys", "names", "permalinks", "bundled"), ({"const": True}, "true")),
    "open": ({"type": "boolean"}, "true or false"),
}
"""By key: the JSON Schema of its value, and the same in words."""

_FORMS = (
    _Form(("file",), ("open",)),
    _Form(("file", "path"), ("flags", "open")),
    _Form(("file", "keys"), ("path", "flags", "open")),
    _Form(("collection", "field"), ("flags", "open")),
    _Form(("collection", "names"), ("flags", "open")),
    _Form(("collection", "permalinks"), ("flags", "open")),
    _Form(("bundled",)),
)


def _vocabularies(value: Any, route: Route, _registry: Registry) -> dict[str, VocabularySource]:
    if not isinstance(value, dict):
        raise InvalidValueError(f'"{route[-1]}" must be a table from name to file', route)
    return {name: _vocabulary(source, (*route, name)) for name, source in value.items()}


def _vocabulary(source: Any, route: Route) -> VocabularySource:
    if isinstance(source, str):
        return VocabularySource(file=inside_root(source, route))
    given = source.keys() if isinstance(source, dict) else set()
    for key in given:
        if key not in _TYPES:
            near = suggestion(key, list(_TYPES))
            raise InvalidValueError(f'unknown key "{key}"{near}', (*route, key))
    if not any(given - {*form.optional} == {*form.required} for form in _FORMS):
        raise InvalidValueError(
            f'the vocabulary "{route[-1]}" must be a file name; or a table with "file", and with '
            '"path" or "keys" or both; or one with "collection", and with "field", "names" or '
            '"permalinks"; or { bundled = true }',
            route,
        )
    for key, value in source.items():
        _, wanted = _TYPES[key]
        kind = str if wanted == "text" else bool
        if not isinstance(value, kind) or (wanted == "true" and not value):
            raise InvalidValueError(
                f'"{key}" must be {wanted}, not {display(value)}', (*route, key)
            )
    if "collection" in source:
        glob_at(source["collection"], (*route, "collection"))
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
                *(
                    {
                        "type": "object",
                        "properties": {
                            key: _TYPES[key][0] for key in (*form.required, *form.optional)
                        },
                        "additionalProperties": False,
                        "required": list(form.required),
                    }
                    for form in _FORMS
                ),
            ]
        },
    },
    _vocabularies,
)
