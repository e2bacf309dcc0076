"""What several rules ask of the same body, worked out once.

Places of a body are worked out whenever they are asked for. What is kept here is that of the body
looked at last.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.body import Paragraph
from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.body import Block, Body, Leaf

_FEW: Final = 4
# ASCII that can be seen, and line ends and tabs.
_VISIBLE: Final = bytes((9, 10, 13, *range(32, 127)))


@lru_cache(maxsize=1)
def utf8(text: str) -> bytes:
    """Return a text in UTF-8: bytes are searched, split and filtered much faster than text."""
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def unusual(text: str) -> str:
    """Return the characters of a text that are neither printable ASCII, line ends nor tabs."""
    # What remains without ASCII is still UTF-8.
    return utf8(text).translate(None, _VISIBLE).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=1)
def line_end(text: str) -> str:
    """Return the line end to write into a text: CRLF where it has any, CR where it has no other."""
    if "\r" not in text:
        return "\n"
    return "\r\n" if "\r\n" in text else "\n" if "\n" in text else "\r"


@lru_cache(maxsize=1)
def top_paragraphs(body: Body) -> list[tuple[int, Paragraph, Span]]:
    """Return the paragraphs among a body's blocks, each after its index and before its span."""
    return [
        (index, block.node, block.node.span)
        for index, block in enumerate(body.blocks)
        if isinstance(block.node, Paragraph)
    ]


def span_around(spans: Sequence[Span], place: int) -> Span | None:
    """Return the span that holds a place before its end; None if there is none.

    The spans are in the order of the text and do not overlap.
    """
    index = bisect_right(spans, place, key=_first) - 1
    return spans[index] if index >= 0 and place < spans[index].end else None


def spans_at(nodes: Sequence[Block | Leaf], places: Sequence[int]) -> list[tuple[int, Span]]:
    """Return for each place the index and span of the last node that begins at or before it.

    Where there is none, that is -1 and an empty span. The nodes are in the order of the text.
    """
    if _FEW * len(places) < len(nodes):
        indices = [bisect_right(nodes, place, key=_start) - 1 for place in places]
        return [(index, nodes[index].span if index >= 0 else Span(0, 0)) for index in indices]
    starts = [node.start for node in nodes]
    indices = [bisect_right(starts, place) - 1 for place in places]
    return [(index, nodes[index].span if index >= 0 else Span(0, 0)) for index in indices]


def blocks_around(body: Body, places: Sequence[int]) -> list[Span | None]:
    """Return for each place the span of the paragraph or heading that holds it, if there is one."""
    if not places:
        return []
    return [
        next((span for _, span in both if span.start <= place < span.end), None)
        for place, *both in zip(
            places,
            spans_at(body.paragraphs, places),
            spans_at(body.headings, places),
            strict=True,
        )
    ]


def _start(node: Block | Leaf) -> int:
    return node.start


def _first(span: Span) -> int:
    return span[0]
