"""Signs by which a page shows that a rule could find something.

A clean page shows few of them. A rule that names signs is asked, and imported, only for a page on
which one of them is there, so looking for them has to be cheap: they read what the page's text,
front matter and body hold, and leave the judgement to the rule. A sign may be there where the
rule finds nothing in the end; it must never be missing where the rule would find something.

Each is looked for once a page, whichever rules name it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.page.lines import body_lines
from profilelint.rules.page.link_marks import link_marks
from profilelint.rules.page.parts import (
    PASTED,
    is_open,
    item_lines,
    uncommon,
    unusual,
    utf8,
)
from profilelint.rules.page.section_names import (
    ACTIVITIES,
    RESULTS,
    folded,
    folded_names,
    may_hold_label,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from profilelint.model.body import Body, Heading
    from profilelint.model.document import Document
    from profilelint.model.tree import Plain
    from profilelint.rules.api import Context

Sign: TypeAlias = "Callable[[Context], bool]"
"""A predicate: whether the sign is there on the page of a context."""

SIGNS: Final[dict[str, Sign]] = {}
"""All signs by name, the predicate's own with hyphens."""

SECTIONS: Final = ("Sample Activities", "Select Results")
"""The headings of the sections that all profiles have, in the order in which they stand there."""


def _sign(predicate: Sign) -> Sign:
    SIGNS[predicate.__name__.replace("_", "-")] = predicate
    return predicate


# --- The front matter.

_MARKS: Final = ("*", "_", "](", "`", "<", "\\")


@_sign
def markup_in_front_matter(context: Context) -> bool:
    """Return whether any mark of Markdown or HTML, or an escape sequence, is in front matter."""
    document = context.document
    text, end = document.text, document.body_start
    for mark in _MARKS:  # noqa: SIM110 - a generator takes longer than the whole loop
        if text.find(mark, 0, end) >= 0:
            return True
    return False


class Values(NamedTuple):
    """What the values of the front matter are like, those of lists and nested mappings included.

    Told is whether a list item is empty and whether a text has white space around it.
    """

    empty: bool
    spaced: bool


@lru_cache(maxsize=1)
def _values(document: Document) -> Values:
    empty = spaced = False
    stack: list[Plain] = [document.data]
    while stack:
        node = stack.pop()
        listed = isinstance(node, list)
        for value in node.values() if isinstance(node, dict) else node:  # type: ignore[union-attr]
            if isinstance(value, str):
                if not value or value[0].isspace() or value[-1].isspace():
                    empty = empty or (listed and not value.strip())
                    spaced = spaced or _has_outer_space(value)
            elif isinstance(value, (dict, list)):
                stack.append(value)
            elif value is None and listed:
                empty = True
    return Values(empty, spaced)


def _has_outer_space(value: str) -> bool:
    from profilelint.schema.forms import has_outer_space

    return has_outer_space(value)


@_sign
def space_around_value(context: Context) -> bool:
    """Return whether a text of the front matter begins or ends with white space."""
    return _values(context.document).spaced


# --- Characters.

_PASTED: Final = frozenset(PASTED)

# Those that are letters or marks to Unicode and cannot be seen all the same.
_UNSEEN: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\ufffc"
)


@_sign
def hidden_character(context: Context) -> bool:
    """Return whether a character may stand on the page that cannot be seen."""
    rest = unusual(context.document.text)
    if not rest:
        return False
    return (
        not rest.replace("\u00a0", "").isprintable()
        or not _UNSEEN.isdisjoint(rest)
        or max(rest) >= "\U000e0000"
    )


@_sign
def pasted_bullet(context: Context) -> bool:
    """Return whether a bullet of a word processor stands anywhere on the page."""
    rest = unusual(context.document.text)
    return bool(rest) and not _PASTED.isdisjoint(rest)


@_sign
def both_apostrophes(context: Context) -> bool:
    """Return whether straight and curly apostrophes, or single quotation marks, are there."""
    text = context.document.text
    return "’" in text and text.find("'", context.document.body_start) >= 0


@_sign
def both_quotation_marks(context: Context) -> bool:
    """Return whether straight and curly double quotation marks are there."""
    text = context.document.text
    return text.find('"', context.document.body_start) >= 0 and ("“" in text or "”" in text)


# --- White space.


@_sign
def space_at_line_end(context: Context) -> bool:
    """Return whether a line of the page ends in a space, a tab or a no-break space."""
    return body_lines(context.document.body).spaced


@_sign
def double_space(context: Context) -> bool:
    """Return whether two spaces stand next to each other in the body."""
    return context.document.text.find("  ", context.document.body_start) >= 0


