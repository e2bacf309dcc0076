"""A JSON Schema ready to be applied to many documents.

One validator says yes or no in a few microseconds; only a document that is not valid is looked at
again, by `profilelint.schema.explain`. Closed lists that a schema names with ``x-vocabulary``
are written out as ``enum`` for the validator.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from profilelint.schema.resource import (
    DEEPEST,
    Cost,
    CycleError,
    Resources,
    TooDeepError,
    UnresolvableError,
    join,
)
from profilelint.vocabulary.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn

    from profilelint.model.document import Document
    from profilelint.model.finding import Problem, Route
    from profilelint.schema.annotations import Annotations
    from profilelint.vocabulary.vocabulary import Vocabulary

DRAFTS = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema",
    "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-04/schema",
)
"""The meta-schemas that ``$schema`` may name; the first is assumed where it is left out."""

TYPES = ("array", "boolean", "integer", "null", "number", "object", "string")
"""The types of JSON Schema."""

END = "end"
"""The key of the year or date in which a project ended: what decides on deprecated terms."""

VOCABULARY = "x-vocabulary"
SCHEMA = "$schema"

_MOST_STEPS = 20_000
_FEW_STEPS = 1_000
_MOST_WORK = 20_000_000
_META = tuple(draft.rpartition("/")[0] for draft in DRAFTS)
_NO_SCHEMAS = frozenset({"enum", "const", "default", "examples"})


class Schema:
    """A schema with the vocabularies it names."""

    __slots__ = (
        "_allowed", "_annotations", "_cost", "_expiries", "_expiry_years", "_known", "_path",
        "_read_line", "_resources", "_uri", "_validators", "root", "vocabularies",
    )  # fmt: skip

    def __init__(
        self,
        root: Any,
        resources: Resources,
        uri: str,
        vocabularies: Mapping[str, Vocabulary],
        fail: Callable[[str, Route, str], NoReturn],
    ) -> None:
        """Use `load_schema` or `Schema.from_data`; ``fail`` raises the error for a place."""
        self.root = root
        self._resources = resources
        self._uri = uri
        self._annotations: Annotations | None = None
        self.vocabularies = self._named_vocabularies(vocabularies, fail)
        self._expiries = sorted(
            {
                term.valid_until
                for vocabulary in self.vocabularies.values()
                for term in vocabulary.terms.values()
                if term.deprecated and term.valid_until
            }
        )
        self._expiry_years = [day[:4] for day in self._expiries]
        self._validators: dict[int, Any] = {}
        self._cost = self._measure(fail)
        self._known: frozenset[str] | None = None
        self._compile(len(self._expiries), fail)

    @classmethod
    def from_data(
        cls, data: Any, vocabularies: Mapping[str, Vocabulary] | None = None, path: str = "schema"
    ) -> Schema:
        """Return a schema given as plain data, which can refer to nothing but itself.

        Raises `SchemaError`, without a line.
        """

        def fail(_uri: str, _route: Route, message: str) -> NoReturn:
            raise SchemaError(path, 0, message)

        resources = Resources()
        uri = "file:///schema.json"
        _add(resources, uri, data, fail)
        _check_references(resources, fail, None)
        return cls(data, resources, uri, vocabularies or {}, fail)

    def _named_vocabularies(
        self, given: Mapping[str, Vocabulary], fail: Callable[[str, Route, str], NoReturn]
    ) -> dict[str, Vocabulary]:
        used: dict[str, Vocabulary] = {}
        for uri, document in self._resources.documents.items():
            for route, node in _schemas(document):
                label = node.get(VOCABULARY)
                if label is None:
                    continue
                name = label.partition("#")[0] if isinstance(label, str) else ""
                if name in used:
                    continue
                vocabulary = given.get(name)
                if vocabulary is None:
                    from profilelint.vocabulary.file import bundled_vocabulary

                    vocabulary = bundled_vocabulary(name)
                if vocabulary is None:
                    fail(uri, (*route, VOCABULARY), _no_vocabulary(name, given))
                used[name] = vocabulary
        return used

    def _measure(self, fail: Callable[[str, Route, str], NoReturn]) -> Cost | None:
        """Return what tells the cost of a document, or None if no document can cost much."""
        try:
            cost = Cost(self.root, self._resources)
        except CycleError as error:
            fail(*self._place(error.args[0]), "this schema refers to itself and never ends")
        costly = cost.first_above(_MOST_STEPS)
        if costly is not None:
            fail(
                *self._place(costly),
                "this schema takes too long to check: it refers to others more than "
                f"{_MOST_STEPS} times for one value",
            )
        return cost if cost.at(DEEPEST) > _FEW_STEPS else None

    @property
    def uris(self) -> list[str]:
        """Return the URIs of the documents that the schema consists of, as `load_schema` has them.

        Behind ``file:///`` they are relative to the folder it was given.
        """
        return list(self._resources.documents)

    def _place(self, schema: Any) -> tuple[str, Route]:
        for uri, document in self._resources.documents.items():
            for route, node in _schemas(document):
                if node is schema:
                    return uri, route
        return self._uri, ()

    def _closed_keys(self) -> frozenset[str] | None:
        """Return the keys the root may have, or None if it may have any."""
        root = self.root
        if not isinstance(root, dict) or not (
            "additionalProperties" in root or "unevaluatedProperties" in root
        ):
            return None
        if self._known is None:
            self._known = frozenset(self.annotations.keys(()))
        return self._known

    @property
    def annotations(self) -> Annotations:
        """Return what the schema says of each place without judging it."""
        if self._annotations is None:
            from profilelint.schema.annotations import Annotations

            self._annotations = Annotations(self.root, self._resources)
        return self._annotations

    def _compile(self, era: int, fail: Callable[[str, Route, str], NoReturn] | None = None) -> Any:
        """Return the validator for projects that ended in an era; see `era_of`."""
        validator = self._validators.get(era)
        if validator is not None:
            return validator
        from profilelint.schema.formats import FORMATS
        from profilelint.schema.validator_import import import_validator

        jsonschema_rs = import_validator()

        documents = {
            uri: self._written_out(document, era)
            for uri, document in self._resources.documents.items()
        }
        root = documents.pop(self._uri)
        try:
            registry = (
                jsonschema_rs.Registry(list(documents.items()), retriever=_refuse)
                if documents
                else None
            )
            validator = jsonschema_rs.validator_for(
                root,
                formats=FORMATS,
                validate_formats=True,
                pattern_options=jsonschema_rs.RegexOptions(),
                base_uri=self._uri,
                registry=registry,
                retriever=_refuse,
            )
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
            if fail is None:
                raise
            from profilelint.schema.meta_schema import find_fault

            route = find_fault(self.root) or tuple(getattr(error, "instance_path", ()))
            fail(self._uri, route, _schema_fault(self.root, route))
        self._validators[era] = validator
        return validator

    def _written_out(self, node: Any, era: int) -> Any:
        """Return a copy of a schema with the terms of its vocabularies written out."""
        if isinstance(node, list):
            return [self._written_out(each, era) for each in node]
        if not isinstance(node, dict):
            return node
        copy = {
            key: value if key in _NO_SCHEMAS else self._written_out(value, era)
            for key, value in node.items()
        }
        name = node.get(VOCABULARY)
        if isinstance(name, str):
            if "enum" in node:
                copy["allOf"] = [*copy.get("allOf", ()), {"enum": self.allowed(name, era)}]
            else:
                copy["enum"] = self.allowed(name, era)
        return copy

    def allowed(self, name: str, era: int) -> list[str]:
        """Return the labels that a vocabulary, or ``name#flag``, allows in an era."""
        name, _, flag = name.partition("#")
        expired = self._expiries[:era]
        return [
            term.label
            for term in self.vocabularies[name].terms.values()
            if (not flag or flag in term.flags)
            and (not term.deprecated or (term.valid_until and term.valid_until not in expired))
        ]

    def era_of(self, data: Mapping[str, Any]) -> int:
        """Return how many of the days on which terms expired lie before a project's end.

        A project that ended in the year of a day counts as ended before it; one without an end
        has not ended.
        """
        expiries = self._expiries
        end = data.get(END)
        if isinstance(end, str) and len(end) >= 10:
            return bisect_left(expiries, end[:10])
        if isinstance(end, (int, str)) and not isinstance(end, bool):
            year = str(end)
            if len(year) == 4 and year.isdecimal():
                return bisect_left(self._expiry_years, year)
        return len(expiries)

    def is_valid(self, data: Mapping[str, Any]) -> bool:
        """Return whether front matter, as plain data, is valid; False also if it costs too much."""
        if self._cost is not None and self.costs_too_much(data):
            return False
        era = self.era_of(data) if self._expiries else 0
        try:
            return bool((self._validators.get(era) or self._compile(era)).is_valid(data))
        except (ValueError, OverflowError):
            # Text with lone surrogates, which no UTF-8 file holds, but a JSON escape can write.
            return False

    def costs_too_much(self, data: Mapping[str, Any]) -> bool:
        """Return whether a schema that refers to itself would take too long for this data."""
        if self._cost is None:
            return False
        depth, count = _extent(data)
        steps = self._cost.at(min(depth, DEEPEST))
        return steps > _MOST_STEPS or steps * count > _MOST_WORK

    def errors(self, data: Mapping[str, Any]) -> Any:
        """Return the validator's errors for front matter that is not valid, one by one."""
        return self._compile(self.era_of(data)).iter_errors(data)

    def check(self, document: Document, defaults: Mapping[str, Any]) -> list[Problem]:
        """Return what is wrong with a document's front matter, nothing if all is well.

        ``defaults`` are the values that the site generator supplies where the file has none.
        The key ``$schema`` names a schema to editors and is no content.
        """
        if document.front_matter is None:
            return []
        data: Mapping[str, Any] = document.front_matter.data
        if SCHEMA in data:
            data = {key: value for key, value in data.items() if key != SCHEMA}
        if defaults:
            data = self.with_defaults(data, defaults)
        if self.is_valid(data):
            return []
        from profilelint.schema.explain import explain

        return explain(self, document, data)

    def with_defaults(
        self, data: Mapping[str, Any], defaults: Mapping[str, Any]
    ) -> Mapping[str, Any]:
        """Return front matter with the defaults of the site generator under it.

        As in Jekyll, a default counts where the file has no value, and mappings are merged.
        Defaults for keys that the schema does not know are left out.
        """
        known = self._closed_keys()
        merged = {key: value for key, value in defaults.items() if known is None or key in known}
        for key, value in data.items():
            default = merged.get(key)
            if isinstance(value, dict) and isinstance(default, dict):
                merged[key] = {**default, **value}
            elif value is not None or default is None:
                merged[key] = value
        return merged

    def fingerprint(self) -> str:
        """Return 32 hexadecimal digits that change whenever the schema or a term changes."""
        from hashlib import blake2b

        content = json.dumps(self._resources.documents, sort_keys=True)
        terms = [self.vocabularies[name].fingerprint() for name in sorted(self.vocabularies)]
        return blake2b("\0".join([content, *terms]).encode(), digest_size=16).hexdigest()

    def bundle(self) -> dict[str, Any]:
        """Return the schema for other tools: one document, vocabularies written out as ``enum``.

        Deprecated terms that projects of the past may keep are among the values.
        """
        documents = {
            uri: self._written_out(document, 0)
            for uri, document in self._resources.documents.items()
        }
        root = documents.pop(self._uri)
        if not isinstance(root, dict):
            return {"not": {}} if root is False else {}
        if documents:
            old = "draft-0" in str(root.get("$schema"))
            identity = "id" if "draft-04" in str(root.get("$schema")) else "$id"
            root.setdefault(identity, self._uri)
            definitions = root.setdefault("definitions" if old else "$defs", {})
            for uri, document in documents.items():
                definitions[uri] = {identity: uri, **document}
        return root


