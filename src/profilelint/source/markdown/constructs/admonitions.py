"""Python-Markdown's admonitions, and Material's details and tabs.

``!!! note "A title"``, ``??? tip``, ``=== "Tab"``: what is indented below such a line by four
places is Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_OPENING = pattern(r"[ \t]*+(?:(?:!!!|\?\?\?\+?+)[ \t]++[\w\"']|===[!+]{0,2}+[ \t]++\")")
_MARKS = ("!!!", "???", "===")
_INDENT = 4


def find(reading: Reading) -> None:
    """Add a region for each opening line, and cut the indentation of what it holds."""
    marked = set(reading.lines_with(_MARKS))
    # The columns at which open blocks begin, each deeper than the one before.
    open_at: list[int] = []
    # By how many places a line is indented at least that the innermost of them holds.
    inside = 0
    lines, cuts = reading.lines, reading.cuts
    for line, written in enumerate(reading.texts):
        if not open_at and line not in marked:
            continue
        bare = written.lstrip(" \t")
        if not bare or bare.isspace():
            continue
        start, margin = lines[line], written[: len(written) - len(bare)]
        # A tab goes on to the next fourth column.
        indent = len(margin.expandtabs(_INDENT)) if "\t" in margin else len(margin)
        while open_at and indent < inside:
            open_at.pop()
            inside = open_at[-1] + _INDENT if open_at else 0
        if open_at:
            first, last = _place(margin, open_at[0]), _place(margin, inside)
            cuts.append(new_tuple(Span, (start + first, start + last)))
        begin = start + len(margin)
        if line in marked and reading.taken(begin) is None and _OPENING.match(written) is not None:
            reading.add(begin, start + len(written), block=True)
            open_at.append(indent)
            inside = indent + _INDENT


def _place(margin: str, column: int) -> int:
    """Return how many characters of a margin are there up to a column."""
    if "\t" not in margin:
        return column
    place = reached = 0
    while reached < column:
        reached += _INDENT - reached % _INDENT if margin[place] == "\t" else 1
        place += 1
    return place
