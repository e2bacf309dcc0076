"""Lines that were meant as a table, and are text to Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body
    from profilelint.rules.api import Context

TableFault: TypeAlias = Literal["dashes", "cells", "head"]
"""Why lines are no table: dashes that are no hyphens, too few or too many cells, no delimiters."""

# Where a table needs a line of delimiters, and this one cell for each of the head's.
_STRICT: Final = frozenset(("gfm", "goldmark", "markdown-it", "mdx", "obsidian", "python-markdown"))
_DELIMITER: Final = r"[ \t]*:?[-–—]+:?[ \t]*"
_DELIMITERS: Final = pattern(rf"(?=[^|]*\|)\|?{_DELIMITER}(?:\|{_DELIMITER})*\|?")
# A part of a line of delimiters, and two rows one below the other.
_MAY_HOLD_TABLE: Final = Prefilter(
    r"[-–—]:?[ \t]*\||\|[ \t]*:?[-–—]", r"\|[ \t]*[\r\n]+[ \t>]*\|[^\r\n]*\|"
)
_ROW: Final = pattern(r"\|.*[^\\]\|")
_LINE: Final = pattern(r"[^\r\n]*[^\s]")
_FEWEST: Final = 2


class LostTable(NamedTuple):
    """A table that is shown as text, and why.

    ``span`` is where the line of delimiters is written, or the head of a table that has none;
    ``cells`` is how many cells the head has, and ``found`` how many the delimiters.
    """

    fault: TableFault
    span: Span
    cells: int
    found: int


@finder("lost_table", of="body")
def find_lost_tables(context: Context) -> list[LostTable]:
    """Return the tables that are shown as text."""
    document = context.document
    body = document.body
    if "|" not in body.text or not _MAY_HOLD_TABLE.may_match(body.text):
        return []
    return list(_lost_tables(body, strict=document.flavor in _STRICT))


def _lost_tables(body: Body, *, strict: bool) -> Iterator[LostTable]:
    text = body.text
    for paragraph in body.paragraphs:
        start, end = paragraph.span
        if text.find("|", start, end) < 0:
            continue
        lines = [Span(*line.span()) for line in _LINE.finditer(text, start, end)]
        rows = [text[slice(*line)].lstrip(" \t>") for line in lines]
        for above, row, line in zip(rows, rows[1:], lines[1:], strict=False):
            if "|" not in above or _DELIMITERS.fullmatch(row) is None:
                continue
            cells, found = _count(above), _count(row)
            if not row.isascii():
                yield LostTable("dashes", Span(line.end - len(row), line.end), cells, found)
            elif strict and cells != found and body.prose[slice(*line)].endswith(row):
                yield LostTable("cells", Span(line.end - len(row), line.end), cells, found)
            break
        else:
            cells = _count(rows[0])
            if strict and cells >= _FEWEST and len(rows) >= _FEWEST and all(map(_is_row, rows)):
                first = lines[0]
                yield LostTable("head", Span(first.end - len(rows[0]), first.end), cells, 0)


def _is_row(line: str) -> bool:
    return _ROW.fullmatch(line) is not None


def _count(row: str) -> int:
    """Return how many cells a row has."""
    inner = row.strip().replace("\\|", "").removeprefix("|").removesuffix("|")
    return inner.count("|") + 1
