"""mkdocstrings' blocks: ``::: package.module`` and the YAML settings indented below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LINE = pattern(r"(?m)^([ \t]*+):::[ \t]++[\w.:/-]++[ \t]*+(?=\r|\n|\Z)")


def find(reading: Reading) -> None:
    """Add a region for each block."""
    for match in _LINE.finditer(reading.text, reading.start):
        start = match.end(1)
        if reading.taken(start) is not None:
            continue
        last = line = reading.line(start)
        indent = match[1]
        while line + 1 < reading.count:
            line += 1
            if reading.is_blank(line):
                continue
            if not reading.line_text(line).startswith((indent + "  ", indent + "\t")):
                break
            last = line
        reading.add(start, reading.end_of(last), block=True)
