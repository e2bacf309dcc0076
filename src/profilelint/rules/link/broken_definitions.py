"""Lines that were meant as link reference definitions and are text to Markdown.

A definition is an address and perhaps a title in quotation marks (CommonMark 0.31, section 4.7). A
line with more than that is the beginning of a paragraph, and so are the definitions right below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.rules.page.lines import with_line_feeds

if TYPE_CHECKING:
    from profilelint.model.body import Body

_LINE: Final = pattern(r"(?m)^ {0,3}\[(?!\^)([^\[\]\r\n\0]{1,300})\]:[ \t]*+([^\r\n\0]*+)")
_WELL_FORMED: Final = pattern(
    r"(?:<[^<>]*+>|[^\s<]\S*+)(?:[ \t]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?+[ \t]*+"
)
_BETWEEN: Final = pattern(r"\r?\n")


def broken_definitions(body: Body) -> dict[str, Span]:
    """Return the line that is to blame for each label whose definition is text, by the label."""
    prose = with_line_feeds(body.prose)
    blamed: dict[str, Span] = {}
    broken: Span | None = None
    end = -1
    for line in _LINE.finditer(prose, body.start):
        if _BETWEEN.fullmatch(prose, end, line.start()) is None:
            broken = None  # another paragraph
        end = line.end()
        if broken is None and line[2] and _WELL_FORMED.fullmatch(line[2]) is None:
            broken = Span(prose.index("[", line.start()), end)
        if broken is not None:
            blamed.setdefault(line[1], broken)
    return blamed
