"""Where the parts of a body are written: markers, headings' contents, brackets, destinations.

The parser tells where a block, a link or an image begins and ends. All other places are looked for
in the text when they are used.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.source.markdown.leaves import LeafText

if TYPE_CHECKING:
    from collections.abc import Callable

_WHITE = " \t\r\n"


class MarkdownText(LeafText):
    """The text of a body (`profilelint.model.source_text.SourceText`).

    ``written`` is the file's text and ``masked`` that text as the parser is given it, equally
    long; ``start`` is where the body begins in both. ``attribute_lists`` are spans in order and
    apart. Places are as for the leaves.
    """

    __slots__ = ("_trimmed_from", "_trimmed_to", "attribute_lists", "masked", "start")

    def __init__(self, written: str, masked: str, start: int, offset: Callable[[int], int]) -> None:
        super().__init__(written, offset)
        self.masked = masked
        self.start = start
        self.attribute_lists: list[Span] = []
        self._trimmed_from = self._trimmed_to = -1

    def span(self, begin: int, end: int) -> Span:
        """Return the span from one place to another, without white space at its ends."""
        text = self.written
        start, stop = self.offset(begin), self.offset(end)
        if start < stop:
            # No white space is above a space.
            if text[stop - 1] <= " ":
                if stop != self._trimmed_from:
                    self._trim(stop)
                stop = self._trimmed_to
            # Where a tab stands before a block, its event begins up to three places too early.
            while start < stop and text[start] in _WHITE:
                start += 1
        return new_tuple(Span, (start, stop)) if start < stop else Span(start, start)

    def span_start(self, begin: int, end: int) -> int:
        """Return where the span from one place to another begins; quicker than the span."""
        start = self.offset(begin)
        return start if self.written[start : start + 1] > " " else self.span(begin, end).start

    def span_end(self, begin: int, end: int) -> int:
        """Return where the span from one place to another ends; quicker than the span."""
        text, stop = self.written, self.offset(end)
        last = text[stop - 1]
        if last > " ":
            return stop
        # Mostly a line end is all the white space.
        if last == "\n" and begin < end - 1 and text[stop - 2] > " ":
            return stop - 1
        return self.span(begin, end).end

    def _trim(self, end: int) -> None:
        """Note where the white space before an offset in the text begins.

        Nested blocks end at the same place, so the last result is kept: otherwise white space after
        a deep list would be read once for every level.
        """
        self._trimmed_from = end
        text, first = self.written, self.start
        while end > first and text[end - 1] in _WHITE:
            end -= 1
        self._trimmed_to = end

    def content(self, begin: int, end: int) -> Span:
        """Return the span of a block without attribute lists at its ends."""
        span = self.span(begin, end)
        return self._without_attribute_lists(span) if self.attribute_lists else span

    def _without_attribute_lists(self, span: Span) -> Span:
        """Return a span without the attribute lists, and the spaces between, at its ends."""
        text, lists = self.written, self.attribute_lists
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

    def heading(self, begin: int, end: int) -> tuple[Span, bool]:
        """Return the span of a heading's content, and whether it is a setext heading."""
        span = self.span(begin, end)
        content, setext = _heading_content(self.masked, *span)
        if self.attribute_lists:
            inner = self._without_attribute_lists(content)
            if inner != content:
                # Closing marks may stand before the list.
                content = (
                    inner if setext else _heading_content(self.masked, span.start, inner.end)[0]
                )
        return content, setext

    def marker(self, begin: int) -> Span:
        """Return the span of a list item's marker."""
        # As the parser sees it: a form feed before it, for instance, is a space.
        text = self.masked
        start = self.offset(begin)
        char = text[start]
        # Here too the event may begin too early, and even at the mark of a quote.
        while char in " \t\r\n>":
            start += 1
            char = text[start]
        end = start + 1
        if char not in "-+*":
            while text[end - 1] not in ".)":
                end += 1
        return new_tuple(Span, (start, end))

    def brackets(self, begin: int, end: int, inner_end: int, *, image: bool) -> Span:
        """Return the span between the square brackets that a link or an image begins with.

        ``inner_end`` is where the last part of what stands between them ends; it is not less than
        ``end`` where nothing does.
        """
        start, stop = self.offset(begin), self.offset(end)
        start += 2 if image else 1
        # Between the last part and the bracket there is only white space, and the marks of the
        # quotes around.
        inner = start if inner_end >= end else self.offset(inner_end)
        return new_tuple(Span, (start, self.masked.find("]", inner, stop)))

    def destination(self, start: int, end: int, url: str) -> Span:
        """Return the span of the destination of an inline link that ends at a place.

        It reads ``url`` and stands behind ``start``, an offset in the text.
        """
        return find_destination(self.masked, start, self.offset(end) - 1, url)

    def is_masked(self, begin: int, end: int) -> bool:
        """Return whether the parser was given something else from one place to another."""
        start, stop = self.offset(begin), self.offset(end)
        return not self.masked.startswith(self.written[start:stop], start)

    def written_destination(self, span: Span, url: str) -> str:
        """Return a destination, as written where the parser was not given the text itself."""
        start, end = span
        written = self.written[start:end]
        return url if written == self.masked[start:end] else written


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


def find_destination(text: str, position: int, end: int, url: str) -> Span:
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
            stop = find_unescaped(text, ">", position, end)
        return Span(position, stop)
    stop = position + len(url)
    if text.startswith(url, position) and (stop >= end or text[stop] in " \t\r\n)"):
        return Span(position, min(stop, end))
    stop = position
    while stop < end and text[stop] > " ":
        stop += 2 if text[stop] == "\\" and text[stop + 1 : stop + 2] > " " else 1
    return Span(position, min(stop, end))


def find_unescaped(text: str, char: str, position: int, end: int) -> int:
    """Return where a character stands without a backslash before it; ``end`` if nowhere."""
    position = text.find(char, position, end)
    while position >= 0 and _is_escaped(text, position):
        position = text.find(char, position + 1, end)
    return position if position >= 0 else end


def _is_escaped(text: str, position: int) -> bool:
    """Return whether an odd number of backslashes stands before a position."""
    first = position
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (position - first) % 2 == 1
