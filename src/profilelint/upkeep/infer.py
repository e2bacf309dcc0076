"""A JSON Schema for front matter, inferred from the front matter that there is.

What nearly all pages agree on becomes the rule, and the few that differ are left out of it, so
that the schema reports them. Nothing here reads files.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.schema.forms import Tidy
from profilelint.upkeep.near_duplicate import near_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Place: TypeAlias = tuple[str, ...]
"""The keys that lead to a field; the items of a list have the list's own place."""

DRAFTS: dict[str, bool] = {"published": False, "draft": True}
"""The keys, with their values, by which site generators know a draft."""

_DEEPEST = 6
_MOST_KEYS = 200
_ENOUGH = 3
_PART = 20
_SMALL = 10
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LEAST_USES = 6
_USES_PER_TERM = 2
_REPEATED = 0.6
_LONGEST_TERM = 100
_MOST_WORDS = 10
_LONGEST_EXAMPLE = 60
_FILE = pattern(r"[^ ]*(?:/[^ ]*|\.[A-Za-z0-9]{2,4})")
TIMESTAMP = (
    "^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ ]+)[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
    "([ ]*(Z|[+-][0-9]{1,2}(:?[0-9]{2})?))?)?$"
)
"""The pattern of a date with or without a time of day, as YAML 1.1 writes them."""

_TIMESTAMP = pattern(TIMESTAMP)


class Terms(NamedTuple):
    """The values of a field that looks like a controlled vocabulary.

    ``counts`` tells how often each is used, and ``together`` which values lists hold side by side.
    """

    counts: dict[str, int]
    together: tuple[frozenset[str], ...] = ()

    def suspects(self, known: Iterable[str] = ()) -> dict[str, tuple[str, ...]]:
        """Return the values that are probably misspelt; see `near_duplicates`."""
        return near_duplicates(self.counts, known=known, together=self.together)


class FieldShape(NamedTuple):
    """What the values of a field have in common.

    ``present`` of ``total`` pages (or groups of keys, for a field inside others) hold the field.
    ``types`` are the JSON Schema types that count, ``others`` how many values of which other
    types there are. ``format`` is ``date``, ``timestamp``, ``email``, ``uri``, ``year`` or empty.
    """

    place: Place
    present: int
    total: int
    types: tuple[str, ...]
    others: dict[str, int]
    required: bool
    format: str
    rare: bool
    terms: Terms | None


class Inference(NamedTuple):
    """What was inferred from pages.

    ``misspelt`` tells for a key that is probably misspelt what was meant, and on how many pages;
    for a rare key that never has a value, nothing was meant.
    ``schema`` has the names of vocabularies as `infer` was given them.
    """

    pages: int
    drafts: int
    fields: tuple[FieldShape, ...]
    misspelt: dict[Place, tuple[str, int]]
    schema: dict[str, Any]


