"""Why a YAML block cannot be read, in causes that an editor can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Problem, Span

if TYPE_CHECKING:
    pass


def explain(text: str, content: Span, error: Exception) -> Problem:
    """Return the problem behind a parser's error in the block at ``content``."""
    mark = getattr(error, "problem_mark", None)
    at = content.start + (mark.index if mark is not None else 0)
    at = min(at, content.end)
    line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    end = line
    while end < content.end and text[end] not in "\r\n":
        end += 1
    return Problem("file-syntax", "unreadable", Span(line, end), {})
