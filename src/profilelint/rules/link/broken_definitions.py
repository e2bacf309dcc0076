"""Lines that were meant as link reference definitions and are text to Markdown.

A definition is an address and perhaps a title in quotation marks (CommonMark 0.31, section 4.7). A
line with more than that is the beginning of a paragraph, and so are the definitions right below it.
A definition right below other text is part of that text; the reader of the body makes it a region.
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
_JOINED: Final = pattern(r"\[(?!\^)([^\[\]\r\n]{1,200})\]:[ \t]")
_NEXT_LINE: Final = pattern(r"[ \t]*(?:\r\n?|\n) {0,3}")


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


def joined_definitions(body: Body) -> dict[str, Span]:
    """Return the first line of the definitions that are part of the text above, by each label."""
    text = body.text
    joined: dict[str, Span] = {}
    first = Span(0, 0)
    end = 0
    for region in body.regions:
        definition = _JOINED.match(text, region.start, region.end)
        if definition is not None:
            if not end or _NEXT_LINE.fullmatch(text, end, region.start) is None:
                first = Span(region.start, region.end)
            end = region.end
            joined.setdefault(definition[1], first)
    return joined
