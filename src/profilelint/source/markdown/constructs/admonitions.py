"""Python-Markdown's admonitions, and Material's details and tabs.

``!!! note "A title"``, ``??? tip``, ``=== "Tab"``: what is indented below such a line by four
places is Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_OPENING = pattern(r"[ \t]*+(?:(?:!!!|\?\?\?\+?+)[ \t]++[\w\"']|===[!+]{0,2}+[ \t]++\")")
_INDENT = 4


def find(reading: Reading) -> None:
    """Add a region for each opening line, and cut the indentation of what it holds."""
    # The columns at which open blocks begin, each deeper than the one before.
    open_at: list[int] = []
    for line in range(reading.count):
        written = reading.line_text(line)
        if not written.strip():
            continue
        start = reading.lines[line]
        indent = _width(written)
        while open_at and indent < open_at[-1] + _INDENT:
            open_at.pop()
        mark = written.lstrip(" \t")[:3]
        if mark in ("!!!", "???", "===") and reading.taken(start + indent) is None:
            opening = _OPENING.match(written)
            if opening is not None:
                reading.add(
                    start + len(written) - len(written.lstrip(" \t")),
                    reading.end_of(line),
                    block=True,
                )
                if open_at:
                    reading.cuts.append(
                        Span(start + open_at[0], start + open_at[0] + _cut(open_at))
                    )
                open_at.append(indent)
                continue
        if open_at:
            cut = Span(start + open_at[0], start + open_at[0] + _cut(open_at))
            if not reading.text[cut.start : cut.end].strip(" "):
                reading.cuts.append(cut)


def _cut(open_at: list[int]) -> int:
    """Return by how many places the content of the innermost open block is indented."""
    return open_at[-1] + _INDENT - open_at[0]


def _width(written: str) -> int:
    return len(written) - len(written.lstrip(" "))
