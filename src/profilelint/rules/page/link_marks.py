"""The brackets of a text, looked at as bytes: a quick first look for the finders.

It does not tell which brackets are links; the parser does. What is missing here need not be looked
for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.page.parts import utf8

if TYPE_CHECKING:
    from profilelint.model.document import Document

_BLANKS = frozenset((b" ", b"\t", b"\r", b"\n"))
_CLOSES = ord(")")
_BLANKS_AND_MARKS = b" \t\r\n(\"'<\\"
_FAR = 40


class LinkMarks(NamedTuple):
    """What stands in and after the square brackets of a text.

    ``texts`` is what stands in brackets before each ``](``. The others tell whether there is a
    blank between brackets and parentheses, a pair of brackets after another, a parenthesis
    before brackets with an address, or maybe a blank just inside the parentheses; ``nested``
    tells whether a text holds brackets itself, so that its beginning is missing.
    """

    texts: list[bytes]
    gap: bool
    reference: bool
    swapped: bool
    padded: bool
    nested: bool


@lru_cache(maxsize=1)
def link_marks(text: str) -> LinkMarks:
    """Return what a file's text holds in the way of brackets."""
    texts: list[bytes] = []
    addresses: list[bytes] = []
    gap = reference = swapped = nested = False
    before: bytes | None = None
    for part in utf8(text).split(b"]"):
        if before is not None:
            opening = before.rfind(b"[")
            if opening > 0 and before[opening - 1] == _CLOSES:
                swapped = True
            mark = part[:1]
            if mark == b"(":
                texts.append(before[opening + 1 :])
                nested = nested or opening < 0
                end = part.find(b")")
                addresses.append(part[1:end] if end > 0 else b" ")
            elif mark == b"[":
                reference = True
            elif mark in _BLANKS and part[:_FAR].lstrip()[:1] == b"(":
                gap = True
        before = part
    # Where there is anything like a second parenthesis, the first may not be the one that closes.
    written = b"".join(addresses)
    padded = len(written.translate(None, _BLANKS_AND_MARKS)) < len(written)
    return LinkMarks(texts, gap, reference, swapped, padded, nested)


def may_refer(document: Document) -> bool:
    """Return whether links refer to definitions, or may be meant to."""
    return link_marks(document.text).reference or bool(document.body.definitions)
