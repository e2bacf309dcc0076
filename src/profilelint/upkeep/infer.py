"""A JSON Schema for front matter, inferred from the front matter that there is.

What nearly all pages agree on becomes the rule, and the few that differ are left out of it, so
that the schema reports them. Nothing here reads files.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.schema.forms import Tidy
from profilelint.schema.keywords import DRAFTS, SCHEMA, VOCABULARY
from profilelint.upkeep.agreement import (
    ENOUGH,
    FIRST_YEAR,
    LAST_YEAR,
    SMALL,
    TIMESTAMP,
    are_unique,
    common_format,
    common_types,
    few,
    typical_value,
)
from profilelint.upkeep.near_duplicate import near_duplicates
from profilelint.upkeep.observed import Observed
from profilelint.upkeep.term_counts import count_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from profilelint.upkeep.term_counts import TermCounts

Place: TypeAlias = tuple[str, ...]
"""The keys that lead to a field; the items of a list have the list's own place."""

_DRAFT_MARKS: dict[str, bool] = {"published": False, "draft": True}
"""The keys, with their values, by which site generators know a draft."""

_MOST_KEYS = 200


class FieldShape(NamedTuple):
    """What the values of a field have in common.

    ``present`` of ``total`` pages (or groups of keys, for a field inside others) hold the field.
    ``types`` are the JSON Schema types that count; ``others`` counts the values of other types.
    ``format`` is ``date``, ``timestamp``, ``email``, ``uri``, ``year`` or empty. ``rare`` means
    that hardly any page has the field.
    """

    place: Place
    present: int
    total: int
    types: tuple[str, ...]
    others: dict[str, int]
    required: bool
    format: str
    rare: bool
    terms: TermCounts | None


class Inference(NamedTuple):
    """What was inferred from pages.

    ``misspelt`` gives the key that was meant by one that is probably misspelt, and the number of
    pages; the key is empty for a rare one that never has a value. ``schema`` names vocabularies as
    `infer` was told to.
    """

    pages: int
    drafts: int
    fields: tuple[FieldShape, ...]
    misspelt: dict[Place, tuple[str, int]]
    schema: dict[str, Any]


def draft_mark(data: Mapping[str, Any]) -> str | None:
    """Return the key by which site generators know a page as a draft; None if it is no draft."""
    return next((key for key, value in _DRAFT_MARKS.items() if data.get(key) is value), None)


def infer(
    pages: Sequence[Mapping[str, Any]],
    *,
    title: str = "",
    vocabularies: Mapping[Place, str] | None = None,
    known: Iterable[str] = (),
) -> Inference:
    """Return what the front matter of pages, as plain data, has in common.

    ``vocabularies`` gives the names of the vocabularies by place; where it is None, every field
    that looks like one gets the name that joins its keys. ``known`` holds values that are terms
    for certain, however rarely they are used.
    """
    root = Observed()
    drafts = 0
    marks: Counter[str] = Counter()
    for page in pages:
        data = Tidy(page).data
        mark = draft_mark(data)
        marks.update([mark] if mark is not None else [])
        drafts += mark is not None
        root.add(data, draft=mark is not None)
    builder = _SchemaBuilder(vocabularies, frozenset(known))
    schema: dict[str, Any] = {SCHEMA: DRAFTS[0]}
    if title:
        schema["title"] = title
    schema["$comment"] = f"Inferred from {len(pages)} pages. What it says is yours to change."
    body = builder.group(root, ())
    required = body.pop("required", [])
    schema.update(body)
    if marks and required:
        schema["if"] = _is_draft(marks)
        schema["else"] = {"required": required}
    elif required:
        schema["required"] = required
    schema["additionalProperties"] = schema.pop("additionalProperties", True)
    return Inference(len(pages), drafts, tuple(builder.fields), builder.misspelt, schema)


def _is_draft(marks: Mapping[str, int]) -> dict[str, Any]:
    choices = [
        {"properties": {key: {"const": _DRAFT_MARKS[key]}}, "required": [key]}
        for key in sorted(marks)
    ]
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


