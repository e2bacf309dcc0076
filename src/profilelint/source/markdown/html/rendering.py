"""The rendered text of a page, and where in the file each stretch of it comes from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.markup import Attribute


class Rendering:
    """A rendered text whose every stretch knows its origin.

    ``masked`` is the file's text as it was rendered and ``written`` as it is, equally long;
    ``offset`` takes the places of the parser to offsets in both.
    A stretch is ``verbatim`` if it stands in the file as it is rendered, and ``authored`` if it
    is raw HTML and not made by Markdown. ``concealed`` are the first and last offsets of what
    Markdown takes for comments, in order. ``text`` is empty until everything was added.
    """

    def __init__(self, masked: str, written: str, offset: Callable[[int], int]) -> None:
        self.masked = masked
        self._offset = offset
        self.written = written
        self.parts: list[str] = []
        self.length = 0
        self.text = ""
        self.concealed: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._origins: list[tuple[int, int, bool, bool]] = []

    def add(
        self, text: str, start: int, end: int, *, authored: bool = False, verbatim: bool = False
    ) -> None:
        """Append a text that comes from a span of the file.

        The span of one that is not authored are places of the parser, which are seldom asked for.
        """
        if text:
            self._starts.append(self.length)
            self._origins.append((start, end, authored, verbatim))
            self.parts.append(text)
            self.length += len(text)

    def add_html(self, text: str, start: int, end: int) -> None:
        """Append raw HTML, line by line where containers' marks interrupt it in the file."""
        if text == self.masked[start:end] and "\r" not in text:
            self.add(text, start, end, authored=True, verbatim=True)
            return
        for line in text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True):
            bare = line.rstrip("\n")
            at = self.masked.find(bare, start, end) if bare else -1
            if at >= 0:
                self.add(bare, at, at + len(bare), authored=True, verbatim=True)
                start = at + len(bare)
            else:
                self.add(bare, start, end, authored=True)
            if len(bare) < len(line):
                self.add("\n", start, min(start + 1, end), authored=True)

    def finish(self) -> None:
        """Join what was appended."""
        self.text = "".join(self.parts)

    def authored(self, offset: int) -> bool:
        """Return whether the character at an offset of the rendered text is raw HTML."""
        return self._origins[bisect_right(self._starts, offset) - 1][2]

    def is_made(self, start: int, end: int) -> bool:
        """Return whether Markdown makes anything but white space between two offsets."""
        index = bisect_right(self._starts, start) - 1
        while index < len(self._starts) and self._starts[index] < end:
            at = max(self._starts[index], start)
            part = self.parts[index][at - self._starts[index] : end - self._starts[index]]
            if not self._origins[index][2] and part.strip():
                return True
            index += 1
        return False

    def start(self, offset: int) -> int:
        """Return the offset in the file of the character at an offset of the rendered text."""
        index = bisect_right(self._starts, offset) - 1
        start, end, authored, verbatim = self._origins[index]
        if not authored:
            return self._offset(start)
        return min(start + offset - self._starts[index], end) if verbatim else start

    def end(self, offset: int) -> int:
        """Return the offset in the file after the character before one of the rendered text."""
        index = bisect_left(self._starts, offset) - 1
        start, end, authored, verbatim = self._origins[max(index, 0)]
        if not authored:
            return self._offset(end)
        return min(start + offset - self._starts[index], end) if verbatim else end

    def place(self, attribute: Attribute) -> None:
        """Give an attribute of the rendered text its places in the file."""
        start, name_end, value_start, value_end, end = attribute.bounds
        first = self.start(start)
        second = max(first, self.end(name_end))
        third = max(second, self.start(value_start)) if value_start < value_end else second
        fourth = max(third, self.end(value_end))
        attribute.bounds = (first, second, third, fourth, max(fourth, self.end(end)))
