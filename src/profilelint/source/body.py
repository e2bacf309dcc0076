"""The Markdown body: pyromark's events to the model's blocks and inlines.

One pass over the events makes everything that has a place; what a reader sees of a block is put
together from the pieces noted on the way, and only when it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import pyromark

from profilelint.model.body import (
    Block,
    Body,
    Definition,
    Heading,
    Html,
    Item,
    Link,
    List,
    Paragraph,
    Section,
)
from profilelint.model.finding import Span
from profilelint.source.offsets import code_points

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profilelint.model.body import BlockKind

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
_WHITE = " \t\r\n"
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
_BLOCKS = {
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "CodeBlock": "code",
    "Table": "table",
}
_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)

_NESTING = 100
_SHALLOW = 20_000
_MARKER = r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))"
_DEEP = re.compile(rf"^((?:{_MARKER}){{{_NESTING}}})((?:{_MARKER})+)", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_LINE_END = re.compile(r"[^\r\n]")


class _Inlines:
    """The text of a body's leaves, as a flat list of pieces in the order of the text.

    A piece is two byte offsets (literal text from one to the other) or one complement of a byte
    offset: what ``marks`` says of it, a line end within a leaf if nothing.
    """

    __slots__ = ("at", "entities", "marks", "opaque", "pieces", "text_of_file")

    def __init__(self, text: str, at: Callable[[int], int]) -> None:
        self.text_of_file = text
        self.at = at
        self.pieces: list[int] = [-1]
        self.marks: dict[int, str | int] = {}
        self.entities: list[tuple[int, int, str]] = []
        self.opaque: list[Span] = []

    def text(self, first: int, last: int, *, images: bool = False) -> str:
        parts: list[str] = []
        inside = 0
        index = first
        pieces = self.pieces
        while index < last:
            start = pieces[index]
            if start >= 0:
                if images or not inside:
                    self._read(start, pieces[index + 1], parts)
                index += 2
                continue
            index += 1
            mark = self.marks.get(~start, " ")
            if mark.__class__ is int:
                inside += mark
            elif images or not inside:
                parts.append(mark)  # type: ignore[arg-type]
        return "".join(parts)

    def _read(self, start: int, end: int, parts: list[str]) -> None:
        at, text = self.at, self.text_of_file
        entities = self.entities
        if entities:
            index = bisect_left(entities, (start,))
            while index < len(entities) and entities[index][0] < end:
                place, stop, value = entities[index]
                self._slice(at(start), at(place), parts)
                parts.append(value)
                start = stop
                index += 1
        self._slice(at(start), at(end), parts)

    def _slice(self, start: int, end: int, parts: list[str]) -> None:
        if self.opaque:
            for span in self._visible(start, end):
                parts.append(self.text_of_file[span.start : span.end])
        else:
            parts.append(self.text_of_file[start:end])

    def _visible(self, start: int, end: int) -> list[Span]:
        spans: list[Span] = []
        opaque = self.opaque
        index = max(0, bisect_left(opaque, (start, start)) - 1)
        while index < len(opaque) and opaque[index].start < end:
            hidden = opaque[index]
            if hidden.end > start:
                if hidden.start > start:
                    spans.append(Span(start, hidden.start))
                start = hidden.end
            index += 1
        if start < end:
            spans.append(Span(start, end))
        return spans

    def runs(self, first: int, last: int) -> list[Span]:
        spans: list[Span] = []
        inside = 0
        index = first
        pieces, at = self.pieces, self.at
        while index < last:
            start = pieces[index]
            if start >= 0:
                end = pieces[index + 1]
                if not inside and start < end:
                    if self.opaque:
                        spans += self._visible(at(start), at(end))
                    else:
                        spans.append(_span((at(start), at(end))))
                index += 2
                continue
            index += 1
            mark = self.marks.get(~start, " ")
            if mark.__class__ is int:
                inside += mark
        return spans


def parse_body(text: str, start: int) -> Body:
    """Return the Markdown body that begins at ``start`` of a file's text.

    Never raises. What is nested more than 100 levels deep on one line is read as text.
    """
    body = Body(text, start, render_prose)
    source = _readable(text[start:])
    try:
        events = _MARKDOWN.events_with_range(source)
    except UnicodeEncodeError:
        source = _SURROGATE.sub("\ufffd", source)
        events = _MARKDOWN.events_with_range(source)
    _read(body, source, cast("Iterator[tuple[Any, dict[str, int]]]", events))
    return body


def _readable(source: str) -> str:
    """Return a text of the same length that the parser reads as it should and in good time."""
    if "\r" in source:
        source = _LONE_RETURN.sub("\n", source)
    if len(source) > _SHALLOW:
        source = _DEEP.sub(lambda deep: deep[1] + "x" * len(deep[2]), source)
    return source


def _read(body: Body, source: str, events: Iterator[tuple[Any, dict[str, int]]]) -> None:
    """Fill a body from the events of its source."""
    text, base = body.text, body.start
    at = code_points(source, base)
    whole = text[:base] + source
    inlines = _Inlines(text, at)
    pieces, marks = inlines.pieces, inlines.marks
    prose_pieces, code_pieces = pieces, [-1]
    entities = inlines.entities if "&" in source and ";" in source else None
    targets: dict[str, Definition] = {}
    if "]:" in source:
        _read_definitions(body, whole, source, at, targets)

    section = Section(None, _span((base, len(text))))
    body.sections.append(section)
    top, own = body.blocks, section.blocks
    depth = 0
    containers: list[Any] = []
    lists: list[List] = []
    links: list[tuple[Link, dict[str, int], dict[str, Any]]] = []
    # Whether a leaf is open, and where it began. In a tight list paragraphs have no events.
    leaf = False
    leaf_start = leaf_first = 0
    # The innermost item, as long as its first block has not been met; the end of the last leaf.
    empty: Item | None = None
    last_end = base
    previous: dict[str, int] = {"start": 0, "end": 0}
    trimmed_from = trimmed_to = -1

    def trim(offset: int) -> int:
        nonlocal trimmed_from, trimmed_to
        end = at(offset)
        if end == trimmed_from:
            return trimmed_to
        trimmed_from = end
        while end > base and text[end - 1] in _WHITE:
            end -= 1
        trimmed_to = end
        return end

    def close_paragraph(start: int, end: int) -> None:
        nonlocal leaf, empty, last_end
        leaf = False
        last_end = end
        paragraph = Paragraph(_span((start, end)), inlines, leaf_first, len(pieces), depth)
        body.paragraphs.append(paragraph)
        if not depth:
            block = Block("paragraph", paragraph.span, paragraph)
            top.append(block)
            own.append(block)
        elif empty is not None:
            empty.leaf = paragraph
            empty.content = paragraph.span
            empty = None

    def close_block(kind: BlockKind, span: Span, node: List | None) -> None:
        nonlocal last_end
        last_end = span.end
        if not depth:
            block = Block(kind, span, node)
            top.append(block)
            own.append(block)

    def first_block(extent: dict[str, int]) -> None:
        nonlocal empty
        if empty is not None:
            start = at(extent["start"])
            empty.content = _span((start, max(start, trim(extent["end"]))))
            empty = None

    for event, extent in events:
        if "Text" in event:
            begin = extent["start"]
            if not leaf:
                leaf, leaf_start, leaf_first = True, begin, len(pieces)
            if pieces[-1] == begin:
                pieces[-1] = extent["end"]
            else:
                pieces += (begin, extent["end"])
            if entities is not None:
                place = at(begin)
                value = event["Text"]
                if whole.startswith("&", place) and len(value) != at(extent["end"]) - place:
                    entities.append((begin, extent["end"], value))
            previous = extent
            continue
        if event.__class__ is str:
            if event == "Rule":
                if leaf:
                    close_paragraph(at(leaf_start), at(previous["end"]))
                first_block(extent)
                close_block("break", _span((at(extent["start"]), trim(extent["end"]))), None)
            else:
                pieces.append(~extent["start"])
            previous = extent
            continue
        for key in event:
            value = event[key]
        name = value
        if value.__class__ is dict:
            for name in value:
                value = value[name]
        if key == "Start":
            if name == "Paragraph":
                if leaf:
                    close_paragraph(at(leaf_start), at(previous["end"]))
                leaf, leaf_start, leaf_first = True, extent["start"], len(pieces)
            elif name == "Link" or name == "Image":
                if not leaf:
                    leaf, leaf_start, leaf_first = True, extent["start"], len(pieces)
                start, end = at(extent["start"]), at(extent["end"])
                kind = value["link_type"].lower()
                if kind == "collapsed" and whole.startswith("[]", end):
                    end += 2
                    extent = {"start": extent["start"], "end": extent["end"] + 2}
                image = name == "Image"
                if image:
                    marks[extent["start"]] = 1
                    marks[extent["end"] - 1] = -1
                    pieces.append(~extent["start"])
                first = len(pieces)
                nowhere = _span((start, end))
                link = Link(
                    kind,
                    nowhere,
                    nowhere,
                    value["dest_url"],
                    nowhere,
                    value["title"],
                    inlines,
                    first,
                    first,
                    image=image,
                )
                (body.images if image else body.links).append(link)
                links.append((link, extent, value))
            elif name == "Item":
                start = at(extent["start"])
                while text[start] in " \t":
                    start += 1
                end = start + 1
                if text[start] not in "-+*":
                    while text[end - 1] not in ".)":
                        end += 1
                owner = lists[-1]
                marker = _span((start, end))
                item = Item(marker, marker, _span((end, end)), len(owner.items), owner)
                owner.items.append(item)
                body.items.append(item)
                empty = item
                containers.append((item, extent))
                depth += 1
            elif name == "Heading":
                if leaf:
                    close_paragraph(at(leaf_start), at(previous["end"]))
                leaf, leaf_first = True, len(pieces)
            elif name in ("Emphasis", "Strong", "Strikethrough"):
                if not leaf:
                    leaf, leaf_start, leaf_first = True, extent["start"], len(pieces)
            elif name == "TableCell":
                leaf = True
            elif name in ("TableHead", "TableRow"):
                pass
            else:
                if leaf:
                    close_paragraph(at(leaf_start), at(previous["end"]))
                first_block(extent)
                if name == "List":
                    span = _span((at(extent["start"]), at(extent["start"])))
                    node = List(span, section, len(lists), ordered=value is not None)
                    lists.append(node)
                    body.lists.append(node)
                elif name == "CodeBlock":
                    leaf = True
                    pieces = code_pieces
                    span = _span((at(extent["start"]), trim(extent["end"])))
                    body.code.append(span)
                elif name == "HtmlBlock":
                    span = _span((at(extent["start"]), trim(extent["end"])))
                    body.html.append(Html(span, block=True))
                elif name != "Table":
                    depth += 1
                    containers.append((None, extent))
        elif key == "End":
            if name == "Paragraph":
                close_paragraph(at(extent["start"]), trim(extent["end"]))
            elif name == "Link" or name == "Image":
                link, extent, value = links.pop()
                _finish_link(link, whole, extent, value, previous, at, targets)
                link._last = len(pieces)
                if name == "Image":
                    pieces.append(~(extent["end"] - 1))
            elif name == "Item":
                if leaf:
                    close_paragraph(at(leaf_start), at(previous["end"]))
                item, extent = containers.pop()
                depth -= 1
                if item is empty:
                    empty = None
                    last_end = max(item.marker.end, trim(extent["end"]))
                item.span = _span((item.marker.start, last_end))
            elif name == "Heading":
                leaf = False
                start, end = at(extent["start"]), trim(extent["end"])
                span = _span((start, end))
                text_span, setext = _heading_text(whole, start, end)
                heading = Heading(
                    span,
                    text_span,
                    inlines,
                    leaf_first,
                    len(pieces),
                    _LEVELS[value],
                    depth,
                    setext=setext,
                )
                body.headings.append(heading)
                last_end = end
                if not depth:
                    section.span = _span((section.span.start, start))
                    section = Section(heading, _span((start, len(text))))
                    body.sections.append(section)
                    own = section.blocks
                    top.append(Block("heading", span, heading))
                elif empty is not None:
                    empty.leaf = heading
                    empty.content = text_span
                    empty = None
            elif name == "TableCell":
                leaf = False
            elif name == "List":
                node = lists.pop()
                node.span = _span((node.items[0].span.start, last_end))
                close_block("list", node.span, node)
            elif name == "CodeBlock":
                leaf = False
                pieces = prose_pieces
                close_block("code", body.code[-1], None)
            elif name == "HtmlBlock":
                close_block("html", body.html[-1].span, None)
            elif name == "Table":
                close_block("table", _span((at(extent["start"]), trim(extent["end"]))), None)
            elif name in ("BlockQuote", "FootnoteDefinition"):
                containers.pop()
                depth -= 1
                start = at(extent["start"])
                end = last_end if last_end > start else trim(extent["end"])
                close_block(_BLOCKS[name], _span((start, end)), None)
        elif key == "InlineHtml":
            if not leaf:
                leaf, leaf_start, leaf_first = True, extent["start"], len(pieces)
            body.html.append(Html(_span((at(extent["start"]), at(extent["end"]))), block=False))
        elif key == "Code":
            if not leaf:
                leaf, leaf_start, leaf_first = True, extent["start"], len(pieces)
            marks[extent["start"]] = value
            pieces.append(~extent["start"])
            body.code.append(_span((at(extent["start"]), at(extent["end"]))))
        elif key == "FootnoteReference" and not leaf:
            leaf, leaf_start, leaf_first = True, extent["start"], len(pieces)
        previous = extent


def _heading_text(text: str, start: int, end: int) -> tuple[Span, bool]:
    """Return the span of a heading's content, and whether the heading is a setext one."""
    line_end = max(text.rfind("\n", start, end), text.rfind("\r", start, end))
    if line_end >= 0:
        end = line_end
        while text[end - 1] in _WHITE:
            end -= 1
        return _span((start, end)), True
    content = text[start:end].lstrip("#").lstrip(" \t")
    start = end - len(content)
    opened = content.rstrip("#")
    if len(opened) < len(content) and (not opened or opened[-1] in " \t"):
        end = start + len(opened.rstrip(" \t"))
    return _span((start, end)), False


