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
        bare = written.lstrip(" ")
        if not bare or bare.isspace():
            continue
        start, indent = lines[line], len(written) - len(bare)
        while open_at and indent < inside:
            open_at.pop()
            inside = open_at[-1] + _INDENT if open_at else 0
        if open_at:
            cuts.append(new_tuple(Span, (start + open_at[0], start + inside)))
        if (
            line in marked
            and reading.taken(start + indent) is None
            and _OPENING.match(written) is not None
        ):
            begin = start + len(written) - len(written.lstrip(" \t"))
            reading.add(begin, start + len(written), block=True)
            open_at.append(indent)
            inside = indent + _INDENT
