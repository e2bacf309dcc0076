"""Headings that are not written or placed as they should be, and lines that look like headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, cast

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.lines import with_line_feeds
from profilelint.rules.page.parts import line_end, span_around, top_paragraphs
from profilelint.rules.page.section_names import LONGEST_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Block, Body, Heading, Paragraph
    from profilelint.rules.api import Context
    from profilelint.rules.page.section_labels import Label

_LONGEST: Final = 120
_DEEPEST: Final = 6
# A quick look at all number signs of a text, and what is looked for.
# Number signs with something else than one space between them and words.
_MAY_HOLD_SIGNS: Final = Prefilter(r"#\t|# [ \t]|##[A-Za-z]|##[^\x00-\x7f]")
_MAY_BE_LOST: Final = Prefilter(r"\\#|[.!?][ \t]+##|#\u00a0|#[ \t]\u00a0|#[ \t]+#|#######|\uff03")
_LOST_START: Final = pattern(
    r"#{1,6}+(?P<blank>[ \t]?\u00a0[ \t\u00a0]*+)(?=\w)|(?P<seven>#{7,12})[ \t](?=[^\W\d_])"
    r"|(?P<escaped>\\##{1,5}|(?:\\#){2,6})[ \t](?=[^\W\d_])|(?P<wide>＃{2,6}|＃(?= ))(?=[ \w])"
)
_LOST_WITHIN: Final = pattern(
    r"(?<=[^\W\d_][.!?])([ \t]+)(#{2,6}) (?=[A-Z])[^#.!?|`\r\n]{3,60}(?![^\r\n])"
)
_LINE_OF_SIGNS: Final = pattern(r"[\r\n] {0,3}(?=##)")
_AGAIN: Final = pattern(r"(#{2,6}) +(?=[^\W\d_])")
_NAMED_BY_HEADINGS: Final = ("tabset", "callout")


class NumberSigns(NamedTuple):
    """Number signs with anything but one space between them and the words.

    ``gap`` is what stands between; where it is empty, the line is not a heading and ``heading`` is
    None. ``within`` tells that the line is not the first of a paragraph.
    """

    marks: Span
    gap: Span
    heading: Heading | None
    within: bool = False


@finder("number_signs", of="body")
def find_number_signs(context: Context) -> list[NumberSigns]:
    """Return the number signs of headings, and of short lines that were meant as headings."""
    body = context.document.body
    if not _MAY_HOLD_SIGNS.may_match(body.text):
        return []
    lines = [_signs_of_heading(heading, body.text) for heading in body.headings]
    within = context.document.flavor != "pandoc"  # there, an empty line has to stand before
    for paragraph in body.paragraphs:
        if paragraph.depth:
            continue
        lines.append(_signs_of_line(*paragraph.span, body.text))
        if within and body.text.find("##", paragraph.span.start + 1, paragraph.span.end) > 0:
            lines += _signs_within(paragraph, body)
    return [signs for signs in lines if signs is not None]


def _signs_of_heading(heading: Heading, text: str) -> NumberSigns | None:
    start = heading.span.start
    gap = Span(start + heading.level, heading.text_span.start)
    if heading.setext or text[gap.start : gap.end] == " ":
        return None
    if gap.end <= gap.start or heading.text_span.end <= heading.text_span.start:
        return None
    return NumberSigns(Span(start, gap.start), gap, heading)


def _signs_within(paragraph: Paragraph, body: Body) -> Iterator[NumberSigns | None]:
    """Yield the number signs before a capital that begin a line behind others of a paragraph."""
    runs = paragraph.runs  # which are made when they are asked for
    for line in _LINE_OF_SIGNS.finditer(body.text, *paragraph.span):
        signs = _signs_of_line(line.end(), paragraph.span.end, body.text)
        if signs is not None and span_around(runs, line.end()) is not None:
            capital = not body.text[signs.gap.end].islower()
            yield signs._replace(within=True) if capital else None


def _signs_of_line(start: int, end: int, text: str) -> NumberSigns | None:
    if not text.startswith("##", start):
        return None
    # What follows on the next line is a paragraph below the heading.
    first = with_line_feeds(text).find("\n", start, end)
    if (first if first >= 0 else end) - start > _LONGEST:
        return None
    stop = start
    while stop < end and text[stop] == "#":
        stop += 1
    if stop - start > _DEEPEST or not text[stop : stop + 1].isalpha():
        return None
    return NumberSigns(Span(start, stop), Span(stop, stop), None)


LostCause: TypeAlias = Literal["blank", "seven", "escaped", "wide", "within", "twice"]
"""What is wrong with number signs.

