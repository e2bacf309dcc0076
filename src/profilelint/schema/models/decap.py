"""Decap CMS, Netlify CMS as it was called, and Sveltia CMS, which reads the same file.

Sources: https://decapcms.org/docs/configuration-options/, ``configSchema.js`` and ``Widget.js`` of
decap-cms-core, the controls of its widgets, and ``types/public.js`` of Sveltia CMS.

- ``widget`` is ``string`` where it is left out, and ``required`` is true. What is missing is an
  error only where the site itself wrote ``required: true``, else a warning.
- Nothing can be missing that the CMS fills in: fields with a default, hidden ones, booleans (a
  switch that nobody touched) and what is computed. What a widget of the site's own saves is not
  known.
- Empty is what ``isEmpty`` calls so: null, ``""``, an empty list or group.
- ``body`` is what stands below the front matter.
- A number without ``value_type`` is saved as a text; ``min`` and ``max`` do not count beside a
  ``pattern``, and a ``pattern`` is not looked at for lists.
- Keys that the CMS does not know are kept when it saves a page.
- With ``i18n``, fields are validated in the default language alone. ``multiple_folders`` puts the
  language below the folder, ``multiple_files`` before the extension, ``single_file`` makes it a key
  around the fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.keywords import IMPLIED
from profilelint.schema.models.collection import ContentCollection, ModelError
from profilelint.schema.models.dates import date, time
from profilelint.schema.models.declaration import Cms
from profilelint.schema.models.draft import Field, about, is_number
from profilelint.schema.models.patterns import with_pattern
from profilelint.schema.models.reading import at, entries, joined, literal, merged, text, texts

if TYPE_CHECKING:
    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node
    from profilelint.schema.models.draft import Draft

_DATA = frozenset(("yml", "yaml", "toml", "json"))
_EXTENSIONS = {"yml": "yml", "yaml": "yml", "toml": "toml", "json": "json"}
_FILLED_IN = frozenset(("hidden", "boolean", "compute", "uuid"))
_PROSE = frozenset(("string", "text", "markdown", "richtext", "color", "map", "uuid", "compute"))
_LOCALE = "{{locale}}"
_MULTIPLE_ROOT = frozenset(("multiple_folders_i18n_root", "multiple_root_folders"))


def _recognises(data: Any, _path: str) -> bool:
    collections = data.get("collections") if isinstance(data, dict) else None
    return isinstance(collections, list) and any(
        isinstance(each, dict) and ("folder" in each or "files" in each) for each in collections
    )


def _collections(draft: Draft) -> list[ContentCollection]:
    found = []
    for route, entry in entries(draft.data, ("collections",)):
        name = text(entry.get("name"))
        if not name:
            continue
        folder = text(entry.get("folder")).strip("/")
        if "folder" in entry:
            found.append(_folder(draft, name, folder, entry, route))
        for place, file in entries(entry, ("files",), route):
            found += _file(draft, name, file, place)
    for route, file in entries(draft.data, ("singletons",)):
        found += _file(draft, "", file, route)
    return found


def _folder(draft: Draft, name: str, folder: str, entry: Node, route: Route) -> ContentCollection:
    kind = text(entry.get("format"))
    extension = text(entry.get("extension")).lstrip(".") or _EXTENSIONS.get(kind, "md")
    is_data = kind in _DATA or (not kind and extension in _DATA)
    structure, languages = _languages(draft.data, entry)
    deep = bool(entry.get("path") or entry.get("nested") or structure)
    below = f"**/*.{extension}" if deep else f"*.{extension}"
    folder = literal(folder)
    include: tuple[str, ...] = (joined(folder, below),)
    translations: tuple[str, ...] = ()
    others = languages[1:]
    if structure in _MULTIPLE_ROOT:
        include = (joined(languages[0], folder, below),)
        translations = tuple(joined(each, folder, below) for each in others)
    elif structure == "multiple_folders":
        translations = tuple(joined(folder, each, below) for each in others)
    elif structure == "multiple_files":
        translations = tuple(joined(folder, f"**/*.{each}.{extension}") for each in others)
    condition = None
    wanted = entry.get("filter")
    if isinstance(wanted, dict) and text(wanted.get("field")):
        values = wanted.get("value", wanted.get("pattern"))
        allowed = values if isinstance(values, list) else [values]
        condition = {
            "properties": {wanted["field"]: {"enum": allowed}},
            "required": [wanted["field"]],
        }
    # Hugo's pages of sections have other keys, and no entry is called so unless the CMS says it.
    sections = entry.get("index_file") or entry.get("nested") or "_index" in text(entry.get("path"))
    exclude = () if sections else (joined(folder, "**/_index.*"),)
    return ContentCollection(
        name,
        draft.place(route),
        include,
        exclude,
        translations,
        condition=condition,
        is_data=is_data,
    )


def _file(draft: Draft, collection: str, entry: Node, route: Route) -> list[ContentCollection]:
    path, name = text(entry.get("file")).strip("/"), text(entry.get("name"))
    if not path or not name:
        return []
    translations: tuple[str, ...] = ()
    if _LOCALE in path:
        _, languages = _languages(draft.data, {"i18n": True})
        path, *others = [path.replace(_LOCALE, each) for each in languages] or [path]
        translations = tuple(joined(literal(each)) for each in others)
    name = f"{collection}/{name}" if collection else name
    is_data = path.rpartition(".")[2] in _DATA
    return [
        ContentCollection(
            name, draft.place(route), (joined(literal(path)),), (), translations, is_data=is_data
        )
    ]


def _languages(root: Node, entry: Node) -> tuple[str, list[str]]:
    """Return the structure of a collection's translations and its languages, the first first."""
    own, general = entry.get("i18n"), root.get("i18n")
    if not own or not isinstance(general, dict):
        return "", []
    settings = {**general, **own} if isinstance(own, dict) else general
    languages = [each for each in texts(settings.get("locales")) if each.isascii()]
    first = text(settings.get("default_locale"))
    languages.sort(key=lambda each: each != first)
    return (text(settings.get("structure")), languages) if languages else ("", [])


