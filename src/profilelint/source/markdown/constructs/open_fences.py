"""Fences that nothing closes, which kramdown, Python-Markdown and pandoc take for text.

To CommonMark, all that follows would be code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading


def find(reading: Reading) -> None:
    """Add a region for the mark of each such fence.

    Where any stands in a list, quote or other block, which of them belong together is not judged.
    """
    fences = reading.fence_lines
    if any(fence.at > fence.start for fence in fences):
        return
    for fence in fences:
        if reading.taken(fence.start) is None:
            reading.add(fence.at, fence.at + len(fence.fence), block=False)
