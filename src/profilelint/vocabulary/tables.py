"""Vocabulary files of lines: CSV, and text with one term a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.vocabulary.term_reader import LIST_KEYS, TEXT_KEYS, VocabularyError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


def csv_separator(text: str) -> str:
    """Return what stands between the cells of CSV, as its first line has it.

    That is a comma; spreadsheets write a semicolon where numbers have decimal commas, and some a
    tab.
    """
    heading = text.split("\n", 1)[0]
    return next((each for each in _SEPARATORS if each in heading), ",")


def csv_rows(path: str, text: str) -> list[tuple[int, Any]]:
    """Return the terms of a CSV file as plain data, each with its one-based line.

    Columns of lists separate their members by ``|``. Raises `VocabularyError`.
    """
    import csv

    separator = csv_separator(text)
    reader = csv.DictReader(text.splitlines(), delimiter=separator)
    if "label" not in (reader.fieldnames or ()):
        raise VocabularyError(path, 1, 'the first line must name the columns, "label" among them')
    try:
        return [
            (reader.line_num, _csv_term(path, reader.line_num, row, _SEPARATORS[separator]))
            for row in reader
        ]
    except csv.Error as error:
        raise VocabularyError(path, reader.line_num, f"this is not CSV: {error}") from None


def _csv_term(path: str, line: int, row: Mapping[Any, Any], between: str) -> dict[str, Any]:
    term: dict[str, Any] = {}
    for key, value in row.items():
        if key is None:
            message = f'too many columns; put text with a {between} in "…"'
            raise VocabularyError(path, line, message)
        if not value:
            continue
        if key in LIST_KEYS:
            term[key] = [each.strip() for each in value.split("|") if each.strip()]
        elif key not in TEXT_KEYS and value.lower() in _TRUTH:
            term[key] = _TRUTH[value.lower()]
        elif key == "deprecated":
            raise VocabularyError(path, line, f'"{key}" must be true or false, not "{value}"')
        else:
            term[key] = value
    return term


def text_rows(text: str) -> list[tuple[int, Any]]:
    """Return the lines of a text that hold a term, each with its one-based number.

    Blank lines, and those that begin with ``#``, hold none.
    """
    return [
        (number, line.strip())
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
