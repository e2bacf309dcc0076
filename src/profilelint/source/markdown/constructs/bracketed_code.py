"""Code between tags in square brackets: ``[code lang="php"] … [/code]``.

So WordPress, Grav and forums write shortcodes, and nothing in these is read as Markdown. Others,
such as ``[note]``, may hold Markdown, and are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_OPENING = pattern(
    r"(?m)^[ \t]*+\[(code|highlight|mermaid|pre|prism|raw|sourcecode)(?:[ \t=][^\[\]\r\n]*+)?\]"
)


def find(reading: Reading) -> None:
    """Add a region for each tag that begins a line, up to the tag that closes it."""
    text = reading.text
    never_closed: set[str] = set()
    match = _OPENING.search(text, reading.start)
    while match is not None:
        end = match.end()
        name = match[1]
        closing = f"[/{name}]"
        close = -1 if name in never_closed else text.find(closing, end)
        if close < 0:
            never_closed.add(name)
        elif reading.taken(match.start(1)) is None:
            end = close + len(closing)
            reading.add(match.start(1) - 1, end, name)
        match = _OPENING.search(text, end)
