"""From a validator's errors to problems: what is wrong, where, and what to write instead.

The validator's own words are never used: its errors are structured, and each kind has a rule
and a message. A fault is reported once: a misspelt key is not a missing one as well, a wrong
type silences what else would be said of the value, and of the branches of ``anyOf`` and ``oneOf``
only the one that was meant is looked at.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Fix, Problem
from profilelint.model.named_tuple import NamedTuple
from profilelint.schema import field_edits as edit
from profilelint.schema import wording
from profilelint.schema.forms import Tidy
from profilelint.schema.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.model.document import Document
    from profilelint.model.finding import Edit, Param, Part, Route, Safety
    from profilelint.schema.validate import Schema

MOST_FAULTS = 200
"""How many faults of one page are explained; a page with more is told so."""
_MOST_ERRORS = 4 * MOST_FAULTS
_MOST_ITEMS = 2 * MOST_FAULTS

_SAFE: Safety = "safe"
_UNSAFE: Safety = "unsafe"
_PLACEHOLDERS = frozenset(("field name", "new field", "field", "key", "untitled"))
_RANGES = {
    "minimum": "low",
    "maximum": "high",
    "exclusiveMinimum": "low-exclusive",
    "exclusiveMaximum": "high-exclusive",
}
_LIST_WORDS = {"contains": "none", "minContains": "less-of", "maxContains": "more-of"}

# What a fault of a rule makes superfluous to say of the same value.
_OF_VALUE = frozenset(
    ("schema-pattern", "schema-format", "schema-length", "schema-range", "schema-branch")
)
_OF_KEYS = frozenset(("schema-required", "schema-unknown-key", "schema-dependency"))
_SILENCES = {
    "schema-enum": _OF_VALUE,
    "schema-const": _OF_VALUE,
    "term-unknown": _OF_VALUE,
    "term-synonym": _OF_VALUE,
    "term-deprecated": _OF_VALUE,
    "schema-length": frozenset(("schema-pattern", "schema-format")),
}


class Fault(NamedTuple):
    """One thing that is wrong, before it has a place; ``route`` is that of the tidy data."""

    rule: str
    message_id: str
    route: Route
    params: dict[str, Param]
    part: Part = "value"
    fixes: tuple[Fix, ...] = ()


def explain(schema: Schema, document: Document, data: Mapping[str, Any]) -> list[Problem]:
    """Return the problems of front matter that is not valid; ``data`` includes the defaults.

    Nothing is returned if only the form of values is wrong: rules of their own report that.
    """
    tidy = Tidy(data)
    if schema.costs_too_much(tidy.data):
        span = document.locate(())
        return [Problem("schema-limit", "costly", span, {})]
    if tidy.data is not data and schema.is_valid(tidy.data):
        return []
    is_short = tidy.shorten(_MOST_ITEMS, schema.is_valid)
    faults, is_cut = _Explainer(schema, document, tidy).faults()
    if not faults and not tidy.emptied and not tidy.blank:
        faults = [
            Fault(
                "schema-branch",
                "none",
                (),
                {"field": wording.field(()), "found": wording.value(tidy.data)},
            )
        ]
    problems = [_problem(document, fault, tidy) for fault in faults[:MOST_FAULTS]]
    if is_short or is_cut or len(faults) > MOST_FAULTS:
        span = document.locate(())
        problems.append(Problem("schema-limit", "many", span, {}))
    return problems


def _problem(document: Document, fault: Fault, tidy: Tidy) -> Problem:
    route = tidy.original(fault.route)
    span = document.locate(route, fault.part)
    return Problem(
        fault.rule, fault.message_id, span, fault.params, route, fault.part, (), fault.fixes
    )


class _Explainer:
    def __init__(self, schema: Schema, document: Document, tidy: Tidy) -> None:
        self._schema = schema
        self._document = document
        self._tidy = tidy
        self._data = tidy.data
        self._annotations = schema.annotations
        self._terms = Terms(schema, document, tidy)

    def faults(self) -> tuple[list[Fault], bool]:
        """Return what is wrong, and whether there were too many errors to look at all."""
        errors = list(islice(self._schema.errors(self._data), _MOST_ERRORS))
        faults = [fault for error in errors for fault in self._explain(error)]
        faults = self._without_repetition(faults)
        return [self._from_default(fault) for fault in faults], len(errors) == _MOST_ERRORS

    def _explain(self, error: Any) -> Iterable[Fault]:
        name = error.kind.name
        handler: Callable[[Any, Route], Iterable[Fault]] | None = getattr(
            self, f"_explain_{_HANDLERS.get(name, name)}", None
        )
        route: Route = tuple(error.instance_path)
        if handler is None:
            found = wording.value(self._value(route))
            return [self._fault("schema-branch", "none", route, found=found)]
        return handler(error, route)

    def _fault(
        self, rule: str, message_id: str, route: Route, part: Part = "value", **params: Param
    ) -> Fault:
        field = wording.field(self._tidy.original(route))
        return Fault(rule, message_id, route, {"field": field, **params}, part)

    def _value(self, route: Route) -> Any:
        found: Any = self._data
        for step in route:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def _fix(self, title: str, change: Edit | None, safety: Safety) -> tuple[Fix, ...]:
        return (Fix(title, (change,), safety),) if change is not None else ()

    # Types.

    def _explain_type(self, error: Any, route: Route) -> list[Fault]:
        return [self._wrong_type(route, error.kind.types)]

    def _wrong_type(self, route: Route, types: list[str]) -> Fault:
        found = self._value(route)
        expected = wording.kind(types)
        if found in (None, "") and route:
            if isinstance(route[-1], str) and self._annotations.is_required(route):
                return self._fault("schema-required", "empty", route, "key", expected=expected)
            return self._fault("schema-type", "empty", route, "key", expected=expected)
        original = self._tidy.original(route)
        if isinstance(found, str):
            if ("integer" in types and _is_integer(found)) or (
                "boolean" in types and found in {"true", "false"}
            ):
                fault = self._fault("schema-type", "quoted", route, expected=expected, found=found)
                change = edit.replace_by_word(self._document, original, found)
                return fault._replace(
                    fixes=self._fix(f"Write {found} without quotation marks", change, "safe")
                )
            if types == ["array"]:
                return self._fault("schema-type", "single", route, found=wording.value(found))
        if "string" in types and isinstance(found, (int, float)):
            written = self._written(original)
            fault = self._fault("schema-type", "unquoted", route, expected=expected, found=written)
            change = edit.replace_value(self._document, original, written)
            return fault._replace(fixes=self._fix("Put it in quotation marks", change, "safe"))
        return self._fault(
            "schema-type", "mismatch", route, expected=expected, found=wording.value(found)
        )

    def _written(self, route: Route) -> str:
        """Return a scalar as the file has it."""
        span = self._document.locate(route)
        return self._document.text[span.start : span.end]

    # Keys.

    def _explain_required(self, error: Any, route: Route) -> list[Fault]:
        key = error.kind.property
        here = (*route, key)
        keyword = error.evaluation_path[-1] if error.evaluation_path else "required"
        if keyword in {"dependentRequired", "dependencies"}:
            return [
                self._fault(
                    "schema-dependency", "missing", here, "key", key=key,
                    because=self._reason(route, key),
                )
            ]  # fmt: skip
        return [self._missing(here)]

    def _missing(self, route: Route) -> Fault:
        key = str(route[-1])
        example = wording.example(self._annotations, route)
        params: dict[str, Param] = {"key": key}
        message_id = "missing"
        if len(route) > 1:
            params["parent"] = wording.field(self._tidy.original(route[:-1]))
            params["name"] = wording.key(key)
            message_id = "missing-inside"
        elif example:
            params["example"] = example
            message_id = "missing-example"
        return self._fault("schema-required", message_id, route, "key", **params)

    def _reason(self, route: Route, key: str) -> str:
        present = self._value(route)
        for node in self._annotations.at(route):
            for keyword in ("dependentRequired", "dependencies"):
                needs = node.get(keyword)
                for name, needed in needs.items() if isinstance(needs, dict) else ():
                    if isinstance(needed, list) and key in needed and name in present:
                        return wording.key(name)
        return "another key"

    def _explain_unexpected(self, error: Any, route: Route) -> list[Fault]:
        return [
            self._unknown_key((*route, key)) for key in error.kind.unexpected[: MOST_FAULTS + 1]
        ]

    def _unknown_key(self, route: Route) -> Fault:
        key, parent = str(route[-1]), route[:-1]
        present = self._value(parent)
        original = self._tidy.original(route)
        if key.strip().casefold() in _PLACEHOLDERS:
            fault = self._fault("schema-unknown-key", "placeholder", route, "key", key=key)
            if self._value(route) is None:
                change = edit.delete_lines(self._document, original)
                fault = fault._replace(fixes=self._fix("Delete the line", change, "unsafe"))
            return fault
        known = self._annotations.keys(parent)
        message_id, safety = "renamed", _SAFE
        meant = _renamed(self._annotations.first(parent, "x-renamed"), key)
        if meant is None:
            message_id, safety = "near", _UNSAFE
            meant = _nearest_key(key, known, present)
        if meant is None and not known:
            return self._fault("schema-unknown-key", "extra", route, "key", key=key)
        if meant is None:
            names = wording.names(sorted(known), key)
            return self._fault("schema-unknown-key", "unknown", route, "key", key=key, known=names)
        fault = self._fault("schema-unknown-key", message_id, route, "key", key=key, meant=meant)
        if meant in present:
            return fault._replace(message_id=f"{message_id}-too")
        change = edit.rename_key(self._document, original, meant)
        return fault._replace(fixes=self._fix(f'Write "{meant}"', change, safety))

    def _explain_propertyNames(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        inner = error.kind.error
        key = inner.instance if isinstance(inner.instance, str) else ""
        here = (*route, key)
        if inner.kind.name == "enum":
            options = [option for option in inner.kind.options if isinstance(option, str)]
            return [
                self._fault(
                    "schema-unknown-key", "name-of", here, "key", key=key,
                    known=wording.names(options, key),
                )
            ]  # fmt: skip
        return [self._fault("schema-unknown-key", "name", here, "key", key=key)]

    def _explain_falseSchema(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        found = self._value(route)
        keyword = error.evaluation_path[-1] if error.evaluation_path else ""
        if isinstance(found, dict) and keyword in {
            "additionalProperties",
            "unevaluatedProperties",
        }:
            return [self._unknown_key((*route, key)) for key in islice(found, MOST_FAULTS + 1)]
        if isinstance(found, list) and keyword in {"items", "unevaluatedItems"}:
            return [self._extra((*route, index)) for index in range(len(found))[: MOST_FAULTS + 1]]
        if route and isinstance(route[-1], int):
            return [self._extra(route)]
        if route:
            key = str(route[-1])
            return [self._fault("schema-unknown-key", "forbidden", route, "key", key=key)]
        return [self._fault("schema-branch", "forbidden", route, found=wording.value(found))]

    def _extra(self, route: Route) -> Fault:
        found = wording.value(self._value(route))
        return self._fault("schema-items", "extra", route, found=found)

    # Values.

    def _explain_enum(self, error: Any, route: Route) -> list[Fault]:
        found = self._value(route)
        options = error.kind.options
        if found in (None, "") and route:
            return [self._wrong_type(route, ["string"])]
        fault = self._terms.check(route, found, options)
        if fault is not None:
            return [fault]
        return [self._not_among(route, found, options)]

    def _not_among(self, route: Route, found: Any, options: list[Any]) -> Fault:
        texts = [option for option in options if isinstance(option, str)]
        shown = wording.value(found)
        if isinstance(found, str):
            from profilelint.vocabulary.nearest import nearest
            from profilelint.vocabulary.vocabulary import fold

            meant = nearest(fold(found), [fold(text) for text in texts], texts)
            if meant is not None:
                fault = self._fault(
                    "schema-enum", "near", route, found=shown, meant=wording.value(meant)
                )
                original = self._tidy.original(route)
                change = edit.replace_value(self._document, original, meant)
                return fault._replace(
                    fixes=self._fix(f"Write {wording.quoted(meant)}", change, "unsafe")
                )
        return self._fault(
            "schema-enum", "unknown", route, found=shown, allowed=wording.choice(options, found)
        )

    def _explain_const(self, error: Any, route: Route) -> list[Fault]:
        found = wording.value(self._value(route))
        wanted = wording.value(error.kind.expected_value)
        return [self._fault("schema-const", "different", route, found=found, wanted=wanted)]

    def _explain_pattern(self, _error: Any, route: Route) -> list[Fault]:
        found = wording.value(self._value(route))
        example = wording.example(self._annotations, route)
        description = self._annotations.own(route, "description")
        if example:
            return [self._fault("schema-pattern", "example", route, found=found, example=example)]
        if isinstance(description, str) and description:
            return [
                self._fault(
                    "schema-pattern", "description", route, found=found,
                    description=" ".join(description.split()),
                )
            ]  # fmt: skip
        return [self._fault("schema-pattern", "form", route, found=found)]

    def _explain_format(self, error: Any, route: Route) -> list[Fault]:
        found = wording.value(self._value(route))
        wanted = wording.FORMATS.get(error.kind.format, "of another form")
        return [self._fault("schema-format", "format", route, found=found, wanted=wanted)]

    def _explain_content(self, _error: Any, route: Route) -> list[Fault]:
        found = wording.value(self._value(route))
        return [self._fault("schema-format", "content", route, found=found)]

    def _explain_range(self, error: Any, route: Route) -> list[Fault]:
        found = wording.value(self._value(route))
        limit = wording.value(error.kind.limit)
        message_id = _RANGES[error.kind.name]
        return [self._fault("schema-range", message_id, route, found=found, limit=limit)]

    def _explain_multipleOf(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        found = wording.value(self._value(route))
        step = wording.value(error.kind.multiple_of)
        return [self._fault("schema-range", "step", route, found=found, step=step)]

    def _explain_length(self, error: Any, route: Route) -> list[Fault]:
        found = self._value(route)
        if not found:
            return [self._fault("schema-length", "empty", route)]
        message_id = "short" if error.kind.name == "minLength" else "long"
        return [
            self._fault(
                "schema-length", message_id, route, count=len(found), limit=error.kind.limit
            )
        ]

    def _explain_itemCount(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        if route in self._tidy.emptied:
            return []
        count = len(self._value(route))
        message_id = "few" if error.kind.name == "minItems" else "many"
        if not count:
            message_id = "empty"
        return [self._fault("schema-items", message_id, route, count=count, limit=error.kind.limit)]

    def _explain_propertyCount(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        message_id = "few" if error.kind.name == "minProperties" else "many"
        count = len(self._value(route))
        return [
            self._fault("schema-properties", message_id, route, count=count, limit=error.kind.limit)
        ]

    def _explain_uniqueItems(self, _error: Any, route: Route) -> list[Fault]:  # noqa: N802
        seen: set[str] = set()
        for index, member in enumerate(self._value(route)):
            identity = _identity(member)
            if identity in seen:
                here = (*route, index)
                fault = self._fault(
                    "schema-items", "duplicate", here, "entry", found=wording.value(member)
                )
                change = edit.delete_lines(self._document, self._tidy.original(here))
                return [fault._replace(fixes=self._fix("Delete the second one", change, "safe"))]
            seen.add(identity)
        return []

    def _explain_additionalItems(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        count = len(self._value(route))
        return [
            self._extra((*route, index))
            for index in range(error.kind.limit, count)[: MOST_FAULTS + 1]
        ]

    def _explain_unevaluatedItems(self, error: Any, route: Route) -> list[Fault]:  # noqa: N802
        unexpected = {_identity(text) for text in map(_parsed, error.kind.unexpected)}
        return [
            self._extra((*route, index))
            for index, member in enumerate(self._value(route))
            if _identity(member) in unexpected
        ]

    def _explain_contains(self, error: Any, route: Route) -> list[Fault]:
        members = self._value(route)
        if route in self._tidy.emptied:
            return []
        keyword = error.evaluation_path[-1]
        terms = self._terms.wanted(route) if keyword != "maxContains" else None
        if terms is not None:
            if not members or self._terms.any_fault(route, members):
                return []
            what, labels = terms
            return [
                self._fault(
                    "term-missing",
                    "none",
                    route,
                    "key",
                    what=what,
                    allowed=wording.choice(labels, None),
                )
            ]
        node = self._annotations.first(route, keyword)
        limit = node if isinstance(node, int) else 1
        contained = self._annotations.first(route, "contains")
        title = contained.get("title") if isinstance(contained, dict) else None
        message_id = _LIST_WORDS[keyword]
        return [
            self._fault(
                "schema-items", message_id, route, limit=limit,
                what=title if isinstance(title, str) else "item of the wanted kind",
            )
        ]  # fmt: skip

    # Branches.

    def _explain_branches(self, error: Any, route: Route) -> list[Fault]:
        branches: list[list[Any]] = error.kind.context
        if any(not branch for branch in branches):
            return [self._fault("schema-branch", "several", route)]
        own = [
            [each for each in branch if tuple(each.instance_path) == route] for branch in branches
        ]
        fitting = [
            index
            for index, errors in enumerate(own)
            if not any(_is_about_type(each) for each in errors)
        ]
        if not fitting:
            types = [
                name
                for errors in own
                for each in errors
                if each.kind.name == "type"
                for name in each.kind.types
            ]
            if types:
                return [self._wrong_type(route, list(dict.fromkeys(types)))]
            fitting = list(range(len(branches)))
        fitting = self._told_apart(branches, fitting, route)
        if len(fitting) > 1:
            options = [
                option
                for index in fitting
                for each in own[index]
                if each.kind.name in {"enum", "const"}
                for option in _options(each)
            ]
            if len(options) >= len(fitting) and all(
                any(each.kind.name in {"enum", "const"} for each in own[index]) for index in fitting
            ):
                return [self._not_among(route, self._value(route), options)]
            counts = [len(branches[index]) for index in fitting]
            least = min(counts)
            fitting = [
                index for index, count in zip(fitting, counts, strict=True) if count == least
            ]
        if len(fitting) > 1:
            return [self._no_branch(error, route)]
        meant = branches[fitting[0]][: MOST_FAULTS + 1]
        faults = [fault for each in meant for fault in self._explain(each)]
        return self._without_repetition(faults)

    def _told_apart(self, branches: list[list[Any]], fitting: list[int], route: Route) -> list[int]:
        """Return the branches whose fixed values of keys, such as a kind, are those found."""
        told = [
            index
            for index in fitting
            if not any(
                each.kind.name in {"const", "enum"} and len(each.instance_path) == len(route) + 1
                for each in branches[index]
            )
        ]
        return told or fitting

    def _no_branch(self, error: Any, route: Route) -> Fault:
        keyword = error.evaluation_path[-1]
        nodes = self._annotations.first(route, keyword)
        titles = [
            node["title"]
            for node in (nodes if isinstance(nodes, list) else ())
            if isinstance(node, dict) and isinstance(node.get("title"), str)
        ]
        found = wording.value(self._value(route))
        if len(titles) > 1:
            return self._fault(
                "schema-branch", "none-of", route, found=found, allowed=wording.either(titles)
            )
        return self._fault("schema-branch", "none", route, found=found)

    def _explain_not(self, _error: Any, route: Route) -> list[Fault]:
        found = wording.value(self._value(route))
        return [self._fault("schema-branch", "forbidden", route, found=found)]

    # All of them.

    def _without_repetition(self, faults: list[Fault]) -> list[Fault]:
        kept: list[Fault] = []
        seen: set[tuple[str, Route]] = set()
        mistyped = {
            fault.route
            for fault in faults
            if fault.rule == "schema-type" or fault.message_id == "empty"
        }
        meant = {
            (*fault.route[:-1], fault.params["meant"])
            for fault in faults
            if fault.rule == "schema-unknown-key" and "meant" in fault.params
        }
        silent = {(rule, fault.route) for fault in faults for rule in _SILENCES.get(fault.rule, ())}
        for fault in faults:
            key = (fault.rule, fault.route)
            if key in seen or key in silent or fault.route in self._tidy.blank:
                continue
            if fault.route in mistyped and not (
                fault.rule == "schema-type" or fault.message_id == "empty"
            ):
                continue
            if fault.rule == "schema-required" and fault.route in meant:
                continue
            seen.add(key)
            kept.append(fault)
        return kept

    def _from_default(self, fault: Fault) -> Fault:
        """Return the fault; if the value came from the site's settings, it says so."""
        if fault.rule in _OF_KEYS or not fault.route:
            return fault
        written: Any = self._document.data
        for step in self._tidy.original(fault.route):
            try:
                written = written[step]
            except (KeyError, IndexError, TypeError):
                break
        else:
            if written is not None or self._value(fault.route) is None:
                return fault
        field = f"{fault.params['field']}, which comes from the site's settings,"
        return fault._replace(params={**fault.params, "field": field}, fixes=())


