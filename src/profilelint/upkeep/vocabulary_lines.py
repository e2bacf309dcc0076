"""Small changes to vocabulary files of lines: CSV, and text with one term a line."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from profilelint.engine.edits import apply
from profilelint.model.finding import Edit, Span
from profilelint.model.text import newline_of
from profilelint.upkeep.vocabulary_file import (
    LayoutError,
    VocabularyEditError,
    read_again,
    vocabulary_of,
)
from profilelint.vocabulary.tables import csv_separator, text_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.upkeep.vocabulary_file import ChangedVocabulary, Pairs

_BETWEEN = "|"


class VocabularyLines:
    """A vocabulary file of lines and the edits that are to change it; ``before`` is what it holds.

    Of CSV, each term is a row on a line of its own. In text, there is no place for synonyms.
    """

    def __init__(self, name: str, path: str, text: str) -> None:
        """Raise `VocabularyError` for a file that holds no vocabulary."""
        self._name = name
        self._path = path
        self._text = text
        self._is_csv = path.lower().endswith(".csv")
        self._edits: list[Edit] = []
        self.before = vocabulary_of(name, path, text)
        self._lines = text.splitlines(keepends=True) if self._is_csv else text.split("\n")
        self._columns: list[str] = []
        self._rows = dict(self._read())

    def _read(self) -> list[tuple[int, list[str]]]:
        """Return the cells of each term by the number of its line."""
        if not self._is_csv:
            return [(number, [label]) for number, label in text_rows(self._text)]
        reader = csv.reader(self._text.splitlines(), delimiter=csv_separator(self._text))
        self._columns = next(reader)
        rows: list[tuple[int, list[str]]] = []
        last = reader.line_num
        for cells in reader:
            if cells and reader.line_num > last + 1:
                raise LayoutError  # a row of several lines
            last = reader.line_num
            if cells:
                rows.append((last, cells))
        return rows

    def _place(self, line: int) -> Span:
        """Return where a line stands, without its end."""
        joint = 0 if self._is_csv else 1
        start = sum(len(each) + joint for each in self._lines[: line - 1])
        return Span(start, start + len(self._lines[line - 1].rstrip("\r\n")))

    def _cell(self, cells: list[str], column: str) -> str:
        index = self._columns.index(column) if column in self._columns else len(cells)
        return cells[index] if index < len(cells) else ""

    def _label(self, cells: list[str]) -> str:
        return self._cell(cells, "label").strip() if self._is_csv else cells[0]

    def _write(self, cells: list[str]) -> str:
        if not self._is_csv:
            return cells[0]
        written = StringIO()
        separator = csv_separator(self._text)
        csv.writer(written, lineterminator="", delimiter=separator).writerow(cells)
        return written.getvalue()

    def add(self, label: str, pairs: Pairs | None = None) -> None:
        """Add a term at the end, or at its place in a list that is in the order of the alphabet.

        ``pairs`` are its keys besides the label.
        """
        cells = [label]
        values = {"label": label}
        for key, value in pairs or ():
            if key not in self._columns:
                raise VocabularyEditError(f'the file has no place for a "{key}"')
            values[key] = _BETWEEN.join(value) if isinstance(value, list) else str(value)
        if self._is_csv:
            cells = [values.get(column, "") for column in self._columns]
        number = behind([self._label(each) for each in self._rows.values()], label)
        end = self._place([*self._rows][number]).end
        self._edits.append(Edit(Span(end, end), newline_of(self._text) + self._write(cells)))

    def relabel(self, old: str, new: str) -> None:
        """Give a term another label, the old one becoming a synonym.

        Where other terms were replaced by the old one, they are by the new one.
        """
        if "synonyms" not in self._columns:
            raise VocabularyEditError(
                "the file has no place for synonyms, and the old name would be one: "
                + ('add a column "synonyms"' if self._is_csv else "write it as YAML")
            )
        for line, cells in self._rows.items():
            changed = [*cells, *[""] * (len(self._columns) - len(cells))]
            if self._label(cells) == old:
                synonyms = list(filter(None, self._cell(cells, "synonyms").split(_BETWEEN)))
                changed[self._columns.index("label")] = new
                changed[self._columns.index("synonyms")] = _BETWEEN.join([*synonyms, old])
            elif self._cell(cells, "replaced_by") == old:
                changed[self._columns.index("replaced_by")] = new
            else:
                continue
            self._edits.append(Edit(self._place(line), self._write(changed)))

    def changed(self) -> ChangedVocabulary:
        """Return the vocabulary after the edits."""
        text = apply(self._text, self._edits)
        return read_again(self._name, self._path, text, self._edits)


def behind(labels: Sequence[str], label: str) -> int:
    """Return the number of the label behind which another belongs.

    That is the last one, unless the labels are in the order of the alphabet.
    """
    folded = [each.casefold() for each in labels]
    smaller = sum(each < label.casefold() for each in folded)
    return smaller - 1 if smaller and folded == sorted(folded) else len(labels) - 1
