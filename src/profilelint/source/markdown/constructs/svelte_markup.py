"""Svelte's markup in Markdown: components such as ``<Video src="a.mp4" />``, and braces.

A name with a capital letter, a dot or a colon is that of a component (`<Card.Root>`,
``<svelte:head>``). Braces hold expressions and blocks: ``{count}``, ``{#if open}``, ``{/if}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.source.markdown.constructs.vue_components import add_tags
from profilelint.source.markdown.tags import read_braces

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading


def find(reading: Reading) -> None:
    """Add a region for each tag of a component, and for each pair of braces in text."""
    if "<" in reading.text:
        add_tags(reading, _is_component)
        reading.settle()
    text = reading.text
    at = text.find("{", reading.start)
    while at >= 0 and reading.budget > 0:
        around = reading.taken(at)
        end = around.end if around is not None else read_braces(reading, at)
        if around is None and end is not None:
            reading.add(at, end, block=reading.begins_line(at) and reading.ends_line(end))
        at = text.find("{", end or at + 1)


def _is_component(name: str) -> bool:
    # All in capitals, it may be that of an element.
    return (name[:1].isupper() and not name.isupper()) or "." in name or ":" in name
