"""A vocabulary that is kept in a file: of its own, or inside a data file of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.source.data_file import (
    ENDINGS,
    DataFileError,
    decode,
    parse,
    read_inside,
    refuse_conflict,
    repetition,
)
from profilelint.vocabulary.data_folder import data_files, is_folder, read_folder, stem
from profilelint.vocabulary.site_data import keys_at, members_at
from profilelint.vocabulary.term_reader import NothingThereError, TermReader, VocabularyError
from profilelint.vocabulary.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.finding import Route
    from profilelint.source.data_file import DataFile
    from profilelint.source.files.tree import Tree

_KEYS = frozenset(("title", "note", "open", "implied", "terms"))
_SWITCHES = ("open", "implied")


def load_vocabulary(
    name: str,
    path: str,
    root: str | Tree,
    *,
    at: str = "",
    keys: bool = False,
    flags: str = "",
    is_open: bool | None = None,
    read: Callable[[str, str | Tree], bytes] = read_inside,
) -> Vocabulary:
    """Return the vocabulary that a file holds.

    ``path`` is relative to ``root``, a folder or a tree of files, and must not leave it. The file's
    ending says what it is: ``.yaml``, ``.yml``, ``.json``, ``.toml``, ``.csv``, or else text with
    one term a line. ``at`` leads to the terms inside a data file: keys joined by dots, ``*`` for
    every key; lists are entered. With ``keys``, the terms are the keys there. ``flags`` is the key
    of an item with flags of its term. A folder of data files counts as one that has their names as
    its keys. ``is_open`` tells whether the vocabulary is open; None leaves it to the file, and if
    that says nothing, it is closed. ``read`` returns a file's bytes, given path and root.

    Raises `profilelint.vocabulary.term_reader.VocabularyError`, and the `NothingThereError` of that
    module if the place is not there.
    """
    is_data = path.lower().endswith(ENDINGS)
    try:
        if (at or keys) and is_folder(path, root):
            names = data_files(path, root)
            # For the keys at the top the contents are not needed.
            whole = bool(at or flags)
            data = read_folder(path, root, names) if whole else dict.fromkeys(map(stem, names))
            # No line is that of a folder.
            reader = TermReader(path, lambda _: 0, strict=False, flags=flags)
            return _from_site_data(name, f'the files of "{path}"', data, reader, at, keys, is_open)
        text = decode(path, read(path, root))
        if is_data:
            file = parse(path, text)
            if at or keys:
                reader = TermReader(path, file.line, strict=False, flags=flags)
                return _from_site_data(name, f'"{path}"', file.data, reader, at, keys, is_open)
            return _from_data(name, path, file, is_open)
        refuse_conflict(path, text)
    except VocabularyError:
        raise
    except DataFileError as error:
        raise VocabularyError(path, error.line, error.message) from None
    if at or keys:
        what = f'a place "{at}" inside' if at else "keys"
        raise NothingThereError(path, 0, f"only YAML, JSON and TOML files have {what}")
    from profilelint.vocabulary.tables import csv_rows, text_rows

    rows = csv_rows(path, text) if path.lower().endswith(".csv") else text_rows(text)
    reader = TermReader(path, lambda route: rows[int(route[0])][0], strict=True)
    terms = reader.read(((index,), row) for index, (_, row) in enumerate(rows))
    return Vocabulary(name, terms, is_open=bool(is_open), place=f'"{path}"')


def _from_site_data(
    name: str, where: str, data: Any, reader: TermReader, at: str, keys: bool, is_open: bool | None
) -> Vocabulary:
    members = keys_at(data, at, reader) if keys else members_at(data, at, reader)
    place = f'{where} at "{at}"' if at else where
    return Vocabulary(name, reader.read(members), is_open=bool(is_open), place=place)


def _from_data(name: str, path: str, file: DataFile, is_open: bool | None) -> Vocabulary:
    reader = TermReader(path, file.line, strict=True)
    terms: Any = file.data
    title: Any = ""
    is_implied = False
    route: Route = ()
    repeated = file.repeated_key()
    if repeated is not None:
        reader.fail(repeated[0], repetition(*repeated))
    if isinstance(file.data, dict):
        title = file.data.get("title")
        terms, route = file.data.get("terms"), ("terms",)
        for key in file.data:
            if key not in _KEYS:
                reader.fail(
                    (key,),
                    f'unknown key "{key}"; the known keys are title, note, open, implied and terms',
                )
        for key in _SWITCHES:
            if not isinstance(file.data.get(key, False), bool):
                reader.fail((key,), f'"{key}" must be true or false')
        if is_open is None:
            is_open = file.data.get("open", False)
        is_implied = file.data.get("implied", False)
    if not isinstance(terms, list):
        reader.fail(route, 'write the terms as a list below the key "terms"')
    if not terms:
        reader.fail(route, "this list has no terms: write at least one")
    members = (((*route, index), value) for index, value in enumerate(terms))
    title = title if isinstance(title, str) else ""
    terms = reader.read(members)
    place = f'"{path}"'
    return Vocabulary(name, terms, title, is_open=bool(is_open), is_implied=is_implied, place=place)
