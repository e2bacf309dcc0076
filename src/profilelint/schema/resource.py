"""Schema documents, and where a reference in them leads.

References are those of JSON Schema 2020-12, section 8.2, and of the older drafts. Nothing is
fetched: documents are added before they are referred to, or the reference leads nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.keywords import (
    IN_PLACE_BY_KEY,
    IN_PLACE_LISTS,
    IN_PLACE_SINGLE,
    REFERENCES,
    WITH_DATA,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    Node = dict[str, Any]

DEEPEST = 100
"""How many levels a schema may be nested, and how deep front matter can be."""

_BY_NAME = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"}
)


class Reference(NamedTuple):
    """A reference and the URI it is relative to; ``route`` leads to it inside its document."""

    keyword: str
    target: str
    base: str
    document: str
    route: tuple[str | int, ...]


class UnresolvableError(LookupError):
    """A reference that leads to nothing that was loaded; the text is the URI."""


class TooDeepError(ValueError):
    """A schema that is nested deeper than `DEEPEST` levels."""


class Resources:
    """Schema documents by URI, with the parts of them that have names of their own.

    ``schemas`` are all mappings that can be schemas, each with the URI and the route to it.
    """

    __slots__ = (
        "_anchors", "_bases", "_by_uri", "_dynamic", "documents", "references", "schemas",
    )  # fmt: skip

    def __init__(self) -> None:
        self.documents: dict[str, Any] = {}
        self.references: list[Reference] = []
        self.schemas: list[tuple[str, tuple[str | int, ...], Node]] = []
        self._by_uri: dict[str, Any] = {}
        self._anchors: dict[str, Any] = {}
        self._dynamic: dict[str, list[Any]] = {}
        self._bases: dict[int, str] = {}

    def __contains__(self, uri: str) -> bool:
        return uri in self._by_uri

    def add(self, uri: str, document: Any) -> None:
        """Add a document under a URI without fragment; `TooDeepError` if it nests too deeply."""
        self.documents[uri] = document
        self._by_uri[uri] = document
        stack: list[tuple[Any, str, tuple[str | int, ...], bool]] = [(document, uri, (), True)]
        while stack:
            node, base, route, is_schema = stack.pop()
            if len(route) > DEEPEST:
                raise TooDeepError
            if isinstance(node, list):
                stack += [
                    (each, base, (*route, index), is_schema) for index, each in enumerate(node)
                ]
            elif isinstance(node, dict):
                if is_schema:
                    base = self._index(node, base, uri, route)
                for key, value in node.items():
                    if isinstance(value, (dict, list)) and not (is_schema and key in WITH_DATA):
                        inner = not (is_schema and key in _BY_NAME)
                        stack.append((value, base, (*route, key), inner))

    def _index(self, node: Node, base: str, uri: str, route: tuple[str | int, ...]) -> str:
        for keyword in ("$id", "id"):
            identity = node.get(keyword)
            if isinstance(identity, str) and identity:
                if identity.startswith("#"):
                    self._anchors[base + identity] = node
                else:
                    base = join(base, identity.rstrip("#"))
                    self._by_uri.setdefault(base, node)
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = node.get(keyword)
            if isinstance(name, str):
                self._anchors[f"{base}#{name}"] = node
                if keyword == "$dynamicAnchor":
                    self._dynamic.setdefault(name, []).append(node)
        if node.get("$recursiveAnchor") is True:
            self._dynamic.setdefault("", []).append(node)
        for keyword in REFERENCES:
            target = node.get(keyword)
            if isinstance(target, str):
                self.references.append(Reference(keyword, target, base, uri, route))
        self._bases[id(node)] = base
        self.schemas.append((uri, route, node))
        return base

    def base_of(self, node: Node) -> str:
        """Return the URI that the references of a schema are relative to."""
        return self._bases.get(id(node), "")

    def resolve(self, base: str, reference: str) -> Any:
        """Return the schema that a reference leads to.

        Raises `UnresolvableError` if it leads to nothing that was loaded.
        """
        uri, _, fragment = join(base, reference).partition("#")
        if f"{uri}#{fragment}" in self._anchors:
            return self._anchors[f"{uri}#{fragment}"]
        if uri not in self._by_uri:
            raise UnresolvableError(uri)
        node = self._by_uri[uri]
        if not fragment:
            return node
        if not fragment.startswith("/"):
            raise UnresolvableError(f"{uri}#{fragment}")
        if "%" in fragment:
            from urllib.parse import unquote

            fragment = unquote(fragment)
        for step in fragment[1:].split("/"):
            key = step.replace("~1", "/").replace("~0", "~")
            if isinstance(node, dict) and key in node:
                node = node[key]
            elif isinstance(node, list) and key.isdecimal() and int(key) < len(node):
                node = node[int(key)]
            else:
                raise UnresolvableError(f"{uri}#{fragment}")
        return node

    def names(self) -> frozenset[str]:
        """Return the keys that schemas name: those that may be there, and those they ask for."""
        names: set[str] = set()
        for _, _, node in self.schemas:
            properties = node.get("properties")
            names.update(properties if isinstance(properties, dict) else ())
            names.update(map(str, keys_asked_for(node)))
        return frozenset(names)

    def targets(self, node: Node) -> Iterator[Any]:
        """Yield the schemas that a schema's references can lead to, all dynamic ones included."""
        base = self.base_of(node)
        for keyword in REFERENCES:
            target = node.get(keyword)
            if not isinstance(target, str):
                continue
            try:
                yield self.resolve(base, target)
            except UnresolvableError:
                # The meta-schemas, which every validator brings with it, are not loaded.
                continue
            if keyword == "$dynamicRef":
                yield from self._dynamic.get(target.rpartition("#")[2], ())
            elif keyword == "$recursiveRef":
                yield from self._dynamic.get("", ())


def join(base: str, reference: str) -> str:
    """Return a URI reference resolved against a base (RFC 3986, section 5.2)."""
    if reference.startswith("#"):
        return base.partition("#")[0] + reference
    if not base or (base.startswith("file:") and reference.startswith("https://")):
        return reference
    from urllib.parse import urljoin, urlsplit

    if urlsplit(base).scheme in {"urn", "tag"} and not urlsplit(reference).scheme:
        return reference
    return urljoin(base, reference)


def in_place(node: Node, resources: Resources, *, asserted: bool = False) -> list[Node]:
    """Return the schemas that a schema applies, or may apply, to the same value.

    With ``asserted``, those of ``if`` and ``not`` are left out: they say nothing of right values.
    """
    applied: list[Any] = list(resources.targets(node))
    for keyword in IN_PLACE_LISTS:
        applied += members(node.get(keyword), list)
    applied += [
        node[keyword]
        for keyword in IN_PLACE_SINGLE
        if keyword in node and not (asserted and keyword in ("if", "not"))
    ]
    for keyword in IN_PLACE_BY_KEY:
        applied += members(node.get(keyword), dict)
    return [each for each in applied if isinstance(each, dict)]


def keys_asked_for(node: Node) -> list[Any]:
    """Return the keys that a schema wants to be there, in any case or where another one is."""
    lists = [node.get("required")]
    for keyword in ("dependentRequired", "dependencies"):
        lists += members(node.get(keyword), dict)
    return [key for each in lists for key in members(each, list)]


def members(value: Any, kind: type) -> list[Any]:
    """Return what a list holds, or a mapping's values; nothing if the value is of another type."""
    if not isinstance(value, kind):
        return []
    held: Any = value
    return list(held.values() if isinstance(held, dict) else held)