A no-break space follows them, there are more than six, a backslash stands before them, they are of
full width, they stand within a line, or there are two groups of them.
"""


class LostHeading(NamedTuple):
    """Number signs that readers see, as ``marks``, and the edit that makes a heading of them.

    ``gap`` is what is replaced by ``meant``; it is empty where nobody knows what is meant.
    """

    cause: LostCause
    marks: Span
    gap: Span
    meant: str


@finder("lost_heading", of="body")
def find_lost_headings(context: Context) -> list[LostHeading]:
    """Return the number signs at the top level that readers see, though they open a heading."""
    body = context.document.body
    text = body.text
    if not _MAY_BE_LOST.may_match(text):
        return []
    if context.document.flavor == "python-markdown":
        return []  # most of them are headings there
    found = []
    for paragraph in body.paragraphs:
        if not paragraph.depth:
            start, end = paragraph.span
            lost = _lost_at_start(text, start, end) or _lost_within(paragraph, body)
            if lost is not None:
                found.append(lost)
    for heading in body.headings:
        start, end = heading.text_span
        again = _AGAIN.match(text, start, end)
        if again is not None and not heading.setext:
            found.append(LostHeading("twice", Span(*again.span(1)), Span(*again.span()), ""))
    found.sort(key=lambda each: each.marks)
    return found


def _lost_at_start(text: str, start: int, end: int) -> LostHeading | None:
    match = _LOST_START.match(text, start, end)
    if match is None or end - start > _LONGEST or "\n" in with_line_feeds(text)[start:end]:
        return None
    cause = cast("LostCause", match.lastgroup)
    span = Span(*match.span(cause))
    if cause == "blank":
        return LostHeading(cause, Span(start, span.start), span, " ")
    if cause == "escaped":
        marks = text[span.start : span.end].replace("\\", "")
        return LostHeading(cause, span, span, marks)
    if cause == "wide":
        return LostHeading(cause, span, span, "#" * (span.end - span.start))
    return LostHeading(cause, span, Span(start, start), "")


def _lost_within(paragraph: Paragraph, body: Body) -> LostHeading | None:
    text = body.text
    match = _LOST_WITHIN.search(text, *paragraph.span)
    if match is None or span_around(paragraph.runs, match.start(2)) is None:
        return None
    gap = Span(match.start(1), match.end())
    meant = line_end(text) * 2 + text[match.start(2) : match.end()]
    return LostHeading("within", Span(*match.span(2)), gap, meant)


class BareHeading(NamedTuple):
    """A heading with nothing below it but comments, and the next heading, if there is one."""

    heading: Heading
    following: Heading | None


@finder("bare_heading", of="headings")
def find_bare_headings(context: Context) -> list[BareHeading]:
    """Return the headings with nothing but comments below them."""
    body = context.document.body
    sections = body.sections
    bare = []
    for index, section in enumerate(sections, 1):
        blocks = section.blocks
        # Most sections begin with another kind of block.
        if blocks and (blocks[0].kind != "html" or not _are_comments(blocks, body.text)):
            continue
        if section.heading is not None:
            following = sections[index].heading if index < len(sections) else None
            bare.append(BareHeading(section.heading, following))
    return bare


def _are_comments(blocks: list[Block], text: str) -> bool:
    return all(
        block.kind == "html"
        and text.startswith("<!--", block.span.start)
        and text.find("-->", block.span.start, block.span.end) == block.span.end - 3
        for block in blocks
    )


@finder("outline", of="headings")
def find_outlines(context: Context) -> list[list[Heading]]:
    """Return the page's headings, together, if they are of several levels.

    Those in quotations and list items do not count, nor those that name tabs and callouts.
    """
    body = context.document.body
    headings = body.headings
    # Most pages have headings of one level.
    if len({heading.level for heading in headings}) > 1:
        from profilelint.rules.page.containers import containers, lies_in

        headings = [heading for heading in headings if not heading.depth]
        named = containers(body, _NAMED_BY_HEADINGS)
        if named:
            headings = [each for each in headings if not lies_in(named, each.span.start)]
    return [headings] if len({heading.level for heading in headings}) > 1 else []


class TitleLines(NamedTuple):
    """The lines of a paragraph that may be titles of sections.

    ``labels`` are its short lines, ``bold`` the whole paragraph where it is one line in bold right
    before a list.
    """

    labels: list[Label]
    bold: Label | None


@finder("title_lines", of="body")
def find_title_lines(context: Context) -> list[TitleLines]:
    """Return the paragraphs, at the top level, with lines that may be titles of sections."""
    body = context.document.body
    text, blocks = body.text, body.blocks
    paragraphs = [
        (index, span)
        for index, _, span in top_paragraphs(body)
        if _may_hold_title_lines(text[span.start : span.end])
    ]
    if not paragraphs:
        return []
    from profilelint.rules.page.section_labels import bold_label, labels_of

    lines = []
    for index, span in paragraphs:
        labels = list(labels_of(span, text))
        if labels:
            before_list = index + 1 < len(blocks) and blocks[index + 1].kind == "list"
            lines.append(TitleLines(labels, bold_label(span, text) if before_list else None))
    return lines


def _may_hold_title_lines(paragraph: str) -> bool:
    """Return whether a line is short, and neither a picture, a sentence nor an introduction."""
    return any(
        0 < len(line) <= LONGEST_LABEL
        and line[:2] != "!["
        and (line.rstrip()[-1:] not in (":", ".") or line.lstrip()[:1] in ("*", "_"))
        for line in paragraph.replace("\r", "\n").split("\n")
    )
