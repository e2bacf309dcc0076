"""Words that stand twice in a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import LINE_END
from profilelint.rules.api import finder
from profilelint.rules.page.parts import blocks_around, span_around, unusual, utf8

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Route
    from profilelint.rules.api import Context

_PAIR = pattern(r"(?<![\w'’.@/&-])([^\W\d_]++)(\s++)(?=(\1)(?![\w'’@/&-]))", re.IGNORECASE)

# So many spaces within a line part columns.
_COLUMNS: Final = pattern(r" {3,}+(?![\r\n])")

# Marks that may stand beside a word become spaces, capitals small letters. Of a character outside
# ASCII only the first byte is kept: one for all that may be a letter, as capitals differ in the
# others, or a space.
_KEPT: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'@/&-")
_FOLLOWING: Final = bytes(range(0x80, 0xC0))
_LETTERS: Final = frozenset((*range(0xC3, 0xCA), *range(0xCE, 0xD4), *range(0xEA, 0xEE)))
_TWICE: Final = pattern(rb" ([^ ]++) ++\1 ")
# Characters whose first byte tells whether they are letters: those of Latin, Greek, Cyrillic and
# Korean, and signs.
_TELLING: Final = (
    "\u00a0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf-\u00d6\u00d8-\u00f6\u00f8-\u012f"
    "\u0131-\u024f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03f5\u03f7-\u0481\u048a-\u04ff"
    "\u2000-\u206f\u20a0-\u20bf\u2122\u2190-\u245f\u2500-\u2775\u2794-\u2bff\uac00-\ud7a3\ufe0f"
    "\U0001f300-\U0001faff"
)
_OTHER: Final = pattern(f"[^{_TELLING}]")
# The usual ones of these: most pages have no others.
_USUAL: Final = frozenset("–—‘’“”…•·©®°àáâãäåæçèéêëìíîïñòóôõöøùúûüßÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÚÜ")
_SIGN: Final = pattern(r"[^\x00-\x7f\w]")
# What differs by its first byte from its small letter.
_CAPITALS: Final = (("\u0130", "i"), ("\u212a", "k"))


def _reduced(letters: frozenset[int]) -> bytes:
    """Return the table that reduces bytes of UTF-8; ``letters`` are first bytes of letters."""
    capitals = range(ord("A"), ord("Z") + 1)
    return bytes(
        min(letters)
        if code in letters
        else code | 0x20 * (code in capitals)
        if code in _KEPT
        else 32
        for code in range(256)
    )


_BY_FIRST_BYTE: Final = _reduced(_LETTERS)
_ALL_LETTERS: Final = _reduced(frozenset(range(0xC2, 0xF5)))


# Comments, and the tags of elements whose text is none that people read, or is read sign by sign.
_NOT_PROSE: Final = pattern(
    r"<!--|--(?=>)|<(?P<end>/)?(?P<name>code|kbd|math|pre|samp|script|style|svg|template|textarea|"
    r"title|tt|var|xmp)",
    re.IGNORECASE,
)


class DoubledWord(NamedTuple):
    """Two equal words next to each other in a paragraph, a heading or HTML, case aside.

    ``span`` covers both, ``first`` and ``second`` one each; ``block`` is the paragraph or heading,
    or the text between two tags of a block of HTML, with ``in_html``.
    """

    span: Span
    first: Span
    second: Span
    block: Span
    in_html: bool = False


@finder("doubled_word", of="body")
def find_doubled_words(context: Context) -> list[DoubledWord]:
    """Return the words of the body that stand twice in a row, in the order of the text."""
    body = context.document.body
    pairs = []
    for place in places_of_equal_words(body.text, body.start):
        pair = _PAIR.match(body.text, place)
        if pair is not None and len(LINE_END.findall(pair[2])) <= 1 and not _COLUMNS.match(pair[2]):
            pairs.append(pair)
    found = []
    blocks = blocks_around(body, [pair.start() for pair in pairs])
    in_html = _HtmlTexts(body) if body.html and None in blocks else None
    for pair, leaf in zip(pairs, blocks, strict=True):
        start, end = pair.start(), pair.end(3)
        # Code and the like are masked in the prose, which is not made where it need not be.
        if leaf is not None and _PAIR.match(body.prose, start) is None:
            continue
        block = in_html.around(start) if leaf is None and in_html is not None else leaf
        if block is not None and end <= block.end:
            first, second = Span(*pair.span(1)), Span(*pair.span(3))
            found.append(DoubledWord(Span(start, end), first, second, block, leaf is None))
    return found


class _HtmlTexts:
    """The texts between the tags of a body's blocks of HTML that readers see."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._blocks = [each.span for each in body.html if each.block]
        # An element may begin in an earlier block. From each place on, whether any is open.
        self._places: list[int] = []
        self._is_open: list[bool] = []
        left: set[str] = set()
        for tag in _NOT_PROSE.finditer(body.text, body.start):
            name = (tag["name"] or "").lower()
            if tag["end"] or tag[0] == "--":
                left.discard(name)
            else:
                left.add(name)
            self._places.append(tag.start())
            self._is_open.append(bool(left))

    def around(self, place: int) -> Span | None:
        """Return the text that a place is in, if it is one of them.

        What stands in code, in a script or in a comment is none.
        """
        body, text = self._body, self._body.text
        html = span_around(self._blocks, place)
        if html is None or span_around(body.opaque, place) is not None:
            return None
        number = bisect_left(self._places, place) - 1
        if number >= 0 and self._is_open[number]:
            return None
        start, end = text.rfind(">", html.start, place), text.find("<", place, html.end)
        if start < 0 or end < 0 or text.rfind("<", start, place) >= 0:
            return None
        return Span(start + 1, end)