def load_schema(
    path: str, root: str, vocabularies: Mapping[str, Vocabulary] | None = None
) -> Schema:
    """Return the schema in a JSON or YAML file, with the files that it refers to.

    ``path`` is relative to ``root``; neither it nor any reference may leave that folder, and
    nothing is fetched from the network. Vocabularies that are not given are the bundled ones.

    Raises `SchemaError`.
    """
    from profilelint.schema.schema_file import SchemaFiles

    files = SchemaFiles(root)
    uri = files.uri(path)
    resources = Resources()
    data = files.load(uri)
    _add(resources, uri, data, files.fail)
    _check_references(resources, files.fail, files.load)
    return Schema(data, resources, uri, vocabularies or {}, files.fail)


def bundled_schema(vocabularies: Mapping[str, Vocabulary] | None = None) -> Schema:
    """Return the schema of project profiles that comes with the program."""
    from profilelint.vocabulary import bundled

    folder, name = os.path.split(bundled.path(bundled.PROFILE))
    return load_schema(name, folder, vocabularies)


def _add(
    resources: Resources, uri: str, data: Any, fail: Callable[[str, Route, str], NoReturn]
) -> None:
    if not isinstance(data, (dict, bool)):
        fail(uri, (), "a schema is a group of keys with values: { … }")
    if isinstance(data, dict) and "$schema" in data:
        named = data["$schema"]
        if not isinstance(named, str) or named.rstrip("#") not in DRAFTS:
            fail(
                uri,
                ("$schema",),
                f'"{named}" is no version of JSON Schema that is known here; '
                f'write "{DRAFTS[0]}" or leave "$schema" out',
            )
    try:
        resources.add(uri, data)
    except TooDeepError:
        fail(uri, (), f"the schema is nested more than {DEEPEST} levels deep")


