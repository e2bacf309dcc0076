"""MDC, the components in the Markdown of Nuxt Content.

``::card{icon="a"}`` opens a component and ``::`` ends it; those within others have more colons, or
are indented. Right below the opening may stand YAML between lines of ``---``, and ``#footer``
begins what goes into another place of the component. ``:icon{name="a"}`` is a component within
text. What else stands in a component is Markdown, and as far as its first line is indented, no
code.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_BLOCK = pattern(
    r"([ \t]*+)(:{2,})(?:([A-Za-z][\w-]{0,80}+)(?:\[[^\]\r\n]*+\])?+(?:\{[^\r\n]*\})?+)?+[ \t]*+\Z"
)
_SLOT = pattern(r"[ \t]*+#[A-Za-z][\w-]{0,80}+(?:\{[^\r\n]*\})?+[ \t]*+\Z")
_INLINE = pattern(r"(?<![\w:/.]):[A-Za-z][\w-]{0,80}+(?:\{[^{}\r\n]{0,2000}+\}|(?=\[))")
_YAML = "---"
_MOST_LINES = 500


def find(reading: Reading) -> None:
    """Add a region for each mark, and cut what the lines in a component are indented."""
    text = reading.text
    if "::" in text:
        _find_blocks(reading)
        reading.settle()
    for match in _INLINE.finditer(text, reading.start):
        if reading.taken(match.start()) is None:
            reading.add(*match.span(), block=False)


def _find_blocks(reading: Reading) -> None:
    marked = set(reading.lines_with(("::",)))
    # The number of colons, and by how many places the first line is indented.
    opened: list[tuple[int, int]] = []
    # How many of them have so many colons.
    having: Counter[int] = Counter()
    line = 0
    while line < reading.count:
        if not opened and line not in marked:
            line += 1
            continue
        written = reading.texts[line]
        bare = written.lstrip(" \t")
        start = reading.lines[line] + len(written) - len(bare)
        is_free = bool(bare) and reading.taken(start) is None
        block = _BLOCK.match(written) if is_free and bare[:2] == "::" else None
        if block is None:
            _cut(reading, line, opened)
            if opened and is_free and bare[0] == "#" and _SLOT.match(written) is not None:
                reading.add(start, start + len(bare.rstrip()), block=True)
            line += 1
            continue
        colons = len(block[2])
        if block[3] is not None:
            opened.append((colons, len(block[1])))
            having[colons] += 1
            _cut(reading, line, opened)
            reading.add(start, start + len(bare.rstrip()), block=True)
            line = _after_settings(reading, line + 1)
            continue
        _cut(reading, line, opened)
        if having[colons]:
            reading.add(start, start + len(bare.rstrip()), block=True)
            ended = 0
            while ended != colons:
                ended = opened.pop()[0]
                having[ended] -= 1
        line += 1


def _after_settings(reading: Reading, first: int) -> int:
    """Add a region for the settings of a component; return the line behind them."""
    if reading.line_text(first).strip() != _YAML:
        return first
    last = first + 1
    while reading.line_text(last).strip() != _YAML:
        last += 1
        if last >= min(reading.count, first + _MOST_LINES):
            return first
    reading.add(reading.lines[first], reading.end_of(last), block=True)
    return last + 1


def _cut(reading: Reading, line: int, opened: list[tuple[int, int]]) -> None:
    """Cut what a line is indented as far as the innermost open component is."""
    column = opened[-1][1] if opened else 0
    if not column:
        return
    written = reading.texts[line][:column]
    width = len(written) - len(written.lstrip(" \t"))
    if width:
        start = reading.lines[line]
        reading.cuts.append(new_tuple(Span, (start, start + width)))
