"""The Markdown body as rules see it: CommonMark's blocks and inlines with their exact places.

Names are CommonMark's. Every span counts code points of the whole file's text, front matter
included, and none begins or ends in white space. Nothing here is inside code: a link or tag in
a code span or block is text and is not listed.

Most nodes have no constructor: a page has dozens of them, and the reader sets all slots of one in
half the time that a call of ``__init__`` takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.inline import Definition, Html, Link
    from profilelint.model.opaque import OpaqueRegion
    from profilelint.model.source_text import SourceText

BlockKind: TypeAlias = Literal[
    "heading",
    "paragraph",
    "list",
    "quote",
    "code",
    "html",
    "table",
    "break",
    "footnote",
    "opaque",
]


class Leaf:
    """A block of inline content.

    ``text`` is what a reader sees: line ends within it are spaces, code is included, the
    descriptions of images, template tags and attribute lists are not. ``runs`` are the spans of
    its literal text, without markup, code and URLs; none goes past the end of a line.
    """

    __slots__ = ("_begin", "_end", "_first", "_last", "_source", "_text", "depth")

    _source: SourceText
    _begin: int
    _end: int
    _first: int
    _last: int
    _text: str | None
    depth: int

    @property
    def span(self) -> Span:
        """Return where the block is written."""
        return self._source.span(self._begin, self._end)

    @property
    def start(self) -> int:
        """Return where the span begins."""
        return self._source.span_start(self._begin, self._end)

    @property
    def end(self) -> int:
        """Return where the span ends."""
        return self._source.span_end(self._begin, self._end)

    @property
    def text(self) -> str:
        """Return the content as a reader sees it, without white space around it."""
        if self._text is None:
            self._text = self._source.text(self._first, self._last).strip(" \t\r\n")
        return self._text

    @property
    def runs(self) -> list[Span]:
        """Return the spans of the literal text."""
        return self._source.runs(self._first, self._last)


class Paragraph(Leaf):
    """A paragraph, that of a tight list's item included.

    ``depth`` is the number of quotes, list items and footnotes around it: 0 at the top level.
    """

    __slots__ = ()


class Heading(Leaf):
    """An ATX or setext heading.

    ``depth`` is the number of quotes, list items and footnotes around it; only a heading at
    depth 0 opens a section.
    """

    __slots__ = ("level",)

    level: int

    @property
    def text_span(self) -> Span:
        """Return the span of the inline content.

        Not part of it are ``#`` marks, the spaces around them and an attribute list at the end.
        """
        return self._source.heading(self._begin, self._end)[0]

    @property
    def setext(self) -> bool:
        """Return whether the heading is underlined rather than marked with ``#``."""
        return self._source.heading(self._begin, self._end)[1]


class Item:
    """A list item, the ``index``-th of the list that is its ``owner``, counted from 0.

    ``leaf`` is its first block if that is a paragraph or a heading, else None.
    """

    __slots__ = ("_begin", "_content", "_end", "_marker", "_source", "index", "leaf", "owner")

    _source: SourceText
    _begin: int
    _end: int
    _content: tuple[int, int] | None
    _marker: Span | None
    index: int
    owner: List
    leaf: Paragraph | Heading | None

    @property
    def marker(self) -> Span:
        """Return the span of the bullet character, or of the number with its delimiter."""
        if self._marker is None:
            self._marker = self._source.marker(self._begin)
        return self._marker

    @property
    def span(self) -> Span:
        """Return the span from the marker to the end of what the item holds, lists included."""
        start, end = self.marker
        return Span(start, max(end, self._source.span(self._begin, self._end).end))

    @property
    def content(self) -> Span:
        """Return the span of the item's own first block.

        Not part of it are a task's check box before it and attribute lists at its ends. Without
        a block it is empty, at the end of the marker.
        """
        leaf = self.leaf
        if leaf is not None:
            if isinstance(leaf, Heading):
                return leaf.text_span
            return self._source.content(leaf._begin, leaf._end)
        if self._content is not None:
            start, end = self._source.span(*self._content)
            return Span(start, min(end, self.span.end))
        end = self.marker.end
        return Span(end, end)

    @property
    def content_start(self) -> int:
        """Return where the item's own first block begins."""
        leaf = self.leaf
        if isinstance(leaf, Paragraph) and not self._source.attribute_lists:
            return leaf.start
        return self.content.start

    @property
    def is_one_block(self) -> bool:
        """Return whether the item is a paragraph or heading, with nothing behind its content."""
        leaf = self.leaf
        if leaf is None or leaf._end != self._end:
            return False
        is_all = isinstance(leaf, Paragraph) and not self._source.attribute_lists
        return is_all or self.content.end == self.span.end

    @property
    def text(self) -> str:
        """Return the first block as a reader sees it; empty if it is not text."""
        return self.leaf.text if self.leaf is not None else ""

    @property
    def runs(self) -> list[Span]:
        """Return the spans of the first block's literal text."""
        return self.leaf.runs if self.leaf is not None else []


class List:
    """A bullet or ordered list.

    ``depth`` counts the lists around it, 0 for an outermost one; ``section`` is the one it
    stands in.
    """

    __slots__ = ("depth", "items", "ordered", "section")

    def __init__(self, section: Section, depth: int, ordered: bool) -> None:
        self.section = section
        self.depth = depth
        self.ordered = ordered
        self.items: list[Item] = []

    @property
    def span(self) -> Span:
        """Return the span from the first item's marker to the end of the last item."""
        return Span(self.start, self.items[-1].span.end)

    @property
    def start(self) -> int:
        """Return where the span begins."""
        return self.items[0].marker.start