@_sign
def odd_number_signs(context: Context) -> bool:
    """Return whether number signs have something else than one space between them and words."""
    text, start = context.document.text, context.document.body_start
    place = text.find("#", start)
    while place >= 0:
        end = place + 1
        while text.startswith("#", end):
            end += 1
        after = text[end : end + 2]
        if after in ("  ", " \t") or after[:1] == "\t" or (end - place > 1 and after[:1].isalpha()):
            return True
        place = text.find("#", end)
    return False


# --- Words.

_TELLING: Final = bytes(code for code in range(128) if not chr(code).isupper() and code != ord("!"))
# What is left of words among capitals and exclamation marks, and the words.
_CAPITALS: Final = (
    *((word, word) for word in (b"TODO", b"TBD", b"TBC", b"FIXME", b"TK", b"XX")),
    (b"E!", b"Error!"),
)
_ALSO_I_OR_S: Final = frozenset("\u0130\u0131\u017f")


@_sign
def words_that_keep_a_place(context: Context) -> bool:
    """Return whether words such as TODO, XX and "lorem ipsum" are there."""
    text = context.document.text
    capitals = uncommon(text).translate(None, _TELLING)
    for left, word in _CAPITALS:
        if left in capitals and word in utf8(text):
            return True
    small, marks = utf8(text).lower(), link_marks(text)
    # Where there are links and nothing else in brackets, each has one of its own.
    bracketed = marks.nested or small.count(b"[") > len(marks.texts)
    return (
        b"text here" in small
        or b"orem ipsum" in small
        or (bracketed and b"[insert " in small)
        or not _ALSO_I_OR_S.isdisjoint(unusual(text))
    )


# --- Paragraphs and headings.

_SECTIONS: Final = frozenset(SECTIONS)
_ACTIVITIES: Final = folded_names(ACTIVITIES)
_RESULTS: Final = folded_names(RESULTS)
_NAMES: Final = _ACTIVITIES | _RESULTS


@_sign
def line_like_a_heading(context: Context) -> bool:
    """Return whether a line that is no heading reads like one of a known section, or is bold."""
    return may_hold_label(body_lines(context.document.body).others, _NAMES)


@_sign
def line_without_end_mark(context: Context) -> bool:
    """Return whether a line that is neither heading nor bullet may end in a word."""
    return any(map(is_open, body_lines(context.document.body).others))


@lru_cache(maxsize=1)
def _headings(body: Body) -> list[str]:
    return [heading.text for heading in body.headings]


@_sign
def other_heading(context: Context) -> bool:
    """Return whether a heading is there that not all profiles have."""
    return not _SECTIONS.issuperset(_headings(context.document.body))


@_sign
def headings_of_several_levels(context: Context) -> bool:
    """Return whether the headings are of more than one level."""
    return len({heading.level for heading in context.document.body.headings}) > 1


@_sign
def results_before_activities(context: Context) -> bool:
    """Return whether the heading of the results stands above that of the activities."""
    activities, results = map(folded, SECTIONS)
    names = list(map(folded, _headings(context.document.body)))
    return results in names and activities in names[names.index(results) :]


@_sign
def bare_heading(context: Context) -> bool:
    """Return whether nothing, or first HTML, which may be a comment, stands below a heading."""
    for section in context.document.body.sections:
        blocks = section.blocks
        if section.heading is not None and (not blocks or blocks[0].kind == "html"):
            return True
    return False


# --- Lists.
_HEAD: Final = 12
_LONGEST_WORD: Final = 24
_VERBS: Final = 2048
_AMOUNT: Final = tuple("0123456789$€£")


class Bullets(NamedTuple):
    """What the lists of a body are like.

    Told is whether any is not a plain one of one-line bullets, whether a plain one has bullets
    that may be empty, may say the same or end in different ways, and whether an outermost one
    stands right below another line.
    """

    long: bool
    empty: bool
    alike: bool
    uneven: bool
    crowded: bool


@lru_cache(maxsize=1)
def _bullets(body: Body) -> Bullets:
    text = body.text
    unsure = "\t" in text or "{" in text or not unusual(text).isprintable()
    lists, crowded, long = _bullets_of_lists(body)
    empty = alike = uneven = False
    for said in lists:
        empty = empty or not all(said)
        if len(said) > 1:
            ends = "".join([line[-1:] for line in said])
            uneven = uneven or not (ends.isalnum() or ends.count(".") == len(said))
            alike = alike or unsure or _may_be_alike(said)
    return Bullets(long, empty, alike, uneven, crowded)


