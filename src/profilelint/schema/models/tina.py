"""TinaCMS: ``tina/tina-lock.json``, which its builds write from ``tina/config.ts`` and keep in git.

Sources: the reference of fields and collections (https://tina.io/docs/reference).

- Paths of collections count from the folder above ``tina``; a document of ``format`` md or mdx has
  front matter, and the others are data.
- ``required`` is false where it is left out. ``list`` makes a list of any field, and ``options``
  are the values of a scalar.
- The key in the file is ``nameOverride``, else ``name``. The field with ``isBody`` stands below the
  front matter.
- An object has ``fields``, or ``templates`` of which ``_template``, or what ``templateKey`` says,
  names one. A reference saves the path of a document, its folder included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.models.collection import ContentCollection
from profilelint.schema.models.dates import date
from profilelint.schema.models.declaration import Cms
from profilelint.schema.models.draft import Field, about
from profilelint.schema.models.reading import at, entries, joined, literal, text, texts

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node
    from profilelint.schema.models.draft import Draft

_FILE = "tina/tina-lock.json"
_COLLECTIONS = ("schema", "collections")
_OF_PAGES = ("md", "mdx", "markdown")
_KIND = "_template"
_TEXT = frozenset(("string", "rich-text", "image"))


def _recognises(data: Any, path: str) -> bool:
    if path != _FILE and not path.endswith(f"/{_FILE}"):
        return False
    schema = data.get("schema") if isinstance(data, dict) else None
    return isinstance(schema, dict) and isinstance(schema.get("collections"), list)


def _collections(draft: Draft) -> list[ContentCollection]:
    home = draft.path.removesuffix(_FILE)
    found = []
    for route, entry in entries(draft.data, _COLLECTIONS):
        name, format_ = text(entry.get("name")), text(entry.get("format")) or "md"
        if not name:
            continue
        folder = joined(literal(home), literal(text(entry.get("path"))))
        match = at(entry, ("match",)) if "match" in entry else {}
        which = text(match.get("include")) or "**/*"
        out = texts(match.get("exclude"))
        found.append(
            ContentCollection(
                name, draft.place(route),
                (joined(folder, f"{which}.{format_}"),),
                tuple(joined(folder, f"{each}.{format_}") for each in out),
                is_data=format_ not in _OF_PAGES,
            )
        )  # fmt: skip
    return found


def _schema(draft: Draft, collection: ContentCollection, translated: bool) -> Node:
    route = collection.place.route
    fields = _fields(draft, at(draft.data, route), route, 0)
    return draft.page(fields, translated=translated)


def _fields(draft: Draft, entry: Node, route: Route, depth: int) -> list[Field]:
    return [
        _field(draft, name, field, place, depth)
        for place, field in entries(entry, ("fields",), route)
        if field.get("isBody") is not True
        and (name := text(field.get("nameOverride")) or text(field.get("name")))
    ]


def _field(draft: Draft, name: str, field: Node, route: Route, depth: int) -> Field:
    place = draft.place(route)
    node = draft.at(place, _of_kind(draft, field, route, depth))
    if field.get("list") is True:
        node = draft.at(place, draft.items(node))
    label = field.get("label")
    for key, value in about(label, field.get("description")).items():
        node.setdefault(key, value)
    return Field(name, node, field.get("required") is True and field.get("type") != "boolean")


def _of_kind(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    kind, options = text(field.get("type")), field.get("options")
    if isinstance(options, list) and options:
        values = [each.get("value") if isinstance(each, dict) else each for each in options]
        return draft.choice(values, draft.place((*route, "options")))
    if kind in _TEXT:
        return {"type": ["string", "number"]}
    if kind in ("number", "boolean"):
        return {"type": kind}
    if kind == "datetime":
        return date(None)
    if kind == "reference":
        return _reference(draft, field)
    if kind == "object":
        inner = draft.descend(draft.place(route), depth)
        if "templates" in field:
            return _templates(draft, field, route, inner)
        return draft.group(_fields(draft, field, route, inner))
    return {}


def _reference(draft: Draft, field: Node) -> Node:
    named = texts(field.get("collections"))
    found = [each for each in _collections(draft) if each.name in named]
    if draft.path != _FILE or len(found) != len(named) or any(each.is_data for each in found):
        # What pages write does not count from the root, or is the path of no page.
        return {"type": "string"}
    include = tuple(glob for each in found for glob in each.include)
    exclude = tuple(glob for each in found for glob in each.exclude)
    return draft.related(f"{' and '.join(named)}:path", include, exclude, "{path}")


def _templates(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    groups = {
        name: draft.at(draft.place(place), draft.group(_fields(draft, each, place, depth)))
        for place, each in entries(field, ("templates",), route)
        if (name := text(each.get("name")))
    }
    key = text(field.get("templateKey")) or text(field.get("templatesKey")) or _KIND
    return draft.variants(key, groups)


CMS = Cms(
    name="TinaCMS",
    files=(_FILE, f"**/{_FILE}"),
    marks=('"collections"',),
    recognises=_recognises,
    collections=_collections,
    schema=_schema,
)
