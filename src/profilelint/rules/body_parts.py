"""What several rules ask of the same body, worked out once.

Places of a body are worked out whenever they are asked for. What is kept here is that of the body
looked at last.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.body import Paragraph

if TYPE_CHECKING:
    from profilelint.model.body import Body, List
    from profilelint.model.finding import Span

_LISTS: Final = 8
_MARKERS: Final = ("* ", "- ", "+ ")
_LINE_ENDS: Final = ("", "\n", "\r")


@lru_cache(maxsize=1)
def utf8(text: str) -> bytes:
    """Return a text in UTF-8: bytes are searched, split and filtered much faster than text."""
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def line_end(text: str) -> str:
    """Return the line end to write into a text: CRLF where it has any, else LF."""
    return "\r\n" if "\r\n" in text else "\n"


@lru_cache(maxsize=_LISTS)
def item_lines(node: List, text: str) -> list[str] | None:
    """Return what follows the marker of each item of a plain bullet list, to the line's end.

    A list is plain if each of its items is one line that begins with a bullet and a space; None
    for all other lists.
    """
    if node.ordered:
        return None
    number = len(node.items)
    lines = text[node.items[0].marker.start :].split("\n", number)
    # What follows the last item must be an empty line or nothing, not more of the item.
    if len(lines) > number and lines.pop()[:1] not in _LINE_ENDS:
        return None
    found = [line[2:] for line in lines if line[:2] in _MARKERS]
    return found if len(found) == number else None


@lru_cache(maxsize=1)
def top_paragraphs(body: Body) -> list[tuple[int, Paragraph, Span]]:
    """Return the paragraphs among a body's blocks, each after its index and before its span."""
    return [
        (index, block.node, block.node.span)
        for index, block in enumerate(body.blocks)
        if isinstance(block.node, Paragraph)
    ]
