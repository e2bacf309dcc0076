"""What components of Astro, Vue, React, Svelte and WebC do with fields.

They are programs, so only the places are looked for where HTML is printed as such and where
functions render Markdown. Of a field, the last key counts.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from profilelint.source.site.templates.expressions import makes_html_of_markdown
from profilelint.source.site.templates.fields import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.source.site.templates.fields import FieldUses, Reference

_HTML = re.compile(
    r"""set:html=\{|\b__html\s*:|\{@html\s|(?:v-html|:innerHTML|@html|@raw)\s*=\s*["'{]"""
)
_CALL = re.compile(r"(?<![\w$.])[\w$]+(?:\.[\w$]+)*(?=\()")
_ELEMENT = re.compile(r"<([A-Z]\w*)(?=[\s>])")
_PATH = re.compile(r"[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*)*(?![\w$]*\s*\()")
_LONGEST = 400
_MOST = 500
_PAIRS = {"(": ")", "{": "}", "[": "]"}


def read_component(source: str, uses: FieldUses) -> None:
    """Note what a component does with fields."""
    for place in islice(_HTML.finditer(source), _MOST):
        uses.add(_fields(_expression(source, place.end())), "html")
    calls = (call for call in _CALL.finditer(source) if makes_html_of_markdown(call[0]))
    for call in islice(calls, _MOST):
        uses.add(_fields(_expression(source, call.end() + 1)), "markdown")
    elements = (each for each in _ELEMENT.finditer(source) if makes_html_of_markdown(each[1]))
    for element in islice(elements, _MOST):
        end = source.find(f"</{element[1]}", element.end(), element.end() + _LONGEST)
        close = source.find("/>", element.end(), element.end() + _LONGEST)
        uses.add(_fields(source[element.end() : max(end, close, element.end())]), "markdown")


def _expression(source: str, start: int) -> str:
    """Return what stands from a place to where the brackets or quotation marks around it close."""
    open_signs: list[str] = []
    for at in range(start, min(len(source), start + _LONGEST)):
        sign = source[at]
        if sign in _PAIRS:
            open_signs.append(_PAIRS[sign])
        elif open_signs and sign == open_signs[-1]:
            open_signs.pop()
        elif not open_signs and sign in ")}]\"'\n;":
            return source[start:at]
    return source[start : start + _LONGEST] if not open_signs else ""


def _fields(expression: str) -> Iterator[Reference]:
    for path in _PATH.finditer(expression):
        yield (ANY, path[0].rpartition(".")[2])