def _check_references(
    resources: Resources,
    fail: Callable[[str, Route, str], NoReturn],
    load: Callable[[str], Any] | None,
) -> None:
    checked = 0
    while checked < len(resources.references):
        reference = resources.references[checked]
        checked += 1
        place = (*reference.route, reference.keyword)
        uri = join(reference.base, reference.target).partition("#")[0]
        if uri.startswith(_META):
            continue
        if uri not in resources:
            if load is None or not uri.startswith("file:///") or ":" in reference.target:
                fail(
                    reference.document,
                    place,
                    f'"{reference.target}" leads to another place than this repository; '
                    "only its own files are read: copy the schema there and refer to the copy",
                )
            try:
                data = load(uri)
            except SchemaError as error:
                if error.line:
                    raise
                fail(reference.document, place, f'"{reference.target}": {error.message}')
            _add(resources, uri, data, fail)
        try:
            resources.resolve(reference.base, reference.target)
        except UnresolvableError:
            fail(
                reference.document,
                place,
                f'"{reference.target}" leads nowhere; check the name and the place in the file',
            )


def _schemas(document: Any) -> list[tuple[Route, dict[str, Any]]]:
    """Return the mappings of a schema document that can be schemas, with the routes to them."""
    found: list[tuple[Route, dict[str, Any]]] = []
    stack: list[tuple[Route, Any]] = [((), document)]
    while stack:
        route, node = stack.pop()
        if isinstance(node, list):
            stack += [((*route, index), each) for index, each in enumerate(node)]
        elif isinstance(node, dict):
            found.append((route, node))
            stack += [((*route, key), each) for key, each in node.items() if key not in _NO_SCHEMAS]
    return found


