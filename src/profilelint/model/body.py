"""The Markdown body as rules see it: CommonMark's blocks and inlines with their exact places.

Names are CommonMark's. Every span counts code points of the whole file's text, front matter
included, and no block's span ends in white space. Nothing here is inside code: a link or tag in
a code span or block is text and is not listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.finding import Span

LinkKind: TypeAlias = Literal["inline", "reference", "collapsed", "shortcut", "autolink", "email"]
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


class Inlines(Protocol):
    """The inline content of a body, from which text is made only where it is asked for."""

    def text(self, first: int, last: int, *, images: bool = False) -> str:
        """Return a part of the content as a reader sees it, with descriptions of images or not."""

    def runs(self, first: int, last: int) -> list[Span]:
        """Return the spans of the literal text in a part of the content."""


class Leaf:
    """A block of inline content.

    ``text`` is what a reader sees: line ends within it are spaces, code is included, the
    descriptions of images, template tags and attribute lists are not. ``runs`` are the spans of
    its literal text, without markup, code and URLs; none goes past the end of a line.
    """

    __slots__ = ("_first", "_inlines", "_last", "_runs", "_text", "span")

    def __init__(self, span: Span, inlines: Inlines, first: int, last: int) -> None:
        self.span = span
        self._inlines = inlines
        self._first = first
        self._last = last
        self._text: str | None = None
        self._runs: list[Span] | None = None

    @property
    def text(self) -> str:
        """Return the content as a reader sees it, without white space around it."""
        if self._text is None:
            self._text = self._inlines.text(self._first, self._last).strip(" \t\r\n")
        return self._text

    @property
    def runs(self) -> list[Span]:
        """Return the spans of the literal text."""
        if self._runs is None:
            self._runs = self._inlines.runs(self._first, self._last)
        return self._runs


class Heading(Leaf):
    """An ATX or setext heading.

    ``text_span`` covers the inline content without ``#`` marks, spaces around them and a
    kramdown attribute list at the end. ``depth`` is the number of quotes and list items around
    it; only a heading at depth 0 opens a section.
    """

    __slots__ = ("depth", "level", "setext", "text_span")

    def __init__(
        self,
        span: Span,
        text_span: Span,
        inlines: Inlines,
        first: int,
        last: int,
        level: int,
        depth: int,
        *,
        setext: bool,
    ) -> None:
        self.span = span
        self.text_span = text_span
        self._inlines = inlines
        self._first = first
        self._last = last
        self._text = None
        self._runs = None
        self.level = level
        self.depth = depth
        self.setext = setext


class Paragraph(Leaf):
    """A paragraph, that of a tight list's item included.

    ``depth`` is the number of quotes and list items around it: 0 at the top level.
    """

    __slots__ = ("depth",)

    def __init__(self, span: Span, inlines: Inlines, first: int, last: int, depth: int) -> None:
        self.span = span
        self._inlines = inlines
        self._first = first
        self._last = last
        self._text = None
        self._runs = None
        self.depth = depth


class Item:
    """A list item.

    ``span`` runs from the marker to the end of its own content (nested lists included);
    ``marker`` is the bullet character or the number with its delimiter; ``content`` is the
    item's own first block, without a task's check box before it and an attribute list at its
    end, and is empty and at the end of the marker where there is none. ``leaf`` is that block
    if it is a paragraph or a heading, else None.
    """

    __slots__ = ("content", "index", "leaf", "marker", "owner", "span")

    def __init__(self, span: Span, marker: Span, content: Span, index: int, owner: List) -> None:
        self.span = span
        self.marker = marker
        self.content = content
        self.index = index
        self.owner = owner
        self.leaf: Paragraph | Heading | None = None

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

    __slots__ = ("depth", "items", "ordered", "section", "span")

    def __init__(self, span: Span, section: Section, depth: int, *, ordered: bool) -> None:
        self.span = span
        self.section = section
        self.depth = depth
        self.ordered = ordered
        self.items: list[Item] = []


class Block:
    """A top-level block of the body.

    ``node`` is the Heading, Paragraph or List it stands for and None for the other kinds.
    ``opaque`` blocks are paragraphs that hold nothing but template tags or attribute lists.
    """

    __slots__ = ("kind", "node", "span")

    def __init__(
        self, kind: BlockKind, span: Span, node: Heading | Paragraph | List | None
    ) -> None:
        self.kind = kind
        self.span = span
        self.node = node


class Section:
    """A top-level heading and the blocks up to the next one, whatever its level.

    The text before the first heading is a section whose ``heading`` is None; there is always one
    such section, possibly without blocks. ``blocks`` does not include the heading.
    """

    __slots__ = ("blocks", "heading", "span")

    def __init__(self, heading: Heading | None, span: Span) -> None:
        self.heading = heading
        self.span = span
        self.blocks: list[Block] = []


class Definition:
    """A link reference definition, ``[label]: destination "title"``."""

    __slots__ = ("label", "span", "url", "url_span")

    def __init__(self, label: str, span: Span, url: str, url_span: Span) -> None:
        self.label = label
        self.span = span
        self.url = url
        self.url_span = url_span


class Link:
    """A link or, with ``image`` true, an image.

    ``url`` is the destination after backslash escapes and character references are resolved;
    ``url_span`` is where it is written, without angle brackets: in the link itself, or in the
    definition that it refers to. ``text`` is the link text, or the image's description, as a
    reader sees it, and ``text_span`` its source between the brackets. An address in angle
    brackets is its own text.
    """

    __slots__ = (
        "_first",
        "_inlines",
        "_last",
        "_text",
        "image",
        "kind",
        "span",
        "text_span",
        "title",
        "url",
        "url_span",
    )

    def __init__(
        self,
        kind: LinkKind,
        span: Span,
        text_span: Span,
        url: str,
        url_span: Span,
        title: str,
        inlines: Inlines,
        first: int,
        last: int,
        *,
        image: bool,
    ) -> None:
        self.kind = kind
        self.span = span
        self.text_span = text_span
        self.url = url
        self.url_span = url_span
        self.title = title
        self.image = image
        self._inlines = inlines
        self._first = first
        self._last = last
        self._text: str | None = None

    @property
    def text(self) -> str:
        """Return the text as a reader sees it: a link's images stand for their descriptions."""
        if self._text is None:
            self._text = self._inlines.text(self._first, self._last, images=True)
        return self._text


