"""The schemas that Astro generates for content collections: ``.astro/collections/*.schema.json``.

Source: ``generateJSONSchema`` in ``types-generator.ts`` of withastro/astro. They are JSON Schema
already, made by Zod of what the site's ``content.config.ts`` says, and differ from what Astro does
with a page in two ways.

- A date is said to be a text of the format ``date-time``, or one of several. Astro hands Zod what
  YAML or JavaScript makes of the text: any date will do.
- Older versions close each group of keys, while Zod leaves out what it does not know.

The key ``$schema`` is for editors of JSON files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.keywords import OPEN, WITH_DATA
from profilelint.schema.models.collection import ContentCollection, ModelError
from profilelint.schema.models.dates import date
from profilelint.schema.models.declaration import Cms
from profilelint.schema.resource import DEEPEST

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node
    from profilelint.schema.models.draft import Draft

_SUFFIX = ".schema.json"
_FOLDER = ".astro/collections"
_DATES = ("date-time", "date", "unix-time")


def _recognises(data: Any, path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return (
        isinstance(data, dict)
        and name.endswith(_SUFFIX)
        and (folder == _FOLDER or folder.endswith(f"/{_FOLDER}"))
    )


def _collections(draft: Draft) -> list[ContentCollection]:
    folder, _, file = draft.path.rpartition("/")
    name = file.removesuffix(_SUFFIX)
    site = folder.removesuffix(_FOLDER)
    # The folder is that which the generator recommends; a loader may read another one.
    include = tuple(f"{site}src/content/{name}/**/*.{each}" for each in ("md", "mdx"))
    return [ContentCollection(name, draft.place(()), include)]


def _schema(draft: Draft, _collection: ContentCollection, translated: bool) -> Node:
    old = "definitions" in draft.data
    schema: Node = _converted(draft, draft.data, (), old, is_schema=True)
    if translated:
        schema.pop("required", None)
    return schema


def _converted(draft: Draft, node: Any, route: Route, old: bool, *, is_schema: bool) -> Any:
    if len(route) > DEEPEST:
        raise ModelError(draft.place(()), f"the schema is nested more than {DEEPEST} levels deep")
    if isinstance(node, list):
        return [
            _converted(draft, each, (*route, number), old, is_schema=is_schema)
            for number, each in enumerate(node)
        ]
    if not isinstance(node, dict):
        return node
    if is_schema and _is_date(node):
        return draft.at(draft.place(route), {**_about(node), **date()})
    copy: Node = {}
    for key, value in node.items():
        if is_schema and key in WITH_DATA:
            copy[key] = value
        else:
            by_name = is_schema and key in ("properties", "definitions", "$defs")
            copy[key] = _converted(draft, value, (*route, key), old, is_schema=not by_name)
    if is_schema:
        properties = copy.get("properties")
        if isinstance(properties, dict):
            properties.pop("$schema", None)
            if copy.get("additionalProperties") is False and old:
                del copy["additionalProperties"]
            if "additionalProperties" not in copy:
                copy[OPEN] = True
        return draft.at(draft.place(route), copy)
    return copy


def _is_date(node: Node) -> bool:
    """Return whether a schema is one that Astro writes for a date."""
    if "pattern" in node:
        return False
    if node.get("format") in _DATES:
        return True
    branches = node.get("anyOf")
    return isinstance(branches, list) and all(
        isinstance(each, dict) and each.get("format") in _DATES for each in branches
    )


def _about(node: Node) -> Node:
    return {key: node[key] for key in ("title", "description") if key in node}


CMS = Cms(
    name="Astro",
    files=("**/.astro/collections/*.schema.json",),
    marks=("properties",),
    recognises=_recognises,
    collections=_collections,
    schema=_schema,
)
