"""HTML that would cost a browser time beyond measure, made harmless."""

from __future__ import annotations

import re

from profilelint.model.pattern import pattern
from profilelint.source.markdown.html.attributes import read_attributes
from profilelint.source.markdown.html.render import PAGE_START

PAGE_TAG = pattern(r"<()(html|body)(?=[\t\n\f />])", re.IGNORECASE)
"""The start of a tag whose attributes go to the page's own element."""

_FORMATTING = pattern(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\t\n\f />])",
    re.IGNORECASE,
)
# Formatting elements left open are made anew in every block that follows, so a page of 1 MB can
# ask for thousands of millions of elements. Browsers run out of memory; past this many the
# formatting elements are read as elements without that habit.
_MOST_REPEATS = 1_000_000
# Two tags that begin alike for so many characters are taken for equal.
_ALIKE = 60
_MOST_PAGE_TAGS = 20
_RAW_TEXT_TAG = pattern(
    r"<(iframe|noembed|noframes|noscript|script|style|textarea|title|xmp)(?=[\t\n\f />])",
    re.IGNORECASE,
)


def untangle(text: str) -> str:
    """Return a rendered text, as long, in which no tags are left that would cost too much time.

    It is the text itself if there are none. Formatting elements left open are made anew in every
    block that follows (all but more than three alike), and every attribute of a second body tag
    is compared with those of the first. The names of such tags become ``x``.
    """
    opened: dict[str, int] = {}
    most = current = 0
    for tag in _FORMATTING.finditer(text):
        if tag[1]:
            current = max(0, current - 1)
            continue
        alike = text[tag.start() : tag.start() + _ALIKE]
        count = opened.get(alike, 0)
        opened[alike] = count + 1
        if count < 3:
            current += 1
            most = max(most, current)
    if most * text.count("<") > _MOST_REPEATS:
        text = _FORMATTING.sub(_renamed, text)
    if sum(1 for _ in PAGE_TAG.finditer(text)) > _MOST_PAGE_TAGS:
        text = text[: len(PAGE_START)] + PAGE_TAG.sub(_renamed, text[len(PAGE_START) :])
    return text


def empty_raw_text(text: str) -> dict[int, int]:
    """Return where tags such as ``<iframe … />`` begin, and how long their names are."""
    found: dict[int, int] = {}
    for tag in _RAW_TEXT_TAG.finditer(text, len(PAGE_START)):
        _, _, end = read_attributes(text, tag.end())
        if text.startswith("/>", end - 2):
            found[tag.start()] = len(tag[1])
    return found


def _renamed(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{'x' * len(tag[2])}"
