"""The values that a field of a content model takes from other pages, as a vocabulary."""

from __future__ import annotations

from posixpath import basename, splitext
from typing import TYPE_CHECKING, Any

from profilelint.model.pattern import pattern
from profilelint.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.schema.models.draft import Relation

_TEMPLATE = pattern(r"\{\{?\s*([^{}]*?)\s*\}?\}")
_DATED = pattern(r"\d{4}-\d{1,2}-\d{1,2}-(.+)")
_INDEX = frozenset(("index", "_index"))
_OF_FILE = frozenset(("slug", "filename", "name", "path"))


def vocabulary_of_relation(
    name: str, relation: Relation, pages: Iterable[tuple[str, Any]]
) -> Vocabulary | None:
    """Return the vocabulary of the values that pages offer; None if there is nothing to hold.

    ``pages`` are paths with the data of the front matter; of a data file, under an empty key, with
    all its data. Nothing can be held if there is no value, if one is no text, or if the template of
    the values is not understood.
    """
    terms: dict[str, Term] = {}
    for path, data in pages:
        values = _values(relation, path, data.get("", data))
        for value in values:
            if not isinstance(value, str):
                return None
            if value.strip():
                terms.setdefault(value.strip(), Term(value.strip()))
    if not terms:
        return None
    place = f"the pages {' and '.join(relation.include[:2])}"
    origin = f'"{relation.value}" of {place}'
    return Vocabulary(name, terms.values(), place=place, origin=origin)


def _values(relation: Relation, path: str, data: Any) -> list[Any]:
    value = relation.value
    if "{" not in value:
        return list(_at(data, value.split(".")))
    templates = _TEMPLATE.findall(value)
    if len(templates) != 1 or _TEMPLATE.sub("", value):
        return [None]
    key = templates[0].partition("|")[0].strip()
    if key.startswith("fields."):
        return list(_at(data, key.removeprefix("fields.").split(".")))
    if key == "path":
        return [path]
    if key in ("filename", "name"):
        # Pages CMS means the whole name; Decap CMS leaves the extension out.
        return [basename(path), splitext(basename(path))[0]]
    if key == "slug":
        return _slugs(relation, path)
    return list(_at(data, key.split("."))) if key not in _OF_FILE else [None]


def _slugs(relation: Relation, path: str) -> list[str]:
    """Return what the slug of a page may be: below its folder, alone, without the date."""
    stem = splitext(path)[0]
    folder = next((each.partition("*")[0] for each in relation.include), "").lstrip("/")
    below = stem.removeprefix(folder)
    slugs = [below, basename(stem)]
    if basename(stem) in _INDEX and "/" in below:
        slugs.append(below.rpartition("/")[0])
    slugs += [match[1] for match in map(_DATED.fullmatch, [*slugs]) if match]
    return slugs


def _at(data: Any, way: list[str]) -> Iterator[Any]:
    """Yield the values at a place in plain data; lists are entered, with or without ``*``."""
    if isinstance(data, list):
        rest = way[1:] if way and way[0] == "*" else way
        for each in data:
            yield from _at(each, rest)
    elif not way:
        if data is not None:
            yield data
    elif isinstance(data, dict) and way[0] in data:
        yield from _at(data[way[0]], way[1:])
