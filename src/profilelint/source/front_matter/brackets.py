"""Edits of the members of a list in brackets or a mapping in braces, which all notations have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start, newline_of, whole_lines
from profilelint.model.tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.tree import Node

_COMMENT = pattern(r"#|//|/\*")
_REST_OF_LINE = pattern(r"[ \t]*(,?)[ \t]*(#[^\r\n]*)?(?=[\r\n])")


def insert_member(text: str, outer: Span, members: list[Span], index: int, written: str) -> Edit:
    """Return the edit that adds a member before the one with an index, or at the end.

    ``outer`` is the span of the brackets. The member goes on a line of its own if its neighbour
    does; a comment behind the neighbour stays there.
    """
    if not members:
        return Edit(Span(outer.start + 1, outer.start + 1), written)
    if index < len(members):
        at = members[index].start
        return Edit(Span(at, at), f"{written},{_line_before(text, at) or ' '}")
    end = members[-1].end
    line = _line_before(text, members[-1].start)
    rest = _REST_OF_LINE.match(text, end) if line is not None else None
    if rest is None or not rest[0].strip():
        return Edit(Span(end, end), f",{line or ' '}{written}")
    kept = rest[0] if rest[1] else f",{rest[0]}"
    return Edit(Span(end, rest.end()), f"{kept}{line}{written}{rest[1]}")


def remove_member(text: str, outer: Span, members: list[Span], index: int) -> Edit | None:
    """Return the edit that removes a member with its comma.

    Where it has lines of its own, they go with the comment behind it. None where another comment
    would go.
    """
    member = members[index]
    rest = _REST_OF_LINE.match(text, member.end)
    has_line = rest is not None and _line_before(text, member.start) is not None
    if has_line and rest is not None and rest[2]:
        return Edit(whole_lines(text, member), "")
    if len(members) == 1:
        removed = Span(outer.start + 1, outer.end - 1)
    elif index + 1 < len(members):
        removed = Span(member.start, members[index + 1].start)
    else:
        removed = Span(members[index - 1].end, member.end)
    before = _COMMENT.search(text, removed.start, member.start)
    if before is None and _COMMENT.search(text, member.end, removed.end) is None:
        return Edit(removed, "")
    return Edit(whole_lines(text, member), "") if has_line else None


def has_comment(text: str, node: Node) -> bool:
    """Return whether a comment stands between the keys and values of a node."""
    at = node.span.start
    for span in _written(node):
        if _COMMENT.search(text, at, span.start):
            return True
        at = max(at, span.end)
    return _COMMENT.search(text, at, node.span.end) is not None


def _written(node: Node) -> Iterator[Span]:
    """Yield the spans of the keys and scalars of a node."""
    if isinstance(node, Scalar):
        yield node.span
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key_span
            yield from _written(entry.value)
    else:
        for element in node.elements:
            yield from _written(element.value)


def _line_before(text: str, at: int) -> str | None:
    """Return a line end and the space before an offset; None if something else is before it."""
    before = text[line_start(text, at) : at]
    return None if before.strip() else newline_of(text) + before
