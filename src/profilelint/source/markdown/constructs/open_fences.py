"""Fences that nothing closes, which kramdown, Python-Markdown and pandoc take for text.

To CommonMark, all that follows would be code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_FENCE = pattern(r"(?m)^(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*+[ \t]*+(`{3,}+|~{3,}+)")


def find(reading: Reading) -> None:
    """Add a region for the mark of each such fence.

    Where any stands in a list, quote or other block, which of them belong together is not judged.
    """
    fences = list(_FENCE.finditer(reading.text, reading.start))
    if any(fence.start(1) > fence.start() for fence in fences):
        return
    for fence in fences:
        if reading.taken(fence.start()) is None:
            reading.add(*fence.span(1), block=False)
