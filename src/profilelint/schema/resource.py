"""Schema documents: where a reference leads, and what a schema costs to apply.

References are those of JSON Schema 2020-12, section 8.2, and of the older drafts. Nothing is
fetched: a document is there from the start or it does not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    Node = dict[str, Any]

DEEPEST = 100
"""How many levels a schema may be nested, and how deep front matter can be."""

_ENDLESS = 1 << 62
_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")
_NAMED = ("dependentSchemas", "dependencies")
_ALL_CHILDREN = (
    "additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems",
    "contains", "propertyNames",
)  # fmt: skip
_REFERENCES = ("$ref", "$dynamicRef", "$recursiveRef")
_NOT_SCHEMAS = frozenset({"enum", "const", "default", "examples"})
_MAPS = frozenset(
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
    """Schema documents by URI, with the parts of them that have names of their own."""

    __slots__ = ("_anchors", "_bases", "_dynamic", "_found", "documents", "references")

    def __init__(self) -> None:
        self.documents: dict[str, Any] = {}
        self.references: list[Reference] = []
        self._found: dict[str, tuple[str, Any]] = {}
        self._anchors: dict[str, Any] = {}
        self._dynamic: dict[str, list[Any]] = {}
        self._bases: dict[int, str] = {}

    def __contains__(self, uri: str) -> bool:
        return uri in self._found

    def add(self, uri: str, document: Any) -> None:
        """Add a document under a URI without fragment; `TooDeepError` if it nests too deeply."""
        self.documents[uri] = document
        self._found[uri] = (uri, document)
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
                    if isinstance(value, (dict, list)) and not (is_schema and key in _NOT_SCHEMAS):
                        inner = not (is_schema and key in _MAPS)
                        stack.append((value, base, (*route, key), inner))

    def _index(self, node: Node, base: str, uri: str, route: tuple[str | int, ...]) -> str:
        for keyword in ("$id", "id"):
            identity = node.get(keyword)
            if isinstance(identity, str) and identity:
                if identity.startswith("#"):
                    self._anchors[base + identity] = node
                else:
                    base = join(base, identity.rstrip("#"))
                    self._found.setdefault(base, (base, node))
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = node.get(keyword)
            if isinstance(name, str):
                self._anchors[f"{base}#{name}"] = node
                if keyword == "$dynamicAnchor":
                    self._dynamic.setdefault(name, []).append(node)
        if node.get("$recursiveAnchor") is True:
            self._dynamic.setdefault("", []).append(node)
        for keyword in _REFERENCES:
            target = node.get(keyword)
            if isinstance(target, str):
                self.references.append(Reference(keyword, target, base, uri, route))
        self._bases[id(node)] = base
        return base

    def resolve(self, base: str, reference: str) -> Any:
        """Return the schema that a reference leads to.

        Raises `UnresolvableError` if it leads to nothing that was loaded.
        """
        uri, _, fragment = join(base, reference).partition("#")
        if f"{uri}#{fragment}" in self._anchors:
            return self._anchors[f"{uri}#{fragment}"]
        if uri not in self._found:
            raise UnresolvableError(uri)
        node = self._found[uri][1]
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

    def targets(self, node: Node) -> Iterator[Any]:
        """Yield the schemas that a schema's references can lead to, all dynamic ones included."""
        base = self._bases.get(id(node), "")
        for keyword in _REFERENCES:
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

    def target(self, node: Node, keyword: str) -> Any:
        """Return the schema that one reference of a schema leads to; None if it is not loaded."""
        try:
            return self.resolve(self._bases.get(id(node), ""), node[keyword])
        except UnresolvableError:
            return None


def join(base: str, reference: str) -> str:
    """Return a URI reference resolved against a base (RFC 3986, section 5.2)."""
    if reference.startswith("#"):
        return base.partition("#")[0] + reference
    if not base:
        return reference
    from urllib.parse import urljoin, urlsplit

    if urlsplit(base).scheme in {"urn", "tag"} and not urlsplit(reference).scheme:
        return reference
    return urljoin(base, reference)


