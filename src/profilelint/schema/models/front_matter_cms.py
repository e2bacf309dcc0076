"""Front Matter CMS, the extension of Visual Studio Code: ``frontmatter.json``.

Sources: ``ContentTypeSchemaGenerator.ts``, ``ArticleHelper.ts``, ``PanelSettings.ts`` and the
settings in ``package.json`` of estruyf/vscode-front-matter; https://frontmatter.codes/docs.

- A page is of the content type that its key ``fmContentType`` names, else ``type``, else that of
  its folder if the folder has one, else ``default``. A content type without fields has those of the
  default one.
- ``required`` is false where it is left out. A field with a default has a value when a page is
  made, and one that is shown only ``when`` another has a value may be missing.
- Tags, categories and taxonomies list what is known; a writer adds to them as need be, so they are
  open. A choice is closed: its ``id`` is saved, else its title.
- ``taxonomyLimit`` is how many of them there may be, ``singleValueAsString`` lets one stand as a
  text.
- A ``fieldCollection`` stands for the fields of its group.
- Settings that lie elsewhere (``frontMatter.extends``, ``.frontmatter/``) are not looked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.models.collection import ContentCollection, ModelError
from profilelint.schema.models.dates import date
from profilelint.schema.models.declaration import Cms
from profilelint.schema.models.draft import Field, about, is_count, is_number
from profilelint.schema.models.reading import at, entries, joined, literal, merged, text, texts

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node
    from profilelint.schema.models.draft import Draft

_TYPES = "frontMatter.taxonomy.contentTypes"
_FOLDERS = "frontMatter.content.pageFolders"
_GROUPS = "frontMatter.taxonomy.fieldGroups"
_CUSTOM = "frontMatter.taxonomy.customTaxonomy"
_FORMAT = "frontMatter.taxonomy.dateFormat"
_COMMAS = "frontMatter.taxonomy.commaSeparatedFields"
_KNOWN_TERMS = {
    "tags": "frontMatter.taxonomy.tags",
    "categories": "frontMatter.taxonomy.categories",
}
_NAMES_TYPE = ("fmContentType", "type")
_DEFAULT = "default"
_WORKSPACE = "[[workspace]]"
_SHOWN_ONLY = frozenset(("divider", "heading"))
_TEXT = frozenset(("string", "slug", "dataFile"))
_PAGES = ("*.md", "*.mdx", "*.markdown")


def _recognises(data: Any, _path: str) -> bool:
    return isinstance(data, dict) and isinstance(data.get(_TYPES), list)


def _collections(draft: Draft) -> list[ContentCollection]:
    types = {
        text(each.get("name")): route
        for route, each in entries(draft.data, (_TYPES,))
        if text(each.get("name"))
    }
    include: dict[str, list[str]] = {name: [] for name in types}
    exclude: list[str] = []
    workspace = literal(draft.path.rpartition("/")[0])
    alone: dict[str, bool] = dict.fromkeys(types, True)
    for _, folder in entries(draft.data, (_FOLDERS,)):
        path = text(folder.get("path")).replace("\\", "/").removeprefix(_WORKSPACE)
        if "{{" in path:
            continue
        # A path may be a glob of its own, such as docs/**.
        path = path.strip("/")
        stem, star, _ = path.partition("/*")
        below = "" if folder.get("excludeSubdir") is True and not star else "**/"
        allowed = [each for each in texts(folder.get("contentTypes")) if each in types]
        for name in allowed or types:
            include[name] += [
                joined(workspace, literal(stem), f"{below}{pages}") for pages in _PAGES
            ]
            alone[name] = alone[name] and len(allowed) == 1
        exclude += [
            joined(workspace, literal(stem), f"**/{each}")
            for each in texts(folder.get("excludePaths"))
        ]
    return [
        ContentCollection(
            name, draft.place(route), tuple(dict.fromkeys(include[name])), tuple(exclude),
            condition=None if alone[name] else _condition(name, list(types)),
        )
        for name, route in types.items()
    ]  # fmt: skip


def _condition(name: str, types: list[str]) -> Node:
    """Return a schema of the pages that are of a content type."""
    first, second = _NAMES_TYPE
    if name == _DEFAULT:
        others = [each for each in types if each != name]
        return {"not": {"anyOf": [_has(first, others), _has(second, others)]}}
    return {"anyOf": [_has(first, [name]), {"not": {"required": [first]}, **_has(second, [name])}]}


def _has(key: str, values: list[str]) -> Node:
    return {"properties": {key: {"enum": values}}, "required": [key]}


def _schema(draft: Draft, collection: ContentCollection, translated: bool) -> Node:
    route = collection.place.route
    content_type = at(draft.data, route)
    if not isinstance(content_type.get("fields"), list):
        for other, each in entries(draft.data, (_TYPES,)):
            if each.get("name") == _DEFAULT:
                content_type, route = each, other
    page = draft.page(_fields(draft, content_type, route, 0), translated=translated)
    for key in _NAMES_TYPE:
        page["properties"].setdefault(key, {})
    return page


def _fields(draft: Draft, group: Node, route: Route, depth: int) -> list[Field]:
    fields = []
    for place, field in entries(group, ("fields",), route):
        kind = text(field.get("type"))
        name = text(field.get("name"))
        if kind in _SHOWN_ONLY:
            continue
        if kind == "fieldCollection":
            # Its fields stand in place of it.
            inner = draft.descend(draft.place(place), depth)
            for group_place, each in entries(draft.data, (_GROUPS,)):
                if each.get("id") == field.get("fieldGroup"):
                    fields += _fields(draft, each, group_place, inner)
            continue
        if not name:
            raise ModelError(draft.place(place), 'this field has no name; write "name" and its key')
        node = draft.at(draft.place(place), _of_kind(draft, kind, name, field, place, depth))
        for key, value in about(field.get("title"), field.get("description")).items():
            node.setdefault(key, value)
        is_required = (
            field.get("required") is True
            and field.get("default") is None
            and field.get("hidden") is not True
            and "when" not in field
            and kind not in ("boolean", "draft")
        )
        fields.append(Field(name, node, is_required))
    return fields


def _of_kind(draft: Draft, kind: str, name: str, field: Node, route: Route, depth: int) -> Node:
    if kind in _TEXT:
        return {
            "type": ["string", "number", "array"] if field.get("multiple") else ["string", "number"]
        }
    if kind == "number":
        limits = merged(field.get("numberOptions"))
        node: Node = {"type": "number"}
        for keyword, key in (("minimum", "min"), ("maximum", "max")):
            # Both are 0 where nobody set them.
            if is_number(limits.get(key)) and (limits[key] or (key == "min" and limits.get("max"))):
                node[keyword] = limits[key]
        return node
    if kind == "boolean":
        return {"type": "boolean"}
    if kind == "draft":
        # The setting draftField may make it a choice.
        return {"type": ["boolean", "string"]}
    if kind == "datetime":
        return date(field.get("dateFormat") or draft.data.get(_FORMAT))
    if kind in ("image", "file"):
        several = field.get("multiple") is True
        return {"type": ["string", "array"] if several else "string"}
    if kind == "choice":
        return _choice(draft, field, route)
    if kind in ("tags", "categories", "taxonomy"):
        return _taxonomy(draft, kind, name, field, route)
    if kind == "list":
        return draft.items({"type": ["string", "number"]})
    if kind == "fields":
        return draft.group(_fields(draft, field, route, draft.descend(draft.place(route), depth)))
    if kind == "block":
        return _groups(draft, field, route, depth)
    if kind == "contentRelationship":
        several = field.get("multiple") is True
        return {"type": ["array", "string"] if several else "string"}
    return {}


def _choice(draft: Draft, field: Node, route: Route) -> Node:
    place = draft.place((*route, "choices"))
    listed = field.get("choices")
    values = [
        each.get("id") or each.get("title") if isinstance(each, dict) else each
        for each in (listed if isinstance(listed, list) else ())
    ]
    choice = draft.choice(values, place)
    return draft.items(choice) if field.get("multiple") is True else choice


def _taxonomy(draft: Draft, kind: str, name: str, field: Node, route: Route) -> Node:
    place, terms = draft.place(route), []
    if kind in _KNOWN_TERMS:
        place, terms = draft.place((_KNOWN_TERMS[kind],)), texts(draft.data.get(_KNOWN_TERMS[kind]))
    for at_, each in entries(draft.data, (_CUSTOM,)):
        if kind == "taxonomy" and each.get("id") == field.get("taxonomyId"):
            place, terms = draft.place(at_), texts(each.get("options"))
    vocabulary = text(field.get("taxonomyId")) or kind
    node = draft.items(draft.open_terms(vocabulary, terms, place))
    limit = field.get("taxonomyLimit")
    if is_count(limit) and limit:
        node["maxItems"] = limit
    commas = texts(draft.data.get(_COMMAS))
    if name in commas or field.get("singleValueAsString") is True or limit == 1:
        node["type"] = ["array", "string"]
    return node


def _groups(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    """Return the schema of a list of groups, each of which tells its kind under ``fieldGroup``."""
    inner = draft.descend(draft.place(route), depth)
    wanted = texts(field.get("fieldGroup"))
    groups = {}
    for place, each in entries(draft.data, (_GROUPS,)):
        name = text(each.get("id"))
        if name in wanted:
            groups[name] = draft.at(
                draft.place(place), draft.group(_fields(draft, each, place, inner))
            )
    if not groups:
        return draft.items({"type": "object"})
    if len(groups) == 1:
        return draft.items(next(iter(groups.values())))
    conditions = [draft.when("fieldGroup", [name], group) for name, group in groups.items()]
    return draft.items({"type": "object", "allOf": conditions})


CMS = Cms(
    name="Front Matter CMS",
    files=("frontmatter.json",),
    marks=(_TYPES,),
    recognises=_recognises,
    collections=_collections,
    schema=_schema,
)
