"""Lines that were meant as the items of a list and are text or code to Markdown.

What is no list is left alone: speech behind dashes, words in emphasis, options of programs,
negative numbers, footnotes, formulas, and lines that end where they do on purpose.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from profilelint.model.body import List, Paragraph
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.list.marks import marked_lines
from profilelint.rules.page.lines import with_line_feeds
from profilelint.rules.page.parts import spans_at

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from profilelint.model.body import Block, Body, Item, Section
    from profilelint.rules.api import Context
    from profilelint.rules.list.line_marks import Line, LostCause

_FEWEST: Final = 2
_FEWEST_DASHES: Final = 3
_FEWEST_WORDS: Final = 3
_DASHES: Final = ("–", "—", "−")
_SHORT_DASHES: Final = ("–", "−")
_FIRST_MARKS: Final = (*_DASHES, "·", "-", "*", "+")
_BULLETS: Final = ("-", "*", "+")
_TICKS: Final = ("✓", "✔")
_CLOSING_QUOTES: Final = ('"', "”", "“", "»", "«")
_COLONS: Final = (":", "：")
# A key of front matter without its fence, or the beginning of a formula.
_NO_INTRODUCTION: Final = pattern(r"[a-z_-]+:$|\$\$|\\\[|\\begin")
_CODE_LINE: Final = pattern(r"[ \t]*(?:[-*+]|[0-9]{1,3}[.)]) (?P<words>[A-ZÀ-Þ][^{}<>=|\\`$]*)$")
_LINE: Final = pattern(r"[^\r\n]*[^\s]")


class LostItem(NamedTuple):
    """What was meant as an item: a line, and those below that go on with its words.

    ``marker`` is what stands before the words, spaces included; ``content``, ``text`` and ``runs``
    are as those of an item.
    """

    marker: Span
    content: Span
    text: str
    runs: list[Span]


class LostList(NamedTuple):
    """Lines next to each other that were meant as items, and what keeps their markers from it.

    ``mark`` is the first marker without spaces and ``margin`` where its line begins. ``joined``
    tells that text of the same paragraph stands above, and ``introduced`` that the lines go on
    with what stands above them. ``neighbor`` is the real list that they belong to, ``host`` the
    item of which Markdown takes them for a part.
    """

    cause: LostCause
    mark: str
    items: list[LostItem]
    margin: int
    joined: bool
    introduced: bool
    section: Section
    neighbor: List | None
    host: Item | None


@finder("lost_list", of="body")
def find_lost_lists(context: Context) -> list[LostList]:
    """Return the lists that Markdown does not see, in the order of the text."""
    return lost_lists(context.document.body)


@lru_cache(maxsize=1)
def lost_lists(body: Body) -> list[LostList]:
    """Return the lists of a body that Markdown does not see, in the order of the text."""
    places, in_code = marked_lines(body)
    leaves = {
        body.paragraphs[index]
        for place, (index, span) in zip(places, spans_at(body.paragraphs, places), strict=True)
        if span.start <= place < span.end
    }
    return lost_among(body, leaves, in_code) if leaves or in_code else []


def lost_among(body: Body, leaves: Container[object], code: Container[int]) -> list[LostList]:
    """Return the lists among the lines of some paragraphs, and in code that begins at some places.

    The paragraphs are all that have a line with a mark that may be none.
    """
    found = [lost for each in body.sections for lost in _in_section(each, body, leaves, code)]
    found += [lost for item in body.items if item.leaf in leaves for lost in _in_item(item, body)]
    return sorted(found, key=lambda lost: lost.margin)


class _Group:
    """Neighbouring lines that may be the items of one list, with the lines that go on with them.

    ``first`` and ``last`` are the indices of the blocks that they stand in, ``above`` is the line
    above them in the first of these.
    """

    def __init__(
        self, line: Line, cause: LostCause, leaf: Paragraph, index: int, above: Line | None
    ) -> None:
        self.cause = cause
        self.items = [[line]]
        self.leaves = [leaf]
        self.first = self.last = index
        self.above = above

    def take(self, line: Line, leaf: Paragraph, index: int) -> bool:
        """Add a line if it is the next item, or goes on with the latest one."""
        if line.cause is None:
            if index != self.last or not self._is_continued(line):
                return False
            self.items[-1].append(line)
            return True
        if index > self.last + 1 or not line.follows(self.items[-1][0]):
            return False
        self.items.append([line])
        self.leaves.append(leaf)
        self.last = index
        return True

    def _is_continued(self, line: Line) -> bool:
        above = self.items[-1][-1]
        return line.margin < line.start or not above.ends_sentence


def _groups(lines: Iterable[tuple[Line, Paragraph, int]]) -> Iterator[_Group]:
    """Yield the groups among lines, given with the paragraph and the index of its block."""
    group: _Group | None = None
    above: tuple[Line | None, int] = (None, -1)
    for line, leaf, index in lines:
        if group is None or not group.take(line, leaf, index):
            if group is not None:
                yield group
            group = None
            if line.cause is not None:
                group = _Group(
                    line, line.cause, leaf, index, above[0] if above[1] == index else None
                )
        above = (line, index)
    if group is not None:
        yield group


def _in_section(
    section: Section, body: Body, leaves: Container[object], code: Container[int]
) -> Iterator[LostList]:
    """Yield the lost lists among the paragraphs and the indented code of a section."""
    text, blocks = body.text, section.blocks
    for group in _groups(_lines(blocks, body, leaves)):
        neighbor = _neighbor(group, blocks, text)
        if neighbor is not None and not _is_marker_of(group.items[0][0].mark, neighbor, text):
            group.cause = "character"  # with a space alone it would be a list of its own
        introduction = _introduction(group, blocks, text)
        if (
            (neighbor is not None or _may_be_list(group))
            and _is_whole(group, text)
            and _are_items(group, introduction, section, body)
        ):
            yield _lost(group, body, section, introduction, neighbor)
    for index, block in enumerate(blocks):
        if block.kind == "code" and block.span.start in code:
            items = _items_in_code(block.span, text, is_work=_lists_work(section))
            if items:
                start, end = items[0].marker
                introduction = _paragraph_text(blocks[index - 1], text) if index else ""
                yield LostList(
                    "indentation",
                    text[start:end].rstrip(),
                    items,
                    _margin(text, start),
                    joined=False,
                    introduced=_is_introduced(introduction),
                    section=section,
                    neighbor=None,
                    host=None,
                )


def _lines(
    blocks: list[Block], body: Body, leaves: Container[object]
) -> Iterator[tuple[Line, Paragraph, int]]:
    for index, block in enumerate(blocks):
        node = block.node
        if isinstance(node, Paragraph) and block.kind == "paragraph" and node in leaves:
            from profilelint.rules.list.line_marks import lines_of

            for line in lines_of(node, body):
                yield line, node, index


def _in_item(item: Item, body: Body) -> Iterator[LostList]:
    """Yield the lost lists that Markdown takes for further lines of an item."""
    text, leaf = body.text, item.leaf
    if not isinstance(leaf, Paragraph):
        return
    start, end = leaf.span
    if with_line_feeds(text).find("\n", start, end) < 0:
        return
    column = item.marker.start - _margin(text, item.marker.start)
    if text[item.marker.start - column - 1 : item.marker.start - column] not in ("", "\n", "\r"):
        return
    from profilelint.rules.list.line_marks import is_note, lines_of

    lines = list(lines_of(leaf, body))
    # Those that are indented are for another level of the list, and deep ones for none.
    lines = [
        line._replace(cause=None) if not number or line.cause == "indentation" else line
        for number, line in enumerate(lines)
    ]
    for group in _groups((line, leaf, 0) for line in lines):
        first, above = group.items[0][0], group.above
        if above is None:
            continue
        is_same = _is_marker_of(first.mark, item.owner, text)
        is_bullet = first.mark in _BULLETS and first.cause == "space" and not item.owner.ordered
        beside = first.start - first.margin <= column and (
            is_same or (is_bullet and above.ends_sentence)
        )
        if len(group.items) < _FEWEST:
            if not beside or not (above.ends_sentence or text[first.words].isupper()):
                continue
            if first.mark == "*" and (
                is_note(text[first.words : first.end]) or _refers(first, body)
            ):
                continue
        elif not (beside or above.introduces or above.ends_sentence or _are_sentences(group, text)):
            continue
        if first.cause == "character" and not above.ends_sentence:
            continue
        if beside and not is_same:
            group.cause = "character"  # with a space alone it would begin another list
        introduction = text[above.start : above.end]
        yield _lost(
            group, body, item.owner.section, introduction, item.owner if beside else None, item
        )


def _lost(
    group: _Group,
    body: Body,
    section: Section,
    introduction: str,
    neighbor: List | None,
    host: Item | None = None,
) -> LostList:
    first = group.items[0][0]
    items: list[LostItem] = []
    # One paragraph may be many items.
    for leaf, members in groupby(
        zip(group.items, group.leaves, strict=True), key=lambda member: member[1]
    ):
        runs = leaf.runs
        items += [_lost_item(lines, runs, body.text) for lines, _ in members]
    return LostList(
        group.cause,
        first.mark,
        items,
        first.margin,
        joined=group.above is not None,
        introduced=neighbor is None and _is_introduced(introduction),
        section=section,
        neighbor=neighbor,
        host=host,
    )


def _lost_item(lines: list[Line], runs_of_leaf: list[Span], text: str) -> LostItem:
    first, end = lines[0], lines[-1].end
    begin = bisect_right(runs_of_leaf, first.words, key=lambda run: run.end)
    stop = bisect_left(runs_of_leaf, end, key=lambda run: run.start)
    runs = [
        Span(max(run.start, first.words), min(run.end, end)) for run in runs_of_leaf[begin:stop]
    ]
    words, before = "", first.words
    for run in runs:
        # No run goes past the end of a line.
        if "\n" in text[before : run.start] or "\r" in text[before : run.start]:
            words += " "
        words += text[run.start : run.end]
        before = run.end
    marker = Span(first.start, first.words)
    return LostItem(marker, Span(first.words, end), words.strip(), runs)


def _items_in_code(span: Span, text: str, *, is_work: bool) -> list[LostItem]:
    """Return the items that indented code is if each of its lines is one.

    These are whole sentences but where the section ``is_work`` lists work, in which no code stands.
    """
    from profilelint.rules.list.line_marks import mark_at

    items = []
    for line in _LINE.finditer(text, *span):
        match = _CODE_LINE.match(text, *line.span())
        if match is None:
            return []
        words = match["words"]
        if not is_work and (words[-1] not in ".!?" or words.count(" ") < _FEWEST_WORDS - 1):
            return []
        content = Span(*match.span("words"))
        start = match.end() - len(match[0].lstrip(" \t"))
        if mark_at(text, start, match.end()) is None:
            return []
        items.append(LostItem(Span(start, content.start), content, words, [content]))
    return items if len(items) >= _FEWEST else []


def _margin(text: str, start: int) -> int:
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return start


def _paragraph_text(block: Block, text: str) -> str:
    return text[block.span.start : block.span.end] if block.kind == "paragraph" else ""


def _introduction(group: _Group, blocks: list[Block], text: str) -> str:
    """Return the text right above a group."""
    if group.above is not None:
        return text[group.above.start : group.above.end]
    return _paragraph_text(blocks[group.first - 1], text) if group.first else ""


def _is_introduced(introduction: str) -> bool:
    return bool(introduction) and introduction[-1] not in '.!?”")*_'


def _neighbor(group: _Group, blocks: list[Block], text: str) -> List | None:
    """Return the real list that lines stand right above, or between two of which they stand."""
    mark = group.items[0][0].mark
    below = blocks[group.last + 1].node if group.last + 1 < len(blocks) else None
    if not isinstance(below, List):
        return None
    is_same = _is_marker_of(mark, below, text)
    if not is_same and (group.above is not None or not _is_alike(group.items, below, text)):
        return None
    gap = text[group.items[-1][-1].end : below.span.start]
    if gap.count("\n") + gap.count("\r") - gap.count("\r\n") <= 1:
        return below
    if not is_same:
        return None
    above = blocks[group.first - 1].node if group.first and group.above is None else None
    return below if isinstance(above, List) and _is_marker_of(mark, above, text) else None


def _is_alike(items: list[list[Line]], below: List, text: str) -> bool:
    """Return whether a line with another mark begins and ends like the first bullet below it."""
    first = items[0][0]
    if len(items) > 1 or below.ordered or first.mark not in _FIRST_MARKS:
        return False
    start, end = below.items[0].content
    if text[first.words].isupper() != text[start].isupper():
        return False
    return text[items[0][-1].end - 1].isalnum() == text[end - 1].isalnum()


def _is_marker_of(mark: str, node: List, text: str) -> bool:
    """Return whether a marker may be one of a list: a number of an ordered one, a bullet else."""
    if mark[0].isdigit() or node.ordered:
        return node.ordered and mark[0].isdigit()
    start, end = node.items[0].marker
    return text[start:end] == mark or (mark in _SHORT_DASHES and text[start:end] == "-")


def _are_items(group: _Group, introduction: str, section: Section, body: Body) -> bool:
    """Return whether lines whose markers are none can only be meant as items."""
    from profilelint.rules.list.line_marks import are_speech, are_spoken, is_note

    text = body.text
    first = group.items[0][0]
    words = [text[lines[0].words : lines[-1].end] for lines in group.items]
    if _NO_INTRODUCTION.match(introduction):
        return False
    if first.cause not in ("space", "character"):
        return True
    if first.cause == "character" or first.mark == "*":
        # Lines that are broken on purpose show that the marks are meant as they are.
        ends = [lines[-1].end for lines in group.items]
        if any(text.startswith("  ", end) for end in ends[:-1]):
            return False
    if first.mark == "*":
        return not any(map(is_note, words)) and not _refers(first, body)
    if first.cause == "space":
        # Where a sentence goes on, the mark is left of something else, such as a patch.
        above = group.above
        if first.mark == "-" and (are_spoken(words) or _has_another_use(group, text)):
            return False
        is_new = above is None or above.introduces or above.ends_sentence
        return is_new or not words[0][0].islower()
    if first.mark in _TICKS:
        return group.first == group.last or _lists_work(section)
    introduces = introduction.endswith(_COLONS)
    if first.mark == "o":
        return introduces or not any(each[0].islower() for each in words)
    if first.mark not in _DASHES:
        return True
    if are_speech(words) or any(len(lines) > 1 for lines in group.items):
        return False
    return (
        introduces
        or _lists_work(section)
        or all(map(_opens_with_verb, words))
        or (len(words) >= _FEWEST_DASHES and all(each[-1].isalnum() for each in words))
    )


def _may_be_list(group: _Group) -> bool:
    """Return whether lines are enough for a list that begins with them.

    Where no colon stands above them, two lines with the same number may be names ("1.FC Bell"), and
    a first number above 1 that of a day or a chapter.
    """
    marks = [lines[0].mark for lines in group.items]
    if len(marks) < _FEWEST:
        return False
    is_introduced = group.above is not None and group.above.introduces
    if is_introduced or not marks[0][0].isdigit() or group.items[0][0].cause != "space":
        return True
    return int(marks[0][:-1]) <= 1 and (marks[0] != marks[1] or len(marks) > _FEWEST)


def _is_whole(group: _Group, text: str) -> bool:
    """Return whether no line above or between the items opens as they do, and is none of them.

    One with emphasis opens with the same sign twice, or ends with it.
    """
    mark = group.items[0][0].mark
    others = [line for item in group.items for line in item[1:]]
    if group.above is not None:
        others.append(group.above)
    return not any(
        text.startswith(mark, line.start)
        and not text.startswith(mark, line.start + len(mark))
        and not text.endswith(mark, line.start + len(mark), line.end)
        for line in others
    )


def _has_another_use(group: _Group, text: str) -> bool:
    """Return whether hyphens open something else: speech, or the names below quotations."""
    above = group.above
    if above is None or above.introduces:
        return False
    if text[above.start] == "-" or text[above.end - 1] in _CLOSING_QUOTES:
        return True
    # The name is the last line of its paragraph, and the next one is that of another paragraph.
    return len(group.leaves) > 1 and group.leaves[0] is not group.leaves[1]


def _are_sentences(group: _Group, text: str) -> bool:
    """Return whether each of the lines behind hyphens is a sentence, and no option of a program."""
    return all(
        lines[0].mark == "-" and text[lines[0].words].isupper() and lines[-1].ends_sentence
        for lines in group.items
    )


def _lists_work(section: Section) -> bool:
    from profilelint.rules.page.section_names import ACTIVITIES, RESULTS, folded_names, is_named

    return is_named(section, folded_names((*ACTIVITIES, *RESULTS)))


def _opens_with_verb(words: str) -> bool:
    from profilelint.rules.list.verb_forms import known_forms

    return bool(known_forms(words.partition(" ")[0]))


def _refers(line: Line, body: Body) -> bool:
    """Return whether a text above a line refers to a footnote by an asterisk."""
    return _first_reference(body) < line.margin


@lru_cache(maxsize=1)
def _first_reference(body: Body) -> int:
    from profilelint.rules.list.line_marks import first_reference

    return first_reference(body.text, body.start)
