"""The parts of a page: its front-matter keys and its sections, as a tree and as what folds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.tree import Node

_MOST: Final = 2000
_DEEPEST: Final = 20
_LONGEST: Final = 100


class Part(NamedTuple):
    """A key or a section; ``name_span`` lies in ``span``, and both in that of what it is part of.

    ``detail`` is the value of a key, in short.
    """

    name: str
    sort: Literal["key", "section"]
    span: Span
    name_span: Span
    detail: str
    parts: list[Part]


def outline(document: Document) -> list[Part]:
    """Return the keys of the front matter and the sections of the body, nested."""
    parts: list[Part] = []
    if document.front_matter is not None:
        budget = [_MOST]
        parts += _keys(document.front_matter.tree, 0, budget)
    return parts + _sections(document)


def _keys(node: Node, depth: int, budget: list[int]) -> Iterator[Part]:
    if depth > _DEEPEST or budget[0] <= 0:
        return
    if isinstance(node, Sequence):
        for element in node.elements:
            yield from _keys(element.value, depth + 1, budget)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if budget[0] <= 0:
                return
            budget[0] -= 1
            value = entry.value
            detail = str(value.value)[:_LONGEST] if isinstance(value, Scalar) else ""
            if isinstance(value, Scalar) and value.value is None:
                detail = ""
            # What an alias stands for is written elsewhere.
            inner = [
                part
                for part in _keys(value, depth + 1, budget)
                if entry.span.start <= part.span.start and part.span.end <= entry.span.end
            ]
            yield Part(entry.key[:_LONGEST], "key", entry.span, entry.key_span, detail, inner)


def _sections(document: Document) -> list[Part]:
    """Return the sections that headings open; one ends where one of its level or above begins."""
    text = document.text
    if document.body_start >= len(text):
        return []
    headings = [each for each in document.body.headings if not each.depth][:_MOST]
    end = len(text.rstrip())
    top: list[Part] = []
    open_parts: list[tuple[int, Part]] = []
    for heading in headings:
        start = heading.span.start
        while open_parts and open_parts[-1][0] >= heading.level:
            open_parts.pop()
        stop = end
        part = Part(
            heading.text[:_LONGEST] or "#", "section", Span(start, stop), heading.span, "", []
        )
        (open_parts[-1][1].parts if open_parts else top).append(part)
        open_parts.append((heading.level, part))
    return _ended(top, end, text)


def _ended(parts: list[Part], end: int, text: str) -> list[Part]:
    """Return sections with their ends: where the next one begins, without the empty lines."""
    done: list[Part] = []
    for number, part in enumerate(parts):
        is_last = number + 1 == len(parts)
        stop = end if is_last else parts[number + 1].span.start
        while stop > part.name_span.end and text[stop - 1].isspace():
            stop -= 1
        span = Span(part.span.start, max(stop, part.name_span.end))
        done.append(part._replace(span=span, parts=_ended(part.parts, span.end, text)))
    return done


def folds(document: Document) -> list[Span]:
    """Return what can be folded: the front matter, its groups and lists, and sections."""
    front = document.front_matter
    found = [front.span] if front is not None else []
    pending = outline(document)
    while pending:
        part = pending.pop()
        found.append(part.span)
        pending += part.parts
    return sorted(found)