def _is_about_type(error: Any) -> bool:
    return bool(error.kind.name == "type")


def _options(error: Any) -> list[Any]:
    kind = error.kind
    return list(kind.options) if kind.name == "enum" else [kind.expected_value]


def _identity(value: Any) -> str:
    """Return a text that is equal for values that JSON Schema holds to be equal."""
    from json import dumps

    return dumps(_whole(value), sort_keys=True)


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    return value


def _parsed(text: str) -> Any:
    from json import loads

    try:
        return loads(text)
    except ValueError:
        return text


def _is_integer(text: str) -> bool:
    digits = text[1:] if text[:1] == "-" else text
    return digits.isascii() and digits.isdigit() and (digits == "0" or digits[0] != "0")


def _renamed(renamed: Any, key: str) -> str | None:
    meant = renamed.get(key) if isinstance(renamed, dict) else None
    return meant if isinstance(meant, str) else None


def _nearest_key(key: str, known: Mapping[str, Any], present: Any) -> str | None:
    from profilelint.vocabulary.nearest import nearest
    from profilelint.vocabulary.vocabulary import fold

    names = [name for name in known if name not in present] + [
        name for name in known if name in present
    ]
    folded = [fold(name.replace("_", " ")) for name in names]
    wanted = fold(key.replace("_", " "))
    if wanted in folded:
        return names[folded.index(wanted)]
    absent = sum(name not in present for name in names)
    return nearest(wanted, folded[:absent], names[:absent]) or nearest(wanted, folded, names)


_HANDLERS = {
    "anyOf": "branches",
    "oneOf": "branches",
    "additionalProperties": "unexpected",
    "unevaluatedProperties": "unexpected",
    "contentEncoding": "content",
    "contentMediaType": "content",
    "minimum": "range",
    "maximum": "range",
    "exclusiveMinimum": "range",
    "exclusiveMaximum": "range",
    "minLength": "length",
    "maxLength": "length",
    "minItems": "itemCount",
    "maxItems": "itemCount",
    "minProperties": "propertyCount",
    "maxProperties": "propertyCount",
}
