"""Containers between lines of colons, such as ``::: {.panel-tabset}`` and ``:::``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.body import Body

_FENCE = ":::"


def containers(body: Body, kinds: Sequence[str]) -> list[Span]:
    """Return the containers whose opening line holds one of the words, in the order of their ends.

    None are found where the page's flavor does not know such containers, and none that is not
    closed.
    """
    text = body.text
    found = []
    opened: list[tuple[int, str]] = []
    for region in body.regions:
        if not region.block or not text.startswith(_FENCE, region.start):
            continue
        line = text[region.start : region.end].strip(":").strip()
        if line:
            opened.append((region.start, line))
        elif opened:
            start, opening = opened.pop()
            if any(kind in opening for kind in kinds):
                found.append(Span(start, region.end))
    return found


def lies_in(spans: Sequence[Span], place: int) -> bool:
    """Return whether a place lies in one of several spans."""
    return any(span.start <= place < span.end for span in spans)
