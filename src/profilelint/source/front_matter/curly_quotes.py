"""Texts in the quotation marks of typography, where a notation wants straight ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

CURLY: Final = {"“": "”", "„": "“”", "”": "”", "‘": "’", "’": "’", "«": "»"}
"""The quotation marks of typography that open a text, with those that close it."""

_TEXT: Final = r"(?:[“”][^“”„«»\"\r\n]*”|„[^“”„«»\"\r\n]*[“”]|«[^“”„«»\"\r\n]*»|[‘’][^‘’\"\r\n]*’)"
_VALUE: Final = pattern(_TEXT + r"(?=[ \t]*(?:[,:\]}#\r\n]|\Z))")
# Texts in straight marks are stepped over: what they hold is meant.
_MEMBER: Final = pattern(
    r"(?<=[\[{,:\s])(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+')|[\[{,:]\s*("
    + _TEXT
    + r")(?=\s*[,\]}])"
)


def text_at(text: str, at: int, end: int) -> Span | None:
    """Return the text in quotation marks of typography that is the whole value at an offset."""
    value = _VALUE.match(text, at, end)
    return Span(*value.span()) if value is not None else None


def members(text: str, collection: Span) -> Iterator[Span]:
    """Yield the texts in quotation marks of typography between the commas of a list or mapping.

    ``collection`` goes from bracket to bracket.
    """
    for member in _MEMBER.finditer(text, *collection):
        if member[1] is not None:
            yield Span(*member.span(1))