class DoubledWordInField(NamedTuple):
    """Such words in a text of the front matter, which is the block; ``route`` leads to it."""

    route: Route
    doubled: DoubledWord


@finder("doubled_word_in_field", of="front matter")
def find_doubled_words_in_fields(context: Context) -> list[DoubledWordInField]:
    """Return the words that stand twice in a row in fields that readers read."""
    document = context.document
    front_matter = document.front_matter
    if front_matter is None:
        return []
    from profilelint.rules.text.field_texts import may_hold_equal_words, read_texts

    if not may_hold_equal_words(document):
        return []
    text = document.text
    pairs = [
        pair
        for place in places_of_equal_words(text, *front_matter.content)
        if (pair := _PAIR.match(text, place)) is not None and len(LINE_END.findall(pair[2])) <= 1
    ]
    starts = [pair.start() for pair in pairs]
    found = []
    for route, scalar in read_texts(document):
        span = scalar.span
        for pair in pairs[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if pair.end(3) <= span.end:
                first, second = Span(*pair.span(1)), Span(*pair.span(3))
                whole = Span(first.start, second.end)
                found.append(DoubledWordInField(route, DoubledWord(whole, first, second, span)))
    return found


def places_of_equal_words(text: str, start: int, end: int | None = None) -> list[int]:
    """Return where words of a text may stand that follow themselves, from an offset on.

    These are the offsets of all with nothing but white space between, and of some others.
    """
    # There is a byte for each character, and a space before them.
    words = b" %b " % reduced(text)[start:end]
    places = []
    twice = _TWICE.search(words)
    while twice is not None:
        places.append(start + twice.start())
        # The second word may be there once more.
        twice = _TWICE.search(words, twice.end(1))
    return places


@lru_cache(maxsize=1)
def reduced(text: str) -> bytes:
    """Return a text with a byte for each character: the small letter, or a space for a mark.

    Signs are marks as well, and letters outside ASCII are all the same.
    """
    others = unusual(text)
    if _USUAL.issuperset(others) or _OTHER.search(others) is None:
        return utf8(text).translate(_BY_FIRST_BYTE, _FOLLOWING)
    plain = _SIGN.sub(" ", text)
    for capital, small in _CAPITALS:
        plain = plain.replace(capital, small)
    return plain.encode("utf-8", "surrogatepass").translate(_ALL_LETTERS, _FOLLOWING)
