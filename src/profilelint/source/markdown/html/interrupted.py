"""Start tags that template tags interrupt.

Liquid runs before Markdown is read: in ``<b on{{ a }}click="…">`` Markdown sees no tag, yet the
page has one. What a template tag writes is unknown. An attack can rely on one that writes nothing,
so that is what is assumed.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.source.markdown.live import read_live
from profilelint.source.markdown.reading import holding

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.body import Body
    from profilelint.model.markup import Element

_FARTHEST = 2000


def read_interrupted(
    body: Body, elements: list[Element], parse: Callable[[Body], list[Element]]
) -> list[Element]:
    """Return the elements whose start tags a template tag interrupts, read without those tags.

    ``elements`` are those that are known already; ``parse`` returns the elements of a body.
    """
    starts = _interrupted(body)
    starts.difference_update(element.span.start for element in elements)
    if not starts:
        return []
    text = body.text
    tags = [tag for tag in body.tags if text.startswith(("{{", "{%"), tag.start)]
    kept: list[str] = []
    joints: list[int] = [0]
    surplus: list[int] = [0]
    position = length = 0
    for start, end in tags:
        kept.append(text[position:start])
        length += start - position
        position = end
        joints.append(length)
        surplus.append(end - length)
    kept.append(text[position:])

    def place(offset: int, *, end: bool = False) -> int:
        index = bisect_right(joints, offset - 1 if end else offset) - 1
        return offset + surplus[index]

    interrupted: list[Element] = []
    filled = read_live("".join(kept), body.start, [], [])
    for element in parse(filled):
        first = place(element.span.start)
        if first not in starts:
            element.markup = None  # as `Markup.release` has it
            continue
        element.span = Span(first, place(element.span.end, end=True))
        element.verbatim = False
        _drop_what_follows(element, len(filled.text))
        for attribute in (*element.attributes.values(), *element.duplicates):
            start, name_end, value_start, value_end, end = attribute.bounds
            name_end, end = place(name_end, end=True), place(end, end=True)
            value_start, value_end = place(value_start), place(value_end, end=True)
            if "{" in text[name_end:end]:
                # Not empty, whatever the template tag writes.
                attribute.value = text[name_end:end].lstrip("= \t\r\n").strip("\"'")
                value_start = text.find(attribute.value, name_end, end)
                value_end = value_start + len(attribute.value)
            value_start = max(name_end, value_start)
            value_end = max(value_start, value_end)
            attribute.bounds = (place(start), name_end, value_start, value_end, max(end, value_end))
        interrupted.append(element)
    filled.release()
    return interrupted


def _drop_what_follows(element: Element, end: int) -> None:
    """Remove the attributes that a tag without an end has behind the end of the text."""
    element.attributes = {
        name: attribute
        for name, attribute in element.attributes.items()
        if attribute.bounds[0] < end
    }
    element.duplicates = [each for each in element.duplicates if each.bounds[0] < end]


def _interrupted(body: Body) -> set[int]:
    """Return the offsets of what may be start tags that have a template tag in them."""
    text = body.text
    starts: set[int] = set()
    for tag in body.tags:
        if text.startswith(("{{", "{%"), tag.start):
            least = max(body.start, tag.start - _FARTHEST)
            start = text.rfind("<", least, tag.start)
            if (
                start >= 0
                and text.find(">", start, tag.start) < 0
                and text[start + 1 : start + 2].isalpha()
                and holding(body.unread, start) is None
            ):
                starts.add(start)
    return starts
