"""Formulas between single dollar signs.

As pandoc has it, no space stands behind the first sign or before the last, and no digit behind the
last: "$20 and $30" is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_FORMULA = pattern(r"(?<![\\$\w])\$(?![\s$])[^$\r\n]{1,300}+(?<![\s\\])\$(?![\d$])")


def find(reading: Reading) -> None:
    """Add a region for each formula."""
    for match in _FORMULA.finditer(reading.text, reading.start):
        if reading.taken(match.start()) is None:
            reading.add(*match.span(), block=False)
