"""A YAML or JSON file that is changed by edits of its text, so that all else stays as it is."""

from __future__ import annotations

from profilelint.engine.edits import apply
from profilelint.model.finding import Edit, Span
from profilelint.model.text import LINE_END, line_start, newline_of, whole_lines
from profilelint.source.data_file import is_yaml, parse


class EditedFile:
    """A file's text and the edits to be made in it.

    All offsets are those of spans in the tree of ``content``; those of ``edits`` are offsets of the
    text. ``newline`` is the line end that the
    file uses.
    """

    __slots__ = ("_shift", "_text", "content", "edits", "is_yaml", "newline")

    def __init__(self, path: str, text: str) -> None:
        """Raise `profilelint.source.data_file.DataFileError` if the text cannot be read."""
        self.content = parse(path, text)
        self.is_yaml = is_yaml(path)
        self.newline = newline_of(text)
        self._text = text
        self._shift = self.content.shift
        self.edits: list[Edit] = []

    def replace(self, span: Span, text: str) -> None:
        """Write a text in place of a span."""
        self.edits.append(Edit(Span(span.start - self._shift, span.end - self._shift), text))

    def insert(self, offset: int, text: str) -> None:
        """Write a text at an offset."""
        self.replace(Span(offset, offset), text)

    def changed(self) -> str:
        """Return the text after the edits."""
        return apply(self._text, self.edits)

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line of an offset ends, without its line end."""
        found = LINE_END.search(self._text, offset - self._shift)
        return (found.start() if found is not None else len(self._text)) + self._shift

    def next_line(self, offset: int) -> int:
        """Return the offset at which the line below begins, or the text ends."""
        here = offset - self._shift
        return whole_lines(self._text, Span(here, here)).end + self._shift

    def before(self, offset: int) -> str:
        """Return what stands before an offset in its line."""
        here = offset - self._shift
        return self._text[line_start(self._text, here) : here]

    def indent(self, offset: int) -> str:
        """Return the white space that begins the line of an offset, up to the offset."""
        before = self.before(offset)
        return before[: len(before) - len(before.lstrip())]

    def separator(self, offset: int) -> str:
        """Return what stands between a pair that begins at an offset and one behind it, in braces.

        A pair that begins a line is followed by one on a line of its own.
        """
        before = self.before(offset)
        return ", " if before.strip() else f",{self.newline}{before}"
