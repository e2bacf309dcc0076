"""What becomes of the inline content of a leaf: the text that a reader sees, and its literal runs.

While a body is read, only *pieces* of inline content are noted. A text is put together from them
when it is used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple

if TYPE_CHECKING:
    from collections.abc import Callable

DESCRIPTION_STARTS = 1
DESCRIPTION_ENDS = -1
_LINE_END = " "


class LeafText:
    """The pieces of all leaves of a body, in the order of the text.

    Places are byte offsets into the UTF-8 form of the body; ``offset`` makes one an offset in
    ``written``, the file's text. A piece in ``pieces`` is either two places, with literal text
    from one to the other, or one complement of a place (``~place``): there, ``marks`` has the
    content of a code span, or `DESCRIPTION_STARTS` or `DESCRIPTION_ENDS` for an image. A place
    without a mark is a line end within a leaf.

    ``entities`` are the character references: two places and the characters meant. ``opaque`` are
    the spans, in order and apart, that no reader sees.
    """

    __slots__ = ("_opaque_ends", "entities", "marks", "offset", "opaque", "pieces", "written")

    def __init__(self, written: str, offset: Callable[[int], int]) -> None:
        self.written = written
        self.offset = offset
        # The first piece belongs to no leaf: it is there so that there is always a last one.
        self.pieces: list[int] = [-1]
        self.marks: dict[int, str | int] = {}
        self.entities: list[tuple[int, int, str]] = []
        self.opaque: list[Span] = []
        self._opaque_ends: list[int] = []

    def hide(self, opaque: list[Span]) -> None:
        """Set the spans that no reader sees, which are in order and apart."""
        self.opaque = opaque
        self._opaque_ends = [span.end for span in opaque]

    def text(self, first: int, last: int, *, images: bool = False) -> str:
        """Return the text of the pieces from ``first`` up to ``last``, as a reader sees it.

        Images are their descriptions if ``images`` is true, else nothing.
        """
        pieces = self.pieces
        if last - first == 2 and pieces[first] >= 0 and not self.entities:
            # One piece of literal text, as in most headings and items.
            start, end = self.offset(pieces[first]), self.offset(pieces[first + 1])
            if not self.opaque or not self._hides(start, end):
                return self.written[start:end]
        parts: list[str] = []
        descriptions = 0
        index = first
        while index < last:
            begin = pieces[index]
            if begin >= 0:
                if images or not descriptions:
                    self._add_text(begin, pieces[index + 1], parts)
                index += 2
                continue
            index += 1
            mark = self.marks.get(~begin, _LINE_END)
            if mark.__class__ is int:
                descriptions += mark
            elif images or not descriptions:
                parts.append(mark)  # type: ignore[arg-type]
        return "".join(parts)

    def _add_text(self, begin: int, end: int, parts: list[str]) -> None:
        offset, entities = self.offset, self.entities
        if entities:
            index = bisect_left(entities, (begin,))
            while index < len(entities) and entities[index][0] < end:
                place, entity_end, characters = entities[index]
                self._add_visible(offset(begin), offset(place), parts)
                parts.append(characters)
                begin = entity_end
                index += 1
        self._add_visible(offset(begin), offset(end), parts)

    def _add_visible(self, start: int, end: int, parts: list[str]) -> None:
        if self.opaque and self._hides(start, end):
            for span in self.visible(start, end):
                parts.append(self.written[span.start : span.end])
        else:
            parts.append(self.written[start:end])

    def runs(self, first: int, last: int) -> list[Span]:
        """Return the spans of literal text among the pieces from ``first`` up to ``last``."""
        spans: list[Span] = []
        descriptions = 0
        index = first
        pieces, offset = self.pieces, self.offset
        while index < last:
            begin = pieces[index]
            if begin >= 0:
                end = pieces[index + 1]
                if not descriptions and begin < end:
                    start, stop = offset(begin), offset(end)
                    if self.opaque and self._hides(start, stop):
                        spans += self.visible(start, stop)
                    else:
                        spans.append(new_tuple(Span, (start, stop)))
                index += 2
                continue
            index += 1
            mark = self.marks.get(~begin, _LINE_END)
            if mark.__class__ is int:
                descriptions += mark
        return spans

    def _hides(self, start: int, end: int) -> bool:
        """Return whether anything from one offset to another is opaque."""
        index = bisect_right(self._opaque_ends, start)
        return index < len(self.opaque) and self.opaque[index].start < end

    def visible(self, start: int, end: int) -> list[Span]:
        """Return the spans from one offset to another that are not opaque."""
        spans: list[Span] = []
        opaque = self.opaque
        index = bisect_right(self._opaque_ends, start)
        while index < len(opaque) and opaque[index].start < end:
            hidden = opaque[index]
            if hidden.start > start:
                spans.append(Span(start, hidden.start))
            start = hidden.end
            index += 1
        if start < end:
            spans.append(Span(start, end))
        return spans

    def is_opaque(self, span: Span) -> bool:
        """Return whether nothing but opaque spans and white space is in a span."""
        return all(self.written[start:end].isspace() for start, end in self.visible(*span))