def _schema(draft: Draft, collection: ContentCollection, translated: bool) -> Node:
    entry = at(draft.data, collection.place.route)
    structure, languages = _languages(draft.data, entry)
    fields = _fields(draft, entry, collection.place.route, 0)
    if structure == "single_file" and "file" not in entry:
        return draft.page(
            [
                Field(
                    each, draft.group([field._replace(required=False) for field in fields]), False
                )
                if number
                else Field(each, draft.group(fields), True)
                for number, each in enumerate(languages)
            ],
            translated=False,
        )
    return draft.page(fields, translated=translated)


def _fields(draft: Draft, entry: Node, route: Route, depth: int) -> list[Field]:
    fields = []
    for place, field in entries(entry, ("fields",), route):
        name = text(field.get("name"))
        where = draft.place(place)
        if not name:
            raise ModelError(where, 'this field has no name; write "name: " and its key')
        if depth == 0 and name == "body":
            continue
        # A key with dots is one key here: it is only in templates that they lead into groups.
        fields.append(_field(draft, name, field, place, depth))
    return fields


def _field(draft: Draft, name: str, field: Node, route: Route, depth: int) -> Field:
    where = draft.place(route)
    widget = text(field.get("widget")) or "string"
    node = draft.at(where, _widget(draft, widget, field, route, depth))
    for key, value in about(field.get("label"), field.get("hint")).items():
        node.setdefault(key, value)
    required = field.get("required", True)
    is_required = (
        required is not False
        and required != []
        and widget not in _FILLED_IN
        and (widget in _WIDGETS or (required is True and "required" in field))
        and field.get("default") is None
        and not (widget == "object" and not _needs(node))
    )
    if is_required and "required" not in field:
        node[IMPLIED] = True
    return Field(name, node, is_required)


def _needs(node: Node) -> bool:
    """Return whether anything in a group must be there."""
    return bool(node.get("required"))


def _widget(draft: Draft, widget: str, field: Node, route: Route, depth: int) -> Node:
    make = _WIDGETS.get(widget)
    return make(draft, field, route, depth) if make is not None else {}


def _prose(draft: Draft, field: Node, route: Route, _depth: int) -> Node:
    node: Node = {"type": ["string", "number"]}
    for keyword, key in (("minLength", "minlength"), ("maxLength", "maxlength")):
        if is_number(field.get(key)):
            node[keyword] = int(field[key])
    return _patterned(draft, node, field, route)


def _patterned(draft: Draft, node: Node, field: Node, route: Route) -> Node:
    given = field.get("pattern")
    if isinstance(given, list) and given:
        place = draft.place((*route, "pattern"))
        with_pattern(node, given[0], given[1] if len(given) > 1 else None, place)
    return node


def _number(_draft: Draft, field: Node, _route: Route, _depth: int) -> Node:
    kind = field.get("value_type")
    if kind not in ("int", "float"):
        node: Node = {"type": ["number", "string"], "pattern": r"^\s*-?[0-9.,eE+-]+\s*$"}
        node["examples"] = [1]
    else:
        node = {"type": "integer" if kind == "int" else "number"}
    if "pattern" not in field:
        for keyword, key in (("minimum", "min"), ("maximum", "max")):
            if is_number(field.get(key)):
                node[keyword] = field[key]
    return node


def _boolean(_draft: Draft, _field: Node, _route: Route, _depth: int) -> Node:
    return {"type": "boolean"}


