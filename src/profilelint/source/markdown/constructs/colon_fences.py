"""The lines that open and close containers, and directives that are one line.

``::: tip`` and ``:::`` (VitePress, Docusaurus, pandoc's fenced divs), ``::video[A well]{#b}``.
What stands between two such lines is Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LINE = pattern(
    r"(?m)^(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*+[ \t]*+"
    r"(:{3,}+[^\r\n]*+"
    r"|::[A-Za-z][\w-]*+(?:\[[^\]\r\n]*+\])?+(?:\{[^}\r\n]*+\})?+[ \t]*+)(?=\r|\n|\Z)"
)


def find(reading: Reading) -> None:
    """Add a region for each line."""
    text = reading.text
    for line in reading.lines_with(("::",)):
        match = _LINE.match(text, reading.lines[line])
        if match is not None and reading.taken(start := match.start(1)) is None:
            reading.add(start, start + len(match[1].rstrip()), block=True)