class Cost:
    """How many schemas are applied to one value and all above it, at the worst.

    ``at(depth)`` grows with the depth of the value only for schemas that refer to themselves.
    """

    __slots__ = ("_costs", "_first", "_last", "_order", "_parts", "_root")

    def __init__(self, root: Any, resources: Resources) -> None:
        """Raise `CycleError` if a schema refers to itself without going into the value."""
        self._root = root
        self._parts: dict[int, _Parts] = {}
        self._order: list[int] = []
        self._sort(root, resources)
        self._first = self._last = self._level(None)
        self._costs = [self._first.get(id(root), 1)]

    def _sort(self, root: Any, resources: Resources) -> None:
        pending = [root]
        while pending:
            start = pending.pop()
            if not isinstance(start, dict) or id(start) in self._parts:
                continue
            entered: set[int] = set()
            stack: list[tuple[Any, bool]] = [(start, False)]
            while stack:
                node, done = stack.pop()
                key = id(node)
                if done:
                    entered.discard(key)
                    self._order.append(key)
                    continue
                if key in self._parts:
                    if key in entered:
                        raise CycleError(node)
                    continue
                parts = _Parts(node, resources)
                self._parts[key] = parts
                entered.add(key)
                pending += parts.below
                stack.append((node, True))
                stack += [(each, False) for each in parts.same]

    def _level(self, above: dict[int, int] | None) -> dict[int, int]:
        """Return each schema's cost for values one level deeper than those of ``above``."""
        level: dict[int, int] = {}
        for key in self._order:
            level[key] = min(self._parts[key].cost(level, above), _ENDLESS)
        return level

    def at(self, depth: int) -> int:
        """Return the number for values that lie ``depth`` levels deep."""
        while len(self._costs) <= depth:
            level = self._level(self._last)
            if level == self._last:
                break
            self._last = level
            self._costs.append(level.get(id(self._root), 1))
        return self._costs[min(depth, len(self._costs) - 1)]

    def first_above(self, limit: int) -> Any:
        """Return the innermost schema that costs more than a limit for a single value."""
        return next(
            (self._parts[key].node for key in self._order if self._first[key] > limit), None
        )


class CycleError(ValueError):
    """A schema that refers to itself without going into the value; the argument is the schema."""


class _Parts:
    """The schemas that one schema applies: to the same value, and to what is in it."""

    __slots__ = ("_each", "_named", "_weight", "below", "node", "same")

    def __init__(self, node: Node, resources: Resources) -> None:
        self.node = node
        self.same = in_place(node, resources)
        each = [node[keyword] for keyword in _ALL_CHILDREN if keyword in node]
        each += _members(node.get("patternProperties"), dict)
        if isinstance(node.get("items"), dict):
            each.append(node["items"])
        self._each = [id(child) for child in each if isinstance(child, dict)]
        named = [
            _members(node.get("properties"), dict),
            _members(node.get("prefixItems"), list) + _members(node.get("items"), list),
        ]
        self._named = [[id(child) for child in group if isinstance(child, dict)] for group in named]
        self.below = [child for group in (each, *named) for child in group]
        # What has been evaluated is found by applying the same schemas a second time.
        self._weight = 2 if "unevaluatedProperties" in node or "unevaluatedItems" in node else 1

    def cost(self, level: dict[int, int], above: dict[int, int] | None) -> int:
        total = 1 + self._weight * sum(level[id(each)] for each in self.same)
        if above is not None:
            total += sum(above[key] for key in self._each)
            total += sum(max((above[key] for key in group), default=0) for group in self._named)
        return total


def in_place(node: Node, resources: Resources) -> list[Node]:
    """Return the schemas that a schema applies, or may apply, to the same value."""
    found: list[Any] = list(resources.targets(node))
    for keyword in _LISTS:
        found += _members(node.get(keyword), list)
    found += [node[keyword] for keyword in _SINGLE if keyword in node]
    for keyword in _NAMED:
        found += _members(node.get(keyword), dict)
    return [each for each in found if isinstance(each, dict)]


def _members(value: Any, kind: type) -> list[Any]:
    if not isinstance(value, kind):
        return []
    members: list[Any] = [*value.values()] if isinstance(value, dict) else [*value]  # type: ignore[misc]
    return members
