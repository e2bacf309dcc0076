"""kramdown's extensions with a body: ``{::comment}``, ``{::nomarkdown}`` and ``{::options}``."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_OPENING = pattern(r"\{::(\w++)(?:\s[^}\r\n]*+)?+(?<!/)\}")
_CLOSING = pattern(r"\{:/(\w*+)\}")


def find(reading: Reading) -> None:
    """Add a region for each extension that is closed."""
    text = reading.text
    starts: dict[str, list[int]] = {}
    ends: dict[int, int] = {}
    for closing in _CLOSING.finditer(text, reading.start):
        starts.setdefault(closing[1], []).append(closing.start())
        ends[closing.start()] = closing.end()
    position = reading.start
    for match in _OPENING.finditer(text, reading.start):
        if match.start() < position or reading.taken(match.start()) is not None:
            continue
        # One without a name closes whatever is open.
        following = [
            places[index]
            for places in (starts.get("", []), starts.get(match[1], []))
            if (index := bisect_left(places, match.end())) < len(places)
        ]
        if following:
            position = ends[min(following)]
            name = "" if match[1] == "comment" else match[1]
            reading.add(match.start(), position, name)
