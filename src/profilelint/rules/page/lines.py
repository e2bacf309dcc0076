"""The lines of a body, told apart by how they begin, in one pass over them.

What the lines say of lists holds where it is sure that they say what Markdown does: where each
bullet is one line, nothing is indented, and no block holds lines that only look like bullets and
headings. Most pages are written so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.model.body import Body

CLOSERS: Final = "\"'”’»)]*_"
"""What may stand between the end of a sentence and that of its line."""

_LONE_RETURN: Final = pattern(r"\r(?!\n)")
_HEADINGS: Final = tuple("#" * level + " " for level in range(1, 7))
_BLANKS: Final = frozenset(" \t\u00a0")
_MARKERS: Final = frozenset(("* ", "- ", "+ "))
_BULLETS_IN_BLOCKS: Final = ("\n* ", "\n- ", "\n+ ", "\n#")
# What begins a line that is an underline, a quotation, a fence, or a bullet without words.
_UNSURE: Final = frozenset("=->`~+")


@lru_cache(maxsize=1)
def with_line_feeds(text: str) -> str:
    """Return a text of the same length in which each line that ended in CR alone ends in LF."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


class BodyLines(NamedTuple):
    """The lines of a body.

    ``others``, without white space around, are all that are neither empty nor an ATX heading nor
    a bullet, as no line of a paragraph is at the top level: what holds of all of them holds of
    every such line. ``bullets`` are the items of all lists in their order, each without its marker
    and white space around it; None where lines do not tell them surely. ``crowded`` tells whether
    a bullet stands in the first line, or right below one that is neither empty nor a bullet, and
    ``spaced`` whether any line ends in a space, a tab or a no-break space.
    """

    others: list[str]
    bullets: list[str] | None
    crowded: bool
    spaced: bool


@lru_cache(maxsize=1)
def body_lines(body: Body) -> BodyLines:
    """Return the lines of a body."""
    text = body.text[body.start :]
    # Liquid's comments join, for Markdown, what is several lines here, and what a flavor leaves out
    # holds lines that are no Markdown.
    sure = certain = ("{" not in text or "{%" not in text) and not (body.regions or body.cuts)
    if "\r" in text:
        # Lone carriage returns end lines to CommonMark, and not everywhere to its parser.
        sure = certain = certain and text.count("\r") == text.count("\r\n")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    others: list[str] = []
    bullets: list[str] = []
    crowded = spaced = False
    headings = 0
    among_bullets = below_bullet = empty_above = False
    for line in text.split("\n"):
        if not line:
            empty_above, below_bullet = True, False
            continue
        if line[-1] in _BLANKS:
            spaced = True
        if certain and line[:2] in _MARKERS and len(line) > len("* "):
            crowded = crowded or not (among_bullets or empty_above)
            bullets.append(line[2:].strip())
            among_bullets = below_bullet = True
        elif certain and line[0] == "#" and line.startswith(_HEADINGS):
            headings += 1
            among_bullets = below_bullet = False
        else:
            other = line.strip(" \t")
            if other:
                others.append(other)
                if below_bullet or other[0] in _UNSURE or line[0] in " \t" or len(other) == 1:
                    sure = False
                among_bullets = False
            below_bullet = False
        empty_above = False
    if sure and len(body.headings) == headings and _are_all(body, len(bullets)):
        return BodyLines(others, bullets, crowded, spaced)
    return BodyLines(others, None, crowded, spaced)


def _are_all(body: Body, bullets: int) -> bool:
    """Return whether so many lines that look like bullets are just those of the lists."""
    for node in body.lists:
        if node.ordered or node.depth:
            return False
        bullets -= len(node.items)
    if bullets:
        return False
    for block in body.html:
        start, end = block.span
        inside = "\n" + body.text[start:end]
        if any(mark in inside for mark in _BULLETS_IN_BLOCKS):
            return False
    return True
