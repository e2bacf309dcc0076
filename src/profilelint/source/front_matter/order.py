"""The edit that moves an item of a list to another place in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start

if TYPE_CHECKING:
    from profilelint.model.tree import Sequence

_COMMA = pattern(r"[ \t\r\n]*,[ \t\r\n]*")
_LINES = pattern(r"(?:[ \t]*(?:\r\n?|\n))+[ \t]*")
_LINE = pattern(r"[^\r\n]*")
_COMMENT_FOLLOWS = pattern(r"[ \t]*,?[ \t]*#")


def move_item(text: str, sequence: Sequence, index: int, to: int) -> Edit | None:
    """Return the edit that gives an item of a list another index.

    What is between the items stays: line ends, empty lines, commas. The comment behind an item in
    a list without brackets moves along. None where a comment stands elsewhere near the items that
    change their places, since nobody knows which of them it is about.
    """
    first, last = min(index, to), max(index, to)
    items = [element.span for element in sequence.elements[first : last + 1]]
    if not sequence.flow:
        items = [_with_rest_of_line(text, item) for item in items]
    between = _COMMA if sequence.flow else _LINES
    gaps = [Span(one.end, two.start) for one, two in pairwise(items)]
    if not all(between.fullmatch(text, *gap) for gap in gaps):
        return None
    start, end = items[0].start, items[-1].end
    if _comment_above(text, start) or (sequence.flow and _COMMENT_FOLLOWS.match(text, end)):
        return None
    order = list(items)
    order.insert(to - first, order.pop(index - first))
    pieces = [text[slice(*order[0])]]
    for gap, item in zip(gaps, order[1:], strict=True):
        pieces += [text[slice(*gap)], text[slice(*item)]]
    return Edit(Span(start, end), "".join(pieces))


def _with_rest_of_line(text: str, item: Span) -> Span:
    rest = _LINE.match(text, item.end)
    end = rest.end() if rest is not None else item.end
    return Span(item.start, item.end + len(text[item.end : end].rstrip()))


def _comment_above(text: str, start: int) -> bool:
    """Return whether the line above that of an offset is a comment."""
    line = line_start(text, start)
    end = line - 2 if text.startswith("\r\n", line - 2) else line - 1
    return end > 0 and text[line_start(text, end) : end].lstrip().startswith("#")
