"""The tree of simple YAML, with exact places, from its data and its lines.

What the lines say is known (`profilelint.source.front_matter.yaml.simple`), so that the data tells
what is written next: only where it is written is looked for. The parser's tree is the same
(`profilelint.source.front_matter.yaml.tree`), and takes several times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern
from profilelint.model.tree import Element, Entry, Mapping, Scalar, Sequence
from profilelint.source.front_matter.yaml.simple import MEMBER, QUOTED

if TYPE_CHECKING:
    import re

    from profilelint.model.tree import Node, Style

# Empty lines and comments, and the indentation of the line after them.
_BETWEEN = pattern(r"(?> *+(?:#[^\n]*+)?\r?\n)*+ *+")
_NOTHING = frozenset(("", "\r", "\n", "#"))
_QUOTES = frozenset("\"'")
_BRACKETS = frozenset("[{")
_WHITE = " \r\n"
_STYLES: dict[str, Style] = {
    "'": "single-quoted",
    '"': "double-quoted",
    "|": "literal",
    ">": "folded",
}


def simple_tree(text: str, content: Span, data: dict[str, Any]) -> Mapping:
    """Return the tree of a block of simple YAML that says this."""
    if not data:
        return Mapping(Span(content.start, content.start), [], flow=False)
    lines = _Lines(text)
    return lines.mapping(data, lines.next_sign(content.start))


class _Lines:
    """Makes tree nodes from the lines of a text."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def next_sign(self, at: int) -> int:
        """Return where the first thing is written in the line that begins at an offset or below."""
        between = _BETWEEN.match(self._text, at)
        return between.end() if between is not None else at

    def _below(self, at: int) -> int:
        """Return where the next thing is written below the line of an offset."""
        return self.next_sign(self._text.index("\n", at) + 1)

    def mapping(self, data: dict[str, Any], at: int) -> Mapping:
        """Return the mapping whose first key begins at an offset; each key begins a line."""
        entries = []
        start, end = at, 0
        for key, value in data.items():
            if end:
                start = self._below(end)
            key_end = start + len(key)
            if self._text[start] in _QUOTES:
                key_end += 2
            node = self._node(value, key_end + 1)
            end = node.span[1]
            key_span = new_tuple(Span, (start, key_end))
            entries.append(Entry(key, key_span, node, new_tuple(Span, (start, end))))
        return Mapping(new_tuple(Span, (at, end)), entries, flow=False)

    def _sequence(self, data: list[Any], at: int) -> Sequence:
        """Return the list whose first dash stands at an offset; each dash begins a line."""
        elements = []
        start, end = at, 0
        for value in data:
            if end:
                start = self._below(end)
            node = self._node(value, start + 1)
            end = node.span[1]
            elements.append(Element(node, new_tuple(Span, (start, end))))
        return Sequence(new_tuple(Span, (at, end)), elements, flow=False)

    def _node(self, value: Any, behind: int) -> Node:
        """Return the node of the value after a colon or dash, which ends at an offset."""
        text = self._text
        at = behind
        while (sign := text[at : at + 1]) == " ":
            at += 1
        if sign in _NOTHING:
            if value is None:
                return Scalar(new_tuple(Span, (behind, behind)), None, "plain")
            at = self._below(at)
        elif sign in _BRACKETS:
            return self._in_brackets(value, at)
        if value.__class__ is dict:
            return self.mapping(value, at)
        if value.__class__ is list:
            return self._sequence(value, at)
        style = _STYLES.get(sign, "plain")
        if style != "plain":
            end = self._end_of_marked(at)
        elif value.__class__ is not str:
            end = self._end_of_line(at)
        elif text.startswith(value, at):
            end = at + len(value)
        else:
            end = self._end_of_lines(len(value), at)
        return Scalar(new_tuple(Span, (at, end)), value, style)

    def _end_of_line(self, at: int) -> int:
        """Return where the last thing in a line ends that is no comment."""
        end = self._text.find("\n", at)
        line = self._text[at : end if end >= 0 else None]
        return at + len(line.partition(" #")[0].rstrip(_WHITE))

    def _end_of_lines(self, size: int, at: int) -> int:
        """Return where a plain text ends whose lines become one of so many characters."""
        text = self._text
        while True:
            end = text.find("\n", at)
            line = text[at : end if end >= 0 else None].rstrip(_WHITE)
            if len(line) >= size:
                return at + len(line)
            size -= len(line) + 1
            at = self.next_sign(end + 1)

    def _end_of_marked(self, at: int) -> int:
        """Return where a quoted text or a block scalar ends."""
        text = self._text
        quoted = QUOTED.match(text, at)
        if quoted is not None:
            return quoted.end()
        end = text.index("\n", at) + 1
        indent = 0
        while text[end + indent] == " ":
            indent += 1
        margin = " " * indent
        while end < len(text):
            line_end = text.find("\n", end) + 1 or len(text)
            if not text.startswith(margin, end) and text[end:line_end].strip(_WHITE):
                break
            end = line_end
        while text[end - 1] in _WHITE:
            end -= 1
        return end

    def _in_brackets(self, value: Any, at: int) -> Mapping | Sequence:
        """Return a list in brackets or a group in braces, all in one line."""
        text = self._text
        end = self._end_of_line(at)
        span = new_tuple(Span, (at, end))
        members = []
        start = at + 1
        while start < end - 1 and (member := MEMBER.match(text, start, end - 1)) is not None:
            members.append(member)
            start = member.end()
        if value.__class__ is list:
            nodes = [_member(*pair) for pair in zip(members, value, strict=True)]
            return Sequence(span, [Element(node, node.span) for node in nodes], flow=True)
        entries = []
        for member in members:
            node = _member(member, value[member[1]])
            key_span = Span(*member.span(1))
            entries.append(Entry(member[1], key_span, node, Span(key_span.start, node.span.end)))
        return Mapping(span, entries, flow=True)


def _member(member: re.Match[str], value: Any) -> Scalar:
    """Return the value of a member in brackets or braces."""
    if member[2]:
        return Scalar(Span(*member.span(2)), value, _STYLES[member[2][0]])
    start = member.start(3)
    return Scalar(Span(start, start + len(member[3].rstrip(" "))), value, "plain")
