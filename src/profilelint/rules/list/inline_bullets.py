"""Bullets that stand within a line or twice at its start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around, unusual

if TYPE_CHECKING:
    from profilelint.model.body import Leaf
    from profilelint.rules.api import Context

_BULLET: Final = "•"
# A sentence in small letters at its end, and an item that begins with a capital.
_STAR_WITHIN: Final = pattern(r" (\*) (?<=[a-z][.!?;] \* )(?=[A-Z][a-z])")
_MAY_HOLD_STAR: Final = Prefilter(r"[a-z][.!?;] \* [A-Z][a-z]")
_BULLETS_WITHIN: Final = pattern(
    r":[ \t]*(•)[ \t]*\w[^•\r\n]{2,200}(?:•[ \t]*\w[^•\r\n]{2,200}){1,40}"
)
_MARKERS: Final = frozenset(("* ", "- ", "+ "))


class DoubledBullet(NamedTuple):
    """An item with nothing but another item in the same line: the marker of each."""

    outer: Span
    inner: Span


@finder("inline_bullet", of="body")
def find_inline_bullets(context: Context) -> list[Span]:
    """Return the bullets that stand behind a sentence of an item, and pasted ones within a line.

    Of those that follow each other in a line it is the first.
    """
    body = context.document.body
    text = body.text
    found: list[Span] = []
    if body.items and "*" in text and _MAY_HOLD_STAR.may_match(text):
        leaves = [item.leaf for item in body.items if item.leaf is not None]
        for leaf in leaves:
            found += _within(leaf, text)
        if found:
            # In the words of a link, it is a sign like any other.
            links = [link.span for link in body.links]
            found = [each for each in found if span_around(links, each.start) is None]
    if _BULLET in unusual(text):
        for paragraph in body.paragraphs:
            match = _BULLETS_WITHIN.search(text, *paragraph.span)
            if match is not None and span_around(paragraph.runs, match.start(1)) is not None:
                found.append(Span(*match.span(1)))
    return sorted(found)


def _within(leaf: Leaf, text: str) -> list[Span]:
    match = _STAR_WITHIN.search(text, *leaf.span)
    if match is None or span_around(leaf.runs, match.start(1)) is None:
        return []
    return [Span(*match.span(1))]


@finder("doubled_bullet", of="lists")
def find_doubled_bullets(context: Context) -> list[DoubledBullet]:
    """Return the items that hold nothing but one item of the same kind, in the same line."""
    body = context.document.body
    text = body.text
    found = []
    ends = {item.marker: item.span.end for item in body.items}
    for node in body.lists:
        if not node.depth or node.ordered or len(node.items) > 1:
            continue
        marker = node.items[0].marker
        before = text[marker.start - 2 : marker.start]
        if before in _MARKERS and before[0] == text[marker.start]:
            outer = Span(marker.start - 2, marker.start - 1)
            if ends.get(outer) == node.span.end > marker.end:
                found.append(DoubledBullet(outer, marker))
    return found