class _SchemaBuilder:
    """Turns what was observed into schemas, and notes what was decided for each field."""

    def __init__(self, vocabularies: Mapping[Place, str] | None, known: frozenset[str]) -> None:
        self._vocabularies = vocabularies
        self._known = known
        self.fields: list[FieldShape] = []
        self.misspelt: dict[Place, tuple[str, int]] = {}

    def group(self, observed: Observed, place: Place) -> dict[str, Any]:
        """Return the schema of a group of keys."""
        schema: dict[str, Any] = {"type": "object"}
        counts = {key: each.types.total() for key, each in observed.keys.items()}
        total = observed.types["object"]
        mean = sum(counts.values()) / max(total, 1)
        if len(counts) > _MOST_KEYS or (place and len(counts) > max(SMALL, 3 * mean)):
            return schema
        meant = near_duplicates(counts, together=observed.groups)
        wrong = {
            key: others[0]
            for key, others in meant.items()
            if len(others) == 1 and counts[key] <= max(few(total), 1) and total >= SMALL
        }
        for key, other in wrong.items():
            self.misspelt[(*place, key)] = (other, counts[key])
        required = []
        properties = {}
        for key, each in observed.keys.items():
            if key in wrong:
                continue
            if not each.filled and counts[key] <= few(total):
                self.misspelt[(*place, key)] = ("", counts[key])
                continue
            twins = sum(counts[one] for one, other in wrong.items() if other == key)
            missing = total - each.filled - twins
            if not place:
                missing -= observed.drafts - each.drafts
            is_required = total >= ENOUGH and each.filled > 0 and missing <= few(total)
            if is_required:
                required.append(key)
            properties[key] = self._field(each, (*place, key), total, required=is_required)
        if properties:
            schema["properties"] = properties
            schema["additionalProperties"] = total < ENOUGH
        if required:
            schema["required"] = required
        return schema

    def _field(
        self, observed: Observed, place: Place, total: int, *, required: bool
    ) -> dict[str, Any]:
        types, others = common_types(observed)
        format_ = common_format(observed, types)
        terms = count_terms(observed, types, format_, self._known)
        named = self._vocabularies
        name = None
        if terms is not None:
            name = "-".join(place) if named is None else named.get(place)
        present = observed.types.total()
        rare = not required and total >= SMALL and present <= few(total)
        self.fields.append(
            FieldShape(place, present, total, types, others, required, format_, rare, terms)
        )
        schema: dict[str, Any] = {"$comment": f"In {present} of {total}."}
        schema.update(self._value(observed, place, types, format_, name))
        return schema

    def _value(
        self,
        observed: Observed,
        place: Place,
        types: tuple[str, ...],
        format_: str,
        name: str | None,
    ) -> dict[str, Any]:
        """Return the schema of a field's values."""
        schema: dict[str, Any] = {"type": types[0] if len(types) == 1 else list(types)}
        if "string" in types:
            if sum(not text for text in observed.texts) <= few(len(observed.texts)):
                schema["minLength"] = 1
            if format_ == "timestamp":
                schema["pattern"] = TIMESTAMP
            elif format_ in ("date", "email", "uri"):
                schema["format"] = format_
        if format_ == "year":
            schema.update(minimum=FIRST_YEAR, maximum=LAST_YEAR)
        if "array" in types and observed.items is not None and observed.items.filled:
            schema["items"] = self._items(observed.items, place, name)
            if name is not None and are_unique(observed):
                schema["uniqueItems"] = True
        if "object" in types:
            group = self.group(observed, place)
            del group["type"]
            schema.update(group)
        if name is not None and "string" in types:
            if len(types) == 1:
                schema.pop("minLength", None)
                schema[VOCABULARY] = name
            else:
                # A closed list would hold for the other types as well.
                rest = [each for each in types if each != "string"]
                schema.pop("minLength", None)
                schema["type"] = rest[0] if len(rest) == 1 else rest
                schema = {"anyOf": [{"type": "string", VOCABULARY: name}, schema]}
        example = typical_value(observed, types) if name is None or types[0] != "string" else None
        if example is not None:
            schema["examples"] = [example]
        return schema

    def _items(self, observed: Observed, place: Place, name: str | None) -> dict[str, Any]:
        types, _ = common_types(observed)
        types = tuple(each for each in types if each != "null") or types
        if name is not None:
            return {"type": "string", VOCABULARY: name}
        return self._value(observed, place, types, common_format(observed, types), None)
