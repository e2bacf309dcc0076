"""A vocabulary that is kept in a file: of its own, or inside a data file of the site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from profilelint.source.data_file import DataFileError, decode, parse, read_inside
from profilelint.vocabulary.term_reader import TermReader, VocabularyError
from profilelint.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.finding import Route
    from profilelint.source.data_file import DataFile

_DATA = frozenset((".yaml", ".yml", ".json"))
_KEYS = frozenset(("title", "note", "open", "terms"))


def load_vocabulary(
    name: str,
    path: str,
    root: str,
    *,
    at: str = "",
    is_open: bool | None = None,
    read: Callable[[str, str], bytes] = read_inside,
) -> Vocabulary:
    """Return the vocabulary that a file holds.

    ``path`` is relative to ``root`` and must not leave it. The file's ending says what it is:
    ``.yaml``, ``.yml``, ``.json``, ``.csv``, or else text with one term a line. ``at`` leads to
    the terms inside a data file: keys joined by dots, ``*`` for every key; lists are entered.
    ``is_open`` tells whether the vocabulary is open; None leaves it to the file, and if that says
    nothing, it is closed. ``read`` returns a file's bytes, given path and root.

    Raises `profilelint.vocabulary.term_reader.VocabularyError`.
    """
    ending = os.path.splitext(path)[1].lower()
    try:
        text = decode(path, read(path, root))
        if ending in _DATA:
            return _from_data(name, path, parse(path, text), at, is_open)
    except VocabularyError:
        raise
    except DataFileError as error:
        raise VocabularyError(path, error.line, error.message) from None
    if at:
        raise VocabularyError(path, 0, f'only YAML and JSON files have a place "{at}" inside')
    from profilelint.vocabulary.tables import csv_rows, text_rows

    rows = csv_rows(path, text) if ending == ".csv" else text_rows(text)
    reader = TermReader(path, lambda route: rows[int(route[0])][0], strict=True)
    terms = reader.read(((index,), row) for index, (_, row) in enumerate(rows))
    return Vocabulary(name, terms, is_open=bool(is_open), place=f'"{path}"')


def _from_data(name: str, path: str, file: DataFile, at: str, is_open: bool | None) -> Vocabulary:
    reader = TermReader(path, file.line, strict=not at)
    if at:
        from profilelint.vocabulary.site_data import members_at

        place = f'"{path}" at "{at}"'
        inner = reader.read(members_at(file.data, at, reader))
        return Vocabulary(name, inner, is_open=bool(is_open), place=place)
    terms: Any = file.data
    title: Any = ""
    route: Route = ()
    if isinstance(file.data, dict):
        title = file.data.get("title")
        terms, route = file.data.get("terms"), ("terms",)
        for key in file.data:
            if key not in _KEYS:
                reader.fail((key,), f'unknown key "{key}"; known are title, note, open and terms')
        if not isinstance(file.data.get("open", False), bool):
            reader.fail(("open",), '"open" must be true or false')
        if is_open is None:
            is_open = file.data.get("open", False)
    if not isinstance(terms, list):
        reader.fail(route, 'write the terms as a list below the key "terms"')
    members = (((*route, index), value) for index, value in enumerate(terms))
    title = title if isinstance(title, str) else ""
    return Vocabulary(name, reader.read(members), title, is_open=bool(is_open), place=f'"{path}"')
