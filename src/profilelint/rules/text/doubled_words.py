"""Words that stand twice in a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around, text_blocks, unusual, utf8

if TYPE_CHECKING:
    from profilelint.model.document import Document
    from profilelint.rules.api import Context

_PAIR = pattern(r"(?<![\w'’.@/&-])([^\W\d_]++)(\s++)(?=(\1)(?![\w'’@/&-]))", re.IGNORECASE)
_LINE_END = pattern(r"\r\n?|\n")

# Marks that may stand beside a word become spaces, capitals small letters. Of the letters with
# accents only the first byte is kept, the same one for all, as capitals differ in the others.
_KEPT: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'@/&-")
_WORDS: Final = bytes(
    0xC3 if 0xC3 <= code <= 0xC9 else code | 0x20 * (0x41 <= code <= 0x5A) if code in _KEPT else 32
    for code in range(256)
)
_FOLLOWING: Final = bytes(range(0x80, 0xC0))
_TWICE: Final = pattern(rb" ([^ ]++) ++\1 ")
# Latin letters and general punctuation, but for letters that are others in another case and for
# what stands among letters and is none.
_READABLE: Final = frozenset(map(chr, (*range(0xA0, 0x250), *range(0x2000, 0x2070)))) - frozenset(
    "ªµº×÷ſİı"
)


class DoubledWord(NamedTuple):
    """Two equal words next to each other in a paragraph or heading, case aside.

    ``span`` covers both, ``first`` and ``second`` one each; ``block`` is the paragraph or heading.
    """

    span: Span
    first: Span
    second: Span
    block: Span


@finder("doubled_word", of="body")
def find_doubled_words(context: Context) -> list[DoubledWord]:
    """Return the words of the body that stand twice in a row, in the order of the text."""
    if not _may_hold(context.document):
        return []
    body = context.document.body
    blocks = text_blocks(body)
    if not blocks:
        return []
    found = []
    for pair in _PAIR.finditer(body.prose, body.start):
        start, end = pair.start(), pair.end(3)
        if len(_LINE_END.findall(pair[2])) > 1:
            continue
        block = span_around(blocks, start)
        if block is not None and end <= block.end:
            first, second = Span(*pair.span(1)), Span(*pair.span(3))
            found.append(DoubledWord(Span(start, end), first, second, block))
    return found


def _may_hold(document: Document) -> bool:
    """Return whether equal words may stand next to each other: a quick first look at the text."""
    text = document.text
    if not _READABLE.issuperset(unusual(text)):
        return True
    words = utf8(text)[_bytes_before(text, document.body_start) :]
    return _TWICE.search(b" %b " % words.translate(_WORDS, _FOLLOWING)) is not None


def _bytes_before(text: str, place: int) -> int:
    """Return how many bytes stand before a place of a text in UTF-8."""
    before = text[:place]
    return place if before.isascii() else len(before.encode("utf-8", "surrogatepass"))
