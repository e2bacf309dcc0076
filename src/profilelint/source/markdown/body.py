"""The Markdown body: pyromark's events to the model's blocks and inlines.

One pass over the events makes everything that has a place; what a reader sees of a block is put
together from the pieces noted on the way, and only when it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
from profilelint.model.pattern import pattern
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.template import (
    find_tags,
    find_unread,
    heading_attributes,
    in_destination,
    is_attribute_list,
    is_script,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from profilelint.model.body import BlockKind, LinkKind

COMMONMARK = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
)
"""The parser of every body, and of its HTML."""

_WHITE = " \t\r\n"
_KINDS: dict[str, LinkKind] = {
    "Inline": "inline",
    "Reference": "reference",
    "Collapsed": "collapsed",
    "Shortcut": "shortcut",
    "Autolink": "autolink",
    "Email": "email",
}
_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}
# A line may hold a million quote or list marks, each of which becomes a block with an end of its
# own. A body below this size cannot nest deep enough to matter.
_SHALLOW = 20_000
_NESTING = 100
_MARKER = r"[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))"
_DEEP = pattern(rf"^((?:{_MARKER}){{{_NESTING}}}[ \t]*+)((?:{_MARKER})+)", re.MULTILINE)
_LONE_RETURN = pattern(r"\r(?!\n)")
_SURROGATE = pattern("[\ud800-\udfff]")
_FAR = 1 << 62
_LINE = pattern(r"[^\r\n]+")
# Makes the spans that are asked for most in half the time that a call of ``Span`` takes.
_new = tuple.__new__


class _Source:
    """The text of a body, and the pieces that its leaves are made of.

    Places are byte offsets into the UTF-8 form of the body. ``whole`` is the file's text as the
    parser reads it, and as long. A piece is two places (literal text from one to the other) or
    one complement of a place: what ``marks`` says of it, a line end within a leaf if nothing.
    """

    __slots__ = (
        "at",
        "entities",
        "file",
        "lists",
        "marks",
        "opaque",
        "pieces",
        "start",
        "trimmed_from",
        "trimmed_to",
        "whole",
    )

    def __init__(self, text: str, start: int, whole: str, at: Callable[[int], int]) -> None:
        self.file = text
        self.start = start
        self.whole = whole
        self.at = at
        self.pieces: list[int] = [-1]
        self.marks: dict[int, str | int] = {}
        self.entities: list[tuple[int, int, str]] = []
        self.opaque: list[Span] = []
        self.lists: list[Span] = []
        self.trimmed_from = self.trimmed_to = -1

    def span(self, begin: int, end: int) -> Span:
        text = self.file
        start, stop = self.at(begin), self.at(end)
        if stop != self.trimmed_from:
            self.trim(stop)
        stop = self.trimmed_to
        # Where a tab stands before a block, its event begins up to three places too early.
        while start < stop and text[start] in _WHITE:
            start += 1
        return _new(Span, (start, stop)) if start < stop else Span(start, start)

    def trim(self, end: int) -> None:
        """Note where the white space before an offset in the text begins.

        Nested blocks end at the same place, so the last answer is kept: without it, white space
        after a deep list would be gone through once for every level.
        """
        self.trimmed_from = end
        text, first = self.file, self.start
        while end > first and text[end - 1] in _WHITE:
            end -= 1
        self.trimmed_to = end

    def heading(self, begin: int, end: int) -> tuple[Span, bool]:
        span = self.span(begin, end)
        content, setext = _heading_content(self.whole, *span)
        if self.lists:
            inner = self.without_lists(content)
            if inner != content:
                # Closing marks may stand before the list.
                content = (
                    inner if setext else _heading_content(self.whole, span.start, inner.end)[0]
                )
        return content, setext

    def marker(self, begin: int) -> Span:
        text = self.file
        start = self.at(begin)
        char = text[start]
        # Here too the event may begin too early, and even at the mark of a quote.
        while char in " \t\r\n>":
            start += 1
            char = text[start]
        end = start + 1
        if char not in "-+*":
            while text[end - 1] not in ".)":
                end += 1
        return _new(Span, (start, end))

    def content(self, begin: int, end: int) -> Span:
        span = self.span(begin, end)
        return self.without_lists(span) if self.lists else span

    def without_lists(self, span: Span) -> Span:
        """Return a span without the attribute lists, and the spaces between, at its ends."""
        text, lists = self.file, self.lists
        start, end = span
        index = bisect_left(lists, (start, start))
        while index < len(lists) and lists[index].start == start and lists[index].end <= end:
            start = lists[index].end
            while start < end and text[start] in _WHITE:
                start += 1
            index += 1
        index = bisect_left(lists, (end, end)) - 1
        while index >= 0 and lists[index].end == end and lists[index].start >= start:
            end = lists[index].start
            while end > start and text[end - 1] in _WHITE:
                end -= 1
            index -= 1
        return Span(start, end)

    def link_text(self, link: Link) -> Span:
        start, end = self.at(link._begin), self.at(link._end)
        if link.kind == "autolink" or link.kind == "email":
            return Span(start + 1, end - 1)
        start += 2 if link.image else 1
        # Between the last event within a link's text and the bracket there is only white space,
        # and the marks of the quotes around it.
        inner = start if link._before >= link._end else self.at(link._before)
        return _new(Span, (start, self.whole.find("]", inner, end)))

    def destination(self, link: Link) -> Span:
        if link._target is not None:
            return link._target.url_span
        span = self.link_text(link)
        if link.kind != "inline":
            return span
        return _destination(self.whole, span.end + 2, self.at(link._end) - 1, link.url)

    def text(self, first: int, last: int, *, images: bool = False) -> str:
        pieces = self.pieces
        if last - first == 2 and pieces[first] >= 0 and not self.entities and not self.opaque:
            # One piece of literal text, as in most headings and items.
            return self.file[self.at(pieces[first]) : self.at(pieces[first + 1])]
        parts: list[str] = []
        inside = 0
        index = first
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
                parts.append(self.file[span.start : span.end])
        else:
            parts.append(self.file[start:end])

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
        return all(self.file[start:end].isspace() for start, end in self._visible(*span))

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
                        spans.append(Span(at(start), at(end)))
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
    braces = "{" in text
    tags = find_tags(text, start) if braces else []
    whole = readable(text, start, tags)
    try:
        reader = _Reader(body, whole, whole[start:])
    except UnicodeEncodeError:
        whole = without_surrogates(whole)
        reader = _Reader(body, whole, whole[start:])
    reader.read()
    if braces or _may_hold_script(reader):
        reader.set_templates_apart(tags)
    return body


def readable(text: str, start: int, tags: list[Span]) -> str:
    """Return a text of the same length that the parser reads as it should and in good time.

    pyromark does not know of lone carriage returns in every place, nor of templates.
    """
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if len(text) - start > _SHALLOW:
        text = _DEEP.sub(lambda deep: deep[1] + "x" * len(deep[2]), text)
    if tags:
        masked = find_unread(text, tags)
        masked += [tag for tag in tags if in_destination(text, tag)]
        text = _mask(text, masked, lambda part: "x" * len(part))
    return text


def _may_hold_script(reader: _Reader) -> bool:
    """Return whether a paragraph at the top level may be an import or export of MDX."""
    whole, at = reader.source.whole, reader.source.at
    for block in reader.body.blocks:
        # The words are looked for in the text only where a paragraph could begin with one.
        if block.kind == "paragraph" and whole[at(block._begin)] in "ie \t":
            return "import " in whole or "export " in whole
    return False


def without_surrogates(text: str) -> str:
    """Return a text of the same length that can be written as UTF-8, as the parser demands."""
    return _SURROGATE.sub("\ufffd", text)


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

    What is seldom asked for is left to the `_Source`; here, only places are noted. A paragraph
    of a tight list has no events of its own: it begins with the first inline event while no leaf
    is open.
    """

    __slots__ = (
        "before",
        "begin",
        "body",
        "depth",
        "described",
        "empty",
        "end",
        "events",
        "last_end",
        "leaf",
        "leaf_begin",
        "leaf_first",
        "links",
        "lists",
        "pieces",
        "section",
        "source",
        "targets",
        "value",
    )

    def __init__(self, body: Body, whole: str, text: str) -> None:
        self.events: Any = COMMONMARK.events_with_range(text)
        self.body = body
        self.source = _Source(body.text, body.start, whole, code_points(text, body.start))
        self.pieces = self.source.pieces
        self.targets: dict[str, Definition] = {}
        if _holds_definition(text):
            self.read_definitions(text)
        self.section = Section(None, body.start, len(body.text))
        body.sections.append(self.section)
        # The number of quotes, items and footnotes around; the lists and links around.
        self.depth = 0
        self.lists: list[List] = []
        self.links: list[Link] = []
        # The number of images around: what is in a description is text to every reader.
        self.described = 0
        # Whether a leaf is open, where it began, and its first piece; the end of the last one.
        self.leaf = False
        self.leaf_begin = 0
        self.leaf_first = 0
        self.last_end = 0
        # The innermost item, as long as its first block has not been met.
        self.empty: Item | None = None
        # The event at hand: where it begins and ends, its value, where the one before ended.
        self.begin = self.end = self.before = 0
        self.value: Any = None

    def read(self) -> None:
        """Fill the body."""
        pieces = self.pieces
        whole, at = self.source.whole, self.source.at
        entities = self.source.entities if "&" in whole else None
        before = 0
        # Texts, items and paragraphs are nearly all that most pages hold.
        for event, extent in self.events:
            if "Text" in event:
                begin, before = extent["start"], extent["end"]
                if not self.leaf:
                    self.leaf = True
                    self.leaf_begin = begin
                    self.leaf_first = len(pieces)
                if pieces[-1] == begin:
                    pieces[-1] = before
                else:
                    pieces.append(begin)
                    pieces.append(before)
                # A character reference is an event of its own, and one or two characters.
                if entities is not None and before - begin > 3:
                    value = event["Text"]
                    if len(value) < 3 and whole[at(begin)] == "&":
                        entities.append((begin, before, value))
            elif event.__class__ is str and event != "Rule":
                pieces.append(~extent["start"])
                before = extent["end"]
            # What starts or ends is a name, or a name with a value.
            elif "Start" in event:
                name = event["Start"]
                if name == "Item":
                    self.start_item(extent["start"])
                elif name == "Paragraph":
                    if self.leaf:
                        self.close_paragraph(before)
                    self.leaf = True
                    self.leaf_begin = extent["start"]
                    self.leaf_first = len(pieces)
                else:
                    self.begin, self.end, self.before = extent["start"], extent["end"], before
                    if name.__class__ is dict:
                        name, self.value = name.popitem()
                    _STARTS[name](self)
                    pieces, before = self.pieces, self.end
            elif "End" in event:
                name = event["End"]
                if name == "Item":
                    if self.leaf:
                        self.close_paragraph(before)
                    self.end_item(extent["end"])
                elif name == "Paragraph":
                    self.close_paragraph(extent["end"])
                else:
                    self.begin, self.end, self.before = extent["start"], extent["end"], before
                    if name.__class__ is dict:
                        name, self.value = name.popitem()
                    _ENDS[name](self)
                    pieces, before = self.pieces, self.end
            else:
                self.begin, self.end, self.before = extent["start"], extent["end"], before
                if event == "Rule":
                    self.rule()
                else:
                    name, self.value = event.popitem()
                    if name in _OTHERS:
                        _OTHERS[name](self)
                before = self.end

    def open_leaf(self) -> None:
        self.leaf = True
        self.leaf_begin = self.begin
        self.leaf_first = len(self.pieces)

    def close_paragraph(self, end: int) -> None:
        self.leaf = False
        self.last_end = end
        paragraph = Paragraph()
        paragraph._source = self.source
        paragraph._begin = self.leaf_begin
        paragraph._end = end
        paragraph._first = self.leaf_first
        paragraph._last = len(self.pieces)
        paragraph._text = None
        paragraph.depth = self.depth
        self.body.paragraphs.append(paragraph)
        if not self.depth:
            block = Block()
            block._source = self.source
            block._begin = self.leaf_begin
            block._end = end
            block.kind = "paragraph"
            block.node = paragraph
            self.body.blocks.append(block)
            self.section.blocks.append(block)
        elif self.empty is not None:
            self.empty.leaf = paragraph
            self.empty = None

    def begin_block(self) -> None:
        """Note that a block other than a paragraph or heading begins."""
        if self.leaf:
            self.close_paragraph(self.before)
        if self.empty is not None:
            self.empty._content = (self.begin, self.end)
            self.empty = None

    def end_block(self, kind: BlockKind, node: List | None = None) -> None:
        """Note that a block ends that may be a top-level one."""
        if not self.depth:
            block = Block()
            block._source = self.source
            block._begin = self.begin
            block._end = self.last_end
            block.kind = kind
            block.node = node
            self.body.blocks.append(block)
            self.section.blocks.append(block)

    def rule(self) -> None:
        self.begin_block()
        self.last_end = self.end
        self.end_block("break")

    def start_leaf(self) -> None:
        if self.leaf:
            self.close_paragraph(self.before)
        self.open_leaf()

    def end_heading(self) -> None:
        self.leaf = False
        self.last_end = end = self.end
        body, source, begin, depth = self.body, self.source, self.begin, self.depth
        heading = Heading()
        heading._source = source
        heading._begin = begin
        heading._end = end
        heading._first = self.leaf_first
        heading._last = len(self.pieces)
        heading._text = None
        heading.depth = depth
        heading.level = _LEVELS[self.value]
        body.headings.append(heading)
        if not depth:
            block = Block()
            block._source = source
            block._begin = begin
            block._end = end
            block.kind = "heading"
            block.node = heading
            body.blocks.append(block)
            section = Section(heading, body.start, len(body.text))
            body.sections.append(section)
            self.section._following = section
            self.section = section
        elif self.empty is not None:
            self.empty.leaf = heading
            self.empty = None

    def start_list(self) -> None:
        self.begin_block()
        lists = self.lists
        node = List(self.section, len(lists), self.value is not None)
        lists.append(node)
        self.body.lists.append(node)

    def end_list(self) -> None:
        self.end_block("list", self.lists.pop())

    def start_item(self, begin: int) -> None:
        owner = self.lists[-1]
        siblings = owner.items
        item = Item()
        item._source = self.source
        item._begin = item._end = begin
        item._content = None
        item.index = len(siblings)
        item.owner = owner
        item.leaf = None
        siblings.append(item)
        self.body.items.append(item)
        self.empty = item
        self.depth += 1
        self.last_end = -1

    def end_item(self, end: int) -> None:
        self.depth -= 1
        self.empty = None
        # Without a block there may still be a definition.
        if self.last_end < 0:
            self.last_end = end
        self.lists[-1].items[-1]._end = self.last_end

    def start_container(self) -> None:
        self.begin_block()
        self.depth += 1
        self.last_end = -1

    def end_quote(self) -> None:
        self.end_container("quote")

    def end_footnote(self) -> None:
        self.end_container("footnote")

    def end_container(self, kind: BlockKind) -> None:
        self.depth -= 1
        if self.last_end < 0:
            self.last_end = self.end
        self.end_block(kind)

    def start_code(self) -> None:
        self.begin_block()
        self.body.code.append(self.source.span(self.begin, self.end))
        self.leaf = True
        self.pieces = [-1]

    def end_code(self) -> None:
        self.leaf = False
        self.pieces = self.source.pieces
        self.last_end = self.end
        self.end_block("code")

    def start_html(self) -> None:
        self.begin_block()
        self.body.html.append(Html(self.source, self.begin, self.end, True))

    def end_html(self) -> None:
        self.last_end = self.end
        self.end_block("html")

    def end_table(self) -> None:
        self.last_end = self.end
        self.end_block("table")

    def end_cell(self) -> None:
        self.leaf = False

    def start_markup(self) -> None:
        if not self.leaf:
            self.open_leaf()

    def nothing(self) -> None:
        pass

    def start_link(self) -> None:
        if not self.leaf:
            self.open_leaf()
        link = self.open_link(image=False)
        if not self.described:
            self.body.links.append(link)

    def start_image(self) -> None:
        if not self.leaf:
            self.open_leaf()
        self.source.marks[self.begin] = 1
        self.pieces.append(~self.begin)
        image = self.open_link(image=True)
        if not self.described:
            self.body.images.append(image)
        self.described += 1

    def open_link(self, *, image: bool) -> Link:
        value = self.value
        kind = _KINDS[value["link_type"]]
        target = None
        if kind == "collapsed" and self.source.whole.startswith("[]", self.source.at(self.end)):
            # The event's range leaves the empty brackets out.
            self.end += 2
        if value["id"]:
            target = self.targets.get(_label(value["id"]))
        link = Link()
        link._source = self.source
        link._begin = self.begin
        link._end = link._before = self.end
        link._first = link._last = len(self.pieces)
        link._target = target
        link.kind = kind
        link.url = value["dest_url"]
        link.title = value["title"]
        link.image = image
        self.links.append(link)
        return link

    def end_link(self) -> None:
        link = self.links.pop()
        link._last = len(self.pieces)
        link._before = self.before
        self.end = link._end
        if self.source.whole is not self.source.file:
            link.url = self.written(link.url_span, link.url)

    def end_image(self) -> None:
        self.described -= 1
        self.end_link()
        self.source.marks[self.end - 1] = -1
        self.pieces.append(~(self.end - 1))

    def inline_html(self) -> None:
        if not self.leaf:
            self.open_leaf()
        self.body.html.append(Html(self.source, self.begin, self.end, False))

    def code_span(self) -> None:
        if not self.leaf:
            self.open_leaf()
        span = self.source.span(self.begin, self.end)
        self.body.code.append(span)
        self.source.marks[self.begin] = self.value
        self.pieces.append(~self.begin)
        written = self.body.text[span.start : span.end]
        if "\r\n" in written and not self.depth:
            # The event has two spaces for such a line end, or none at the edge.
            self.source.marks[self.begin] = _code_content(written)

    def written(self, span: Span, url: str) -> str:
        """Return a destination: as written, if the parser was not shown the text itself."""
        start, end = span
        original = self.source.file[start:end]
        return url if original == self.source.whole[start:end] else original

    def read_definitions(self, text: str) -> None:
        whole = self.source.whole
        for label, found in COMMONMARK.reference_definitions(text).items():
            span = self.source.span(found["span"]["start"], found["span"]["end"])
            url = found["dest"]
            close = _find_unescaped(whole, "]", whole.find("[", *span) + 1, span.end)
            url_span = _destination(whole, close + 2, span.end, url)
            definition = Definition(label, span, self.written(url_span, url), url_span)
            self.body.definitions.append(definition)
            self.targets.setdefault(_label(label), definition)

    def set_templates_apart(self, tags: list[Span]) -> None:
        """Take template tags, attribute lists and MDX lines out of what a reader sees."""
        body, text, source = self.body, self.body.text, self.source
        code = body.code
        opaque = [tag for tag in tags if not _covers(code, tag.start)]
        lists = [tag for tag in opaque if is_attribute_list(text, tag)]
        opaque += [span for span in find_unread(text, tags) if not _covers(code, span.start)]
        headings = [heading for heading in body.headings if text.find("}", *heading.span) >= 0]
        for heading in headings:
            attributes = heading_attributes(text, heading.text_span)
            if attributes is not None:
                opaque.append(attributes)
                lists.append(attributes)
        for block in body.blocks:
            if block.kind == "paragraph" and is_script(text, block.span):
                opaque.append(block.span)
        if not opaque:
            return
        body.opaque = source.opaque = _joined(opaque)
        source.lists = _joined(lists)
        # The marks that close a heading may stand before its attribute list.
        closed: list[Span] = []
        for heading in headings:
            end, content = heading.span.end, heading.text_span
            if content.end < end and not heading.setext:
                closed.append(Span(content.end, end))
        source.opaque = _joined([*opaque, *closed])
        nodes = {id(block.node): block for block in body.blocks}
        shown: list[Paragraph] = []
        for paragraph in body.paragraphs:
            if not source.is_opaque(paragraph.span):
                shown.append(paragraph)
            elif id(paragraph) in nodes:
                block = nodes[id(paragraph)]
                block.kind = "opaque"
                block.node = None
        body.paragraphs = shown


