"""Lists with items that are empty, repeated, uneven or wrapped, and lists in the wrong place.

Most lists are plain: each item is one line that begins with a bullet and a space. What the lines
of such a list say is enough to tell that nothing of this is the matter with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from profilelint.model.body import Paragraph
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.list.lost_lists import lost_lists
from profilelint.rules.page.lines import with_line_feeds
from profilelint.rules.page.parts import span_around, unusual

if TYPE_CHECKING:
    from profilelint.model.body import Body, Item, List
    from profilelint.rules.api import Context

PASTED: Final = "•◦▪▫‣●○■□∙⁃➢➤❖\uf0b7\uf0a7"
"""The bullet characters that word processors write, which Markdown does not know."""

_PASTED: Final = frozenset(PASTED)
_COUNTERPARTS: Final = {"○": "●", "●": "○", "□": "■", "■": "□"}
_MARKERS: Final = ("* ", "- ", "+ ")
# An empty line or a heading, after which no list goes on in the paragraph of its last item.
_NO_MORE: Final = ("\n", "\r", *("#" * level + " " for level in range(1, 7)))
_HEAD: Final = 12
_FAR: Final = 40
_TWO: Final = 2
_TABLES: Final = ("list-table",)
# What begins a line that is more than the text of the bullet above it.
_NOT_TEXT: Final = " \t>•◦▪‣●○■□∙\uf0b7\uf0a7"
_NO_BULLET: Final = pattern(rf"\n(?=[^\n{_NOT_TEXT}])(?![-*+] )")
_NO_NUMBER: Final = pattern(rf"\n(?=[^\n{_NOT_TEXT}])(?![0-9]{{1,9}}[.)][ \t\r\n])")
# After a pasted bullet the faulty line is that one: it belongs to the list. Colons open containers.
_NOT_PARAGRAPH: Final = ("* ", "- ", "+ ", "#", ":::", *PASTED)
_SKIPPED: Final = PASTED + " \t\u00a0"
_WIDEST_GAP: Final = 1000
# At most one empty line, and the beginning of code, a picture, HTML, a table or a template tag.
_ABOVE_BLOCK = (
    r"[ \t]*+(?:\r\n?|\n)(?:[ \t]*+(?:\r\n?|\n))?+[ \t>]*+"
    r"(?:```|~~~|!\[|<(?!!--)|\||\+[-=]|\{[{%:]|:::|\$\$|\\\[)"
)
_BLOCK_BELOW: Final = pattern(_ABOVE_BLOCK)
# To kramdown, the next line is the text of the item, if it is not an item itself.
_TEXT_BELOW: Final = pattern(rf"{_ABOVE_BLOCK}|[ \t]++(?:\r\n?|\n)[ \t]*+(?![*+-]|\d++\.)[^\s]")


@lru_cache(maxsize=1)
def lists_with_lines(body: Body) -> list[tuple[List, list[str] | None]]:
    """Return each list with what its items say, without white space around it.

    A list that is not plain has None.
    """
    return [(node, _item_lines(node, body.text)) for node in body.lists]


def _item_lines(node: List, text: str) -> list[str] | None:
    """Return what follows the marker of each item of a plain list; None for other lists."""
    if node.ordered:
        return None
    items = node.items
    start = items[0].marker.start
    end = text.find("\n", items[-1].marker.start if len(items) > 1 else start)
    # What follows the last item must be no more of it.
    if 0 <= end < len(text) - 1 and not text.startswith(_NO_MORE, end + 1):
        return None
    written = text[start : end if end >= 0 else len(text)]
    if "\r" in written and written.count("\r") > written.count("\r\n") + written.endswith("\r"):
        # To Markdown, a lone carriage return ends a line as well.
        return None
    # As many lines as items begin with a marker, and none is between but empty ones.
    lines = [line for line in written.split("\n") if line and line != "\r"]
    texts = [line[2:].strip() for line in lines if line[:2] in _MARKERS]
    return texts if len(texts) == len(lines) == len(items) else None


@finder("empty_bullet", of="lists")
def find_empty_bullets(context: Context) -> list[Item]:
    """Return the items of bullet and ordered lists that hold nothing.

    In a table that is written as a list, empty items are cells, and a list of empty items alone is
    a form to fill in. One above a block that is no paragraph stands for its mark or number, and
    numbers that alternate with paragraphs are their labels. To kramdown, text right below belongs
    to it.
    """
    body = context.document.body
    empty = [item for item in body.items if item.leaf is None and item.span.end == item.marker.end]
    if empty:
        is_kramdown = context.document.flavor.startswith("kramdown")
        filled = _TEXT_BELOW if is_kramdown else _BLOCK_BELOW
        empty = [item for item in empty if not filled.match(body.text, item.marker.end)]
        labels = [item for item in empty if item.owner.ordered and len(item.owner.items) == 1]
        if len(labels) > 1:
            empty = [item for item in empty if item not in labels]
    if len(empty) > 1:
        number = Counter(id(item.owner) for item in empty)
        empty = [item for item in empty if not 1 < number[id(item.owner)] == len(item.owner.items)]
    if not empty:
        return []
    from profilelint.rules.page.containers import containers, lies_in

    tables = containers(body, _TABLES)
    return [item for item in empty if not lies_in(tables, item.marker.start)]


class RepeatedBullet(NamedTuple):
    """An item that says the same as an earlier one of its list, the first that says so."""

    item: Item
    first: Item


@finder("repeated_bullet", of="lists")
def find_repeated_bullets(context: Context) -> list[RepeatedBullet]:
    """Return the items that repeat one above them; case, spacing and the full stop do not count.

    Compared is the source, so items with different links are not the same.
    """
    body = context.document.body
    text = body.text
    repeated: list[RepeatedBullet] = []
    for node, lines in lists_with_lines(body):
        if len(node.items) < _TWO or (lines is not None and _are_different(lines)):
            continue
        firsts: dict[str, Item] = {}
        for item in _with_equal_beginning(node.items, text):
            end = item.span.end
            # The parser sees one line of a formula.
            formula = span_around(body.opaque, end - 1)
            words = _folded(text[item.content.start : formula.end if formula else end])
            if words in firsts:
                repeated.append(RepeatedBullet(item, firsts[words]))
            elif words:
                firsts[words] = item
    return repeated


def _are_different(lines: list[str]) -> bool:
    """Return whether no line is the same as another but for case, spaces, and stops at the end.

    Attribute lists are no part of what an item says, and rare spaces are spaces to it: lines with
    any of these may be the same.
    """
    joined = " ".join(lines)
    if "{" in joined or not joined.isprintable():
        return False
    if len({line[:_HEAD].casefold()[:_HEAD].rstrip(" .") for line in lines}) == len(lines):
        # A line with more than one space between two words may be the same as one without.
        return "  " not in joined
    return len(set(map(_folded, lines))) == len(lines)


def _with_equal_beginning(items: list[Item], text: str) -> list[Item]:
    """Return the items whose first word is, case and stops aside, that of another one."""
    beginnings = [
        "".join(text[start : start + _FAR].split(None, 1)[:1]).casefold()[:_HEAD].rstrip(".")
        for start in (item.content_start for item in items)
    ]
    if len(set(beginnings)) == len(items):
        return []
    number = Counter(beginnings)
    return [
        item for item, beginning in zip(items, beginnings, strict=True) if number[beginning] > 1
    ]


def _folded(text: str) -> str:
    words = " ".join(text.split()).rstrip(" .")
    # In code, letters of another case are other code.
    return words if "`" in words else words.casefold()


class WrappedBullet(NamedTuple):
    """An item whose text goes on in lines at the left margin.

    ``lines`` are these, without white space at their ends; ``width`` is how many spaces they would
    be indented by.
    """

    item: Item
    lines: list[Span]
    width: int


@finder("wrapped_bullet", of="lists")
def find_wrapped_bullets(context: Context) -> list[WrappedBullet]:
    """Return the items at the left margin that go on there in a further line."""
    body = context.document.body
    text = with_line_feeds(body.text)
    lists = {
        node
        for node, lines in lists_with_lines(body)
        if lines is None and _may_hold_wrapped(node, text)
    }
    if not lists:
        return []
    # What follows a line that was meant as an item belongs to that one.
    ends = {lost.host: lost.margin for lost in reversed(lost_lists(body)) if lost.host}
    items = [_wrapped(item, ends.get(item), text) for item in body.items if item.owner in lists]
    return [wrapped for wrapped in items if wrapped is not None]


def _may_hold_wrapped(node: List, text: str) -> bool:
    """Return whether a line at the left margin may go on with an item of a list."""
    line = _NO_NUMBER if node.ordered else _NO_BULLET
    return line.search(text, *node.span) is not None


def _wrapped(item: Item, before: int | None, text: str) -> WrappedBullet | None:
    start, end = item.content
    if text.find("\n", start, end) < 0 or not isinstance(item.leaf, Paragraph):
        return None
    margin = item.marker.start
    while margin > 0 and text[margin - 1] in " \t":
        margin -= 1
    if margin > 0 and text[margin - 1] not in "\r\n":
        return None
    if before is not None:
        end = before
    lines: list[Span] = []
    place = text.find("\n", start, end) + 1
    while 0 < place < end:
        stop = text.find("\n", place, end)
        if text[place] not in _NOT_TEXT:
            line = text[place : stop if stop >= 0 else end].rstrip()
            lines.append(Span(place, place + len(line)))
        place = stop + 1
    return WrappedBullet(item, lines, start - margin) if lines else None


class CrowdedList(NamedTuple):
    """An outermost list right below a paragraph.

    ``marker`` is its first one and ``start`` where that one's line begins, ``line`` the text of
    the line above, without spaces and marks of emphasis at its end.
    """

    marker: Span
    start: int
    line: str
    paragraph: Span


@finder("crowded_list", of="lists")
def find_crowded_lists(context: Context) -> list[CrowdedList]:
    """Return the outermost lists with no empty line between them and a paragraph."""
    body = context.document.body
    lists = [_crowded(node, body.text) for node in body.lists if not node.depth]
    return [crowded for crowded in lists if crowded is not None]


def _crowded(node: List, text: str) -> CrowdedList | None:
    marker = node.items[0].marker
    start = marker.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    if start < 2 or text[start - 1] not in "\r\n":
        return None
    last = start - (2 if text.startswith("\r\n", start - 2) else 1)
    if text[last - 1] in "\r\n":
        return None
    above = with_line_feeds(text).rfind("\n", 0, last)
    if text.startswith(_NOT_PARAGRAPH, above + 1):
        return None
    line = text[above + 1 : last].rstrip(" \t*_")
    blocks = node.section.blocks
    index = bisect_left(blocks, start, key=lambda block: block.start) - 1
    if not line or index < 0:
        return None
    before = blocks[index]
    if before.span.end < above or not isinstance(before.node, Paragraph):
        return None
    if _is_dash(node, line, text):
        return None
    return CrowdedList(marker, start, line, before.span)


def _is_dash(node: List, line: str, text: str) -> bool:
    """Return whether a list of one item is a sentence that goes on after a dash."""
    start = node.items[0].content.start
    if len(node.items) > 1 or text[node.items[0].marker.start] != "-":
        return False
    return line[-1] not in ".:!?…。：！？" and text[start : start + 1].islower()


@finder("adjoining_lists", of="lists")
def find_adjoining_lists(context: Context) -> list[list[List]]:
    """Return the bullet lists of one depth that follow each other with nothing between.

    Those that do so are together, at least two.
    """
    body = context.document.body
    if not _may_hold_adjoining_lists(body):
        return []
    groups: list[list[List]] = []
    latest: dict[int, list[List]] = {}
    for node in body.lists:
        group = latest.get(node.depth)
        if group is not None and _adjoin(group[-1], node, body.text):
            group.append(node)
        else:
            group = latest[node.depth] = [node]
            groups.append(group)
    return [group for group in groups if len(group) > 1]


def _may_hold_adjoining_lists(body: Body) -> bool:
    """Return whether two lists stand in one section."""
    return len({node.section for node in body.lists}) < len(body.lists)


def _adjoin(before: List, after: List, text: str) -> bool:
    if before.ordered or after.ordered:
        return False
    start, end = before.items[-1].span.end, after.items[0].marker.start
    return end - start < _WIDEST_GAP and text[start:end].isspace()


class PastedBullets(NamedTuple):
    """Bullet characters that are text to Markdown, each with the space and the bullets after it.

    They begin an ``item``, one each, or the ``lines`` of paragraphs that follow each other, or
    stand below an item that they should be ``beside``, whose list is ``owner``.
    """

    where: Literal["item", "lines", "beside"]
    places: list[Span]
    owner: List | None = None


@finder("pasted_bullets", of="body")
def find_pasted_bullets(context: Context) -> list[PastedBullets]:
    """Return the pasted bullets that begin items, and those that begin lines of text."""
    body = context.document.body
    text = body.text
    if not _may_hold_pasted_bullets(text):
        return []
    bullets = []
    marked = []
    for item in body.items:
        start, end = item.content
        if start < end and text[start] in _PASTED:
            marked.append((item.owner, start, end))
    marks = {(owner, text[start]) for owner, start, _ in marked}
    for owner, start, end in marked:
        # A hollow sign beside a filled one of the same shape tells the items apart.
        if (owner, _COUNTERPARTS.get(text[start])) not in marks:
            bullets.append(PastedBullets("item", [Span(start, _after(text, start, end))]))
    for item in body.items:
        leaf = item.leaf
        if leaf is not None and not item.owner.ordered:
            begun = _pasted(leaf.span, with_line_feeds(text))
            begun = [mark for mark in begun if mark.start > leaf.span.start]
            if begun:
                bullets.append(PastedBullets("beside", begun, item.owner))
    places: list[Span] = []
    for block in body.blocks:
        begun = (
            _pasted(block.node.span, with_line_feeds(text))
            if isinstance(block.node, Paragraph)
            else []
        )
        if places and not (begun and begun[0].start == block.span.start):
            bullets.append(PastedBullets("lines", places))
            places = []
        places += begun
    if places:
        bullets.append(PastedBullets("lines", places))
    return bullets


def _may_hold_pasted_bullets(text: str) -> bool:
    return any(map(unusual(text).__contains__, PASTED))


def _pasted(span: Span, text: str) -> list[Span]:
    """Return the bullet characters, with the space after them, that begin lines of a span."""
    marks = []
    start, end = span
    while start < end:
        while start < end and text[start] in " \t":
            start += 1
        if start < end and text[start] in _PASTED:
            marks.append(Span(start, _after(text, start, end)))
        stop = text.find("\n", start, end)
        start = stop + 1 if stop >= 0 else end
    return marks


def _after(text: str, start: int, end: int) -> int:
    """Return where the words after a bullet character, and any repeated ones, begin."""
    while start < end and text[start] in _SKIPPED:
        start += 1
    return start
