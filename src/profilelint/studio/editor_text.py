"""The text of a page as an editor in a browser has it, and its changes on the page itself.

An editor in a browser knows one line end and counts UTF-16 code units. The text of a page keeps the
line ends that it has, and counts code points (see `profilelint.model.finding`). A change of the one
is made on the other by characters, so that what is not touched stays as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import LINE_END, newline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.model.finding import Edit, Span

_UNEVEN = pattern("\r\n|[\U00010000-\U0010ffff]")
_LONE_SURROGATE = pattern("[\ud800-\udfff]")


class Change(NamedTuple):
    """The replacement of a range of an editor's text, in UTF-16 code units, by another text."""

    start: int
    end: int
    insert: str


class ChangeError(Exception):
    """A change that no text can have had; the text says why."""


class EditorText:
    """A text of a page, without byte order mark, seen as an editor in a browser has it.

    ``raw`` is the text as it is in the file. ``text`` is the same with LF for each LF, CR and CRLF.
    """

    __slots__ = ("_editor", "_raw", "length", "raw", "text")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = LINE_END.sub("\n", raw) if "\r" in raw else raw
        # Where the two counts drift apart: behind each CRLF and each character of two code units.
        self._raw = [0]
        self._editor = [0]
        if "\r" in raw or not raw.isascii():
            shift = 0
            for found in _UNEVEN.finditer(raw):
                shift += 1 if found[0] != "\r\n" else -1
                self._raw.append(found.end())
                self._editor.append(found.end() + shift)
        self.length = self.to_editor(len(raw))

    def to_editor(self, offset: int) -> int:
        """Return where an offset of the page is in the editor; inside of CRLF is before it."""
        at = bisect_right(self._raw, offset) - 1
        place = self._editor[at] + offset - self._raw[at]
        if at + 1 < len(self._raw):
            # Only inside of CRLF could it be further than the end of that.
            return min(place, self._editor[at + 1] - 1)
        return place

    def to_raw(self, offset: int) -> int:
        """Return where an offset of the editor is on the page.

        Raises `ChangeError` for one outside the text or between two surrogates.
        """
        if not 0 <= offset <= self.length:
            raise ChangeError("the place is outside the text")
        at = bisect_right(self._editor, offset) - 1
        place = self._raw[at] + offset - self._editor[at]
        if at + 1 < len(self._raw) and place > self._raw[at + 1] - 1:
            raise ChangeError("the place is inside a character")
        return place

    def changed(self, changes: Sequence[Change]) -> EditorText:
        """Return the text with changes, which are in order and do not overlap.

        A line end that is inserted becomes that of the line it is inserted in or, without one,
        that of the page's first line. Raises `ChangeError`.
        """
        pieces: list[str] = []
        done = 0
        for start, end, insert in changes:
            first, last = self.to_raw(start), self.to_raw(end)
            if first < done or last < first:
                raise ChangeError("the changes are not in order")
            if _LONE_SURROGATE.search(insert):
                raise ChangeError("the text holds half a character")
            pieces += (self.raw[done:first], self._written(insert, first))
            done = last
        pieces.append(self.raw[done:])
        return EditorText(_joined(pieces))

    def _written(self, insert: str, at: int) -> str:
        """Return an inserted text with the line ends of the place."""
        if "\n" not in insert and "\r" not in insert:
            return insert
        found = LINE_END.search(self.raw, at)
        return LINE_END.sub(found[0] if found is not None else newline_of(self.raw), insert)

    def changes(self, edits: Iterable[Edit]) -> list[Change]:
        """Return the changes that edits of the page are in the editor, in order.

        They replace as little as they can, so that the cursor stays where it is. What only changes
        line ends is none: a browser would not see it.
        """
        found = []
        for span, text in sorted(edits):
            start, end, insert = _narrowed(self.raw, span, text)
            new = LINE_END.sub("\n", insert)
            first, last = self.to_editor(start), self.to_editor(end)
            if new != LINE_END.sub("\n", self.raw[start:end]):
                found.append(Change(first, last, new))
        return found


def _narrowed(raw: str, span: Span, text: str) -> tuple[int, int, str]:
    """Return an edit without what is the same at its beginning and end; no CRLF is divided."""
    start, end = span
    old = raw[start:end]
    most = min(len(old), len(text))
    front = 0
    while front < most and old[front] == text[front]:
        front += 1
    while front and old[front - 1] == "\r":
        front -= 1
    back = 0
    while back < most - front and old[-1 - back] == text[-1 - back]:
        back += 1
    while back and old[-back] == "\n":
        back -= 1
    return start + front, end - back, text[front : len(text) - back]


def _joined(pieces: Iterable[str]) -> str:
    """Return pieces as one text, in which no two line ends of different pieces become one."""
    kept = [piece for piece in pieces if piece]
    for at, (before, after) in enumerate(pairwise(kept)):
        if before[-1] == "\r" and after[0] == "\n":
            kept[at] = before + "\n"
    return "".join(kept)
