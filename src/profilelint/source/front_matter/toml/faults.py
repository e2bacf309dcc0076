"""Why a TOML block cannot be read, and which part of the text a fault covers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Problem, Span
from profilelint.source.front_matter.problems import Unreadable

if TYPE_CHECKING:
    from profilelint.model.finding import Fix, Param

RULE = "file-syntax"

_PLACE = re.compile(r"\(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)")
_REST = re.compile(r"[^\r\n#]*")


def refusal(message_id: str, span: Span, *fixes: Fix, **params: Param) -> Unreadable:
    """Return the exception for a block that breaks the rules of TOML."""
    return Unreadable(Problem(RULE, message_id, span, dict(params), fixes=fixes))


def line_end(text: str, at: int, limit: int) -> int:
    """Return where the line of an offset ends, at the latest at ``limit``."""
    while at < limit and text[at] not in "\r\n":
        at += 1
    return at


def rest_of_line(text: str, at: int, limit: int) -> Span:
    """Return the span up to a comment or the end of the line; if empty, the character before it."""
    rest = _REST.match(text, at, limit)
    end = at + len(rest[0].rstrip()) if rest is not None else at
    return Span(at, end) if end > at else Span(max(at - 1, 0), at)


def explain(text: str, content: Span, source: str, error: Exception) -> Problem:
    """Return the problem behind an error of `tomllib`, at the line that it names.

    ``source`` is what `tomllib` was given: the content of the block, with no other line ends than
    LF and CRLF.
    """
    place = _PLACE.search(str(error))
    at = 0
    if place is not None and place[1] is not None:
        for _ in range(int(place[1]) - 1):
            at = source.find("\n", at) + 1
    else:
        at = max(source.rstrip().rfind("\n"), 0)
    start = content.start + at
    line = text[start : line_end(text, start, content.end)]
    stripped = len(line) - len(line.lstrip())
    span = Span(start + stripped, start + max(len(line.rstrip()), stripped))
    return Problem(RULE, "unreadable", span, {})