class Block:
    """A top-level block of the body.

    ``node`` is the Heading, Paragraph or List it stands for and None for the other kinds.
    ``opaque`` blocks are paragraphs that hold nothing but template tags or attribute lists, and
    MDX's imports and exports.
    """

    __slots__ = ("_begin", "_end", "_source", "kind", "node")

    _source: SourceText
    _begin: int
    _end: int
    kind: BlockKind
    node: Heading | Paragraph | List | None

    @property
    def span(self) -> Span:
        """Return where the block is written."""
        if self.node is not None:
            return self.node.span
        return self._source.span(self._begin, self._end)

    @property
    def start(self) -> int:
        """Return where the span begins."""
        if self.node is not None:
            return self.node.start
        return self._source.span_start(self._begin, self._end)


class Section:
    """A top-level heading and the blocks up to the next one, whatever its level.

    The text before the first heading is a section whose ``heading`` is None; there is always one
    such section, possibly without blocks. ``blocks`` does not include the heading.
    """

    __slots__ = ("_end", "_following", "_start", "blocks", "heading")

    def __init__(self, heading: Heading | None, start: int, end: int) -> None:
        self.heading = heading
        self.blocks: list[Block] = []
        # Those of the body.
        self._start = start
        self._end = end
        self._following: Section | None = None

    @property
    def span(self) -> Span:
        """Return the span from the heading to the next one, or to the end of the text."""
        start = self._start if self.heading is None else self.heading.span.start
        if self._following is None or self._following.heading is None:
            return Span(start, self._end)
        return Span(start, self._following.heading.span.start)


class Body:
    """The Markdown of a file: everything after the front matter.

    ``text`` is the whole file's text and ``start`` the offset at which the body begins. Lists
    hold things in the order of the text, nested ones included. ``code`` are the spans of code
    spans and blocks; ``opaque`` those of everything that no reader sees as it is written, in order
    and apart: template tags, attribute lists and the ``regions`` that the flavor of the body does
    not read as Markdown. ``tags`` are the template tags and kramdown's attribute lists, those in
    regions included. ``cuts`` are the indentation that means nothing in the flavor, and ``unread``
    what the page shows as it is written. ``source`` is the text as the parser was given it, None
    before it was parsed. ``empty_tags`` tells that ``<iframe … />`` is a whole
    element, as it is in JSX and not in HTML, ``loose_tags`` that there are tags where CommonMark
    sees text, and ``brace_lists`` that ``{key="value"}`` gives attributes.
    """

    __slots__ = (
        "_exposed",
        "_prose",
        "_read_again",
        "_render_prose",
        "blocks",
        "brace_lists",
        "code",
        "cuts",
        "definitions",
        "empty_tags",
        "headings",
        "html",
        "images",
        "items",
        "links",
        "lists",
        "loose_tags",
        "opaque",
        "paragraphs",
        "regions",
        "sections",
        "source",
        "start",
        "tags",
        "text",
        "unread",
    )

    def __init__(
        self,
        text: str,
        start: int,
        render_prose: Callable[[Body], str],
    ) -> None:
        self.text = text
        self.start = start
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.headings: list[Heading] = []
        self.paragraphs: list[Paragraph] = []
        self.lists: list[List] = []
        self.items: list[Item] = []
        self.links: list[Link] = []
        self.images: list[Link] = []
        self.html: list[Html] = []
        self.definitions: list[Definition] = []
        self.code: list[Span] = []
        self.opaque: list[Span] = []
        self.tags: list[Span] = []
        self.regions: list[OpaqueRegion] = []
        self.empty_tags = False
        self.loose_tags = False
        self.brace_lists = False
        self._read_again: Callable[[Body], list[Body]] | None = None
        self._exposed: list[Body] | None = None
        self.source: SourceText | None = None
        self.cuts: list[Span] = []
        self.unread: list[Span] = []
        self._render_prose = render_prose
        self._prose: str | None = None

    @property
    def prose(self) -> str:
        """Return the file's text with NUL characters in place of everything that is not prose.

        It is as long as ``text``, so offsets are the same. Line ends stay. Replaced are front
        matter, code, raw HTML, link destinations and titles, definitions, template tags and
        attribute lists. Made on first use: look for what you want in ``text`` first.
        """
        if self._prose is None:
            self._prose = self._render_prose(self)
        return self._prose

    @property
    def exposed(self) -> list[Body]:
        """Return all readings of the body for rules that look for what does harm.

        The body itself is always among them, and the only one where all renderers agree. The others
        are the text as CommonMark reads it, since what a tag or component makes of its content is
        not known, and as the renderer does where that shows HTML which the others take for code.
        """
        if self._read_again is None:
            return [self]
        if self._exposed is None:
            self._exposed = self._read_again(self)
        return self._exposed

    @property
    def may_read_again(self) -> bool:
        """Return whether there are other readings."""
        return self._read_again is not None

    def read_again(self, readings: Callable[[Body], list[Body]]) -> None:
        """Say how all readings are made when they are first asked for."""
        self._read_again = readings

    def release(self) -> None:
        """Undo the circular references of a body that is not used any more.

        Otherwise its memory is free only after a run of the garbage collector, which takes a tenth
        of the time of a long run.
        """
        for node in self.lists:
            node.items.clear()
        for section in self.sections:
            section.blocks.clear()
        for reading in self._exposed or ():
            if reading is not self:
                reading.release()
        self._exposed = None
