"""What is open, and what was met last, while a body is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.body import Section

if TYPE_CHECKING:
    from profilelint.model.body import Body, Item, List
    from profilelint.model.inline import Definition, Link
    from profilelint.source.markdown.places import MarkdownText

Extent: TypeAlias = dict[str, int]
"""The places ``start`` and ``end`` of an element, which are the same in both of its events."""


class State:
    """The state of a reader, and the body that it fills.

    ``depth`` is the number of quotes, items and footnotes around; ``lists`` and ``links`` are
    the lists, and the links and images, that are open. ``descriptions`` is the number of images
    around: what is in a description is text to every reader.

    ``in_leaf`` tells whether a leaf is open, ``leaf_begin`` where it begins and ``leaf_first``
    which is its first piece. ``block_end`` is where the last block ended that holds text; -1 in
    a quote, item or footnote that has none so far. ``empty_item`` is the innermost item as long
    as its first block was not met.

    ``line_feeds_alone`` tells that no line of the text ends with two characters.

    ``previous`` is the extent of the event before the one at hand, and ``value`` the value of the
    last element that has one. ``targets`` are the definitions that links refer to, by label.
    """

    __slots__ = (
        "block_end",
        "body",
        "depth",
        "descriptions",
        "empty_item",
        "in_leaf",
        "leaf_begin",
        "leaf_first",
        "line_feeds_alone",
        "links",
        "lists",
        "pieces",
        "previous",
        "section",
        "source",
        "targets",
        "value",
    )

    def __init__(self, body: Body, source: MarkdownText) -> None:
        self.body = body
        self.source = source
        self.pieces = source.pieces
        self.section = Section(None, body.start, len(body.text))
        body.sections.append(self.section)
        self.depth = 0
        self.lists: list[List] = []
        self.links: list[Link] = []
        self.descriptions = 0
        self.in_leaf = False
        self.leaf_begin = self.leaf_first = self.block_end = 0
        self.empty_item: Item | None = None
        self.line_feeds_alone = "\r" not in body.text or "\r\n" not in body.text
        self.previous: Extent = {}
        self.value: Any = None
        self.targets: dict[str, Definition] = {}
