"""Characters that were lost or written in another way when a text was copied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from profilelint.model.finding import Part, Route, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import blocks_around, unusual

if TYPE_CHECKING:
    from profilelint.rules.api import Context

DamageKind: TypeAlias = Literal["lost", "escaped", "entity"]
"""What became of a character.

It was lost, is written as programs write it in code and addresses, or as HTML writes it, twice.
"""

_LOST: Final = "\ufffd"
_LOST_RUN: Final = pattern("\ufffd(?:\ufffd){0,9}")
_SMALL_LETTERS: Final = "[a-z\u00df-\u00f6\u00f8-\u00ff]"
_WRITTEN: Final = pattern(
    rf"(?P<escaped>(?<=[a-z])(?:\\u(?:00[aA]0|20(?:1[0-9a-dA-D]|2[026]))(?=[a-z ,.])"
    rf"|%20(?={_SMALL_LETTERS}))"
    r"|\\u201[cC](?=[A-Za-z]))"
    r"|(?P<entity>&amp;(?:amp|nbsp|quot|apos|rsquo|lsquo|rdquo|ldquo|ndash|mdash|#39|#8217);)"
)
_MAY_HOLD_WRITTEN: Final = Prefilter(r"\\u(?:00[aA]0|20)|&amp;[a-z#]|%20")
_TOKEN_END: Final = frozenset(" \t\r\n")
# Of a token with one of these, "%20" is a part of an address or a name of a file.
_OF_ADDRESS: Final = pattern(r"[/.=&?#:@_\\]|%(?!20)")
_MOST: Final = 200
_SPOKEN_OF: Final = pattern(
    r"\bHTML|\bentit(?:y|ies)\b|\bescap|\bencod|\bunicode\b|\bU\+FFFD\b|replacement character",
    re.IGNORECASE,
)


class Damage(NamedTuple):
    """A place where a character is damaged; ``route`` and ``part`` lead to it in front matter."""

    kind: DamageKind
    span: Span
    route: Route
    part: Part


@finder("damage", of="file")
def find_damages(context: Context) -> list[Damage]:
    """Return the characters of the front matter and the prose that copying damaged.

    Nothing is damaged on a page that speaks of such characters.
    """
    document = context.document
    text = document.text
    is_lost, is_written = _LOST in unusual(text), _may_hold_written(text)
    if not (is_lost or is_written) or _SPOKEN_OF.search(text) is not None:
        return []
    found = []
    if is_lost:
        from profilelint.rules.text.invisible_characters import place_of

        for match in _LOST_RUN.finditer(text):
            span = Span(*match.span())
            if span.start < document.body_start:
                place = place_of(document, span)
                if place.part == "value":
                    found.append(Damage("lost", span, place.route, place.part))
    body = document.body
    matches = list(_LOST_RUN.finditer(body.prose, body.start)) if is_lost else []
    if is_written:
        matches += _WRITTEN.finditer(body.prose, body.start)
    blocks = blocks_around(body, [match.start() for match in matches])
    for match, block in zip(matches, blocks, strict=True):
        kind = cast("DamageKind", match.lastgroup or "lost")
        if block is not None and not (match[0] == "%20" and _is_address(text, match.start())):
            found.append(Damage(kind, Span(*match.span()), (), "text"))
    return found


def _may_hold_written(text: str) -> bool:
    if "%" not in text and "&" not in text and "\\" not in text:
        return False
    if not _MAY_HOLD_WRITTEN.may_match(text):
        return False
    # Nearly all spaces stand in addresses.
    return any(
        written[0] != "%20" or not _is_address(text, written.start())
        for written in _WRITTEN.finditer(text)
    )


def _is_address(text: str, place: int) -> bool:
    """Return whether the word around a place is an address or the name of a file."""
    start, end = place, place
    while start > max(0, place - _MOST) and text[start - 1] not in _TOKEN_END:
        start -= 1
    while end < min(len(text), place + _MOST) and text[end] not in _TOKEN_END:
        end += 1
    return _OF_ADDRESS.search(text[start:end].rstrip(".,;:!?")) is not None
