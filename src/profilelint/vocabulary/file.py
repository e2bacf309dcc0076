"""Where vocabularies come from: files of terms, data files of a site, fields of other pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.vocabulary.data_file import DataFile, decode, parse, read_inside
from profilelint.vocabulary.errors import ResourceError, VocabularyError
from profilelint.vocabulary.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import NoReturn

    from profilelint.model.finding import Route

_LABEL_KEYS = ("label", "title", "name")
_TEXT_KEYS = ("label", "notation", "replaced_by", "valid_until", "note")
_LIST_KEYS = ("synonyms", "broader")
_KEYS = (*_TEXT_KEYS, *_LIST_KEYS, "deprecated")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def load_vocabulary(
    name: str,
    path: str,
    root: str,
    *,
    at: str = "",
    read: Callable[[str, str], bytes] = read_inside,
) -> Vocabulary:
    """Return the vocabulary that a file holds.

    ``path`` is relative to ``root`` and must not leave it. The file's ending says what it is:
    ``.yaml``, ``.yml``, ``.json``, ``.csv``, or else text with one term a line. ``at`` leads to
    the terms inside a data file: keys joined by dots, ``*`` for every key; lists are entered.
    ``read`` returns a file's bytes, given path and root.

    Raises `VocabularyError`.
    """
    try:
        text = decode(path, read(path, root))
        ending = os.path.splitext(path)[1].lower()
        if ending in {".yaml", ".yml", ".json"}:
            return _Builder(name, path, parse(path, text)).build(at)
    except VocabularyError:
        raise
    except ResourceError as error:
        raise VocabularyError(path, error.line, error.message) from None
    if at:
        raise VocabularyError(path, 0, f'only YAML and JSON files have a place "{at}" inside')
    rows = _csv_rows(path, text) if ending == ".csv" else _lines(text)
    file = DataFile([row for _, row in rows], lambda route: rows[int(route[0])][0])
    return _Builder(name, path, file).build("")


def vocabulary_of_pages(
    name: str, pages: Iterable[tuple[str, Mapping[str, Any]]], field: str
) -> Vocabulary:
    """Return the vocabulary whose terms stand in a field of pages, given as path and data.

    A list holds one term an item. Pages without the field, and empty values, give no term.
    """
    labels: dict[str, Term] = {}
    for _, data in pages:
        value = data.get(field)
        for member in value if isinstance(value, list) else [value]:
            if isinstance(member, str) and member.strip():
                labels.setdefault(member.strip(), Term(member.strip()))
    return Vocabulary(name, labels.values())


def bundled_vocabulary(name: str) -> Vocabulary | None:
    """Return a vocabulary that comes with the program; None if there is none of that name."""
    from profilelint.vocabulary.bundled_terms import TERMS

    if name not in TERMS:
        return None
    title, terms = TERMS[name]
    return Vocabulary(
        name, [Term._make((*term[:-1], frozenset(term[-1]))) for term in terms], title
    )


class _Builder:
    """Turns a file's plain data into terms."""

    def __init__(self, name: str, path: str, file: DataFile) -> None:
        self.name = name
        self.path = path
        self.data = file.data
        self._line = file.line
        self._strict = True

    def build(self, at: str) -> Vocabulary:
        data: Any = self.data
        title: Any = ""
        members: list[tuple[Route, Any]]
        if at:
            self._strict = False
            members = self._enter([((), data)], at)
        else:
            route: Route = ()
            if isinstance(data, dict):
                title = data.get("title") or ""
                data, route = data.get("terms"), ("terms",)
                for key in self.data:
                    if key not in {"title", "note", "terms"}:
                        self._fail((key,), f'unknown key "{key}"; known are title, note and terms')
            if not isinstance(data, list):
                self._fail(route, 'write the terms as a list below the key "terms"')
            members = [((*route, index), value) for index, value in enumerate(data)]
        terms: dict[str, Term] = {}
        places: dict[str, Route] = {}
        for place, value in members:
            term = self._term(place, value)
            if term is None:
                continue
            if term.label in terms:
                if not self._strict:
                    continue
                self._fail(
                    place,
                    f'the term "{term.label}" stands twice, first in line '
                    f"{self._line(places[term.label])}; delete one",
                )
            terms[term.label] = term
            places[term.label] = place
        self._check(terms, places)
        if not terms:
            self._fail((), "no terms were found")
        return Vocabulary(self.name, terms.values(), title if isinstance(title, str) else "")

    def _enter(self, members: list[tuple[Route, Any]], at: str) -> list[tuple[Route, Any]]:
        for key in at.split("."):
            found: list[tuple[Route, Any]] = []
            for route, value in _flat(members):
                if isinstance(value, dict):
                    keys = list(value) if key == "*" else [key]
                    found += [((*route, each), value[each]) for each in keys if each in value]
            if not found:
                self._fail((), f'there is nothing at "{at}": no "{key}"')
            members = found
        return _flat(members)

    def _term(self, place: Route, value: Any) -> Term | None:
        if not isinstance(value, dict):
            if value is None and not self._strict:
                return None
            return Term(self._text(place, "label", value))
        label_key = next((key for key in _LABEL_KEYS if value.get(key) is not None), None)
        if label_key is None or (self._strict and label_key != "label"):
            self._fail(place, 'the term has no label; write "label: " and its name')
        known: dict[str, Any] = {"label": self._text(place, "label", value[label_key])}
        flags = set()
        for key, member in value.items():
            if key == label_key or member is None:
                continue
            if key in _TEXT_KEYS:
                known[key] = self._text(place, key, member)
            elif key in _LIST_KEYS:
                several = member if isinstance(member, list) else [member]
                known[key] = tuple(self._text(place, key, each) for each in several)
            elif key == "deprecated":
                known[key] = self._truth(place, key, member)
            elif isinstance(member, bool) and not key.startswith("depr"):
                flags.update([key] if member else [])
            elif self._strict:
                self._fail(place, f'unknown key "{key}"{self._meant(key)}')
        if not _is_date(known.get("valid_until", "")):
            self._fail(place, f'"{known["valid_until"]}" is no date; write it as 2020-12-31')
        return Term(**known, flags=frozenset(flags))

    def _meant(self, key: str) -> str:
        from profilelint.vocabulary.nearest import nearest

        near = nearest(key, _KEYS, _KEYS)
        return f'; was "{near}" meant?' if near else ""

    def _text(self, place: Route, key: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
            self._fail(place, f'"{key}" must be text; put it between quotation marks')
        return str(value).strip()

    def _truth(self, place: Route, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self._fail(place, f'"{key}" must be true or false')
        return bool(value)

    def _check(self, terms: dict[str, Term], places: dict[str, Route]) -> None:
        owners = {label: label for label in terms}
        for term in terms.values():
            place = places[term.label]
            for synonym in term.synonyms:
                owner = owners.setdefault(synonym, term.label)
                if owner != term.label:
                    self._fail(
                        place,
                        f'the synonym "{synonym}" of "{term.label}" already stands for "{owner}"',
                    )
            if term.replaced_by and term.replaced_by not in terms:
                self._fail(
                    place, f'"{term.label}" is replaced by "{term.replaced_by}", which is no term'
                )
            if term.replaced_by and terms[term.replaced_by].deprecated:
                self._fail(
                    place,
                    f'"{term.label}" is replaced by "{term.replaced_by}", which is deprecated too',
                )

    def _fail(self, place: Route, message: str) -> NoReturn:
        raise VocabularyError(self.path, self._line(place) if place else 0, message)


def _flat(members: list[tuple[Route, Any]]) -> list[tuple[Route, Any]]:
    """Return the members with lists replaced by what they hold."""
    flat: list[tuple[Route, Any]] = []
    for route, value in members:
        if isinstance(value, list):
            flat += [((*route, index), each) for index, each in enumerate(value)]
        else:
            flat.append((route, value))
    return flat


def _is_date(text: str) -> bool:
    if not text:
        return True
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _csv_rows(path: str, text: str) -> list[tuple[int, dict[str, Any]]]:
    import csv

    reader = csv.DictReader(text.splitlines())
    if "label" not in (reader.fieldnames or ()):
        raise VocabularyError(path, 1, 'the first line must name the columns, "label" among them')
    rows: list[tuple[int, dict[str, Any]]] = []
    try:
        for row in reader:
            rows.append((reader.line_num, _csv_term(path, reader.line_num, row)))
    except csv.Error as error:
        raise VocabularyError(path, reader.line_num, f"this is not CSV: {error}") from None
    return rows


def _csv_term(path: str, line: int, row: Mapping[Any, Any]) -> dict[str, Any]:
    term: dict[str, Any] = {}
    for key, value in row.items():
        if key is None:
            raise VocabularyError(path, line, 'too many columns; put text with a comma in "…"')
        if not value:
            continue
        if key in _LIST_KEYS:
            term[key] = [each.strip() for each in value.split("|") if each.strip()]
        elif key in _TEXT_KEYS:
            term[key] = value
        elif value.lower() in _TRUTH:
            term[key] = _TRUTH[value.lower()]
        else:
            raise VocabularyError(path, line, f'"{key}" must be true or false, not "{value}"')
    return term


def _lines(text: str) -> list[tuple[int, str]]:
    return [
        (number, line.strip())
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
