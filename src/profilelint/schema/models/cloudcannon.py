"""CloudCannon: ``cloudcannon.config.yml`` or ``.json``.

Sources: ``src/configuration.ts``, ``src/inputs.ts``, ``src/structures.ts`` and
``src/collections.ts`` of CloudCannon/configuration-types; https://cloudcannon.com/documentation.

- ``_inputs`` say how the values of keys are edited, by the key, by keys joined by dots, or with
  ``[*]`` for the items of a list; those of a collection win over those of the whole site. An input
  shows where its key is in the file: one that is required must be filled in there, and must be
  there where the collection's schema has it.
- The files under ``schemas`` show which keys pages have; the values in them are those that new
  pages start with.
- ``_structures`` are groups of keys for the items of lists. ``id_key``, ``_type`` if it is not
  given, tells which one an item is; without it the keys are compared.
- The values of a select are texts, the keys of a group, or in groups what is under ``value_key``,
  else ``id``, ``uuid``, ``path``, ``title`` or ``name``. With ``allow_create`` others are right as
  well. Data sets other than ``_select_data`` are made by the site generator and not known here.
- What the configuration does not name may be there.
- A configuration that is a program (``cloudcannon.config.cjs``) is not run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.schema.models.collection import ContentCollection, Place
from profilelint.schema.models.dates import date, time
from profilelint.schema.models.declaration import Cms
from profilelint.schema.models.draft import Field, about, is_count, is_number
from profilelint.schema.models.patterns import with_pattern
from profilelint.schema.models.reading import at, joined, keyed, literal, merged, text, texts
from profilelint.source.files.glob import Glob

if TYPE_CHECKING:
    from typing import TypeAlias

    from profilelint.schema.models.collection import Node
    from profilelint.schema.models.draft import Draft

    Named: TypeAlias = dict[str, tuple[Place, Node]]

_PAGES = ("**/*.md", "**/*.mdx", "**/*.markdown")
_TEXT = frozenset(
    (
        "code", "color", "email", "facebook", "github", "html", "instagram", "markdown",
        "pinterest", "text", "textarea", "twitter", "url", "file", "document", "image",
    )
)  # fmt: skip
_VALUE_KEYS = ("id", "uuid", "path", "title", "name")
_SELECT_DATA = "_select_data"
_INPUTS = "_inputs"
_STRUCTURES = "_structures"
_COLLECTIONS = "collections_config"
_MOST_FILES = 200


def _recognises(data: Any, _path: str) -> bool:
    return isinstance(data, dict) and (
        isinstance(data.get("collections_config"), dict) or f"{_COLLECTIONS}_from_glob" in data
    )


def _collections(draft: Draft) -> list[ContentCollection]:
    found = []
    source = text(draft.data.get("source"))
    for name, (place, entry) in _named(draft, draft.data, draft.place(()), _COLLECTIONS).items():
        folder = literal(joined(source, text(entry.get("path"))).strip("/"))
        globs = texts(entry.get("glob"))
        include = [each for each in globs if not each.startswith("!")] or list(_PAGES)
        exclude = [each[1:] for each in globs if each.startswith("!")]
        found.append(
            ContentCollection(
                name, place,
                tuple(joined(folder, each) for each in include),
                tuple(joined(folder, each) for each in exclude),
                is_data=folder.rpartition("/")[2] in ("data", "_data"),
            )
        )  # fmt: skip
    return found


def _named(draft: Draft, part: Node, place: Place, key: str) -> Named:
    """Return what stands under a key of a part of the configuration, by its own keys.

    What the files hold that ``KEY_from_glob`` names comes first; globs are relative to the root.
    """
    named: Named = {}
    for glob in texts(part.get(f"{key}_from_glob")):
        matched = Glob(joined(glob))
        folder = glob.partition("*")[0].rpartition("/")[0].strip("/")
        for path in list(filter(matched.matches, draft.listing(folder)))[:_MOST_FILES]:
            for name, route, each in keyed(draft.read(path), ()):
                named[name] = Place(path, route), each
    for name, route, each in keyed(part, (key,), place.route):
        named[name] = Place(place.path, route), each
    return named


def _schema(draft: Draft, collection: ContentCollection, translated: bool) -> Node:
    place = collection.place
    data = draft.data if place.path == draft.path else draft.read(place.path)
    entry = at(data, place.route)
    known: Node = {}
    inputs = _named(draft, draft.data, draft.place(()), _INPUTS)
    inputs.update(_named(draft, entry, place, _INPUTS))
    for _, route, schema in keyed(entry, ("schemas",), place.route):
        inputs.update(_named(draft, schema, Place(place.path, route), _INPUTS))
        path = text(schema.get("path")).strip("/")
        if path:
            # Relative to the root, whatever the source is.
            known = _united(known, draft.read(path))
    shown = set(known)
    for name in inputs:
        plain = name.removeprefix("$.")
        if plain and not set(plain) & set(".[$"):
            known.setdefault(plain, None)
    structures = _Structures(draft, entry, place)
    page = draft.page(_fields(structures, known, inputs, "", 0), translated=translated)
    page["properties"].setdefault(text(entry.get("schema_key")) or "_schema", {})
    filled = page.get("else")
    if filled is not None:
        # A key that only an input names is shown nowhere unless the page has it.
        filled["required"] = [name for name in filled["required"] if name in shown]
    return {**page, "$defs": draft.definitions} if draft.definitions else page


def _united(known: Node, data: Any) -> Node:
    """Return the keys of two groups together; of the values, those of the first count."""
    united = dict(known)
    for key, value in data.items() if isinstance(data, dict) else ():
        old = united.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            united[key] = _united(old, value)
        elif old is None:
            united[key] = value
    return united


class _Structures:
    """The structures of a collection, each made once and referred to."""

    def __init__(self, draft: Draft, entry: Node, place: Place) -> None:
        self.draft = draft
        self._named = _named(draft, draft.data, draft.place(()), _STRUCTURES)
        self._named.update(_named(draft, entry, place, _STRUCTURES))
        self._made: dict[str, str] = {}

    def item(self, reference: Any, place: Place, inputs: Named, depth: int) -> Node | None:
        """Return the schema of an item of a structure, given by its name or as it is."""
        if isinstance(reference, dict):
            return self._group(merged(reference), place, inputs, depth)
        name = text(reference).removeprefix(f"{_STRUCTURES}.")
        if name not in self._named:
            return None
        if name not in self._made:
            definition = f"structure-{len(self._made) + 1}"
            self._made[name] = definition
            self.draft.definitions[definition] = {}
            self.draft.definitions[definition].update(
                self._group(self._named[name][1], self._named[name][0], inputs, 0)
            )
        return {"$ref": f"#/$defs/{self._made[name]}"}

    def _group(self, structure: Node, place: Place, inputs: Named, depth: int) -> Node:
        depth = self.draft.descend(place, depth)
        key = text(structure.get("id_key")) or "_type"
        groups = {}
        for number, each in enumerate(structure.get("values") or ()):
            value = merged(merged(each).get("value"))
            kind = text(value.get(key))
            if kind and kind not in groups:
                here = Place(place.path, (*place.route, "values", number))
                own = {**inputs, **_placed(merged(each).get("_inputs"), here)}
                fields = _fields(self, value, own, "", depth)
                groups[kind] = self.draft.at(here, self.draft.group(fields))
        if not groups:
            return {}
        kinds = self.draft.open_terms(f"{key} of {_words(place)}", groups, place)
        conditions = [self.draft.when(key, [kind], group) for kind, group in groups.items()]
        return {"type": ["object", "null"], "properties": {key: kinds}, "allOf": conditions}


def _placed(inputs: Any, place: Place) -> Named:
    return {
        name: (Place(place.path, route), each)
        for name, route, each in keyed({_INPUTS: inputs}, (_INPUTS,), place.route)
    }


def _words(place: Place) -> str:
    return ".".join(str(step) for step in place.route) or place.path


def _fields(
    structures: _Structures, known: Node, inputs: Named, above: str, depth: int
) -> list[Field]:
    """Return the fields of a group of which some keys are known, with the values they start with.

    ``above`` are the keys that lead to the group, joined by dots.
    """
    fields = []
    for key, value in known.items():
        way = f"{above}.{key}" if above else key
        given = inputs.get(f"$.{way}") or inputs.get(way) or inputs.get(key)
        node: Node = {}
        required = False
        if isinstance(value, dict) and value:
            place = given[0] if given is not None else structures.draft.place(())
            inner = structures.draft.descend(place, depth)
            node = structures.draft.group(_fields(structures, value, inputs, way, inner))
        if given is not None:
            place, field = given
            options = merged(field.get("options"))
            if "properties" not in node:
                node = _of_type(structures, field, options, place, inputs, depth, key)
            node = structures.draft.at(place, node)
            for keyword, words in about(field.get("label"), field.get("comment")).items():
                node.setdefault(keyword, words)
            required = options.get("required") is True and "instance_value" not in field
            required = required and field.get("hidden") in (None, False)
        fields.append(Field(key, node, required))
    return fields


def _of_type(
    structures: _Structures,
    field: Node,
    options: Node,
    place: Place,
    inputs: Named,
    depth: int,
    key: str,
) -> Node:
    draft = structures.draft
    kind = text(field.get("type"))
    if kind in _TEXT:
        return _text(options, place)
    if kind in ("checkbox", "switch"):
        return {"type": "boolean"}
    if kind in ("number", "range"):
        node: Node = {"type": "number"}
        for keyword, name in (("minimum", "min"), ("maximum", "max")):
            if is_number(options.get(name)):
                node[keyword] = options[name]
        return node
    if kind in ("date", "datetime"):
        return date()
    if kind == "time":
        return time()
    if kind in ("select", "choice"):
        return _select(draft, options, place, key)
    if kind in ("multiselect", "multichoice"):
        return _limited(draft, _select(draft, options, place, key), options)
    if kind == "array" or (not kind and "structures" in options):
        item = structures.item(options.get("structures"), place, inputs, depth)
        return _limited(draft, item, options)
    if kind == "object":
        return {"type": "object"}
    return {}


def _limited(draft: Draft, item: Node | None, options: Node) -> Node:
    return draft.items(item, options.get("min_items"), options.get("max_items"))


def _text(options: Node, place: Place) -> Node:
    node: Node = {"type": ["string", "number"]}
    for keyword, key in (("minLength", "min_length"), ("maxLength", "max_length")):
        if is_count(options.get(key)):
            node[keyword] = options[key]
    flags = merged(options.get("pattern_flags"))
    if not any(flags.get(flag) for flag in ("ignore_case", "multiline", "dot_all")):
        with_pattern(node, options.get("pattern"), options.get("pattern_message"), place)
    return node


def _select(draft: Draft, options: Node, place: Place, key: str) -> Node:
    values = options.get("values")
    if isinstance(values, str):
        name = values.removeprefix(f"{_SELECT_DATA}.")
        data = merged(draft.data.get(_SELECT_DATA)).get(name) if name != values else None
        values = data
    if isinstance(values, dict):
        values = list(merged(values))
    if not isinstance(values, list):
        return {"type": ["string", "number"]}
    wanted = text(options.get("value_key"))
    keys = (wanted,) if wanted else _VALUE_KEYS
    saved = [
        next((each[name] for name in keys if name in each), None)
        if isinstance(each, dict)
        else each
        for each in values
    ]
    if options.get("allow_create") is True:
        return draft.open_terms(f"{key} in {_words(place)}", saved, place)
    return draft.choice(saved, place)


CMS = Cms(
    name="CloudCannon",
    files=("cloudcannon.config.y*ml", "cloudcannon.config.json"),
    marks=("collections_config",),
    recognises=_recognises,
    collections=_collections,
    schema=_schema,
)
