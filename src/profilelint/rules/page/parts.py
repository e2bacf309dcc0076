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

PASTED: Final = "•◦▪▫‣●○■□∙⁃➢➤❖\uf0b7\uf0a7"
"""The bullet characters that word processors write, which Markdown does not know."""

ENDS: Final = '.!?:…”"'
"""What a paragraph may end in."""

_LISTS: Final = 8
_COMMON: Final = b"abcdefghijklmnopqrstuvwxyz0123456789 \n,.-"
# ASCII that can be seen, and line ends and tabs.
_VISIBLE: Final = bytes((9, 10, 13, *range(32, 127)))
_MARKERS: Final = ("* ", "- ", "+ ")
_LINE_ENDS: Final = ("", "\n", "\r")


@lru_cache(maxsize=1)
def utf8(text: str) -> bytes:
    """Return a text in UTF-8: bytes are searched, split and filtered much faster than text."""
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def uncommon(text: str) -> bytes:
    """Return a text in UTF-8 without the most common characters of English, in order.

    These are small letters, digits, spaces, line ends, commas, stops and hyphens. What is left is
    short: whoever drops more of it need not go through the text again.
    """
    return utf8(text).translate(None, _COMMON)


@lru_cache(maxsize=1)
def unusual(text: str) -> str:
    """Return the characters of a text that are neither printable ASCII, line ends nor tabs."""
    # What remains without ASCII is still UTF-8.
    return uncommon(text).translate(None, _VISIBLE).decode("utf-8", "surrogatepass")


def is_open(line: str) -> bool:
    """Return whether a line could end in a word: not in a mark, an end tag or a picture."""
    last = line[-1]
    if last == ">":
        return line[line.rfind("<") + 1] != "/"
    if last == ")":
        opening = line.rfind("[")
        return opening < 1 or line[opening - 1] != "!"
    return last not in ENDS


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
    end = text.find("\n", node.items[-1].marker.start)
    # What follows the last item must be an empty line or nothing, not more of the item.
    if end >= 0 and text[end + 1 : end + 2] not in _LINE_ENDS:
        return None
    written = text[node.items[0].marker.start : end if end >= 0 else len(text)]
    lines = written.split("\n")
    if len(lines) != number:
        return None
    if "\r" in written and written.count("\r") > written.count("\r\n") + written.endswith("\r"):
        # To Markdown, a lone carriage return ends a line as well.
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
