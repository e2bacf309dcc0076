"""A JSON Schema for front matter, inferred from the front matter that there is.

What nearly all pages agree on becomes the rule, and the few that differ are left out of it, so
that the schema reports them. Nothing here reads files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.date.dates import read_moment
from profilelint.schema.explain.keys import is_placeholder_key
from profilelint.schema.forms import Tidy
from profilelint.schema.keywords import DRAFTS, IMPLIED, OPEN, SCHEMA, USUAL, VOCABULARY
from profilelint.upkeep.agreement import (
    ENOUGH,
    FIRST_YEAR,
    LAST_YEAR,
    SMALL,
    TEXT_OR_LIST,
    TIMESTAMP,
    are_unique,
    common_format,
    common_types,
    few,
    typical_value,
)
from profilelint.upkeep.date_pairs import DatePair, date_pairs
from profilelint.upkeep.near_duplicate import near_duplicates
from profilelint.upkeep.observed import Observed
from profilelint.upkeep.placeholders import is_placeholder
from profilelint.upkeep.presence import required_inside, required_keys
from profilelint.upkeep.term_counts import count_terms, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from profilelint.upkeep.term_counts import TermCounts

Place: TypeAlias = tuple[str, ...]
"""The keys that lead to a field; the items of a list have the list's own place."""

_DRAFT_MARKS: dict[str, bool] = {"published": False, "draft": True}
"""The keys, with their values, by which site generators know a draft."""

_MOST_KEYS = 300
_PLAIN_KEY = pattern(r"[^\W\d][\w-]*")
_WORDS_OF_TEXT = 6
_CLOSED_PAGES = 20
_PAGES_PER_SINGLE_KEY = 50


class FieldShape(NamedTuple):
    """What the values of a field have in common.

    ``present`` of ``total`` pages (or groups of keys, for a field inside others) hold the field.
    ``types`` are the JSON Schema types that count; ``others`` counts the values of other types.
    A field is ``required``, but only ``implied`` to be so where some have not got it.
    ``format`` is ``date``, ``timestamp``, ``email``, ``uri``, ``year`` or empty. ``rare`` means
    that hardly any page has the field. ``values`` tells on how many pages each text stands, where
    these could be terms that the site keeps a list of.
    """

    place: Place
    present: int
    total: int
    types: tuple[str, ...]
    others: dict[str, int]
    required: bool
    implied: bool
    format: str
    rare: bool
    terms: TermCounts | None
    values: dict[str, int]


class Inference(NamedTuple):
    """What was inferred from pages.

    ``misspelt`` gives the key that was meant by one that is probably misspelt, and the number of
    pages; the key is empty for a placeholder of an editing screen, and for text that is read as a
    key, since it has a colon. ``schema`` names vocabularies as `infer` was told to. ``pairs`` are
    dates of which one lies before the other.
    """

    pages: int
    drafts: int
    fields: tuple[FieldShape, ...]
    misspelt: dict[Place, tuple[str, int]]
    schema: dict[str, Any]
    pairs: tuple[DatePair, ...] = ()


def draft_mark(data: Mapping[str, Any]) -> str | None:
    """Return the key by which site generators know a page as a draft; None if it is no draft."""
    return next((key for key, value in _DRAFT_MARKS.items() if data.get(key) is value), None)


