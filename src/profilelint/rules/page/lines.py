"""The lines of a body, told apart by how they begin, in one pass over them.

What the lines say of lists and headings holds where it is sure that they say what Markdown does:
where each bullet is one line, nothing is indented, and no block holds lines that only look like
bullets and headings. Most pages are written so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.model.body import Body

_HEADINGS: Final = tuple("#" * level + " " for level in range(1, 7))
_BLANKS: Final = frozenset(" \t\u00a0")
_MARKERS: Final = frozenset(("* ", "- ", "+ "))
_BULLETS_IN_BLOCKS: Final = ("\n* ", "\n- ", "\n+ ", "\n#")
# What begins a line that is an underline, a quotation, a fence, or a bullet without words.
_UNSURE: Final = frozenset("=->`~+")


class BulletRun(NamedTuple):
    """Bullets below each other: one list, or several with different markers.

    ``heading`` is the index of the heading they stand below, -1 for none. ``said`` is what
    follows the markers, without white space around it.
    """

    heading: int
    said: list[str]


class BodyLines(NamedTuple):
    """The lines of a body, which end at LF.

    ``others``, without white space around, are all that are neither empty nor an ATX heading nor
    a bullet, as no line of a paragraph is at the top level: what holds of all of them holds of
    every such line. ``runs`` are the bullets of all lists, None where lines do not tell them
    surely. ``crowded`` tells whether a run stands right below a line that is not empty, and
    ``spaced`` whether any line ends in a space, a tab or a no-break space.
    """

    others: list[str]
    runs: list[BulletRun] | None
    crowded: bool
    spaced: bool


@lru_cache(maxsize=1)
def body_lines(body: Body) -> BodyLines:
    """Return the lines of a body."""
    text = body.text
    # Lone carriage returns and Liquid's comments join, for Markdown, what is several lines here.
    certain = ("{" not in text or "{%" not in text) and (
        "\r" not in text or text.count("\r") == text.count("\r\n")
    )
    sure = certain
    others: list[str] = []
    runs: list[BulletRun] = []
    said: list[str] | None = None
    crowded = False
    # Before a carriage return, blanks are no end of a line here.
    spaced = "\r" in text and any(blank + "\r" in text for blank in _BLANKS)
    headings = bullets = 0
    empty_above = below_bullet = False
    for line in text[body.start :].split("\n"):
        if not line or line == "\r":
            empty_above, below_bullet = True, False
            continue
        if line[-1] in _BLANKS:
            spaced = True
        if certain and line[:2] in _MARKERS and len(line) > len("* \r"):
            if said is None:
                said = []
                runs.append(BulletRun(headings - 1, said))
                crowded = crowded or not empty_above
            said.append(line[2:].strip())
            bullets += 1
            below_bullet = True
        elif certain and line[0] == "#" and line.startswith(_HEADINGS):
            headings += 1
            said, below_bullet = None, False
        else:
            other = line.strip(" \t\r")
            if other:
                others.append(other)
                if below_bullet or other[0] in _UNSURE or line[0] in " \t" or len(other) == 1:
                    sure = False
                said = None
            below_bullet = False
        empty_above = False
    if not (sure and len(body.headings) == headings and _are_all(body, bullets)):
        return BodyLines(others, None, crowded, spaced)
    return BodyLines(others, runs, crowded, spaced)


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
