"""What tests ask of a body that was read in a flavor."""

from __future__ import annotations

from profilelint.model.body import Body
from profilelint.source.markdown.body import parse_body
from profilelint.source.markdown.flavor import flavor_named


def read_body(text: str, flavor: str) -> Body:
    """Return a body read in a flavor, empty for the one of unknown renderers."""
    return parse_body(text, 0, flavor_named(flavor))


def regions(text: str, flavor: str) -> list[str]:
    """Return the text of each region."""
    return [text[region.start : region.end] for region in read_body(text, flavor).regions]


def blocks(text: str, flavor: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each block at the top level."""
    return [
        (block.kind, text[block.span.start : block.span.end])
        for block in read_body(text, flavor).blocks
    ]


def paragraphs(text: str, flavor: str) -> list[str]:
    """Return what readers see of each paragraph."""
    return [paragraph.text for paragraph in read_body(text, flavor).paragraphs]