_Handler: TypeAlias = "Callable[[_Reader], None]"
_STARTS: dict[str, _Handler] = {
    "Heading": _Reader.start_leaf,
    "List": _Reader.start_list,
    "BlockQuote": _Reader.start_container,
    "FootnoteDefinition": _Reader.start_container,
    "CodeBlock": _Reader.start_code,
    "HtmlBlock": _Reader.start_html,
    "Table": _Reader.begin_block,
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
    "Heading": _Reader.end_heading,
    "List": _Reader.end_list,
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
}


def _code_content(written: str) -> str:
    """Return the content of a code span as CommonMark 0.31, section 6.1, says."""
    content = written.strip("`").replace("\r\n", " ")
    if content.strip(" ") and content.startswith(" ") and content.endswith(" "):
        content = content[1:-1]
    return content


def _heading_content(text: str, start: int, end: int) -> tuple[Span, bool]:
    """Return the span of a heading's content, and whether the heading is a setext one."""
    line_end = max(text.rfind("\n", start, end), text.rfind("\r", start, end))
    if line_end >= 0:
        end = line_end
        while text[end - 1] in _WHITE:
            end -= 1
        return Span(start, end), True
    content = text[start:end].lstrip("#").lstrip(" \t")
    start = end - len(content)
    opened = content.rstrip("#")
    if len(opened) < len(content) and (not opened or opened[-1] in " \t"):
        end = start + len(opened.rstrip(" \t"))
    return Span(start, end), False


