"""A JSON Schema ready to be applied to many documents.

One validator says yes or no in a few microseconds. Only a document that is not valid is looked at
again, by `profilelint.schema.explain`. The terms of vocabularies that a schema names with
``x-vocabulary`` are given to the validator as ``enum``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Any

from profilelint.model.memo import Memo
from profilelint.schema.keywords import FILE, IMPLIED, MESSAGES, OPEN, PAGE, VOCABULARY, WITH_DATA
from profilelint.schema.resource import members
from profilelint.vocabulary.vocabulary import DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import NoReturn, TypeAlias

    from profilelint.model.finding import Route
    from profilelint.schema.annotations import Annotations
    from profilelint.schema.cost import Cost
    from profilelint.schema.error_cost import ErrorCost
    from profilelint.schema.field_places import FieldPlaces
    from profilelint.schema.resource import Resources
    from profilelint.schema.steps import Step
    from profilelint.vocabulary.vocabulary import Vocabulary

    Fail: TypeAlias = Callable[[str, Route, str], NoReturn]
    """Raises the error for a document, given by its URI, a place in it and a message."""

_MOST_STEPS = 1000
_MOST_PLACES = 5000
_MOST_FORMS = 500
_END = "end"
"""The key of the year or date in which a project ended: what decides on deprecated terms."""


class Schema:
    """A schema with the vocabularies it names.

    ``root`` is its first document as plain data, and ``path`` the file that this is in, empty if it
    is no file of the site. ``is_bundled`` tells whether it came with the program, so that nobody at
    the site decided what it says. ``vocabularies`` are by name. ``deprecates`` tells whether any
    key may be deprecated, and ``names_site`` whether any value may name a file or page of the site.
    ``form_validators`` are those that `profilelint.schema.accept` has made of its parts, and
    ``missing_lines`` what `profilelint.schema.lines` has said of missing keys.
    """

    __slots__ = (
        "_allowed", "_allowed_sets", "_annotations", "_asserted", "_closed_keys", "_cost",
        "_error_cost", "_expiries", "_expiry_years", "_has_messages", "_keys", "_open_at",
        "_resources", "_steps", "_uri", "_validators", "deprecates", "field_places",
        "form_validators", "has_open", "has_open_keys", "is_bundled", "missing_lines",
        "names_site", "path", "root", "vocabularies",
    )  # fmt: skip

    def __init__(
        self,
        resources: Resources,
        uri: str,
        vocabularies: Mapping[str, Vocabulary],
        fail: Fail,
        *,
        path: str = "",
        trusted: bool = False,
        field_places: FieldPlaces[Any] | None = None,
    ) -> None:
        """Take a schema whose references all lead somewhere; `profilelint.schema.load` has it.

        ``uri`` is that of the root. Vocabularies that are not given are the bundled ones. ``fail``
        is called where the schema is wrong; a ``trusted`` one is known to be right and cheap.
        ``field_places`` tells where the fields stand that a translated schema was made from.
        """
        self.root = resources.documents[uri]
        self.path = path
        self.is_bundled = False
        self._resources = resources
        self._uri = uri
        self.field_places = field_places
        self._annotations: Annotations | None = None
        self._asserted: Annotations | None = None
        self.names_site = any(FILE in node or PAGE in node for _, _, node in resources.schemas)
        self.deprecates = any(node.get("deprecated") is True for _, _, node in resources.schemas)
        self.vocabularies = self._named_vocabularies(vocabularies, fail)
        self.has_open_keys = any(_has_open_keys(node) for _, _, node in resources.schemas)
        self.has_open = self.has_open_keys or any(
            each.is_open for each in self.vocabularies.values()
        )
        self._expiries = sorted(
            {
                term.valid_until
                for vocabulary in self.vocabularies.values()
                for term in vocabulary.terms.values()
                if term.deprecated and term.valid_until
            }
        )
        self._expiry_years = [day[:4] for day in self._expiries]
        self._validators: dict[tuple[int, bool], Any] = {}
        self._allowed: dict[tuple[str, int], list[str]] = {}
        self._allowed_sets: dict[tuple[str, int], frozenset[str]] = {}
        self._open_at: Memo[Route, str] = Memo(_MOST_PLACES)
        self._steps: Memo[tuple[str | int, ...], list[Step]] = Memo(_MOST_STEPS)
        self.missing_lines: Memo[tuple[str, int, Route], str] = Memo(_MOST_FORMS)
        self.form_validators: Memo[tuple[Any, ...], Any] = Memo(_MOST_FORMS)
        self._cost = None if trusted else self._measure(fail)
        self._error_cost: ErrorCost | None = None
        self._closed_keys: frozenset[str] | None = None
        self._keys: dict[str, str] | None = None
        self._has_messages: bool | None = None
        if not trusted:
            self._compile(len(self._expiries), fail)

    def _named_vocabularies(
        self, given: Mapping[str, Vocabulary], fail: Fail
    ) -> dict[str, Vocabulary]:
        used: dict[str, Vocabulary] = {}
        for uri, route, node in self._nodes():
            label = node.get(VOCABULARY)
            if label is None:
                continue
            name = label.partition("#")[0] if isinstance(label, str) else ""
            if name in used:
                continue
            vocabulary = given.get(name)
            if vocabulary is None:
                from profilelint.vocabulary.bundled import bundled_vocabulary

                vocabulary = bundled_vocabulary(name)
            if vocabulary is None:
                fail(uri, (*route, VOCABULARY), _no_vocabulary(name, given))
            used[name] = vocabulary
        return used

    def _nodes(self) -> Iterator[tuple[str, Route, dict[str, Any]]]:
        """Yield the mappings that can be schemas, each with the URI and the route to it."""
        for uri, document in self._resources.documents.items():
            stack: list[tuple[Route, Any]] = [((), document)]
            while stack:
                route, node = stack.pop()
                if isinstance(node, list):
                    stack += [((*route, index), each) for index, each in enumerate(node)]
                elif isinstance(node, dict):
                    yield uri, route, node
                    stack += [
                        ((*route, key), each) for key, each in node.items() if key not in WITH_DATA
                    ]

    def _measure(self, fail: Fail) -> Cost | None:
        """Return what tells the cost of a document, or None if no document can cost much."""
        from profilelint.schema.cost import HIGHEST_COST, CostlySchemaError, CycleError, measure

        try:
            return measure(self.root, self._resources)
        except CycleError as error:
            fail(
                *self._place(error.args[0]),
                "this schema refers to itself and never ends: let it refer to another",
            )
        except CostlySchemaError as error:
            fail(
                *self._place(error.args[0]),
                "this schema takes too long to check: it refers to others more than "
                f"{HIGHEST_COST} times for one value",
            )

    def _place(self, schema: Any) -> tuple[str, Route]:
        return next(
            ((uri, route) for uri, route, node in self._nodes() if node is schema), (self._uri, ())
        )

    def _compile(self, era: int, fail: Fail | None = None, *, known: bool = False) -> Any:
        """Return the validator for projects that ended in an era; see `era_of`.

        With ``known``, nothing is valid in open vocabularies and open groups of keys but the terms
        and keys that they name.
        """
        validator = self._validators.get((era, known))
        if validator is None:
            from profilelint.schema.validator import RefusedError, make_validator

            try:
                validator = make_validator(self._with_enums(era, known=known), self._uri)
            except RefusedError as error:
                if fail is None:
                    raise
                from profilelint.schema.meta_schema import find_fault

                fail(self._uri, *find_fault(self.root, error.route))
            self._validators[era, known] = validator
        return validator

    def _with_enums(self, era: int, *, known: bool = False) -> dict[str, Any]:
        """Return copies of the documents by URI, with the terms of vocabularies as ``enum``.

        Without ``known``, open vocabularies have none. With it, open groups of keys are closed.
        """
        return {
            uri: self._with_enum(document, era, known)
            for uri, document in self._resources.documents.items()
        }

    def _with_enum(self, node: Any, era: int, known: bool, *, is_contained: bool = False) -> Any:
        if isinstance(node, list):
            return [self._with_enum(each, era, known) for each in node]
        if not isinstance(node, dict):
            return node
        copy = {
            key: value
            if key in WITH_DATA
            else self._with_enum(value, era, known, is_contained=key == "contains")
            for key, value in node.items()
        }
        if known and _has_open_keys(node):
            copy["additionalProperties"] = False
        name = node.get(VOCABULARY)
        if not isinstance(name, str):
            return copy
        if not (self._marks(name) if is_contained else known or self._is_closed(name)):
            copy.setdefault("minLength", 1)
        elif "enum" in node:
            copy["allOf"] = [*copy.get("allOf", ()), {"enum": [*self.allowed(name, era)]}]
        else:
            copy["enum"] = [*self.allowed(name, era)]
            if node.get("minLength") == 0:
                copy["enum"].append("")
        return copy

    def _add_examples(self, pending: list[Any]) -> None:
        """Write the terms of open vocabularies into schemas, behind the examples that are there."""
        while pending:
            node = pending.pop()
            if isinstance(node, list):
                pending += node
            elif isinstance(node, dict):
                pending += [each for key, each in node.items() if key not in WITH_DATA]
                name = node.get(VOCABULARY)
                if isinstance(name, str) and "enum" not in node:
                    given = members(node.get("examples"), list)
                    terms = [term for term in self.allowed(name, 0) if term not in given]
                    node["examples"] = [*given, *terms]

    def _is_closed(self, name: str) -> bool:
        return not self.vocabularies[name.partition("#")[0]].is_open

    def _marks(self, name: str) -> bool:
        """Return whether a vocabulary, or ``name#flag``, says which terms a list has to contain.

        Without a flag these are the terms of a closed vocabulary. With one they are the terms that
        the site marks with it: where it marks none, a list may contain any.
        """
        name, _, flag = name.partition("#")
        vocabulary = self.vocabularies[name]
        if not flag:
            return not vocabulary.is_open
        return not vocabulary.is_bundled and bool(vocabulary.labels(flag))

    def is_closed_at(self, route: Route) -> bool:
        """Return whether a value is one of fixed values or terms, whatever the page is."""
        name = self.annotations.own(route, VOCABULARY)
        if isinstance(name, str):
            return not self.vocabularies[name.partition("#")[0]].is_open
        return bool(self.annotations.options(route))

    def allowed(self, name: str, era: int) -> list[str]:
        """Return the labels that a vocabulary, or ``name#flag``, allows in an era."""
        labels = self._allowed.get((name, era))
        if labels is None:
            vocabulary, _, flag = name.partition("#")
            expired = self._expiries[:era]
            labels = self._allowed[name, era] = [
                term.label
                for term in self.vocabularies[vocabulary].terms.values()
                if (not flag or flag in term.flags)
                and DRAFT not in term.flags
                and (not term.deprecated or (term.valid_until and term.valid_until not in expired))
            ]
        return labels

    def open_vocabulary_at(self, route: Route) -> str:
        """Return the name, and a flag, of the open vocabulary that a place has; empty for none."""
        name = self._open_at.get(route)
        if name is None:
            found = self.annotations.first(route, VOCABULARY)
            name = found if isinstance(found, str) and not self._is_closed(found) else ""
            self._open_at.keep(route, name)
        return name

    def allowed_set(self, name: str, era: int) -> frozenset[str]:
        """Return the same labels, to be looked for."""
        labels = self._allowed_sets.get((name, era))
        if labels is None:
            labels = self._allowed_sets[name, era] = frozenset(self.allowed(name, era))
        return labels

    def binds(self, route: Route, text: str) -> bool:
        """Return whether a list, or the terms of a vocabulary of the site, say what a value may be.

        An open vocabulary says what it usually is, which counts if it is the site's own, or if the
        text is one of its terms.
        """
        annotations = self.annotations
        name = annotations.first(route, VOCABULARY)
        if isinstance(name, str):
            vocabulary = self.vocabularies[name.partition("#")[0]]
            return not vocabulary.is_bundled or vocabulary.get(text) is not None
        return any(annotations.first(route, word) is not None for word in ("enum", "const"))

    def era_of(self, data: Mapping[str, Any]) -> int:
        """Return how many of the days on which terms expired lie before a project's end.

        A project that ended in the year of a day counts as ended before it; one without an end
        has not ended.
        """
        expiries = self._expiries
        end = data.get(_END)
        if isinstance(end, str) and len(end) >= 10:
            return bisect_left(expiries, end[:10])
        if isinstance(end, (int, str)) and not isinstance(end, bool):
            year = str(end)
            if len(year) == 4 and year.isdecimal():
                return bisect_left(self._expiry_years, year)
        return len(expiries)

    def is_valid(self, data: Mapping[str, Any]) -> bool:
        """Return whether front matter, as plain data, is valid; False also if it costs too much."""
        return self._is_valid(data, known=False)

    def has_known_terms(self, data: Mapping[str, Any]) -> bool:
        """Return whether front matter is valid with nothing but the terms and keys named.

        This is the quick answer for most pages: a page for which it is False may be valid.
        """
        return self._is_valid(data, known=True)

    def _is_valid(self, data: Mapping[str, Any], *, known: bool) -> bool:
        if self._cost is not None and self._cost.is_too_much_for(data):
            return False
        era = self.era_of(data) if self._expiries else 0
        try:
            validator = self._validators.get((era, known)) or self._compile(era, known=known)
            return bool(validator.is_valid(data))
        except (ValueError, OverflowError):
            # Text with lone surrogates, which no UTF-8 file holds, but a JSON escape can write.
            return False

    def costs_too_much(self, data: Mapping[str, Any]) -> bool:
        """Return whether a schema that refers to itself would take too long for this data."""
        return self._cost is not None and self._cost.is_too_much_for(data)

    @property
    def error_cost(self) -> ErrorCost:
        """Return what tells the cost of `errors`."""
        if self._error_cost is None:
            from profilelint.schema.error_cost import ErrorCost

            terms = [each.terms for each in self.vocabularies.values()]
            self._error_cost = ErrorCost(self.root, self._resources, terms)
        return self._error_cost

    def errors(self, data: Mapping[str, Any]) -> Iterator[Any]:
        """Yield the validator's errors for front matter that is not valid, all made at once."""
        errors: Iterator[Any] = self._compile(self.era_of(data)).iter_errors(data)
        return errors

    @property
    def uris(self) -> list[str]:
        """Return the URIs of the documents that the schema consists of, the root's first."""
        return list(self._resources.documents)

    @property
    def has_messages(self) -> bool:
        """Return whether the author of the schema may have written messages."""
        if self._has_messages is None:
            texts = map(str, self._resources.documents.values())
            self._has_messages = any(name in text for text in texts for name in MESSAGES)
        return self._has_messages

    @property
    def is_implied(self) -> bool:
        """Return whether it was inferred from pages, and nobody wrote it."""
        return isinstance(self.root, dict) and self.root.get(IMPLIED) is True

    @property
    def annotations(self) -> Annotations:
        """Return what the schema says of each place without judging it."""
        if self._annotations is None:
            from profilelint.schema.annotations import Annotations

            self._annotations = Annotations(self.root, self._resources)
        return self._annotations

    @property
    def asserted(self) -> Annotations:
        """Return the same without the schemas of ``if`` and ``not``."""
        if self._asserted is None:
            from profilelint.schema.annotations import Annotations

            self._asserted = Annotations(self.root, self._resources, asserted=True)
        return self._asserted

    def resolved(self, node: Any) -> Any:
        """Return a schema together with what it refers to, its own keywords first."""
        if not isinstance(node, dict):
            return node
        return {**next(self._resources.targets(node), {}), **node} if "$ref" in node else node

    def steps(self, path: Sequence[str | int]) -> list[Step]:
        """Return the schemas that led to an error, given its evaluation path."""
        place = tuple(path)
        steps = self._steps.get(place)
        if steps is None:
            from profilelint.schema.steps import steps_of

            steps = self._steps.keep(place, steps_of(self.root, place, self._resources))
        return steps

    @property
    def closed_keys(self) -> frozenset[str] | None:
        """Return the keys that front matter may have, or None if it may have any."""
        root = self.root
        if not isinstance(root, dict) or not (
            "additionalProperties" in root or "unevaluatedProperties" in root
        ):
            return None
        if self._closed_keys is None:
            self._closed_keys = frozenset(self.annotations.keys(()))
        return self._closed_keys

    def meant_keys(self, data: Mapping[str, Any]) -> dict[str, str]:
        """Return the keys of front matter that are some of the schema in another case, with those.

        These are no keys of the front matter themselves. Keys of the schema that differ in case
        alone are left out.
        """
        if self._keys is None:
            names = [(name.lower(), name) for name in self.annotations.keys(())]
            counts = Counter(small for small, _ in names)
            self._keys = {small: name for small, name in names if counts[small] == 1}
        known = self._keys
        written: dict[str, str] = {}
        for key in data:
            meant = known.get(key.lower())
            if meant is not None and meant != key and meant not in data:
                written.setdefault(meant, key)
        return {key: meant for meant, key in written.items()}

    def bundle(self) -> dict[str, Any]:
        """Return the schema for other tools: one document, with closed vocabularies as ``enum``.

        The terms of open ones are ``examples``, which editors offer. Deprecated terms that projects
        of the past may keep are among the values.
        """
        documents = self._with_enums(0)
        self._add_examples([*documents.values()])
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


def place_of(route: Route, meant: Mapping[str, str]) -> Route:
    """Return where the schema describes what stands at a route; see `Schema.meant_keys`."""
    return (meant.get(str(route[0]), route[0]), *route[1:]) if meant and route else route


def _has_open_keys(node: Mapping[str, Any]) -> bool:
    return node.get(OPEN) is True and node.get("additionalProperties", True) is True


def _no_vocabulary(name: str, given: Mapping[str, Vocabulary]) -> str:
    from profilelint.vocabulary.bundled import VOCABULARIES
    from profilelint.vocabulary.nearest import nearest

    names = sorted({*given, *VOCABULARIES})
    meant = nearest(name, names, names)
    hint = f'did you mean "{meant}"?' if meant else "the vocabularies are: " + ", ".join(names)
    return f'there is no vocabulary "{name}"; {hint}'