def _finish_link(
    link: Link,
    text: str,
    extent: dict[str, int],
    value: dict[str, Any],
    previous: dict[str, int],
    at: Callable[[int], int],
    targets: dict[str, Definition],
) -> None:
    """Set the spans of a link's text and destination, now that the end of its text is known."""
    start, end = link.span
    if link.kind == "autolink" or link.kind == "email":
        link.text_span = link.url_span = _span((start + 1, end - 1))
        return
    text_start = start + 2 if link.image else start + 1
    # Between the last event within a link's text and the bracket is white space at most, and
    # the marks of the quotes around it.
    close = text.find("]", text_start if previous is extent else at(previous["end"]), end)
    link.text_span = _span((text_start, close))
    if link.kind == "inline":
        link.url_span = _destination(text, close + 2, end - 1, link.url)
    else:
        target = targets.get(_label(value["id"]))
        if target is not None:
            link.url_span = target.url_span


def _label(label: str) -> str:
    return " ".join(label.split()).casefold()


def _read_definitions(
    body: Body,
    text: str,
    source: str,
    at: Callable[[int], int],
    targets: dict[str, Definition],
) -> None:
    for label, found in _MARKDOWN.reference_definitions(source).items():
        start, end = at(found["span"]["start"]), at(found["span"]["end"])
        while text[end - 1] in _WHITE:
            end -= 1
        url = found["dest"]
        position = text.find("]:", start, end)
        while _escaped(text, position):
            position = text.find("]:", position + 2, end)
        definition = Definition(
            label, _span((start, end)), url, _destination(text, position + 2, end, url)
        )
        body.definitions.append(definition)
        targets.setdefault(_label(label), definition)