class Html:
    """Raw HTML: an HTML block, or one inline tag, comment or declaration."""

    __slots__ = ("block", "span")

    def __init__(self, span: Span, *, block: bool) -> None:
        self.span = span
        self.block = block


class Body:
    """What follows the front matter.

    ``text`` is the whole file's text and ``start`` the offset at which the body begins. Lists
    hold things in the order of the text, nested ones included. ``code`` are the spans of code
    spans and blocks; ``opaque`` those of template tags (Liquid, Hugo shortcodes) and kramdown
    attribute lists.
    """

    __slots__ = (
        "_prose",
        "_render_prose",
        "blocks",
        "code",
        "definitions",
        "headings",
        "html",
        "images",
        "items",
        "links",
        "lists",
        "opaque",
        "paragraphs",
        "sections",
        "start",
        "text",
    )

    def __init__(self, text: str, start: int, render_prose: Callable[[Body], str]) -> None:
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
        self._render_prose = render_prose
        self._prose: str | None = None

    @property
    def prose(self) -> str:
        """Return the file's text with all that is not prose replaced by NUL characters.

        It is as long as ``text``, so offsets are the same. Line ends stay. Replaced are front
        matter, code, raw HTML, link destinations and titles, definitions, template tags and
        attribute lists. Made on first use: look for what you want in ``text`` first.
        """
        if self._prose is None:
            self._prose = self._render_prose(self)
        return self._prose
