"""White space at the ends of a body's lines, and what it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.body import Body

# The look-behind lets a run of spaces be tried once only, from its start.
_RUN: Final = re.compile(r"(?<![ \t\u00a0])[ \t\u00a0]++(?=[\r\n]|\Z)")
_OWNERS: Final = {"list": "item", "heading": "heading", "paragraph": "text", "quote": "text"}


class TrailingSpace(NamedTuple):
    """A run of spaces, tabs and no-break spaces at the end of a line.

    ``owner`` is what the line belongs to; ``line`` where it holds nothing else.
    """

    span: Span
    owner: Literal["item", "heading", "text", "line"]


@lru_cache(maxsize=1)
def trailing_spaces(body: Body) -> tuple[TrailingSpace, ...]:
    """Return the white space at line ends that means nothing, in the order of the text.

    Two spaces or more before a line of the same paragraph are a hard line break of CommonMark
    (section 6.7) and are not among them; neither is anything in code, raw HTML or tables.
    """
    text = body.text
    code = body.code
    html = [html.span for html in body.html]
    paragraphs = [paragraph.span for paragraph in body.paragraphs]
    blocks = [block.span for block in body.blocks]
    found: list[TrailingSpace] = []
    for run in _RUN.finditer(text, body.start):
        place = run.start()
        if _within(code, place) is not None or _within(html, place) is not None:
            continue
        span = Span(place, run.end())
        if place == body.start or text[place - 1] in "\r\n":
            found.append(TrailingSpace(span, "line"))
            continue
        paragraph = _within(paragraphs, place)
        if paragraph is not None and len(run[0]) > 1 and not run[0].strip(" "):
            continue
        block = _touching(blocks, place)
        if block is None:
            continue
        kind = body.blocks[block].kind
        if kind == "list" and _is_bare_marker(text, place):
            continue
        if kind in _OWNERS:
            found.append(TrailingSpace(span, _OWNERS[kind]))  # type: ignore[arg-type]
    return tuple(found)


def _is_bare_marker(text: str, place: int) -> bool:
    """Return whether a line holds a bullet and nothing else: its white space is no fault of it."""
    start = place - 1
    if text[start] not in "*+-":
        return False
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return start == 0 or text[start - 1] in "\r\n"


def _within(spans: Sequence[Span], place: int) -> int | None:
    """Return the index of the span that holds a place before its end; spans do not overlap."""
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return index if index >= 0 and place < spans[index].end else None


def _touching(spans: Sequence[Span], place: int) -> int | None:
    """Return the index of the span that holds a place or ends there."""
    index = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return index if index >= 0 and place <= spans[index].end else None