class Observation:
    """What front matter of pages, as plain data, holds: what schemas are inferred from."""

    def __init__(
        self,
        pages: Sequence[Mapping[str, Any]],
        *,
        written: Sequence[Mapping[str, Any]] = (),
        paths: Sequence[str] = (),
        languages: Sequence[str] = (),
        without: int = 0,
    ) -> None:
        """Observe pages.

        ``written`` is what stands in their files, where the site's generator has completed the
        data; ``paths`` and ``languages`` are theirs, the latter of a site that has several;
        ``without`` is how many more have no front matter.
        """
        self._languages = tuple(languages)
        self._paths = paths or [f"{number}.md" for number in range(len(pages))]
        self._without = without
        self._root = Observed()
        self._marks: dict[int, str] = {}
        self._settings: list[str] = []
        supplied: set[Place] = set()
        for page, own in zip(pages, written, strict=bool(written)):
            supplied.update(_supplied(page, own))
        self._supplied = frozenset(supplied)
        for number, page in enumerate(pages):
            data = Tidy(page).data
            mark = draft_mark(data)
            if mark is not None:
                self._marks[number] = mark
            self._root.add(data, number)
        if written:
            self._root.groups = [frozenset(page) for page in written]
            # What the site's settings alone have tells nothing of what pages may write instead.
            names = [*self._root.keys]
            self._root.keep_keys(written)
            self._settings = [key for key in names if key not in self._root.keys]
        self._pairs = date_pairs(pages)

    def infer(
        self,
        *,
        title: str = "",
        vocabularies: Mapping[Place, str] | None = None,
        known: frozenset[str] = frozenset(),
        known_keys: frozenset[str] = frozenset(),
        ignores_key_case: bool = False,
    ) -> Inference:
        """Return what the pages have in common.

        ``vocabularies`` gives the names of the vocabularies by place; where it is None, every field
        that looks like one gets the name that joins its keys. ``known`` holds values that are terms
        for certain, however rarely they are used, and ``known_keys`` keys that the site generator
        reads, whose case may not matter to it. Where many pages have no front matter, no key is
        required.
        """
        pages = len(self._paths)
        builder = _SchemaBuilder(
            vocabularies,
            known,
            known_keys,
            self._languages,
            self._supplied,
            ignores_key_case=ignores_key_case,
        )
        schema: dict[str, Any] = {SCHEMA: DRAFTS[0]}
        if title:
            schema["title"] = title
        seen = "1 page" if pages == 1 else f"{pages} pages"
        schema["$comment"] = f"Inferred from {seen}. What it says is yours to change."
        body = builder.front_matter(
            self._root,
            frozenset(self._marks),
            self._paths,
            requires=self._without <= few(pages + self._without),
        )
        for key in self._settings:
            body["properties"][key] = {"$comment": "In the site's settings."}
        required = body.pop("required", [])
        schema.update(body)
        if self._marks and required:
            schema["if"] = _is_draft(set(self._marks.values()))
            schema["else"] = {"required": required}
        elif required:
            schema["required"] = required
        for keyword in (OPEN, "additionalProperties"):
            if keyword in schema:
                schema[keyword] = schema.pop(keyword)
        schema.setdefault("additionalProperties", True)
        if "properties" in schema:
            schema[IMPLIED] = True
        fields = tuple(builder.fields)
        return Inference(pages, len(self._marks), fields, builder.misspelt, schema, self._pairs)


