"""Pages CMS: ``.pages.yml``.

Sources: ``lib/config-schema.ts``, ``lib/config.ts``, ``lib/schema.ts`` and ``fields/core`` of
pagescms/pagescms.

- ``required`` is false where it is left out. A boolean has a value always, and a field with a
  default one.
- Fields take the place of their component and may replace its keys, lists included. A group with
  fields and no type is an object. ``list`` makes a list of any field.
- A select lists texts, or groups whose ``value``, else ``name``, is saved. A reference saves what
  its template ``value`` says, ``{path}`` if there is none.
- A block tells its kind under ``_block``, or what ``blockKey`` names.
- ``body`` is what stands below the front matter. Files that are no Markdown or HTML hold data.
- With ``settings.content.merge`` the CMS keeps keys that it does not know. Without, it drops them
  when it saves a page: until then they are there, and right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.models.collection import ContentCollection, ModelError
from profilelint.schema.models.dates import date
from profilelint.schema.models.declaration import Cms
from profilelint.schema.models.draft import Field, about, is_number
from profilelint.schema.models.patterns import with_pattern
from profilelint.schema.models.reading import at, entries, joined, literal, merged, text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node
    from profilelint.schema.models.draft import Draft

_DATA = frozenset(("yaml", "json", "toml", "datagrid", "code", "raw"))
_DATA_FILES = frozenset(("yml", "yaml", "json", "toml", "csv"))
_KIND = "_block"
_TEXT = frozenset(("string", "text", "rich-text", "code", "uuid"))


def _recognises(data: Any, _path: str) -> bool:
    content = data.get("content") if isinstance(data, dict) else None
    return isinstance(content, list) and any(
        isinstance(each, dict)
        and each.get("type") in ("collection", "file", "group")
        and ("path" in each or "items" in each)
        for each in content
    )


def _collections(draft: Draft) -> list[ContentCollection]:
    return list(_in_groups(draft, draft.data, ("content",), (), 0))


def _in_groups(
    draft: Draft, data: Any, way: Route, base: Route, depth: int
) -> Iterator[ContentCollection]:
    for route, entry in entries(data, way, base):
        if entry.get("type") == "group":
            inner = draft.descend(draft.place(route), depth)
            yield from _in_groups(draft, entry, ("items",), route, inner)
            continue
        name, path = text(entry.get("name")), text(entry.get("path")).strip("/")
        if not name:
            continue
        kind = text(entry.get("format"))
        if entry.get("type") == "file":
            is_data = kind in _DATA or (not kind and path.rpartition(".")[2] in _DATA_FILES)
            yield ContentCollection(
                name, draft.place(route), (joined(literal(path)),), is_data=is_data
            )
            continue
        extension = _extension(entry)
        below = "" if entry.get("subfolders") is False else "**/"
        folder = literal(path)
        yield ContentCollection(
            name, draft.place(route),
            (joined(folder, f"{below}*.{extension}"),),
            tuple(joined(folder, f"**/{literal(each)}") for each in texts(entry.get("exclude"))),
            is_data=kind in _DATA or (not kind and extension in _DATA_FILES),
        )  # fmt: skip


def _extension(entry: Node) -> str:
    """Return the extension of a collection's files, which its template of names has."""
    extension = text(entry.get("extension"))
    if extension:
        return extension.lstrip(".")
    names = entry.get("filename")
    template = text(names.get("template") if isinstance(names, dict) else names)
    after = template.rpartition("}")[2].rpartition(".")[2]
    return after if after.isalnum() else "md"


def _schema(draft: Draft, collection: ContentCollection, translated: bool) -> Node:
    entry = at(draft.data, collection.place.route)
    return draft.page(_fields(draft, entry, collection.place.route, 0), translated=translated)


def _fields(draft: Draft, entry: Node, route: Route, depth: int) -> list[Field]:
    fields = []
    for place, field in entries(entry, ("fields",), route):
        name = text(field.get("name"))
        if not name:
            raise ModelError(
                draft.place(place), 'this field has no name; write "name: " and its key'
            )
        if depth == 0 and name == "body":
            continue
        fields.append(_field(draft, name, field, place, depth))
    return fields


def _resolved(draft: Draft, field: Node, route: Route) -> tuple[Node, Route]:
    """Return a field with what its components say, and the route to where its fields stand."""
    components = draft.data.get("components")
    seen: list[str] = []
    fields_at = route
    while isinstance(field.get("component"), str):
        name = field["component"]
        place = draft.place((*route, "component"))
        component = components.get(name) if isinstance(components, dict) else None
        if not isinstance(component, dict):
            known = ", ".join(f'"{each}"' for each in components) if components else "none"
            raise ModelError(place, f'there is no component "{name}"; there are {known}')
        if name in seen:
            raise ModelError(place, f'the component "{name}" contains itself')
        seen.append(name)
        if "fields" not in field and "blocks" not in field:
            fields_at = ("components", name)
        own = {key: value for key, value in field.items() if key != "component"}
        field = _over(merged(component), own)
    return field, fields_at


