"""Elements whose content goes to the page as it is, as in kramdown and Python-Markdown.

To CommonMark a block of HTML ends at an empty line, and what follows is Markdown: code, for
instance, or the definition of a link. These renderers read on to the end tag.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined
from profilelint.source.markdown.reading import holding, line_behind

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from profilelint.model.body import Body

_TABLES = "colgroup|map|object|ol|optgroup|select|table|tbody|tfoot|thead|tr|ul"
_BLOCKS = (
    "address|article|aside|applet|blockquote|body|canvas|caption|center|dd|details|dialog|dir"
    "|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|html|iframe|li"
    "|main|math|menu|nav|noscript|option|p|pre|section|summary|svg|td|th|title|video"
)
_BEFORE = pattern(r"(?:[ \t>]|[-+*:][ \t]|\d{1,9}[.)][ \t])*+")
_OPENING = pattern(rf"(?i)<({_BLOCKS}|{_TABLES})(?=[\s/>])")
_KEEPING = pattern(rf"(?i)<(?:{_BLOCKS}|{_TABLES}|script|style|textarea)(?=[\s/>])|<[!?]")
_TABLE_OPENING = pattern(rf"(?i)<({_TABLES})(?=[\s/>])")
_NESTED = pattern(r"<([a-zA-Z][\w-]*+)(?=\s)([^<>]*+)>")
_READ = pattern(r"(?i)\bmarkdown\s*+(?:=\s*+[\"']?\s*+(?:1|block|span)\b|(?![\w=-]))")
_READ_BY_VALUE = pattern(r"(?i)\bmarkdown\s*+=\s*+[\"']?\s*+(?:1|block|span)\b")
_SPANS = (
    "a|abbr|acronym|area|b|base|bdo|big|br|button|cite|col|command|del|dfn|em|embed|font|hr|i|img"
    "|input|ins|keygen|label|legend|link|mark|meta|param|q|rb|rbc|rp|rt|rtc|ruby|s|small|source|span"
    "|strong|sub|sup|track|tt|u|wbr"
)
_OTHER = pattern(
    rf"(?i)<(?!(?:{_BLOCKS}|{_TABLES}|{_SPANS})[\s/>])([a-z][\w-]*+)(?:\s[^<>]*+)?(?<!/)>"
)
_END_TAG = pattern(r"</([a-zA-Z][\w-]*+)")
_TAG = pattern(r"<[A-Za-z!?/]")
_ANY_TAG = pattern(r"<(/?)([a-zA-Z][\w-]*+)(?=[\s/>])")
_CODE_MARK = pattern(r"`++|~{3,}+|(?m:^[ \t]{4,}+|^ {0,3}\t[ \t]*+)")
_BLANK = pattern(r"(?m)^[ \t>]*+(?:\r\n?|\n)")


class RawHtml(NamedTuple):
    """What CommonMark takes for marks, in elements where there are none.

    ``marks`` are those of code, ``blanks`` the empty lines that end a block of HTML; both are in
    order and apart. ``code`` is what is code there all the same.
    """

    marks: list[Span]
    blanks: list[Span]
    code: list[Span]


def find_raw_html(body: Body, kind: str, fences: Callable[[], list[Span]]) -> RawHtml:
    """Return the marks in elements of HTML whose content is not read as Markdown.

    ``kind`` is the flavor's: "tables" are elements that hold others only, "bare" tells that an
    attribute ``markdown`` needs no value. ``fences`` returns what is code all the same.
    """
    text = body.text
    texts = _texts_with_tags(body) if kind and "<" in text else []
    if not texts:
        return RawHtml([], [], [])
    raw: list[Span] = []
    code = iter(body.code)
    around = next(code, None)
    read = _READ if kind == "bare" else _READ_BY_VALUE
    names = _TABLE_OPENING if kind == "tables" else _OPENING
    elements = _Elements(text, body.start, read)
    for opening, end in _openings(text, body.start, names):
        at = opening.start()
        while around is not None and around.end <= at:
            around = next(code, None)
        if (
            holding(raw, at) is not None
            or text[end - 2] == "/"
            or read.search(text, opening.end(), end - 1) is not None
            or (around is not None and around.start <= at)
        ):
            continue
        for span in elements.without_read(opening, end):
            insort(raw, span)
    if kind != "bare":
        raw = joined([*raw, *_unknown(text, body.start)])
    # The others are the same for CommonMark.
    raw = [
        span
        for span in raw
        if (index := bisect_left(texts, span.start)) < len(texts) and texts[index] < span.end
    ]
    fenced = fences()
    marks = [
        Span(*mark.span())
        for start, end in raw
        for mark in _CODE_MARK.finditer(text, start, end)
        if holding(fenced, mark.start()) is None
    ]
    blanks = [
        Span(*blank.span())
        for start, end in raw
        for blank in _BLANK.finditer(text, start, end)
        if holding(fenced, blank.start()) is None
    ]
    begun = [block.start for block in fenced]
    blocks = [
        block
        for start, end in raw
        for block in fenced[bisect_left(begun, start) : bisect_left(begun, end)]
    ]
    return RawHtml(marks, blanks, blocks)


def keeps_tags(text: str, block: Span) -> bool:
    """Return whether Python-Markdown leaves the tags of a block of HTML as they are written."""
    return _KEEPING.match(text, block.start) is not None and _READ.search(text, *block) is None


def _openings(text: str, start: int, names: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the tags that begin a line, as far as ``names`` finds them, and where they end."""
    before = end = start
    for opening in names.finditer(text, start):
        at = opening.start()
        line = line_behind(text, start, before, at)
        before = at
        # Behind another tag in its line, or within one, there is none.
        if line < 0 or at < end:
            continue
        marks = _BEFORE.match(text, line, at)
        if marks is not None and marks.end() == at:
            end = text.find(">", opening.end()) + 1
            if not end:
                return
            yield opening, end


