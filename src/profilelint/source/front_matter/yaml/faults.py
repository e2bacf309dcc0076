"""Problems of YAML that cannot be read, with their repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.source.front_matter.problems import shortened
from profilelint.source.front_matter.yaml.quotes import single_quoted

if TYPE_CHECKING:
    from profilelint.model.finding import Param, Safety

RULE = "file-syntax"

CURLY = {"“": "”", "„": "“”", "”": "”", "‘": "’", "’": "’", "«": "»"}
"""The quotation marks of typography that open a text, with those that close it."""


def stray(span: Span, sign: str) -> Problem:
    """Return the problem of a closing bracket or brace that stands alone."""
    fix = Fix("Delete it", (Edit(span, ""),), "unsafe")
    return problem("stray-bracket", span, fix, sign=sign)


def curly(text: str, span: Span) -> Problem:
    """Return the problem of a text in quotation marks of typography."""
    value = text[span.start : span.end]
    inner = value[1:-1]
    fixes: tuple[Fix, ...]
    if value[-1] in CURLY[value[0]] and not any(char in inner for char in '"\\“”„«»'):
        fixes = (Fix("Write straight quotation marks", (Edit(span, f'"{inner}"'),)),)
    else:
        edit = Edit(span, single_quoted(value))
        fixes = (Fix("Put the whole text in straight ones", (edit,), "unsafe"),)
    return problem("curly-quote", span, *fixes, sign=value[0])


def quoting(
    message_id: str, text: str, span: Span, *, safety: Safety = "unsafe", **params: Param
) -> Problem:
    """Return a problem that is solved by putting the covered text into quotation marks."""
    value = text[span.start : span.end]
    edit = Edit(span, single_quoted(value))
    fix = Fix("Put it in quotation marks", (edit,), safety)
    return problem(message_id, span, fix, value=shortened(value), **params)


def problem(message_id: str, span: Span, *fixes: Fix, **params: Param) -> Problem:
    """Return a problem of the syntax of a block."""
    return Problem(RULE, message_id, span, dict(params), fixes=fixes)