def _holds_definition(text: str) -> bool:
    """Return whether a colon follows a bracket; brackets alone are found faster than both."""
    place = text.find("]")
    while place >= 0 and text[place + 1 : place + 2] != ":":
        place = text.find("]", place + 1)
    return place >= 0


def _label(label: str) -> str:
    return " ".join(label.split()).casefold()


def _covers(spans: list[Span], offset: int) -> bool:
    """Return whether one of several spans, in order and apart, holds an offset."""
    index = bisect_right(spans, (offset, _FAR)) - 1
    return index >= 0 and offset < spans[index].end


def _joined(spans: list[Span]) -> list[Span]:
    """Return spans in order and apart: what lies within another is left out."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


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
        return Span(position, stop)
    stop = position + len(url)
    if text.startswith(url, position) and (stop >= end or text[stop] in " \t\r\n)"):
        return Span(position, min(stop, end))
    stop = position
    while stop < end and text[stop] > " ":
        stop += 2 if text[stop] == "\\" and text[stop + 1] > " " else 1
    return Span(position, min(stop, end))


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
    return _mask(body.text, hidden, _blank)


def _blank(part: str) -> str:
    """Return a part of the same length that is NUL characters between its line ends."""
    if "\n" not in part and "\r" not in part:
        return "\0" * len(part)
    return _LINE.sub(lambda line: "\0" * (line.end() - line.start()), part)
