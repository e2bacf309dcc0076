"""A JSON Schema as it is made from the fields of a content model, with the place of each part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.keywords import IMPLIED, OPEN, VOCABULARY
from profilelint.schema.models.collection import ModelError, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from profilelint.model.finding import Route
    from profilelint.schema.models.collection import Node

MOST_FIELDS = 5_000
DEEPEST_FIELD = 20
_MOST_OPTIONS = 5_000
_MOST_DIGITS = 16
# What stands in a page where an editor left a field empty.
_EMPTY: dict[str, Any] = {"enum": ["", None, [], {}]}
_EMPTY_GROUP: dict[str, Any] = {
    "anyOf": [_EMPTY, {"type": "object", "additionalProperties": _EMPTY}]
}

_DRAFT = {
    "anyOf": [
        {"properties": {"published": {"const": False}}, "required": ["published"]},
        {"properties": {"draft": {"const": True}}, "required": ["draft"]},
    ]
}
_FILLED = ["string", "number", "boolean", "array", "object"]
_ABOUT = ("title", "description", "examples", "default")
_TEXT_OR_LIST = frozenset(("tags", "categories", "keywords"))


class Field(NamedTuple):
    """A field of a page or group: its key, its schema, and whether it must be filled in."""

    name: str
    node: Node
    required: bool


class Relation(NamedTuple):
    """The values that a field takes from the pages of another collection.

    ``value`` is the key whose value counts, with dots for keys in groups and ``*`` for each item
    of a list; or a template of it in braces, such as ``{{slug}}``. ``nodes`` are the schemas that
    name the vocabulary.
    """

    include: tuple[str, ...]
    exclude: tuple[str, ...]
    value: str
    nodes: list[Node]


class Options(NamedTuple):
    """Terms that a content model lists itself, where other values are right as well."""

    terms: tuple[str, ...]
    place: Place


class Draft:
    """The schema in the making.

    ``data`` is the plain data of the file at ``path``. ``read`` returns the plain data of another
    file, ``listing`` the files below a folder; both are for content models of several files.
    ``places`` tells, by the identity of a schema, where the field stands; ``vocabularies`` are the
    terms that fields take from elsewhere, by name; ``definitions`` the schemas under ``$defs``.
    """

    def __init__(
        self,
        path: str,
        data: Any,
        read: Callable[[str], Any],
        listing: Callable[[str], list[str]],
    ) -> None:
        self.path = path
        self.data = data
        self.read = read
        self.listing = listing
        self.places: dict[int, Place] = {}
        self.vocabularies: dict[str, Relation | Options] = {}
        self.definitions: dict[str, Node] = {}
        # What is made and not used would leave its identity to another schema.
        self._kept: list[Node] = []

    def place(self, route: Route) -> Place:
        """Return a place in the file of the draft."""
        return Place(self.path, route)

    def at(self, place: Place, node: Node) -> Node:
        """Return a schema whose field stands at a place; raises `ModelError` beyond the limits."""
        if len(self._kept) >= 2 * MOST_FIELDS:
            raise ModelError(place, f"the content model has more than {MOST_FIELDS} fields")
        self._kept.append(node)
        self.places[id(node)] = place
        return node

    def descend(self, place: Place, depth: int) -> int:
        """Return the depth of what is in a field; raises `ModelError` beyond the limit."""
        if depth >= DEEPEST_FIELD:
            raise ModelError(place, f"fields are nested more than {DEEPEST_FIELD} levels deep")
        return depth + 1

    # Schemas of groups and pages

    def group(self, fields: Iterable[Field]) -> Node:
        """Return the schema of a group of keys; of a key that stands twice, the first counts."""
        properties: dict[str, Node] = {}
        required = []
        for name, node, is_required in fields:
            if name in properties:
                continue
            properties[name] = node if is_required else self.optional(node)
            if is_required:
                required.append(name)
        group: Node = {"type": "object", "properties": properties, OPEN: True}
        return {**group, "required": required} if required else group

    def page(self, fields: Iterable[Field], *, translated: bool) -> Node:
        """Return the schema of front matter.

        Drafts may lack what other pages must have, and so may translations.
        """
        properties: dict[str, Node] = {}
        filled: dict[str, Node] = {}
        for name, node, is_required in fields:
            if name in properties:
                continue
            properties[name] = self.optional(_as_generators_read(name, node))
            if is_required:
                filled[name] = _filled(properties[name])
        page: Node = {"type": "object", "properties": properties, OPEN: True}
        if filled and not translated:
            page["if"] = _DRAFT
            page["else"] = {"properties": filled, "required": list(filled)}
        return page

    def optional(self, node: Node) -> Node:
        """Return a schema that holds for an empty value, too."""
        types = _types(node)
        if not node.keys() - {"type", IMPLIED, *_ABOUT}:
            if not types:
                return node
            if "string" in types:
                node["type"] = [*types, "null"]
                return node
        about = {key: node.pop(key) for key in _ABOUT if key in node}
        outer: Node = {**about, "if": _EMPTY_GROUP if types == ["object"] else _EMPTY, "else": node}
        return self.at(self.places[id(node)], outer) if id(node) in self.places else outer

    def when(self, key: str, values: Sequence[Any], node: Node) -> Node:
        """Return a schema that counts only where a key has one of some values."""
        condition = {"properties": {key: {"enum": list(values)}}, "required": [key]}
        return {"if": condition, "then": node}

    # Schemas of values

    def choice(self, options: Sequence[Any], place: Place) -> Node:
        """Return the schema of one of some texts and numbers."""
        if len(options) > _MOST_OPTIONS:
            raise ModelError(place, f"there are more than {_MOST_OPTIONS} options")
        values = [option for option in options if isinstance(option, (str, int, float))]
        if not values:
            return {"type": ["string", "number"]}
        # YAML makes a number of what is not quoted, and of the option in the content model too.
        values += [number for number in map(_number_of, values) if number is not None]
        values += [str(value) for value in values if is_number(value)]
        return {"enum": list({(type(value), value): value for value in values}.values())}

    def open_terms(self, name: str, terms: Iterable[Any], place: Place) -> Node:
        """Return the schema of a text for which terms are known, and others are right, too."""
        known = tuple(dict.fromkeys(t for t in terms if isinstance(t, str) and t.strip()))
        if not known:
            return {"type": ["string", "number"]}
        name = name.replace("#", " ")  # behind it a flag would stand
        self.vocabularies[name] = Options(known[:_MOST_OPTIONS], place)
        return {"type": "string", VOCABULARY: name}

    def related(
        self, name: str, include: tuple[str, ...], exclude: tuple[str, ...], value: str
    ) -> Node:
        """Return the schema of a value that pages of another collection have."""
        name = name.replace("#", " ")
        node: Node = {"type": "string", VOCABULARY: name}
        relation = self.vocabularies.get(name)
        if isinstance(relation, Relation):
            relation.nodes.append(node)
        else:
            self.vocabularies[name] = Relation(include, exclude, value, [node])
        return node

    def items(self, node: Node | None, least: Any = None, most: Any = None) -> Node:
        """Return the schema of a list of items, with the least and the most of them."""
        schema: Node = {"type": "array"}
        if node is not None:
            schema["items"] = node
        if is_count(least) and least > 0:
            schema["minItems"] = least
        if is_count(most) and most > 0:
            schema["maxItems"] = most
        return schema

    def variants(self, key: str, groups: dict[str, Node]) -> Node:
        """Return the schema of a group of keys whose kind, the value of a key, says which.

        A kind that is not known is an error of its own.
        """
        # The schemas of a kind are looked at only for that kind, so that others are silent.
        return {
            "type": "object",
            "properties": {key: {"enum": list(groups)}},
            "required": [key],
            OPEN: True,
            "allOf": [self.when(key, [kind], group) for kind, group in groups.items()],
        }


def is_count(value: Any) -> bool:
    """Return whether a value is a whole number that is not negative."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def is_number(value: Any) -> bool:
    """Return whether a value is a number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def about(title: Any, description: Any = None) -> Node:
    """Return the annotations of a field, those that are texts."""
    known = {"title": title, "description": description}
    return {key: text for key, text in known.items() if isinstance(text, str) and text}


def _number_of(value: Any) -> int | None:
    """Return the whole number that a text is, as YAML reads it; None if it is none."""
    digits = isinstance(value, str) and len(value) < _MOST_DIGITS and value.isascii()
    return int(value) if digits and value.isdigit() and str(int(value)) == value else None


def _types(node: Node) -> list[str]:
    types = node.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _filled(node: Node) -> Node:
    """Return the schema that keeps a field from being empty."""
    inner = node.get("else", node)
    types = [name for name in _types(inner) if name != "null"]
    if not types and "enum" in inner:
        types = ["string", "number"]
    return {"type": types or _FILLED, "minLength": 1, "minItems": 1}


def _as_generators_read(name: str, node: Node) -> Node:
    """Return the schema of a key of a page, which generators may read more freely than the CMS.

    Jekyll, Hugo and Eleventy take tags and the like as a list or as a text.
    """
    types = _types(node)
    if name in _TEXT_OR_LIST and "array" in types and not node.keys() & {"minItems", "maxItems"}:
        node["type"] = [*types, "string"]
    elif name in _TEXT_OR_LIST and "string" in types and VOCABULARY not in node:
        node["type"] = [*types, "array"]
    return node
