"""A body that is no Markdown: HTML, or a template that makes HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.opaque import WHOLE_BODY

if TYPE_CHECKING:
    from profilelint.source.markdown.reading import Reading


def find(reading: Reading) -> None:
    """Add a region for all that the body holds."""
    text = reading.text
    start = len(text) - len(text[reading.start :].lstrip())
    end = len(text.rstrip())
    if start < end:
        reading.add(start, end, WHOLE_BODY, block=True)
