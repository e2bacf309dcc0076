"""The Markdown body: pyromark's events to the model's blocks and inlines.

One pass over the events makes everything that has a place; what a reader sees of a block is put
together from the pieces noted on the way, and only when it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

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
from profilelint.source.template import (
    find_regions,
    find_tags,
    heading_attributes,
    in_destination,
    is_attribute_list,
    is_script,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.model.body import BlockKind

_MARKDOWN = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
_WHITE = " \t\r\n"
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
# A tuple is made in half the time that the class's own constructor takes.
_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)

# A line may hold a million quote or list marks, each of which becomes a block with an end of its
# own. A body below this size cannot nest deep enough to matter.
_SHALLOW = 20_000
_NESTING = 100
_MARKER = r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))"
_DEEP = re.compile(rf"^((?:{_MARKER}){{{_NESTING}}})((?:{_MARKER})+)", re.MULTILINE)
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FAR = 1 << 62
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
        at, entities = self.at, self.entities
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

    def is_opaque(self, span: Span) -> bool:
        """Return whether nothing but opaque spans and white space is in a span."""
        return all(self.text_of_file[start:end].isspace() for start, end in self._visible(*span))

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
    tags = find_tags(text, start) if "{" in text else []
    whole = _readable(text, start, tags)
    try:
        reader = _Reader(body, whole, whole[start:])
    except UnicodeEncodeError:
        whole = _SURROGATE.sub("\ufffd", whole)
        reader = _Reader(body, whole, whole[start:])
    reader.read()
    if tags or "{" in text or "import " in text or "export " in text:
        reader.set_templates_apart(tags)
    return body


def _readable(text: str, start: int, tags: list[Span]) -> str:
    """Return a text of the same length that the parser reads as it should and in good time.

    pyromark does not know of lone carriage returns in every place, nor of templates.
    """
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if len(text) - start > _SHALLOW:
        text = _DEEP.sub(lambda deep: deep[1] + "x" * len(deep[2]), text)
    if tags:
        masked = [region.span for region in find_regions(text, tags) if region.unread]
        masked += [tag for tag in tags if in_destination(text, tag)]
        text = _mask(text, masked, lambda part: "x" * len(part))
    return text


def _mask(text: str, spans: Iterable[tuple[int, int]], replace: Callable[[str], str]) -> str:
    """Return a text in which the parts that spans cover are replaced."""
    parts: list[str] = []
    position = 0
    for start, end in sorted(spans):
        first = max(start, position)
        if first < end:
            parts.append(text[position:first])
            parts.append(replace(text[first:end]))
            position = end
    parts.append(text[position:])
    return "".join(parts)


class _Reader:
    """Fills a body from the events of its source, in one pass.

    ``whole`` is the file's text as the parser reads it, and as long. A paragraph of a tight list
    has no events of its own: it begins with the first inline event while no leaf is open.
    """

    __slots__ = (
        "at",
        "before",
        "begin",
        "body",
        "depth",
        "empty",
        "end",
        "events",
        "inlines",
        "items",
        "last_end",
        "leaf",
        "leaf_first",
        "leaf_start",
        "links",
        "lists",
        "pieces",
        "section",
        "targets",
        "text",
        "trimmed_from",
        "trimmed_to",
        "value",
        "whole",
    )

    def __init__(self, body: Body, whole: str, source: str) -> None:
        self.events: Any = _MARKDOWN.events_with_range(source)
        self.body = body
        self.text = body.text
        self.whole = whole
        self.at = code_points(source, body.start)
        self.inlines = _Inlines(body.text, self.at)
        self.pieces = self.inlines.pieces
        self.targets: dict[str, Definition] = {}
        if "]:" in source:
            self.read_definitions(source)
        self.section = Section(None, _span((body.start, len(body.text))))
        body.sections.append(self.section)
        # The number of quotes, items and footnotes around; the lists, items and links around.
        self.depth = 0
        self.lists: list[List] = []
        self.items: list[Item] = []
        self.links: list[Link] = []
        # Whether a leaf is open, where it began, and its first piece; the end of the last one.
        self.leaf = False
        self.leaf_start = 0
        self.leaf_first = 0
        self.last_end = body.start
        # The innermost item, as long as its first block has not been met.
        self.empty: Item | None = None
        self.trimmed_from = self.trimmed_to = -1
        # The event at hand: its byte offsets, its value, and where the one before ended.
        self.begin = self.end = self.before = 0
        self.value: Any = None

    def read(self) -> None:
        """Fill the body."""
        pieces = self.pieces
        at = self.at
        entities = self.inlines.entities if "&" in self.whole else None
        starts, ends = _STARTS, _ENDS
        # Where the event before ended, in bytes as all places of events are.
        before = 0
        for event, extent in self.events:
            end = extent["end"]
            if "Text" in event:
                begin = extent["start"]
                if not self.leaf:
                    self.open_leaf(begin)
                if pieces[-1] == begin:
                    pieces[-1] = end
                else:
                    pieces += (begin, end)
                if entities is not None:
                    start = at(begin)
                    value = event["Text"]
                    if len(value) != at(end) - start and self.whole[start] == "&":
                        entities.append((begin, end, value))
                before = end
            elif event == "SoftBreak" or event == "HardBreak":
                pieces.append(~extent["start"])
                before = end
            else:
                self.begin = extent["start"]
                self.end = end
                self.before = before
                if event.__class__ is str:
                    key = name = event
                else:
                    for key in event:
                        name = value = event[key]
                    if value.__class__ is dict:
                        for name in value:
                            value = value[name]
                    self.value = value
                if key == "Start":
                    starts[name](self)
                elif key == "End":
                    ends[name](self)
                elif key in _OTHERS:
                    _OTHERS[key](self)
                before = self.end
                pieces = self.pieces

    def trim(self, offset: int) -> int:
        """Return the offset in the text where white space before a byte offset begins.

        Nested blocks end at the same place, so the last answer is kept: without it, white space
        after a deep list would be gone through once for every level.
        """
        end = self.at(offset)
        if end != self.trimmed_from:
            self.trimmed_from = end
            text, first = self.text, self.body.start
            while end > first and text[end - 1] in _WHITE:
                end -= 1
            self.trimmed_to = end
        return self.trimmed_to

    def open_leaf(self, begin: int) -> None:
        self.leaf = True
        self.leaf_start = begin
        self.leaf_first = len(self.pieces)

    def close_paragraph(self, offset: int) -> None:
        """Make the paragraph that ends at a byte offset."""
        self.leaf = False
        self.last_end = end = self.trim(offset)
        span = _span((self.at(self.leaf_start), end))
        depth = self.depth
        paragraph = Paragraph(span, self.inlines, self.leaf_first, len(self.pieces), depth)
        self.body.paragraphs.append(paragraph)
        if not depth:
            self.add_block("paragraph", span, paragraph)
        elif self.empty is not None:
            self.empty.leaf = paragraph
            self.empty.content = span
            self.empty = None

    def add_block(self, kind: BlockKind, span: Span, node: Paragraph | List | None = None) -> None:
        block = Block(kind, span, node)
        self.body.blocks.append(block)
        self.section.blocks.append(block)

    def begin_block(self) -> None:
        """Note that a block other than a paragraph or heading begins."""
        if self.leaf:
            self.close_paragraph(self.before)
        if self.empty is not None:
            start = self.at(self.begin)
            self.empty.content = _span((start, max(start, self.trim(self.end))))
            self.empty = None

    def rule(self) -> None:
        self.begin_block()
        self.end_block("break")

    def end_block(self, kind: BlockKind) -> None:
        self.last_end = end = self.trim(self.end)
        if not self.depth:
            self.add_block(kind, _span((self.at(self.begin), end)))

    def start_paragraph(self) -> None:
        if self.leaf:
            self.close_paragraph(self.before)
        self.open_leaf(self.begin)

    def end_paragraph(self) -> None:
        self.close_paragraph(self.end)

    def end_heading(self) -> None:
        self.leaf = False
        start, end = self.at(self.begin), self.trim(self.end)
        span = _span((start, end))
        text_span, setext = _heading_text(self.whole, start, end)
        heading = Heading(
            span,
            text_span,
            self.inlines,
            self.leaf_first,
            len(self.pieces),
            _LEVELS[self.value],
            self.depth,
            setext=setext,
        )
        body = self.body
        body.headings.append(heading)
        self.last_end = end
        if not self.depth:
            self.section.span = _span((self.section.span.start, start))
            self.section = Section(heading, _span((start, len(self.text))))
            body.sections.append(self.section)
            body.blocks.append(Block("heading", span, heading))
        elif self.empty is not None:
            self.empty.leaf = heading
            self.empty.content = text_span
            self.empty = None

    def start_list(self) -> None:
        if self.leaf or self.empty is not None:
            self.begin_block()
        start = self.at(self.begin)
        lists = self.lists
        node = List(_span((start, start)), self.section, len(lists), ordered=self.value is not None)
        lists.append(node)
        self.body.lists.append(node)

    def end_list(self) -> None:
        node = self.lists.pop()
        node.span = _span((node.items[0].span.start, self.last_end))
        if not self.depth:
            self.add_block("list", node.span, node)

    def start_item(self) -> None:
        text = self.text
        start = self.at(self.begin)
        while text[start] in " \t":
            start += 1
        end = start + 1
        if text[start] not in "-+*":
            while text[end - 1] not in ".)":
                end += 1
        owner = self.lists[-1]
        marker = _span((start, end))
        item = Item(marker, marker, _span((end, end)), len(owner.items), owner)
        owner.items.append(item)
        self.body.items.append(item)
        self.items.append(item)
        self.empty = item
        self.depth += 1

    def end_item(self) -> None:
        if self.leaf:
            self.close_paragraph(self.before)
        item = self.items.pop()
        self.depth -= 1
        start, end = item.marker
        if self.empty is not None:
            self.empty = None
            self.last_end = max(end, self.trim(self.end))
        item.span = _span((start, self.last_end))

    def start_container(self) -> None:
        self.begin_block()
        self.depth += 1
        self.last_end = self.at(self.begin)

    def end_quote(self) -> None:
        self.end_container("quote")

    def end_footnote(self) -> None:
        self.end_container("footnote")

    def end_container(self, kind: BlockKind) -> None:
        self.depth -= 1
        start = self.at(self.begin)
        if self.last_end == start:
            self.last_end = self.trim(self.end)
        if not self.depth:
            self.add_block(kind, _span((start, self.last_end)))

    def start_code(self) -> None:
        self.begin_block()
        self.body.code.append(_span((self.at(self.begin), self.trim(self.end))))
        self.leaf = True
        self.pieces = [-1]

    def end_code(self) -> None:
        self.leaf = False
        self.pieces = self.inlines.pieces
        self.end_block("code")

    def start_html(self) -> None:
        self.begin_block()
        span = _span((self.at(self.begin), self.trim(self.end)))
        self.body.html.append(Html(span, block=True))

    def end_html(self) -> None:
        self.end_block("html")

    def start_table(self) -> None:
        self.begin_block()

    def end_table(self) -> None:
        self.end_block("table")

    def end_cell(self) -> None:
        self.leaf = False

    def start_markup(self) -> None:
        if not self.leaf:
            self.open_leaf(self.begin)

    def nothing(self) -> None:
        pass

    def start_link(self) -> None:
        if not self.leaf:
            self.open_leaf(self.begin)
        self.body.links.append(self.open_link(image=False))

    def start_image(self) -> None:
        if not self.leaf:
            self.open_leaf(self.begin)
        self.inlines.marks[self.begin] = 1
        self.pieces.append(~self.begin)
        self.body.images.append(self.open_link(image=True))

    def open_link(self, *, image: bool) -> Link:
        start, end = self.at(self.begin), self.at(self.end)
        value = self.value
        kind = value["link_type"].lower()
        if kind == "collapsed" and self.whole.startswith("[]", end):
            # The event's range leaves the empty brackets out.
            end += 2
            self.end += 2
        span = _span((start, end))
        first = len(self.pieces)
        url, title = value["dest_url"], value["title"]
        link = Link(kind, span, span, url, span, title, self.inlines, first, first, image=image)
        if kind == "reference" or kind == "collapsed" or kind == "shortcut":
            target = self.targets.get(_label(value["id"]))
            link.url_span = _span((end, end)) if target is None else target.url_span
        self.links.append(link)
        return link

    def end_link(self) -> None:
        """Set where a link's text ends and its destination is written."""
        link = self.links.pop()
        link._last = len(self.pieces)
        start, end = link.span
        if self.at(self.end) != end:
            self.end += 2
        kind = link.kind
        if kind == "autolink" or kind == "email":
            link.text_span = link.url_span = _span((start + 1, end - 1))
            return
        text_start = start + 2 if link.image else start + 1
        # Between the last event within a link's text and the bracket there is only white space,
        # and the marks of the quotes around it.
        bare = self.before >= self.end
        close = self.whole.find("]", text_start if bare else self.at(self.before), end)
        link.text_span = _span((text_start, close))
        if kind == "inline":
            link.url_span = url_span = _destination(self.whole, close + 2, end - 1, link.url)
            if self.whole is not self.text:
                link.url = self.written(url_span, link.url)

    def end_image(self) -> None:
        self.end_link()
        self.inlines.marks[self.end - 1] = -1
        self.pieces.append(~(self.end - 1))

    def inline_html(self) -> None:
        if not self.leaf:
            self.open_leaf(self.begin)
        span = _span((self.at(self.begin), self.at(self.end)))
        self.body.html.append(Html(span, block=False))

    def code_span(self) -> None:
        if not self.leaf:
            self.open_leaf(self.begin)
        self.inlines.marks[self.begin] = self.value
        self.pieces.append(~self.begin)
        self.body.code.append(_span((self.at(self.begin), self.at(self.end))))

    def written(self, span: Span, url: str) -> str:
        """Return a destination: as written, if the parser was not shown the text itself."""
        start, end = span
        original = self.text[start:end]
        return url if original == self.whole[start:end] else original

    def read_definitions(self, source: str) -> None:
        whole, at = self.whole, self.at
        for label, found in _MARKDOWN.reference_definitions(source).items():
            start, end = at(found["span"]["start"]), at(found["span"]["end"])
            while whole[end - 1] in _WHITE:
                end -= 1
            url = found["dest"]
            close = _find_unescaped(whole, "]", whole.find("[", start, end) + 1, end)
            url_span = _destination(whole, close + 2, end, url)
            url = self.written(url_span, url)
            definition = Definition(label, _span((start, end)), url, url_span)
            self.body.definitions.append(definition)
            self.targets.setdefault(_label(label), definition)

    def set_templates_apart(self, tags: list[Span]) -> None:
        """Take template tags, attribute lists and MDX lines out of what a reader sees."""
        body, text = self.body, self.text
        code = body.code
        opaque = [tag for tag in tags if not _covers(code, tag.start)]
        if tags:
            opaque += [
                region.span
                for region in find_regions(text, tags)
                if not _covers(code, region.span.start)
            ]
        for heading in body.headings:
            attributes = heading_attributes(text, heading.text_span)
            if attributes is not None:
                opaque.append(attributes)
                self.shorten(heading, attributes.start)
        for block in body.blocks:
            if block.kind == "paragraph" and is_script(text, block.span):
                opaque.append(block.span)
        if not opaque:
            return
        body.opaque = self.inlines.opaque = opaque = _joined(opaque)
        lists = [span for span in opaque if is_attribute_list(text, span)]
        for heading in body.headings:
            last = _last_before(lists, heading.text_span.end)
            if last is not None and last.end == heading.text_span.end:
                self.shorten(heading, last.start)
        for item in body.items:
            item.content = _without(lists, text, item.content)
        nodes = {id(block.node): block for block in body.blocks}
        shown: list[Paragraph] = []
        for paragraph in body.paragraphs:
            if self.inlines.is_opaque(paragraph.span):
                if id(paragraph) in nodes:
                    block = nodes[id(paragraph)]
                    block.kind = "opaque"
                    block.node = None
            else:
                shown.append(paragraph)
        body.paragraphs = shown

    def shorten(self, heading: Heading, end: int) -> None:
        """Take an attribute list off the end of a heading's content."""
        start, first = heading.text_span.start, heading.span.start
        while end > start and self.text[end - 1] in _WHITE:
            end -= 1
        if heading.setext or end <= start:
            heading.text_span = _span((start, max(start, end)))
        else:
            heading.text_span = _heading_text(self.whole, first, end)[0]


