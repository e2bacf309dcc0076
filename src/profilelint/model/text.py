"""Lines and columns of offsets.

A line ends at LF, CR or CRLF and at nothing else: U+2028, U+0085, form feeds and the like are
ordinary characters, as editors and the Language Server Protocol count them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from profilelint.model.finding import Region, Span
from profilelint.model.pattern import pattern

LINE_END = pattern(r"\r\n?|\n")
"""What ends a line."""

EMPTY_LINE = pattern(r"(?>\r\n?|\n)[ \t]*+(?=[\r\n])")
"""The end of a line and the white space of an empty one behind it; CRLF alone is none."""

_SOURCE_LINES = 4
_SOURCE_WIDTH = 2000


class LineIndex:
    """The line starts of a text; made once per text that has a place to report."""

    __slots__ = ("_pairs", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._pairs: list[int] | None = None
        self._starts = _line_starts(text)

    @property
    def count(self) -> int:
        """Return the number of lines; one that is empty follows a line end at the end."""
        return len(self._starts)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the one-based line and column, in code points, of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line_span(self, line: int) -> Span:
        """Return the span of a one-based line without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def region(self, span: Span) -> Region:
        """Return where a span lies; offsets past the end of the text count as its end."""
        size = len(self.text)
        first, last = min(span.start, size), min(max(span.start, span.end), size)
        line, column = self.position(first)
        end_line, end_column = self.position(last)
        start_of_line, start_of_end_line = first - column + 1, last - end_column + 1
        shown = self.line_span(min(end_line, line + _SOURCE_LINES - 1))
        return Region(
            line,
            column,
            end_line,
            end_column,
            self._utf16_length(start_of_line, first) + 1,
            self._utf16_length(start_of_end_line, last) + 1,
            self.text[start_of_line : min(shown.end, start_of_line + _SOURCE_WIDTH)],
        )

    def _utf16_length(self, start: int, end: int) -> int:
        """Return how many UTF-16 code units a part of the text has."""
        pairs = self._pairs
        if pairs is None:
            # Where characters of two units stand is noted once: a long line may have many places.
            pairs = self._pairs = _surrogate_pairs(self.text)
        if not pairs:
            return end - start
        return end - start + bisect_left(pairs, end) - bisect_left(pairs, start)


def line_start(text: str, offset: int) -> int:
    """Return where the line that contains an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def whole_lines(text: str, span: Span) -> Span:
    """Return the span of all lines that a span touches, with the last one's line end."""
    end = LINE_END.search(text, span.end)
    return Span(line_start(text, span.start), end.end() if end is not None else len(text))


def holds(text: str, sign: str, rare: str, start: int, end: int) -> bool:
    """Return whether a sign of several characters stands in a part of a text.

    ``rare`` is the one of them that pages hold least often. That it is missing is found in a
    twentieth of the time that a search for the whole sign takes.
    """
    return text.find(rare, start, end) >= 0 and text.find(sign, start, end) >= 0


def newline_of(text: str) -> str:
    """Return the line end of a text's first line: LF, CR or CRLF; LF if it has only one line."""
    end = LINE_END.search(text)
    return end[0] if end is not None else "\n"


def _line_starts(text: str) -> list[int]:
    """Return the offsets at which lines begin."""
    if "\r" in text:
        return [0, *(end.end() for end in LINE_END.finditer(text))]
    starts = [0]
    at = text.find("\n") + 1
    while at:
        starts.append(at)
        at = text.find("\n", at) + 1
    return starts


def _surrogate_pairs(text: str) -> list[int]:
    """Return the offsets of the characters that UTF-16 writes as two code units."""
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return []
    return [offset for offset, char in enumerate(text) if char > "\uffff"]


def is_unicode(text: str) -> bool:
    r"""Return whether a text is without lone surrogates.

    The name of a file may hold them, and what JSON or YAML write as ``\ud800``.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