def _datetime(_draft: Draft, field: Node, _route: Route, _depth: int) -> Node:
    day, hour = field.get("date_format"), field.get("time_format")
    written_as = field.get("format")
    if written_as is None and isinstance(day, str):
        written_as = f"{day}T{hour}" if isinstance(hour, str) and hour else day
    if day is False or field.get("type") == "time":
        return time(written_as or hour)
    return date(written_as)


def _file_path(_draft: Draft, field: Node, _route: Route, _depth: int) -> Node:
    several = field.get("multiple")
    if several is None:
        several = field.get("allow_multiple", True)
    return {"type": ["string", "array"] if several is not False else "string"}


def _select(draft: Draft, field: Node, route: Route, _depth: int) -> Node:
    options = field.get("options")
    if not isinstance(options, list):
        raise ModelError(draft.place(route), 'this field has no list of "options"')
    values = [merged(each).get("value") if isinstance(each, dict) else each for each in options]
    choice = draft.choice(values, draft.place((*route, "options")))
    return _several(draft, choice, field)


def _several(draft: Draft, node: Node, field: Node) -> Node:
    if field.get("multiple") is not True:
        return node
    return draft.items(node, field.get("min"), field.get("max"))


def _relation(draft: Draft, field: Node, route: Route, _depth: int) -> Node:
    target = text(field.get("collection"))
    value = text(field.get("value_field")) or text(field.get("valueField")) or "{{slug}}"
    collections = _collections(draft)
    name = f"{target}/{text(field.get('file'))}" if text(field.get("file")) else target
    found = [each for each in collections if each.name in (name, name.removeprefix("_singletons/"))]
    if not found:
        raise ModelError(
            draft.place((*route, "collection" if "collection" in field else "widget")),
            f'there is no collection "{name}" to take values from; there are '
            + ", ".join(f'"{each.name}"' for each in collections),
        )
    node = draft.related(f"{name}:{value}", found[0].include, found[0].exclude, value)
    return _several(draft, node, field)


def _object(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    inner = draft.descend(draft.place(route), depth)
    if "types" in field:
        return _typed(draft, field, route, depth)
    return draft.group([*_fields(draft, field, route, inner), *_single(draft, field, route, inner)])


def _single(draft: Draft, field: Node, route: Route, depth: int) -> list[Field]:
    """Return the one field of a group that has ``field`` in place of ``fields``."""
    single = field.get("field")
    if not isinstance(single, dict):
        return []
    single = merged(single)
    name = text(single.get("name"))
    return [_field(draft, name, single, (*route, "field"), depth)] if name else []


def _list(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    inner = draft.descend(draft.place(route), depth)
    single = field.get("field")
    item: Node | None = {"type": ["string", "number"]}
    if isinstance(field.get("fields"), list):
        item = draft.group(_fields(draft, field, route, inner))
    elif isinstance(single, dict):
        single = merged(single)
        item = _field(draft, "item", single, (*route, "field"), inner).node
    elif isinstance(field.get("types"), list):
        item = _typed(draft, field, route, depth)
    return draft.items(item, field.get("min"), field.get("max"))


def _typed(draft: Draft, field: Node, route: Route, depth: int) -> Node:
    inner = draft.descend(draft.place(route), depth)
    groups = {}
    for place, each in entries(field, ("types",), route):
        name = text(each.get("name"))
        if name:
            fields = [*_fields(draft, each, place, inner), *_single(draft, each, place, inner)]
            groups[name] = draft.at(draft.place(place), draft.group(fields))
    return draft.variants(text(field.get("typeKey")) or "type", groups)


def _code(_draft: Draft, field: Node, _route: Route, _depth: int) -> Node:
    return {"type": "string" if field.get("output_code_only") is True else ["object", "string"]}


def _anything(_draft: Draft, _field: Node, _route: Route, _depth: int) -> Node:
    return {}


def _keyvalue(_draft: Draft, _field: Node, _route: Route, _depth: int) -> Node:
    return {"type": "object"}


_WIDGETS = {
    **dict.fromkeys(_PROSE, _prose),
    "boolean": _boolean,
    "code": _code,
    "date": _datetime,
    "datetime": _datetime,
    "file": _file_path,
    "hidden": _anything,
    "image": _file_path,
    "keyvalue": _keyvalue,
    "list": _list,
    "number": _number,
    "object": _object,
    "relation": _relation,
    "select": _select,
}

CMS = Cms(
    name="Decap CMS",
    files=(
        "**/admin/config.y*ml",
        "**/admin/*/config.y*ml",
        "**/admin/config.json",
        "**/cms/config.y*ml",
    ),
    marks=("collections",),
    recognises=_recognises,
    collections=_collections,
    schema=_schema,
)