_Handler: TypeAlias = "Callable[[_Reader], None]"
_STARTS: dict[str, _Handler] = {
    "Paragraph": _Reader.start_paragraph,
    "Heading": _Reader.start_paragraph,
    "List": _Reader.start_list,
    "Item": _Reader.start_item,
    "BlockQuote": _Reader.start_container,
    "FootnoteDefinition": _Reader.start_container,
    "CodeBlock": _Reader.start_code,
    "HtmlBlock": _Reader.start_html,
    "Table": _Reader.start_table,
    "TableHead": _Reader.nothing,
    "TableRow": _Reader.nothing,
    "TableCell": _Reader.start_markup,
    "Emphasis": _Reader.start_markup,
    "Strong": _Reader.start_markup,
    "Strikethrough": _Reader.start_markup,
    "Link": _Reader.start_link,
    "Image": _Reader.start_image,
}
_ENDS: dict[str, _Handler] = {
    "Paragraph": _Reader.end_paragraph,
    "Heading": _Reader.end_heading,
    "List": _Reader.end_list,
    "Item": _Reader.end_item,
    "BlockQuote": _Reader.end_quote,
    "FootnoteDefinition": _Reader.end_footnote,
    "CodeBlock": _Reader.end_code,
    "HtmlBlock": _Reader.end_html,
    "Table": _Reader.end_table,
    "TableHead": _Reader.nothing,
    "TableRow": _Reader.nothing,
    "TableCell": _Reader.end_cell,
    "Emphasis": _Reader.nothing,
    "Strong": _Reader.nothing,
    "Strikethrough": _Reader.nothing,
    "Link": _Reader.end_link,
    "Image": _Reader.end_image,
}
_OTHERS: dict[str, _Handler] = {
    "Code": _Reader.code_span,
    "InlineHtml": _Reader.inline_html,
    "FootnoteReference": _Reader.start_markup,
    "Rule": _Reader.rule,
}


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


