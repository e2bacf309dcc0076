"""Blocks of HTML that end at the end tag of an element whose text is raw (CommonMark 4.6, kind 1).

Any of four end tags ends such a block, in capital letters or not. To the parser only the one that
belongs to the start tag does, in small letters, and else all that follows is no Markdown.
"""

from __future__ import annotations

from typing import Final

from profilelint.model.pattern import pattern

RAW_TEXT: Final = ("pre", "script", "style", "textarea")
"""The elements whose text is raw."""

_NAMES: Final = f"(?i:{'|'.join(RAW_TEXT)})"
_START = pattern(rf"<({_NAMES})(?=[ \t\r\n>]|\Z)")
# To look for one character first is many times as fast as to look for two.
_END = pattern(rf"<(?=/)/({_NAMES})>")
BEFORE_BLOCK: Final = " \t>*+-.)0123456789"
"""What a line may hold before a block of HTML: white space, and marks of quotes and lists."""

_FARTHEST: Final = 1000


def with_plain_ends(content: str) -> str:
    """Return a text of the same length in which the parser sees the ends of all these blocks.

    If it would miss one, all these tags are given one name.
    """
    if "</" not in content or not _has_other_end(content):
        return content
    content = _START.sub(lambda tag: "<pre".ljust(len(tag[0])), content)
    return _END.sub(lambda tag: "</pre>".ljust(len(tag[0])), content)


def _has_other_end(content: str) -> bool:
    """Return whether a start tag that may begin a block is followed by the end tag of another."""
    end = _END.search(content)
    if end is None:
        return False
    for start in _START.finditer(content):
        if not _begins_line(content, start.start()):
            continue
        if end.start() < start.end():
            end = _END.search(content, start.end())
            if end is None:
                return False
        if end[1] != start[1].lower():
            return True
    return False


def _begins_line(content: str, place: int) -> bool:
    first = max(0, place - _FARTHEST)
    line = content.rfind("\n", first, place) + 1
    return (line > 0 or first == 0) and not content[line:place].strip(BEFORE_BLOCK)