def few(total: int) -> int:
    """Return how many of a number may differ while it still holds for practically all.

    One in twenty may, and one in any ten or more.
    """
    return max(total // _PART, 1 if total >= _SMALL else 0)


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
    root = _Observed()
    drafts = 0
    marks: Counter[str] = Counter()
    for page in pages:
        data = Tidy(page).data
        mark = next((key for key, value in DRAFTS.items() if data.get(key) is value), None)
        marks.update([mark] if mark is not None else [])
        drafts += mark is not None
        root.add(data, draft=mark is not None)
    shaper = _Shaper(vocabularies, frozenset(known))
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if title:
        schema["title"] = title
    schema["$comment"] = f"Inferred from {len(pages)} pages. What it says is yours to change."
    body = shaper.group(root, ())
    required = body.pop("required", [])
    schema.update(body)
    if marks and required:
        schema["if"] = _is_draft(marks)
        schema["else"] = {"required": required}
    elif required:
        schema["required"] = required
    schema["additionalProperties"] = schema.pop("additionalProperties", True)
    return Inference(len(pages), drafts, tuple(shaper.fields), shaper.misspelt, schema)


def _is_draft(marks: Mapping[str, int]) -> dict[str, Any]:
    choices = [
        {"properties": {key: {"const": DRAFTS[key]}}, "required": [key]} for key in sorted(marks)
    ]
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


class _Observed:
    """All values seen at one place."""

    __slots__ = ("drafts", "groups", "items", "keys", "lists", "numbers", "texts", "types")

    def __init__(self) -> None:
        self.types: Counter[str] = Counter()
        self.texts: list[str] = []
        self.numbers: list[int | float] = []
        self.items: _Observed | None = None
        self.keys: dict[str, _Observed] = {}
        self.lists: list[frozenset[str]] = []
        self.groups: list[frozenset[str]] = []
        self.drafts = 0

    def add(self, value: Any, *, draft: bool = False, depth: int = 0) -> None:
        kind = _type_of(value)
        self.types[kind] += 1
        self.drafts += draft
        if kind == "string":
            self.texts.append(value)
        elif kind in ("integer", "number"):
            self.numbers.append(value)
        elif depth >= _DEEPEST:
            return
        elif kind == "array":
            self.items = self.items or _Observed()
            for item in value:
                self.items.add(item, depth=depth + 1)
            self.lists.append(frozenset(item for item in value if isinstance(item, str)))
        elif kind == "object":
            self.groups.append(frozenset(value))
            for key, member in value.items():
                observed = self.keys.get(key)
                if observed is None:
                    observed = self.keys[key] = _Observed()
                observed.add(member, draft=draft, depth=depth + 1)

    @property
    def filled(self) -> int:
        """Return how many values are not empty."""
        return self.types.total() - self.types["null"]


def _type_of(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "number"
    return "array" if isinstance(value, list) else "object"


class _Shaper:
    """Turns what was observed into schemas, and notes what it decided for each field."""

    def __init__(self, vocabularies: Mapping[Place, str] | None, known: frozenset[str]) -> None:
        self._vocabularies = vocabularies
        self._known = known
        self.fields: list[FieldShape] = []
        self.misspelt: dict[Place, tuple[str, int]] = {}

    def group(self, observed: _Observed, place: Place) -> dict[str, Any]:
        """Return the schema of a group of keys."""
        schema: dict[str, Any] = {"type": "object"}
        counts = {key: each.types.total() for key, each in observed.keys.items()}
        total = observed.types["object"]
        mean = sum(counts.values()) / max(total, 1)
        if len(counts) > _MOST_KEYS or (place and len(counts) > max(_SMALL, 3 * mean)):
            return schema
        meant = near_duplicates(counts, together=observed.groups)
        wrong = {
            key: others[0]
            for key, others in meant.items()
            if len(others) == 1 and counts[key] <= max(few(total), 1) and total >= _SMALL
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
            is_required = total >= _ENOUGH and each.filled > 0 and missing <= few(total)
            if is_required:
                required.append(key)
            properties[key] = self._field(each, (*place, key), total, required=is_required)
        if properties:
            schema["properties"] = properties
            schema["additionalProperties"] = total < _ENOUGH
        if required:
            schema["required"] = required
        return schema

    def _field(
        self, observed: _Observed, place: Place, total: int, *, required: bool
    ) -> dict[str, Any]:
        types, others = _types(observed)
        format_ = _format(observed, types)
        terms = _terms(observed, types, format_, self._known)
        named = self._vocabularies
        name = None
        if terms is not None:
            name = "-".join(place) if named is None else named.get(place)
        present = observed.types.total()
        rare = not required and total >= _SMALL and present <= few(total)
        self.fields.append(
            FieldShape(place, present, total, types, others, required, format_, rare, terms)
        )
        schema: dict[str, Any] = {"$comment": f"In {present} of {total}."}
        schema.update(self._value(observed, place, types, format_, name))
        return schema

    def _value(
        self,
        observed: _Observed,
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
            schema.update(minimum=_FIRST_YEAR, maximum=_LAST_YEAR)
        if "array" in types and observed.items is not None and observed.items.filled:
            schema["items"] = self._items(observed.items, place, name)
            if name is not None and _are_unique(observed):
                schema["uniqueItems"] = True
        if "object" in types:
            group = self.group(observed, place)
            del group["type"]
            schema.update(group)
        if name is not None and "string" in types:
            if len(types) == 1:
                schema.pop("minLength", None)
                schema["x-vocabulary"] = name
            else:
                # A closed list would hold for the other types as well.
                rest = [each for each in types if each != "string"]
                schema.pop("minLength", None)
                schema["type"] = rest[0] if len(rest) == 1 else rest
                schema = {"anyOf": [{"type": "string", "x-vocabulary": name}, schema]}
        example = _example(observed, types, terms=name is not None)
        if example is not None:
            schema["examples"] = [example]
        return schema

    def _items(self, observed: _Observed, place: Place, name: str | None) -> dict[str, Any]:
        types, _ = _types(observed)
        types = tuple(each for each in types if each != "null") or types
        if name is not None:
            return {"type": "string", "x-vocabulary": name}
        return self._value(observed, place, types, _format(observed, types), None)


def _types(observed: _Observed) -> tuple[tuple[str, ...], dict[str, int]]:
    """Return the types that count, the commonest first, and how many values have others."""
    counts = Counter(observed.types)
    if counts["number"] > few(counts.total()):
        counts["number"] += counts.pop("integer", 0)
    allowed = few(counts.total())
    kept = [kind for kind, count in counts.most_common() if count > allowed]
    if "string" in kept and len(kept) > 1 and _only_quoted(observed, counts):
        kept.remove("string")
    if not kept or kept == ["null"]:
        kept = [kind for kind, count in counts.most_common() if count and kind != "null"] or kept
    if not kept:
        kept = ["null"]
    others = {kind: count for kind, count in counts.items() if count and kind not in kept}
    return tuple(kept), others


def _only_quoted(observed: _Observed, counts: Mapping[str, int]) -> bool:
    """Return whether all texts are numbers or truth values that got quotation marks."""
    texts = observed.texts
    if 3 * len(texts) <= counts["integer"]:
        return all(text.isascii() and text.isdigit() for text in texts)
    if 3 * len(texts) <= counts["boolean"]:
        return all(text.lower() in ("true", "false") for text in texts)
    return False


def _format(observed: _Observed, types: tuple[str, ...]) -> str:
    if "integer" in types and "number" not in types:
        years = [n for n in observed.numbers if _FIRST_YEAR <= n <= _LAST_YEAR]
        whole = observed.types["integer"]
        if len(years) >= _ENOUGH and whole - len(years) <= few(whole):
            return "year"
    texts = [text for text in observed.texts if text]
    if "string" not in types or len(texts) < _ENOUGH:
        return ""
    from profilelint.schema.formats import is_date, is_email

    allowed = few(len(texts))
    stamps = [text for text in texts if _TIMESTAMP.match(text)]
    if len(texts) - len(stamps) <= allowed:
        return "date" if all(is_date(text) for text in stamps) else "timestamp"
    if _agree(texts, is_email, allowed):
        return "email"
    return "uri" if _agree(texts, _is_web, allowed) else ""


def _agree(texts: list[str], holds: Any, allowed: int) -> bool:
    """Return whether all but some texts pass a test, asking no more than is needed."""
    failed = 0
    for text in texts:
        if not holds(text):
            failed += 1
            if failed > allowed:
                return False
    return True


def _is_web(text: str) -> bool:
    from profilelint.schema.formats import is_url

    return "://" in text and is_url(text)


def _terms(
    observed: _Observed, types: tuple[str, ...], format_: str, known: frozenset[str]
) -> Terms | None:
    """Return the values of a field as terms, or None if it does not look like a vocabulary."""
    texts = [text for text in observed.texts if text] if "string" in types else []
    together: tuple[frozenset[str], ...] = ()
    if "array" in types and observed.items is not None:
        kinds, _ = _types(observed.items)
        if set(kinds) - {"null"} == {"string"} and not _format(observed.items, kinds):
            texts += [text for text in observed.items.texts if text]
            together = tuple(observed.lists)
    if format_ not in ("", "year") or len(texts) < _LEAST_USES:
        return None
    counts = Counter(texts)
    prose = sum(
        len(text) > _LONGEST_TERM or "\n" in text or text.count(" ") >= _MOST_WORDS
        for text in texts
    )
    files = sum(_FILE.fullmatch(text) is not None for text in texts)
    if prose or files > few(len(texts)):
        return None
    terms = Terms(dict(counts), together)
    suspects = terms.suspects(known)
    core = [count for value, count in counts.items() if value not in suspects]
    if len(core) < (1 if suspects else 2) or len(texts) < _USES_PER_TERM * len(core):
        return None
    if sum(count for count in core if count > 1) < _REPEATED * sum(core):
        return None
    return terms


def _are_unique(observed: _Observed) -> bool:
    """Return whether hardly any list holds the same text twice."""
    distinct = sum(map(len, observed.lists))
    texts = len(observed.items.texts) if observed.items is not None else 0
    return texts - distinct <= few(len(observed.lists))


def _example(observed: _Observed, types: tuple[str, ...], *, terms: bool) -> Any:
    """Return the value that is most typical of a field, None where no short one is."""
    values: list[Any] = []
    if types[0] == "string" and not terms:
        values = [text for text in observed.texts if text]
    elif types[0] in ("integer", "number"):
        values = observed.numbers
    if not values:
        return None
    value = Counter(values).most_common(1)[0][0]
    fits = not isinstance(value, str) or (len(value) <= _LONGEST_EXAMPLE and value.isprintable())
    return value if fits else None
