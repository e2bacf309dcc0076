"""How the items of lists end: in a full stop or the like, or in a word."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Final

from profilelint.model.body import Item
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.list.bullets import lists_with_lines
from profilelint.rules.list.lost_lists import LostItem, lost_lists
from profilelint.rules.page.lines import CLOSERS
from profilelint.rules.page.parts import unusual

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.model.body import Body, List, Section
    from profilelint.rules.list.lost_lists import LostList

_FULL_STOPS: Final = ".!?…"
_CONTINUED: Final = (";", ",", " and", " or")
_FEWEST_SPACES: Final = 3
_LATIN_END: Final = "\u0250"
# A line that a reader sees as it is written.
_TEXT: Final = pattern(r"(?![0-9]{1,9}[.)])[^\W_][^\[\]<>*_`~&{}\\$|^=%]*")


class ListEnds(NamedTuple):
    """The items of one list that end in a full stop or the like, and those that end in a word.

    Items of fewer than four words are in neither, nor are those that end in a letter of another
    script than Latin, or introduce a list of their own.
    """

    section: Section
    stopped: list[Item | LostItem]
    bare: list[Item | LostItem]


@lru_cache(maxsize=1)
def list_ends(body: Body) -> list[ListEnds]:
    """Return how the items of each list end, of those that Markdown does not see as well.

    A list that reads as one sentence, with commas or semicolons, is not among them.
    """
    lost = lost_lists(body)
    lost_in: dict[List | None, list[LostList]] = {}
    for each in lost:
        node = each.host.owner if each.host is not None else each.neighbor
        lost_in.setdefault(node, []).append(each)
    found = []
    for node, lines in lists_with_lines(body):
        own = lost_in.get(node)
        if own:
            ends = _ends(node.section, _with_lost(node, own, body.text))
        elif lines is None:
            ends = _ends(node.section, node.items)
        elif (final := "".join([line[-1:] for line in lines])).count(".") == len(lines):
            ends = ListEnds(node.section, _long(node, lines), [])
        elif final.isalnum() and max(final) < _LATIN_END and not _is_continued(lines):
            ends = ListEnds(node.section, [], _long(node, lines))
        else:
            # Rare spaces at the ends of lines are no part of them and one of the items.
            is_plain = unusual(body.text).isprintable()
            ends = _ends(node.section, node.items, lines if is_plain else repeat(""))
        if ends is not None:
            found.append(ends)
    for each in lost:
        if each.neighbor is None:
            ends = _ends(each.section, each.items)
            if ends is not None:
                found.append(ends)
    return found


def _is_continued(lines: list[str]) -> bool:
    return any(line.endswith(_CONTINUED) for line in lines)


def _long(node: List, lines: list[str]) -> list[Item | LostItem]:
    return [
        item
        for item, line in zip(node.items, lines, strict=True)
        if line.count(" ") >= _FEWEST_SPACES
    ]


def _with_lost(node: List, lost: Sequence[LostList], text: str) -> list[Item | LostItem]:
    """Return the items of a list and those that Markdown does not see, in their order."""
    before = {each.host: each.margin for each in reversed(lost) if each.host is not None}
    items: list[Item | LostItem] = []
    for item in node.items:
        if item in before:
            start, _ = item.content
            end = before[item]
            while end > start and text[end - 1].isspace():
                end -= 1
            runs = [Span(run.start, min(run.end, end)) for run in item.runs if run.start < end]
            words = " ".join(text[run.start : run.end] for run in runs)
            items.append(LostItem(item.marker, Span(start, end), words, runs))
        else:
            items.append(item)
    items += [item for each in lost if each.neighbor is node for item in each.items]
    items.sort(key=lambda item: item.marker)
    return items


def _ends(
    section: Section, items: Iterable[Item | LostItem], lines: Iterable[str] = repeat("")
) -> ListEnds | None:
    """Return how items end; ``lines`` say the same where each is one line."""
    stopped: list[Item | LostItem] = []
    bare: list[Item | LostItem] = []
    for item, line in zip(items, lines, strict=False):
        is_text = bool(line) and _TEXT.fullmatch(line) is not None
        words = (line if is_text else item.text).rstrip(CLOSERS)
        is_continued = words.endswith(_CONTINUED)
        if not is_continued and words.count(" ") < _FEWEST_SPACES:
            continue
        if not is_text and isinstance(item, Item) and not item.is_one_block:
            # One that introduces a list of its own ends as it likes.
            continue
        if is_continued:
            return None
        if words[-1] in _FULL_STOPS:
            stopped.append(item)
        elif words[-1].isalnum() and words[-1] < _LATIN_END:
            bare.append(item)
    return ListEnds(section, stopped, bare)