def _texts_with_tags(body: Body) -> list[int]:
    """Return where code, links, images and definitions begin that have tags in them, in order."""
    inlines = [
        *(link.span for link in (*body.links, *body.images)),
        *(definition.span for definition in body.definitions),
    ]
    return sorted(
        span.start for span in (*body.code, *inlines) if _TAG.search(body.text, *span) is not None
    )


def _unknown(text: str, start: int) -> Iterator[Span]:
    """Return the content of elements in a paragraph that hold text or are not known."""
    ends: dict[str, list[int]] = {}
    for end in _END_TAG.finditer(text, start):
        ends.setdefault(end[1].lower(), []).append(end.start())
    reach = start
    for opening in _OTHER.finditer(text, start):
        places = ends.get(opening[1].lower(), [])
        index = bisect_right(places, opening.end())
        if opening.start() >= reach and index < len(places):
            reach = places[index]
            yield Span(opening.end(), reach)


class _Elements:
    """The elements of a body, of which ``read`` finds the attribute that has them read.

    They must be asked for in order.
    """

    def __init__(self, text: str, start: int, read: re.Pattern[str]) -> None:
        self._text = text
        self._start = start
        self._read = read
        # What is read: where it begins and ends, as far as it is still to come; and the ends of
        # that in which the element stands that was asked for, the innermost last.
        self._coming: list[tuple[int, int]] = []
        self._around: list[int] = []

    def without_read(self, opening: re.Match[str], start: int) -> list[Span]:
        """Return the content of an element, from ``start`` on, but that of read ones in it."""
        at = opening.start()
        while self._coming and self._coming[0][0] <= at:
            self._around.append(heappop(self._coming)[1])
        while self._around and self._around[-1] <= at:
            self._around.pop()
        end = self._end(at)
        if self._around:
            end = min(end, self._around[-1])
        spans: list[Span] = []
        position = start
        while (nested := _NESTED.search(self._text, position, end)) is not None:
            position = nested.end()
            if self._read.search(nested[2]) is not None:
                spans.append(Span(start, nested.start()))
                position = start = min(self._end(nested.start()), end)
                heappush(self._coming, (nested.end(), start))
        spans.append(Span(start, end))
        return [span for span in spans if span.start < span.end]

    def _end(self, at: int) -> int:
        """Return where the element ends that begins at an offset."""
        return self._ends.get(at, len(self._text))

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where elements end, by where they begin; none for those that nothing ends."""
        ends: dict[int, int] = {}
        begun: dict[str, list[int]] = {}
        for tag in _ANY_TAG.finditer(self._text, self._start):
            of_name = begun.setdefault(tag[2].lower(), [])
            if not tag[1]:
                of_name.append(tag.start())
            elif of_name:
                ends[of_name.pop()] = tag.start()
        return ends
