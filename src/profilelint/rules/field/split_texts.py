"""Texts with commas that the site's generator splits into a list at spaces alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context


class SplitText(NamedTuple):
    """A text with commas, and the words between them."""

    field: str
    generator: str
    words: list[str]


@finder("split_text", of="front matter")
def find_split_texts(context: Context) -> list[SplitText]:
    """Return the texts with commas between words that the site splits at spaces."""
    site, data = context.site, context.document.data
    if site is None or not site.words:
        return []
    found = []
    for field in site.words:
        text = data.get(field)
        if isinstance(text, str) and ", " in text and "\n" not in text:
            words = [word.strip() for word in text.split(",")]
            if all(words):
                found.append(SplitText(field, site.generator, words))
    return found