def _supplied(page: Mapping[str, Any], own: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the places that a page has and its file has not; ``own`` is what stands in that."""
    written = own if isinstance(own, dict) else {}
    if page is written:
        return
    for key, value in page.items():
        if key not in written:
            yield (*place, key)
        if isinstance(value, dict):
            yield from _supplied(value, written.get(key), (*place, key))


def _is_draft(marks: set[str]) -> dict[str, Any]:
    choices = [
        {"properties": {key: {"const": _DRAFT_MARKS[key]}}, "required": [key]}
        for key in sorted(marks)
    ]
    return choices[0] if len(choices) == 1 else {"anyOf": choices}


class _SchemaBuilder:
    """Turns what was observed into schemas, and notes what was decided for each field."""

    def __init__(
        self,
        vocabularies: Mapping[Place, str] | None,
        known: frozenset[str],
        known_keys: frozenset[str],
        languages: tuple[str, ...],
        supplied: frozenset[Place],
        *,
        ignores_key_case: bool,
    ) -> None:
        self._vocabularies = vocabularies
        self._known = known
        self._known_keys = known_keys
        self._languages = languages
        self._supplied = supplied
        self._ignores_key_case = ignores_key_case
        self.fields: list[FieldShape] = []
        self.misspelt: dict[Place, tuple[str, int]] = {}

    def front_matter(
        self, root: Observed, drafts: frozenset[int], paths: Sequence[str], *, requires: bool
    ) -> dict[str, Any]:
        """Return the schema of the front matter of pages."""
        wrong = self._misspelt(root, ())
        twins = _twins(root, wrong)
        required = required_keys(root, drafts, paths, twins) if requires else {}
        total = len(root.group_pages)
        single = sum(each.types.total() == 1 for each in root.keys.values()) - len(wrong)
        closed = total >= _CLOSED_PAGES and single <= total // _PAGES_PER_SINGLE_KEY
        return self._group(root, (), wrong, required, closed=closed)

    def _inner_group(self, observed: Observed, place: Place) -> dict[str, Any]:
        """Return the schema of a group of keys inside front matter."""
        if _are_names(observed):
            return {"type": "object"}
        wrong = self._misspelt(observed, place)
        required = required_inside(observed, _twins(observed, wrong))
        return self._group(observed, place, wrong, required, closed=False)

    def _misspelt(self, observed: Observed, place: Place) -> dict[str, str]:
        """Return the keys that are probably misspelt, with the one meant; empty for none."""
        total = observed.types["object"]
        counts = {key: each.types.total() for key, each in observed.keys.items()}
        if total < SMALL:
            return {}
        wrong = {}
        for key, others in near_duplicates(counts, together=observed.groups).items():
            other = others[0]
            is_known = (not place and key in self._known_keys) or (
                self._ignores_key_case and key.casefold() == other.casefold()
            )
            if len(others) == 1 and counts[key] <= max(few(total), 1) and not is_known:
                # The same mistake in the key does not change what stands below it.
                kinds = {kind for kind in observed.keys[key].types if kind != "null"}
                if kinds <= set(observed.keys[other].types):
                    wrong[key] = other
        for key, count in counts.items():
            if count <= few(total) and (is_placeholder_key(key) or (not place and _is_text(key))):
                wrong[key] = ""
        for key, other in wrong.items():
            self.misspelt[(*place, key)] = (other, counts[key])
        return wrong

    def _group(
        self,
        observed: Observed,
        place: Place,
        wrong: Mapping[str, str],
        required: Mapping[str, int],
        *,
        closed: bool,
    ) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "object"}
        total = observed.types["object"]
        # What the settings of the site write for some pages, nobody must write.
        required = {
            key: lacking for key, lacking in required.items() if (*place, key) not in self._supplied
        }
        properties = {
            key: self._field(each, (*place, key), total, lacking=required.get(key))
            for key, each in observed.keys.items()
            if key not in wrong
        }
        if properties:
            schema["properties"] = properties
        if required:
            schema["required"] = [*required]
        if properties:
            schema["additionalProperties"] = not closed
            if not closed:
                schema[OPEN] = True
        return schema

    def _field(
        self, observed: Observed, place: Place, total: int, *, lacking: int | None
    ) -> dict[str, Any]:
        """Return the schema of a field, and note what was decided.

        ``lacking`` is how many pages or groups lack it although it is required; None if it is not.
        """
        required = lacking is not None
        # Generators read what stands below their own keys, and take a text for a list there.
        takes_text = place[-1] in TEXT_OR_LIST or place[0] in self._known_keys
        types, others = common_types(observed, takes_text=takes_text)
        if required:
            types = tuple(each for each in types if each != "null") or types
        format_ = observed.once("format", common_format, types)
        terms = None
        if 2 * observed.filled >= observed.types.total():
            terms = observed.once(
                "terms", count_terms, place[-1], types, format_, self._known, self._languages
            )
        named = self._vocabularies
        if named is not None:
            name = named.get(place)
        else:
            name = "-".join(place) if terms is not None else None
        values = {} if format_ else observed.once("values", values_of, types)
        present = observed.types.total()
        rare = not required and total >= SMALL and present <= few(total)
        self.fields.append(
            FieldShape(
                place, present, total, types, others, required, bool(lacking), format_, rare, terms,
                {value: len(pages) for value, pages in values.items()},
            )
        )  # fmt: skip
        is_closed = name is not None and (terms is None or not terms.is_open)
        if not required and "null" not in types and not is_closed:
            # Editing screens write keys that were left empty.
            types = (*types, "null")
        schema: dict[str, Any] = {"$comment": f"In {present} of {total}."}
        if lacking:
            schema[IMPLIED] = True
        if "string" in others and "array" in types:
            schema[USUAL] = True
        schema.update(self._value(observed, place, types, format_, name))
        if required and schema.get("type") == "string" and name is None and not format_:
            examples = schema.pop("examples", None)
            schema["minLength"] = 1
            if examples is not None:
                schema["examples"] = examples
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
            form = _form(format_)
            if form and "null" in types and "" in observed.texts:
                # TOML has no other way to write that there is none.
                schema.update({"if": {"minLength": 1}, "then": form})
            else:
                schema.update(form)
        if format_ == "year":
            schema.update(minimum=FIRST_YEAR, maximum=LAST_YEAR)
        if "array" in types and observed.items is not None and observed.items.filled:
            schema["items"] = self._items(observed.items, place, name)
            if name is not None and are_unique(observed):
                schema["uniqueItems"] = True
        if "object" in types:
            group = self._inner_group(observed, place)
            del group["type"]
            schema.update(group)
        if name is not None and "string" in types:
            of_text: dict[str, Any] = {VOCABULARY: name}
            if observed.texts.count("") > few(len(observed.texts)):
                of_text["minLength"] = 0
            rest = [each for each in types if each != "string"]
            if not rest or (rest == ["null"] and not observed.types["null"]):
                schema.update(of_text)
            else:
                # A closed list would hold for the other types as well.
                schema["type"] = rest[0] if len(rest) == 1 else rest
                schema = {"anyOf": [{"type": "string", **of_text}, schema]}
        if name is None or types[0] != "string":
            example = observed.once("example", _example, types, format_)
            if example is not None:
                schema["examples"] = [example]
        return schema

    def _items(self, observed: Observed, place: Place, name: str | None) -> dict[str, Any]:
        types, _ = common_types(observed)
        types = tuple(each for each in types if each != "null") or types
        format_ = observed.once("format", common_format, types) if name is None else ""
        return self._value(observed, place, types, format_, name)


def _form(format_: str) -> dict[str, str]:
    """Return the part of a schema that demands a format of texts."""
    if format_ == "timestamp":
        return {"pattern": TIMESTAMP}
    return {"format": format_} if format_ in ("date", "email", "uri") else {}


def _example(observed: Observed, types: tuple[str, ...], format_: str) -> str | int | float | None:
    """Return a typical value that is right for a format."""
    if format_ in ("date", "timestamp"):
        return typical_value(observed, types, lambda text: read_moment(text) is not None)
    if format_ in ("email", "uri"):
        from profilelint.schema.formats import is_email, is_url

        return typical_value(observed, types, is_email if format_ == "email" else is_url)
    return typical_value(
        observed, types, lambda text: text == text.strip() and not is_placeholder(text)
    )


def _are_names(group: Observed) -> bool:
    """Return whether the keys of groups are names of something, so that hardly two have the same.

    Paths and words with spaces are.
    """
    keys = group.keys
    total = group.types["object"]
    counts = [each.types.total() for each in keys.values()]
    plain = sum(_PLAIN_KEY.fullmatch(key) is not None for key in keys)
    if len(keys) > _MOST_KEYS or 2 * plain < len(keys):
        return True
    if total > ENOUGH and max(counts, default=0) < ENOUGH:
        return True
    many = len(keys) > max(SMALL, 3 * sum(counts) / max(total, 1))
    return many and 2 * max(counts) < total


def _is_text(key: str) -> bool:
    """Return whether a key is the text before a colon in a value of several lines."""
    return key.startswith("<") or len(key.split()) >= _WORDS_OF_TEXT


def _twins(group: Observed, wrong: Mapping[str, str]) -> dict[str, frozenset[int]]:
    """Return the pages on which keys are misspelt, by the key that was meant."""
    twins: dict[str, frozenset[int]] = {}
    for key, meant in wrong.items():
        twins[meant] = twins.get(meant, frozenset()) | frozenset(group.keys[key].pages)
    return twins
