"""Lines and columns of offsets.

A line ends at LF, CR or CRLF and at nothing else: U+2028, U+0085, form feeds and the like are
ordinary characters, as editors and the Language Server Protocol count them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Region, Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

ASCII_LETTERS = "".join(filter(str.isalpha, map(chr, range(0x80))))
"""The letters of ``string.ascii_letters``; that module compiles a pattern when it is imported."""

LINE_END = pattern(r"\r\n?|\n")
"""What ends a line."""

EMPTY_LINE = pattern(r"(?>\r\n?|\n)[ \t]*+(?=[\r\n])")
"""The end of a line and the white space of an empty one behind it; CRLF alone is none."""

_WORD = pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PAIR = pattern(r"[\U00010000-\U0010ffff]")
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
        return Span(self._starts[line - 1], self._line_end(line))

    def _line_end(self, line: int) -> int:
        text, starts = self.text, self._starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(text)
        while end > start and text[end - 1] in "\r\n":
            end -= 1
        return end

    def region(self, span: Span) -> Region:
        """Return where a span lies; offsets past the end of the text count as its end."""
        text, starts = self.text, self._starts
        size = len(text)
        first, last = span
        if last < first:
            last = first
        if last > size:
            first, last = min(first, size), size
        line = bisect_right(starts, first)
        # Most places lie on one line.
        is_short = line == len(starts) or last < starts[line]
        end_line = line if is_short else bisect_right(starts, last)
        start, end_start = starts[line - 1], starts[end_line - 1]
        column, end_column = first - start + 1, last - end_start + 1
        shown = line if is_short else min(end_line, line + _SOURCE_LINES - 1)
        end = self._line_end(shown)
        source = text[start : end if end - start < _SOURCE_WIDTH else start + _SOURCE_WIDTH]
        if last - start < _SOURCE_WIDTH and text[start:last].isascii():
            units = (column, end_column)
        else:
            pairs = self._pairs
            if pairs is None:
                # Where characters of two units stand is noted once: a line may have many places.
                pairs = self._pairs = _surrogate_pairs(text)
            units = (
                column + _count(pairs, start, first),
                end_column + _count(pairs, end_start, last),
            )
        return new_tuple(Region, (line, column, end_line, end_column, *units, source))


def _count(places: list[int], start: int, end: int) -> int:
    """Return how many of some places lie in a part of the text."""
    return bisect_left(places, end) - bisect_left(places, start)


def line_start(text: str, offset: int) -> int:
    """Return where the line that contains an offset begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def whole_lines(text: str, span: Span) -> Span:
    """Return the span of all lines that a span touches, with the last one's line end."""
    end = LINE_END.search(text, span.end)
    return Span(line_start(text, span.start), end.end() if end is not None else len(text))


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order and apart: those that overlap are made one."""
    result: list[Span] = []
    reach = -1
    for span in sorted(spans):
        start, end = span
        if start >= reach:
            result.append(span)
            reach = end
        elif end > reach:
            result[-1] = Span(result[-1].start, end)
            reach = end
    return result


def holds(text: str, sign: str, rare: str, start: int, end: int) -> bool:
    """Return whether a sign of several characters stands in a part of a text.

    ``rare`` is the one of them that pages hold least often. That it is missing is found in a
    twentieth of the time that a search for the whole sign takes.
    """
    return text.find(rare, start, end) >= 0 and text.find(sign, start, end) >= 0


def plain_words(text: str) -> list[str]:
    """Return the words of ASCII letters in a text in small letters: two of ``startDate``."""
    return [word.lower() for word in _WORD.findall(text)]


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
    return [pair.start() for pair in _PAIR.finditer(text)]


def is_unicode(text: str) -> bool:
    r"""Return whether a text is without lone surrogates.

    The name of a file may hold them, and what JSON or YAML write as ``\ud800``.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
