"""Where vocabularies come from: files of terms, data files of a site, fields of other pages."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.schema.errors import VocabularyError
from profilelint.schema.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from profilelint.model.finding import Route

_LARGEST = 4 << 20
_LABEL_KEYS = ("label", "title", "name")
_TEXT_KEYS = ("label", "notation", "replaced_by", "valid_until", "note")
_LIST_KEYS = ("synonyms", "broader")
_KEYS = (*_TEXT_KEYS, *_LIST_KEYS, "deprecated")
_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def read_inside(path: str, root: str) -> bytes:
    """Return the bytes of a file that lies, links followed, below a folder.

    Raises `VocabularyError` if it lies elsewhere, cannot be read or is larger than 4 MiB.
    """
    real, base = os.path.realpath(os.path.join(root, path)), os.path.realpath(root)
    if os.path.commonpath((real, base)) != base:
        raise VocabularyError(path, 0, "the file lies outside the repository; keep it inside")
    try:
        if not os.path.isfile(real):
            raise VocabularyError(path, 0, "there is no such file")
        if os.path.getsize(real) > _LARGEST:
            raise VocabularyError(path, 0, "the file is larger than 4 MB")
        with open(real, "rb") as file:
            return file.read()
    except OSError as error:
        raise VocabularyError(path, 0, f"the file cannot be read: {error.strerror}") from None


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
        text = read(path, root).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise VocabularyError(path, line, "the file is not UTF-8; save it as UTF-8") from None
    ending = os.path.splitext(path)[1].lower()
    if ending in {".yaml", ".yml"}:
        return _Builder(name, path, *_read_yaml(path, text)).build(at)
    if ending == ".json":
        return _Builder(name, path, *_read_json(path, text)).build(at)
    if at:
        raise VocabularyError(path, 0, f'only YAML and JSON files have a place "{at}" inside')
    rows = _csv_rows(path, text) if ending == ".csv" else _lines(text)
    builder = _Builder(name, path, [row for _, row in rows], [line for line, _ in rows].__getitem__)
    return builder.build("")


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
    from profilelint.schema import bundled

    if name not in bundled.VOCABULARIES:
        return None
    folder, file = os.path.split(bundled.path(f"vocabularies/{name}.yaml"))
    return load_vocabulary(name, file, folder)


class _Builder:
    """Turns plain data into terms; ``line_of`` gives the line of the member at a place."""

    def __init__(self, name: str, path: str, data: Any, line_of: Callable[[Any], int]) -> None:
        self.name = name
        self.path = path
        self.data = data
        self.line_of = line_of
        self._strict = True

    def build(self, at: str) -> Vocabulary:
        data, title = self.data, ""
        members: list[tuple[Any, Any]]
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
            members = [
                ((*route, index) if route else index, value) for index, value in enumerate(data)
            ]
        terms: dict[str, Term] = {}
        places: dict[str, Any] = {}
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
                    f"{self.line_of(places[term.label])}; delete one",
                )
            terms[term.label] = term
            places[term.label] = place
        self._check(terms, places)
        if not terms:
            self._fail((), "no terms were found")
        return Vocabulary(self.name, terms.values(), title if isinstance(title, str) else "")

    def _enter(self, members: list[tuple[Any, Any]], at: str) -> list[tuple[Any, Any]]:
        for key in at.split("."):
            found: list[tuple[Any, Any]] = []
            for route, value in _flat(members):
                if isinstance(value, dict):
                    keys = list(value) if key == "*" else [key]
                    found += [((*route, each), value[each]) for each in keys if each in value]
            if not found:
                self._fail((), f'there is nothing at "{at}": no "{key}"')
            members = found
        return _flat(members)

    def _term(self, place: Any, value: Any) -> Term | None:
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
            elif isinstance(member, bool) and not (self._strict and self._meant(key)):
                flags.update([key] if member else [])
            elif self._strict:
                self._fail(place, f'unknown key "{key}"{self._meant(key)}')
        if not _is_date(known.get("valid_until", "")):
            self._fail(place, f'"{known["valid_until"]}" is no date; write it as 2020-12-31')
        return Term(**known, flags=frozenset(flags))

    def _meant(self, key: str) -> str:
        from profilelint.schema.nearest import nearest

        near = nearest(key, _KEYS, _KEYS)
        return f'; was "{near}" meant?' if near else ""

    def _text(self, place: Any, key: str, value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, (str, int)) or not str(value).strip():
            self._fail(place, f'"{key}" must be text; put it between quotation marks')
        return str(value).strip()

    def _truth(self, place: Any, key: str, value: Any) -> bool:
        if not isinstance(value, bool):
            self._fail(place, f'"{key}" must be true or false')
        return value

    def _check(self, terms: dict[str, Term], places: dict[str, Any]) -> None:
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

    def _fail(self, place: Any, message: str) -> Any:
        raise VocabularyError(self.path, self.line_of(place) if place != () else 0, message)


def _flat(members: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Return the members with lists replaced by what they hold."""
    flat: list[tuple[Any, Any]] = []
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


def _read_yaml(path: str, text: str) -> tuple[Any, Callable[[Any], int]]:
    from profilelint.source.yaml_block import read_yaml

    if text.startswith("---"):
        text = "# -" + text[3:]
    added = 0
    if _first_character(text) == "-":
        # A list at the top is read as the value of a key: blocks of front matter are mappings.
        text, added = "terms:\n" + text, 1
    reading = read_yaml(text, Span(0, len(text)))
    if reading.data is None:
        start = reading.problems[0].span.start if reading.problems else 0
        line = text.count("\n", 0, start) + 1 - added
        raise VocabularyError(path, line, "this is not the YAML it should be; check the line")
    make_tree = reading.make_tree

    def line_of(place: Any) -> int:
        from profilelint.model.tree import find

        route = place if isinstance(place, tuple) else (place,)
        if added:
            route = ("terms", *route)
        found = find(make_tree(), route) if make_tree is not None else None
        return text.count("\n", 0, found.span.start) + 1 - added if found is not None else 0

    return (reading.data["terms"] if added else reading.data), line_of


def _first_character(text: str) -> str:
    for line in text.splitlines():
        stripped = line.lstrip()
        if stripped and not stripped.startswith("#"):
            return stripped[0]
    return ""


def _read_json(path: str, text: str) -> tuple[Any, Callable[[Any], int]]:
    import json

    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise VocabularyError(path, error.lineno, "this is not JSON; check the line") from None
    except (RecursionError, ValueError):
        raise VocabularyError(path, 0, "the file is nested too deeply") from None

    def line_of(_place: Any) -> int:
        return 0

    return data, line_of


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
