"""What stands at a place of a page that is half typed: a key, a value, a link, a rule's name.

The place is found by lines, columns and brackets alone, so that the block need not be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.engine.workspace.typed import Place
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import EMPTY_LINE, line_start

if TYPE_CHECKING:
    from profilelint.engine.workspace.typed import Kind

_FENCES: Final = pattern(r"\s*+(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_CLOSINGS: Final = {
    "---": pattern(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z)"),
    "+++": pattern(r"(?<![^\r\n])\+\+\+[ \t]*(?:[\r\n]|\Z)"),
}
_BRACE: Final = pattern(r"\s*+(?=\{)")
_DESTINATION: Final = pattern(r"[ \t]*<?([^\s()<>]*)\Z")
_DEFINITION: Final = pattern(r"[ ]{0,3}\[[^\[\]]+\]:[ \t]*<?([^\s()<>]*)\Z")
_REST_OF_LINK: Final = pattern(r"[^\s()<>]*")
_DIRECTIVE: Final = pattern(r"profilelint-([a-z-]*)((?:(?!--)[^\r\n])*)\Z")
_RULE_WORD: Final = pattern(r"[a-z0-9-]*")
_LONGEST: Final = 1000  # characters of a line in which a link or a comment is looked for


class Block(NamedTuple):
    """The front matter of a page, whether or not it can be read: its notation and its content.

    The content of JSON begins with the brace, and where that is closed is not looked for.
    """

    notation: str
    start: int
    end: int
    is_closed: bool


def block_of(text: str) -> Block | None:
    """Return the block at the head of a text; one without an end goes to the first empty line."""
    fence = _FENCES.match(text)
    if fence is None:
        brace = _BRACE.match(text)
        return Block("json", brace.end(), len(text), False) if brace is not None else None
    start = fence.end()
    notation = "yaml" if fence[1] == "---" else "toml"
    closing = _CLOSINGS[fence[1]].search(text, start)
    if closing is not None:
        return Block(notation, start, closing.start(), True)
    empty = EMPTY_LINE.search(text, start)
    return Block(notation, start, empty.end() if empty is not None else len(text), False)


def place_at(text: str, offset: int) -> Place | None:
    """Return what stands at an offset of a page; None where nothing can be said of it."""
    place = _directive(text, offset)
    if place is not None:
        return place
    block = block_of(text)
    if block is not None and block.start <= offset:
        if block.notation == "json":
            from profilelint.engine.workspace.typed_flow import scan

            found = scan(text, block.start, offset, (), "json")
            if found.end is None:
                return found.place
        elif offset < block.end + (not block.is_closed):
            if block.notation == "yaml":
                from profilelint.engine.workspace.typed_yaml import yaml_place

                return yaml_place(text, block.start, block.end, offset)
            from profilelint.engine.workspace.typed_toml import toml_place

            return toml_place(text, block.start, block.end, offset)
    elif block is not None:
        return None
    return _link(text, offset)


def _link(text: str, offset: int) -> Place | None:
    """Return the destination of a link or image (CommonMark 0.31, section 6.3) at an offset."""
    before = text[max(line_start(text, offset), offset - _LONGEST) : offset]
    kind: Kind = "link"
    at = before.rfind("](")
    match = _DESTINATION.match(before, at + 2) if at >= 0 else _DEFINITION.match(before)
    if match is None:
        return None
    if at >= 0:
        opening = before.rfind("[", 0, at)
        if opening < 0:
            return None
        if before.startswith("!", opening - 1) and opening and "]" not in before[opening:at]:
            kind = "image"
    rest = _REST_OF_LINK.match(text, offset)
    end = rest.end() if rest is not None else offset
    start = offset - len(match[1])
    return Place(kind, Span(start, end), text[start:end])


def _directive(text: str, offset: int) -> Place | None:
    """Return the word of a comment that suppresses findings at an offset."""
    start = max(line_start(text, offset), offset - _LONGEST)
    at = text.rfind("profilelint-", start, offset)
    match = _DIRECTIVE.match(text, at, offset) if at >= 0 else None
    if match is None:
        return None
    rest = _RULE_WORD.match(text, offset)
    end = rest.end() if rest is not None else offset
    if not match[2]:
        return Place("action", Span(match.start(1), end), text[match.start(1) : end])
    last = match[2].replace(",", " ").replace("\t", " ").rpartition(" ")[2]
    if len(last) == len(match[2]) or "=" in last:
        return None
    begin = offset - len(last)
    return Place("rule", Span(begin, end), text[begin:end])
