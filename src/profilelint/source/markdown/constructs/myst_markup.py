"""MyST's own lines and marks in Markdown.

Labels of what follows (``(pier)=``), comments (``% checked``), breaks of blocks (``+++``), roles
before their text (``{term}`pier` ``), and the settings right below the line that opens a directive
(``:class: wide``, or YAML between lines of ``---``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_LINE = pattern(
    r"(?m)^[ \t]*+(\([^\s()][^()\r\n]{0,200}+\)=|%[^\r\n]*+|\+\+\+(?![^\s{])[^\r\n]*+)"
    r"[ \t]*+(?=\r|\n|\Z)"
)
_ROLE = pattern(r"\{[A-Za-z][\w:+.-]{0,60}+\}(?=`)")
_DIRECTIVE = pattern(r"[ \t]*+:{3,}+\{[\w:+.-]{1,60}+\}")
_SETTING = pattern(r"[ \t]*+:[\w-]{1,60}+:(?=[ \t]|\Z)")
_YAML = "---"
_MOST_LINES = 50


def find(reading: Reading) -> None:
    """Add a region for each such line and mark."""
    text = reading.text
    if "{" in text:
        for match in _ROLE.finditer(text, reading.start):
            if reading.taken(match.start()) is None:
                reading.add(*match.span(), block=False)
    for line in reading.lines_with((":::",)):
        if _DIRECTIVE.match(reading.texts[line]) is not None:
            _add_settings(reading, line + 1)
    for match in _LINE.finditer(text, reading.start):
        start = match.start(1)
        if reading.taken(start) is None:
            reading.add(start, start + len(match[1].rstrip()), block=True)


def _add_settings(reading: Reading, first: int) -> None:
    """Add a region for the settings of a directive that may begin in a line."""
    if reading.is_blank(first) or reading.taken(reading.lines[first]) is not None:
        return
    last = first
    if reading.texts[first].strip() == _YAML:
        last = first + 1
        while reading.line_text(last).strip() != _YAML:
            last += 1
            if last >= min(reading.count, first + _MOST_LINES):
                return
    elif _SETTING.match(reading.texts[first]) is None:
        return
    else:
        while _SETTING.match(reading.line_text(last + 1)) is not None:
            last += 1
    written = reading.texts[first]
    start = reading.lines[first] + len(written) - len(written.lstrip(" \t"))
    reading.add(start, reading.end_of(last), block=True)