def _escaped(text: str, position: int) -> bool:
    """Return whether an odd number of backslashes stands before a position."""
    first = position
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1


def _destination(text: str, position: int, end: int, url: str) -> Span:
    """Return where a destination that reads ``url`` is written, from ``position`` on."""
    line_end = False
    while position < end:
        char = text[position]
        # After a line end, ``>`` is the mark of a quote that the link stands in.
        if char in "\r\n":
            line_end = True
        elif char not in " \t" and not (
            char == ">" and line_end and not (url and text.startswith(url, position))
        ):
            break
        position += 1
    if text.startswith("<", position) and position < end:
        position += 1
        stop = position + len(url)
        if not (text.startswith(url, position) and text.startswith(">", stop)):
            stop = text.find(">", position, end)
            while _escaped(text, stop):
                stop = text.find(">", stop + 1, end)
        return _span((position, stop))
    stop = position + len(url)
    if text.startswith(url, position) and (stop >= end or text[stop] in " \t\r\n)"):
        return _span((position, min(stop, end)))
    stop = position
    while stop < end and text[stop] > " ":
        stop += 2 if text[stop] == "\\" and text[stop + 1] > " " else 1
    return _span((position, min(stop, end)))


def render_prose(body: Body) -> str:
    """Return a body's text with all that is not prose replaced by NUL characters."""
    hidden = [(0, body.start), *body.code, *body.opaque]
    hidden += [html.span for html in body.html]
    hidden += [definition.span for definition in body.definitions]
    for link in (*body.links, *body.images):
        if link.text_span is link.url_span:
            hidden.append(link.text_span)
        else:
            hidden.append((link.text_span.end + 2, link.span.end - 1))
    hidden.sort()
    parts: list[str] = []
    position = 0
    text = body.text
    for start, end in hidden:
        start = max(start, position)
        if start < end:
            parts.append(text[position:start])
            parts.append(_NOT_LINE_END.sub("\0", text[start:end]))
            position = end
    parts.append(text[position:])
    return "".join(parts)