def _bullets_of_lists(body: Body) -> tuple[list[list[str]], bool, bool]:
    """Return the bullets of plain lists, and whether any is crowded and any is not plain."""
    lines = body_lines(body)
    if lines.runs is not None:
        return [run.said for run in lines.runs], lines.crowded, False
    lists = []
    text = body.text
    crowded = False
    for node in body.lists:
        if not node.depth:
            start = node.items[0].marker.start
            above = text[max(0, start - 4) : start]
            crowded = crowded or not (above[-2:] == "\n\n" or above == "\r\n\r\n")
        if (found := item_lines(node, text)) is not None:
            lists.append(list(map(str.strip, found)))
    return lists, crowded, len(lists) < len(body.lists)


def _may_be_alike(said: list[str]) -> bool:
    """Return whether two lines may be the same but for case and the spaces and stops at the end."""
    number = len(said)
    if len({line[:_HEAD].casefold()[:_HEAD].rstrip(" .") for line in said}) == number:
        # A line with more than one space between two words may be the same as one without.
        return "  " in "\n".join(said)
    return len({" ".join(line.split()).rstrip(" .").casefold() for line in said}) < number


@_sign
def long_bullet(context: Context) -> bool:
    """Return whether a list is numbered, or a bullet has more than one line or stands deeper."""
    return _bullets(context.document.body).long


@_sign
def empty_bullet(context: Context) -> bool:
    """Return whether a bullet of one line is empty."""
    return _bullets(context.document.body).empty


@_sign
def alike_bullets(context: Context) -> bool:
    """Return whether two bullets of a list may say the same."""
    return _bullets(context.document.body).alike


@_sign
def uneven_bullets(context: Context) -> bool:
    """Return whether some bullets of a list end in a full stop and others may not."""
    return _bullets(context.document.body).uneven


@_sign
def list_below_line(context: Context) -> bool:
    """Return whether no empty line stands before a list."""
    return _bullets(context.document.body).crowded


@_sign
def adjoining_lists(context: Context) -> bool:
    """Return whether a list follows another one, or stands in one or in a quotation."""
    body = context.document.body
    if len(body.lists) <= 1:
        return False
    kinds = [block.kind for block in body.blocks]
    return kinds.count("list") < len(body.lists) or ("list", "list") in pairwise(kinds)


class Openings(NamedTuple):
    """Whether any bullet of the activities, or of the results, may open in an unusual form."""

    activities: bool
    results: bool


@lru_cache(maxsize=1)
def _openings(body: Body) -> Openings:
    activities = results = False
    for heading, said in _bullets_below_headings(body):
        name = folded(heading.text)
        of_activities = name in _ACTIVITIES
        if of_activities or name in _RESULTS:
            is_usual = _is_plain if of_activities else _is_past
            if said is None or not all(
                map(is_usual, [line[:_LONGEST_WORD].partition(" ")[0] for line in said])
            ):
                activities = activities or of_activities
                results = results or not of_activities
    return Openings(activities, results)


def _bullets_below_headings(body: Body) -> Iterator[tuple[Heading, list[str] | None]]:
    """Yield each list below a heading with its bullets; None if it is not a plain one."""
    runs = body_lines(body).runs
    if runs is not None:
        for run in runs:
            if run.heading >= 0:
                yield body.headings[run.heading], run.said
        return
    for section in body.sections:
        if section.heading is not None:
            for block in section.blocks:
                if block.kind == "list":
                    yield section.heading, item_lines(block.node, body.text)


@lru_cache(maxsize=_VERBS)
def _is_plain(written: str) -> bool:
    """Return whether a word is an amount, or surely neither a past tense nor in ``-ing``."""
    if written.startswith(_AMOUNT):
        return True
    from profilelint.rules.list.irregular_verbs import IRREGULAR_PASTS, PREFIXES

    word = written.lower()
    return (
        written.isalpha()
        and not word.endswith(("ing", "ed"))
        and word not in IRREGULAR_PASTS
        and not any(word.removeprefix(prefix) in IRREGULAR_PASTS for prefix in PREFIXES)
    )


@lru_cache(maxsize=_VERBS)
def _is_past(written: str) -> bool:
    """Return whether a word is an amount or surely a past tense."""
    if written.endswith("ed") or written.startswith(_AMOUNT):
        return True
    from profilelint.rules.list.irregular_verbs import IRREGULAR_PASTS, PREFIXES

    word = written.lower()
    # What follows a prefix may be a verb of its own.
    return word in IRREGULAR_PASTS and not word.startswith(PREFIXES)


@_sign
def activity_of_another_form(context: Context) -> bool:
    """Return whether an activity may open in another way than with a plain verb."""
    return _openings(context.document.body).activities


@_sign
def result_of_another_form(context: Context) -> bool:
    """Return whether a result may open in another way than with a past tense."""
    return _openings(context.document.body).results