def _no_vocabulary(name: str, given: Mapping[str, Vocabulary]) -> str:
    from profilelint.vocabulary.bundled import VOCABULARIES
    from profilelint.vocabulary.nearest import nearest

    names = sorted({*given, *VOCABULARIES})
    meant = nearest(name, names, names)
    hint = f'was "{meant}" meant?' if meant else "there are: " + ", ".join(names)
    return f'there is no vocabulary "{name}"; {hint}'


def _schema_fault(root: Any, route: Route) -> str:
    value = root
    for step in route:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            break
    keyword = next((step for step in reversed(route) if isinstance(step, str)), "")
    shown = json.dumps(value, ensure_ascii=False)
    shown = shown if len(shown) <= 80 else shown[:79] + "…"
    if keyword == "type":
        return _type_fault(value, shown)
    if keyword == "pattern" or (len(route) > 1 and route[-2:-1] == ("patternProperties",)):
        return (
            f"the pattern {shown} cannot be used; patterns have no look-around and no "
            "back-references here, so that no text can make them slow"
        )
    return (
        f'"{keyword}" cannot be {shown}: JSON Schema does not allow that'
        if keyword
        else (f"JSON Schema does not allow this: {shown}")
    )


def _type_fault(value: Any, shown: str) -> str:
    from profilelint.vocabulary.nearest import nearest

    meant = nearest(value, TYPES, TYPES) if isinstance(value, str) else None
    hint = f'; was "{meant}" meant?' if meant else f"; write one of {', '.join(TYPES)}"
    return f'"type" cannot be {shown}{hint}'


def _extent(data: Any) -> tuple[int, int]:
    """Return how deep plain data is nested and how many values it has."""
    depth, count = 0, 0
    level: list[Any] = [data]
    while level:
        depth += 1
        count += len(level)
        level = [
            child
            for each in level
            if isinstance(each, (dict, list))
            for child in (each.values() if isinstance(each, dict) else each)
        ]
        if depth > DEEPEST:
            break
    return depth, count


def _refuse(uri: str) -> Any:
    raise ValueError(f"{uri} is not one of the schema's own files")
