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

_WHITE = frozenset(b" \t\r\n")
_BLANKS = frozenset((b" ", b"\t", b"\r", b"\n"))
_CLOSES = ord(")")
_LIKE_PARENTHESES = b"(\"'<\\"
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
    gap = reference = swapped = padded = nested = False
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
                if not padded:
                    # Where there is anything like a second parenthesis, the first may not be the
                    # one that closes.
                    end = part.find(b")")
                    inner = part[1:end]
                    padded = (
                        end < 0
                        or part[1] in _WHITE
                        or part[end - 1] in _WHITE
                        or len(inner.translate(None, _LIKE_PARENTHESES)) < len(inner)
                    )
            elif mark == b"[":
                reference = True
            elif mark in _BLANKS and part[:_FAR].lstrip()[:1] == b"(":
                gap = True
        before = part
    return LinkMarks(texts, gap, reference, swapped, padded, nested)


def may_refer(document: Document) -> bool:
    """Return whether links refer to definitions, or may be meant to."""
    return link_marks(document.text).reference or bool(document.body.definitions)
