"""Elements whose content goes to the page as it is, as in kramdown and Python-Markdown.

To CommonMark a block of HTML ends at an empty line, and what follows is Markdown: code, for
instance, or the definition of a link. These renderers read on to the end tag.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING, NamedTuple

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.source.markdown.reading import holding, joined

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
_CODE_MARK = pattern(r"`++|~{3,}+|(?m:^[ \t]{4,}+|^ {0,3}\t[ \t]*+)")
_BLANK = pattern(r"(?m)^[ \t>]*+(?:\r\n?|\n)")


class RawHtml(NamedTuple):
    """What CommonMark takes for marks, in elements where there are none.

    ``marks`` are those of code, ``blanks`` the empty lines that end a block of HTML; both are in
    order and apart.
    """

    marks: list[Span]
    blanks: list[Span]


def find_raw_html(body: Body, kind: str, fences: Callable[[], list[Span]]) -> RawHtml:
    """Return the marks in elements of HTML whose content is not read as Markdown.

    ``kind`` is the flavor's: "tables" are elements that hold others only, "bare" tells that an
    attribute ``markdown`` needs no value. ``fences`` returns what is code all the same.
    """
    text = body.text
    if not kind or "<" not in text:
        return RawHtml([], [])
    raw: list[Span] = []
    code = iter(body.code)
    around = next(code, None)
    read = _READ if kind == "bare" else _READ_BY_VALUE
    names = _TABLE_OPENING if kind == "tables" else _OPENING
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
        for span in _without_read(text, opening[1], end, read):
            insort(raw, span)
    if kind != "bare":
        raw = joined([*raw, *_unknown(text, body.start)])
    texts = _texts_with_tags(body) if raw else []
    if not texts:
        return RawHtml([], [])
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
    return RawHtml(marks, blanks)


def _openings(text: str, start: int, names: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the tags that begin a line, as far as ``names`` finds them, and where they end."""
    before = end = start
    for opening in names.finditer(text, start):
        at = opening.start()
        line = text.rfind("\n", before, at) + 1 or (start if before == start else -1)
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


def _without_read(text: str, name: str, start: int, read: re.Pattern[str]) -> list[Span]:
    """Return the content of an element but that of elements in it that are read as Markdown."""
    end = _end_of_element(text, name, start)
    spans: list[Span] = []
    for nested in _NESTED.finditer(text, start, end):
        if nested.start() >= start and read.search(nested[2]) is not None:
            spans.append(Span(start, nested.start()))
            start = min(_end_of_element(text, nested[1], nested.end()), end)
    spans.append(Span(start, end))
    return [span for span in spans if span.start < span.end]


def _end_of_element(text: str, name: str, start: int) -> int:
    """Return where an element ends whose content begins at an offset."""
    depth = 1
    for tag in pattern(rf"(?i)<(/?){name}(?=[\s/>])").finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    return len(text)
