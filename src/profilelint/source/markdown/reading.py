"""What is found in a body before CommonMark's parser reads it, by the constructs of its flavor."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.opaque import OpaqueRegion
from profilelint.model.pattern import pattern
from profilelint.model.text import LINE_END, joined
from profilelint.source.markdown.code_places import FenceLine, find_code, find_fence_lines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    AnySpan = TypeVar("AnySpan", Span, OpaqueRegion)

_CONTAINER = pattern(r"(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*+[ \t]*+")
_FAR = 1 << 62
# How often a character may be looked at, on average, while brackets are paired.
_BUDGET = 3
_LEAST = 30_000


class Reading:
    """A body as constructs see it, with the regions and the indentation that they found.

    ``text`` is the whole file's text and ``start`` where the body begins. ``tags`` are the spans
    of template tags and kramdown's attribute lists. ``templates_first``, ``verbatim`` and
    ``code_in_html`` are those of the `profilelint.source.markdown.flavor.Flavor`. ``regions`` are
    what the parser must not see, ``cuts`` the spans of indentation that it must not see, neither in
    order; ``attribute_lists`` are regions that do not belong to the block or heading they end.
    """

    def __init__(
        self,
        text: str,
        start: int,
        tags: list[Span],
        *,
        templates_first: bool = False,
        verbatim: tuple[str, ...] = (),
        code_in_html: bool = False,
    ) -> None:
        self.text = text
        self.start = start
        self.tags = tags
        self.templates_first = templates_first
        self.verbatim = verbatim
        self.code_in_html = code_in_html
        self.regions: list[OpaqueRegion] = []
        self.cuts: list[Span] = []
        self.attribute_lists: list[Span] = []
        self.budget = _BUDGET * (len(text) - start) + _LEAST
        self._lines: list[int] | None = None
        self._texts: list[str] = []
        self._fence_lines: list[FenceLine] | None = None
        self._code: list[Span] | None = None
        self._taken: list[Span] | None = None
        self._settled = 0

    @property
    def lines(self) -> list[int]:
        """Return the offsets at which lines begin, and the end of the text."""
        if self._lines is None:
            self._lines = self._split()
        return self._lines

    @property
    def texts(self) -> list[str]:
        """Return the lines without their ends."""
        if self._lines is None:
            self._lines = self._split()
        return self._texts

    def _split(self) -> list[int]:
        body = self.text[self.start :]
        end = "\r\n" if "\r" in body else "\n"
        if end == "\n" or body.count(end) == body.count("\r") == body.count("\n"):
            texts = body.split(end)
            lines: list[int] = []
            at, more = self.start, len(end)
            for written in texts:
                lines.append(at)
                at += len(written) + more
        else:
            texts = LINE_END.split(body)
            ends = [match.end() for match in LINE_END.finditer(body)]
            lines = [self.start, *map(self.start.__add__, ends)]
        if texts[-1]:
            lines.append(len(self.text))
        else:
            texts.pop()
        self._texts = texts
        return lines

    @property
    def code(self) -> list[Span]:
        """Return the spans of fenced code and code spans, in order and apart."""
        if self._code is None:
            self._code = find_code(self.text, self.start, self.fence_lines)
        return self._code

    @property
    def fence_lines(self) -> list[FenceLine]:
        """Return the lines that may open or close fenced code, in order."""
        if self._fence_lines is None:
            self._fence_lines = find_fence_lines(self.text, self.start)
        return self._fence_lines

    def in_code(self, offset: int) -> bool:
        """Return whether an offset lies in code."""
        return holding(self.code, offset) is not None

    @property
    def all_taken(self) -> list[Span]:
        """Return the code, and the regions of the constructs before, in order and apart."""
        if self._taken is None:
            regions = [new_tuple(Span, region[:2]) for region in self.regions]
            self._taken = joined([*self.code, *regions]) if regions else self.code
        return self._taken

    def taken(self, offset: int) -> Span | None:
        """Return the code, or the region of a construct before, around an offset; else None."""
        return holding(self.all_taken, offset)

    def settle(self) -> None:
        """Take note that all regions of a construct were found."""
        if len(self.regions) > self._settled:
            self._settled = len(self.regions)
            self._taken = None

    def add(self, start: int, end: int, name: str = "", *, block: bool | None = None) -> None:
        """Add a region; ``name`` is what its text is counted as where that is not read.

        Without ``block`` it is one if nothing else stands on its lines.
        """
        if block is None:
            block = self.begins_line(start) and self.ends_line(end)
        self.regions.append(new_tuple(OpaqueRegion, (start, end, name, block)))

    def begins_line(self, offset: int) -> bool:
        """Return whether only white space and marks of containers stand before an offset."""
        if offset == self.start or self.text[offset - 1] == "\n":
            return True
        line = self.line_start(offset)
        if line == offset:
            return True
        container = _CONTAINER.match(self.text, line)
        return container is not None and container.end() >= offset

    def ends_line(self, offset: int) -> bool:
        """Return whether only white space follows in the line."""
        text = self.text
        while offset < len(text) and text[offset] in " \t":
            offset += 1
        return offset == len(text) or text[offset] in "\r\n"

    def line_start(self, offset: int) -> int:
        """Return where the line of an offset begins."""
        return self.lines[self.line(offset)]

    def line_end(self, offset: int) -> int:
        """Return where the line of an offset ends, without its line end."""
        return self.end_of(self.line(offset))

    def line(self, offset: int) -> int:
        """Return the index of the line that an offset lies in."""
        index = bisect_right(self.lines, offset) - 1
        return index if index < len(self._texts) else max(len(self._texts) - 1, 0)

    def lines_with(self, marks: tuple[str, ...]) -> list[int]:
        """Return the indices of the lines that hold any of some marks, in order."""
        found: list[int] = []
        text = self.text
        for mark in marks:
            # To look for one character first is many times as fast.
            position = text.find(mark, self.start) if mark[0] in text else -1
            while position >= 0:
                line = self.line(position)
                found.append(line)
                following = line + 1
                if following >= len(self.texts):
                    break
                position = text.find(mark, self.lines[following])
        return sorted(set(found)) if len(marks) > 1 else found

    def end_of(self, line: int) -> int:
        """Return where a line ends, without its line end."""
        return self.lines[line] + len(self.line_text(line))

    def line_text(self, line: int) -> str:
        """Return a line without its end; behind the last one there is an empty one."""
        texts = self.texts
        return texts[line] if line < len(texts) else ""

    @property
    def count(self) -> int:
        """Return the number of lines."""
        return len(self.texts)

    def is_blank(self, line: int) -> bool:
        """Return whether a line holds white space alone, or there is no such line."""
        texts = self.texts
        return not 0 <= line < len(texts) or not texts[line] or texts[line].isspace()


def line_behind(text: str, start: int, before: int, at: int) -> int:
    """Return where the line begins that ``at`` lies in; -1 if ``before`` lies in it, too.

    ``start`` is where the first line begins; ``before`` is no place in it if it is the same.
    """
    line = text.rfind("\n", before, at) + 1
    return line or (start if before == start else -1)


def holding(spans: list[Span], offset: int) -> Span | None:
    """Return the one of several spans, in order and apart, that an offset lies in."""
    index = bisect_right(spans, (offset, _FAR)) - 1
    if index >= 0 and offset < spans[index].end:
        return spans[index]
    return None


def beginning_outside(spans: Iterable[AnySpan], others: list[Span]) -> list[AnySpan]:
    """Return the spans that do not begin in any of others; both are in order, the others apart."""
    outside: list[AnySpan] = []
    index, last = 0, len(others)
    for span in spans:
        start = span[0]
        while index < last and others[index][1] <= start:
            index += 1
        if index == last or others[index][0] > start:
            outside.append(span)
    return outside
