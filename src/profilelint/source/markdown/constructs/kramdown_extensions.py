"""kramdown's extensions with a body: ``{::comment}``, ``{::nomarkdown}`` and ``{::options}``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_OPENING = pattern(r"\{::(\w++)(?:\s[^}\r\n]*+)?+(?<!/)\}")
_CLOSING = pattern(r"\{:/(\w*+)\}")


def find(reading: Reading) -> None:
    """Add a region for each extension that is closed."""
    text = reading.text
    closings = [
        (match.start(), match.end(), match[1]) for match in _CLOSING.finditer(text, reading.start)
    ]
    position, index = reading.start, 0
    for match in _OPENING.finditer(text, reading.start):
        if match.start() < position or reading.taken(match.start()) is not None:
            continue
        while index < len(closings) and closings[index][0] < match.end():
            index += 1
        following = index
        while following < len(closings) and closings[following][2] not in ("", match[1]):
            following += 1
        if following < len(closings):
            position = closings[following][1]
            name = "" if match[1] == "comment" else match[1]
            reading.add(match.start(), position, name)
            index = following
