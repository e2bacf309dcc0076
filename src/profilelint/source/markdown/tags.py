"""Tags and expressions in braces, as JSX and Vue write them, found by their brackets alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple, new_tuple
from profilelint.model.pattern import pattern
from profilelint.model.text import EMPTY_LINE

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading

_NAME = pattern(r"<(/?)([A-Za-z_$][\w$-]*+(?:[.:][A-Za-z_$][\w$-]*+)*+)?")
_WHITE = pattern(r"[ \t\r\n]*+")
_ATTRIBUTE = pattern(r"[^\s\"'<>/={}]++")
_STOP = pattern(r"[{}\"'`]|//[^\r\n]*+|/\*")
LONGEST = 20_000
"""The most characters of a tag, or of an expression; what is longer is text."""

# What it costs to look at a sign, in characters that are passed over.
_STEP = 8
_WHITE_SPACE = frozenset(" \t\r\n")


class Tag(NamedTuple):
    """A tag: where it begins and ends, its name, and whether it ends, or is, a whole element."""

    start: int
    end: int
    name: str
    closes: bool
    empty: bool


def read_tag(reading: Reading, start: int) -> Tag | None:
    """Return the tag that begins at an offset; None if what stands there is text.

    A tag holds no empty line outside braces.
    """
    text = reading.text
    head = _NAME.match(text, start)
    if head is None:
        return None
    closes, name = bool(head[1]), head[2] or ""
    position = head.end()
    if not name:
        # A fragment: <> or </>.
        return (
            Tag(start, position + 1, "", closes, False)
            if text[position : position + 1] == ">"
            else None
        )
    after = position
    while True:
        white = _WHITE.match(text, position)
        after = white.end() if white is not None else position
        spaced = after > position
        if spaced and EMPTY_LINE.search(text, position, after + 1) is not None:
            return None
        reading.budget -= after - position + 1
        if text.startswith("/>", after):
            return None if closes else new_tuple(Tag, (start, after + 2, name, False, True))
        if text.startswith(">", after):
            return new_tuple(Tag, (start, after + 1, name, closes, False))
        if after >= len(text) or closes or after - start > LONGEST or reading.budget < 0:
            return None
        if text[after] == "{":
            end = read_braces(reading, after)
            if end is None:
                return None
            position = end
            continue
        if not spaced:
            return None
        attribute = _ATTRIBUTE.match(text, after)
        if attribute is None:
            return None
        position = attribute.end()
        equals = position
        while equals < len(text) and text[equals] in _WHITE_SPACE:
            equals += 1
        if text.startswith("=", equals):
            ending = _value(reading, equals + 1)
            if ending is None:
                return None
            position = ending


def _value(reading: Reading, position: int) -> int | None:
    """Return where the value of an attribute ends; None if there is none."""
    text = reading.text
    while position < len(text) and text[position] in _WHITE_SPACE:
        position += 1
    mark = text[position : position + 1]
    if mark == "{":
        return read_braces(reading, position)
    if mark in ("'", '"') and mark:
        end = text.find(mark, position + 1, position + LONGEST)
        reading.budget -= (end if end >= 0 else min(len(text), position + LONGEST)) - position
        return end + 1 if end >= 0 else None
    bare = _ATTRIBUTE.match(text, position)
    return bare.end() if bare is not None else None


def read_braces(reading: Reading, start: int) -> int | None:
    """Return where the expression ends that an opening brace begins; None if it is left open.

    Braces within quotation marks and comments do not count.
    """
    text = reading.text
    limit = min(len(text), start + LONGEST)
    depth = 0
    position = start
    while reading.budget > 0:
        stop = _STOP.search(text, position, limit)
        if stop is None:
            break
        reading.budget -= stop.end() - position + _STEP
        position = stop.end()
        sign = stop[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                return position
        elif sign == "/*":
            end = text.find("*/", position, limit)
            reading.budget -= (end if end >= 0 else limit) - position
            position = end + 2 if end >= 0 else position
        elif sign in ("'", '"', "`"):
            end = _after_string(text, sign, position, limit)
            reading.budget -= end - position + _STEP
            if end == position and sign == "`":
                reading.budget -= limit - position
            position = end
    reading.budget -= limit - position
    return None


def _after_string(text: str, mark: str, position: int, limit: int) -> int:
    """Return where a string ends; the start of its content if it is none but an apostrophe."""
    if mark != "`":
        # Only a template string goes on behind the end of its line.
        for line_end in "\r\n":
            place = text.find(line_end, position, limit)
            limit = place if place >= 0 else limit
    end = text.find(mark, position, limit)
    while end >= 0 and text[end - 1] == "\\":
        end = text.find(mark, end + 1, limit)
    return end + 1 if end >= 0 else position
