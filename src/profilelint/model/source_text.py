"""The interface between the nodes of a body and the text that they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.finding import Span


class SourceText(Protocol):
    """The text that a body was read from.

    ``begin`` and ``end`` are places, and ``first`` and ``last`` pieces of inline content: numbers
    that only the source text understands. ``masked`` is the file's text as the parser was given it,
    ``attribute_lists`` are the spans of kramdown's attribute lists, and ``offset`` turns a place
    into an offset.
    """

    masked: str
    attribute_lists: list[Span]
    offset: Callable[[int], int]

    def span(self, begin: int, end: int) -> Span:
        """Return the span from one place to another, without white space at its ends."""

    def span_start(self, begin: int, end: int) -> int:
        """Return where the span from one place to another begins."""

    def span_end(self, begin: int, end: int) -> int:
        """Return where the span from one place to another ends."""

    def content(self, begin: int, end: int) -> Span:
        """Return the span of a block without attribute lists at its ends."""

    def heading(self, begin: int, end: int) -> tuple[Span, bool]:
        """Return the span of a heading's content, and whether it is a setext heading."""

    def marker(self, begin: int) -> Span:
        """Return the span of a list item's marker."""

    def brackets(self, begin: int, end: int, inner_end: int, *, image: bool) -> Span:
        """Return the span between the square brackets that a link or an image begins with.

        ``inner_end`` is where the last part of what stands between them ends.
        """

    def destination(self, start: int, end: int, url: str) -> Span:
        """Return the span of a link's destination.

        It reads ``url`` and stands between ``start``, which is an offset in the text, and the
        place ``end``.
        """

    def text(self, first: int, last: int, *, images: bool = False) -> str:
        """Return some of the inline content as a reader sees it.

        Images are their descriptions, or nothing.
        """

    def runs(self, first: int, last: int) -> list[Span]:
        """Return the spans of the literal text in some of the inline content."""