def _over(below: Node, above: Node) -> Node:
    """Return a group of keys with those of another over it; groups in it are merged as well."""
    whole = dict(below)
    for key, value in above.items():
        old = whole.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            whole[key] = {**old, **value}
        else:
            whole[key] = value
    return whole


def _field(draft: Draft, name: str, field: Node, route: Route, depth: int) -> Field:
    field, fields_at = _resolved(draft, field, route)
    place = draft.place(route)
    kind = text(field.get("type")) or ("object" if "fields" in field else "")
    options = merged(field.get("options"))
    node = draft.at(place, _of_kind(draft, kind, field, options, fields_at, depth))
    several = field.get("list")
    if several:
        limits = several if isinstance(several, dict) else {}
        node = draft.at(place, draft.items(node, limits.get("min"), limits.get("max")))
    for key, value in about(field.get("label"), field.get("description")).items():
        node.setdefault(key, value)
    is_required = (
        field.get("required") is True
        and kind not in ("boolean", "uuid")
        and field.get("default") is None
        and field.get("hidden") is not True
    )
    return Field(name, node, is_required)


def _of_kind(draft: Draft, kind: str, field: Node, options: Node, route: Route, depth: int) -> Node:
    if kind in _TEXT:
        return _text(draft, field, options, route)
    if kind == "number":
        node: Node = {"type": "number"}
        for keyword, key in (("minimum", "min"), ("maximum", "max")):
            if is_number(options.get(key)):
                node[keyword] = options[key]
        return node
    if kind == "boolean":
        return {"type": "boolean"}
    if kind == "date":
        return date(options.get("format"))
    if kind == "select":
        return _select(draft, options, route)
    if kind == "reference":
        return _reference(draft, options, route)
    if kind in ("image", "file"):
        several = options.get("multiple")
        return draft.items({"type": "string"}) if several else {"type": ["string", "array"]}
    if kind == "object":
        inner = draft.descend(draft.place(route), depth)
        return draft.group(_fields(draft, field, route, inner))
    if kind == "block":
        return _block(draft, field, route, depth)
    return {}


def _text(draft: Draft, field: Node, options: Node, route: Route) -> Node:
    node: Node = {"type": ["string", "number"]}
    for keyword, key in (("minLength", "minlength"), ("maxLength", "maxlength")):
        if is_number(options.get(key)):
            node[keyword] = int(options[key])
    given = field.get("pattern")
    message = given.get("message") if isinstance(given, dict) else None
    given = given.get("regex") if isinstance(given, dict) else given
    return with_pattern(node, given, message, draft.place((*route, "pattern")))


def _select(draft: Draft, options: Node, route: Route) -> Node:
    place = draft.place((*route, "options"))
    listed = options.get("values")
    if not isinstance(listed, list):
        return {"type": ["string", "number", "array"]}
    values = [
        each.get("value", each.get("name")) if isinstance(each, dict) else each for each in listed
    ]
    choice = draft.choice(values, place)
    if not options.get("multiple"):
        return choice
    return draft.items(choice, options.get("min"), options.get("max"))


def _reference(draft: Draft, options: Node, route: Route) -> Node:
    target, value = text(options.get("collection")), text(options.get("value")) or "{path}"
    collections = _collections(draft)
    found = [each for each in collections if each.name == target]
    if not found:
        raise ModelError(
            draft.place((*route, "options", "collection")),
            f'there is no collection "{target}" to take values from; there are '
            + ", ".join(f'"{each.name}"' for each in collections),
        )
    node = draft.related(f"{target}:{value}", found[0].include, found[0].exclude, value)
    if not options.get("multiple"):
        return node
    return draft.items(node, options.get("min"), options.get("max"))


def _block(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    inner = draft.descend(draft.place(route), depth)
    groups = {}
    for place, each in entries(field, ("blocks",), route):
        name = text(each.get("name"))
        if name:
            block, fields_at = _resolved(draft, each, place)
            fields = _fields(draft, block, fields_at, inner)
            groups[name] = draft.at(draft.place(place), draft.group(fields))
    return draft.variants(text(field.get("blockKey")) or _KIND, groups)


CMS = Cms(
    name="Pages CMS",
    files=(".pages.y*ml",),
    marks=("content",),
    recognises=_recognises,
    collections=_collections,
    schema=_schema,
)
