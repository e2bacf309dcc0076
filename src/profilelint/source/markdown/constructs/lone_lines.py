"""Lines that stand for something else than text.

Tables of contents (``[[toc]]``, ``[TOC]``), included files (``--8<-- "a.md"``, ``<<< @/a.js``),
abbreviations (``*[WHO]: World Health Organization``), and the fences of PyMdown's blocks (``///``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LINE = pattern(
    r"(?m)^[ \t]*+(\[\[_?toc_?\]\]|\[_?toc_?\]|<<<[ \t]*+[^\s<][^\r\n]*+|;*+-{1,}8<-[^\r\n]*+"
    r"|\*\[[^\]\r\n]++\]:[^\r\n]*+|/{3,}+(?:[ \t]*+[\w-]++(?:[ \t]*+\|[^\r\n]*+)?+)?+)"
    r"[ \t]*+(?=\r|\n|\Z)",
    re.IGNORECASE,
)


def find(reading: Reading) -> None:
    """Add a region for each such line."""
    for match in _LINE.finditer(reading.text, reading.start):
        start = match.start(1)
        if reading.taken(start) is None:
            reading.add(start, start + len(match[1].rstrip()), block=True)