def _label(label: str) -> str:
    return " ".join(label.split()).casefold()


def _covers(spans: list[Span], offset: int) -> bool:
    """Return whether one of several spans, in order and apart, holds an offset."""
    index = bisect_right(spans, (offset, _FAR)) - 1
    return index >= 0 and offset < spans[index].end


def _last_before(spans: list[Span], end: int) -> Span | None:
    """Return the last of several spans, in order and apart, that begins before an offset."""
    index = bisect_left(spans, (end, end)) - 1
    return spans[index] if index >= 0 else None


def _joined(spans: list[Span]) -> list[Span]:
    """Return spans in order and apart: what lies within another is left out."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _without(lists: list[Span], text: str, content: Span) -> Span:
    """Return a span without the attribute lists, and the spaces between, at either end of it."""
    start, end = content
    index = bisect_left(lists, (start, start))
    while index < len(lists) and lists[index].start == start and lists[index].end <= end:
        start = lists[index].end
        while start < end and text[start] in _WHITE:
            start += 1
        index += 1
    last = _last_before(lists, end)
    while last is not None and last.end == end and last.start >= start:
        end = last.start
        while end > start and text[end - 1] in _WHITE:
            end -= 1
        last = _last_before(lists, end)
    return _span((start, end))


def _escaped(text: str, position: int) -> bool:
    """Return whether an odd number of backslashes stands before a position."""
    first = position
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1


def _find_unescaped(text: str, char: str, position: int, end: int) -> int:
    """Return where a character stands without a backslash before it; ``end`` if nowhere."""
    position = text.find(char, position, end)
    while position >= 0 and _escaped(text, position):
        position = text.find(char, position + 1, end)
    return position if position >= 0 else end


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
            stop = _find_unescaped(text, ">", position, end)
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
    hidden: list[tuple[int, int]] = [(0, body.start), *body.code, *body.opaque]
    hidden += [html.span for html in body.html]
    hidden += [definition.span for definition in body.definitions]
    for link in (*body.links, *body.images):
        if link.kind == "autolink" or link.kind == "email":
            hidden.append(link.url_span)
        else:
            # Round or square, the second pair of brackets stays; a shortcut has none.
            hidden.append((link.text_span.end + 2, link.span.end - 1))
    return _mask(body.text, hidden, lambda part: _NOT_LINE_END.sub("\0", part))
