"""White space in a body that means nothing: at the ends of lines, and twice between words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around, spans_at

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.rules.api import Context

_BLANKS: Final = " \t\u00a0\u202f"
_BREAK: Final = "  "
_LINE_ENDS: Final = "\r\n"
_FAR: Final = 300
_CHARACTERS: Final = (r"[\x00-\x08\v\f\x0e-\x1f!-\x7f]", r"[^\x00-\x7f]")
_MAY_END_IN_BLANK: Final = Prefilter(
    r" \n|\t\n| \r|\t\r",
    r"\u00a0\n|\u00a0\r|\u202f\n|\u202f\r",
    r"[ \t\u00a0\u202f]$",
)
_MAY_STAND_BETWEEN_WORDS: Final = Prefilter(
    *(rf"{before} {{2,}}{after}" for before in _CHARACTERS for after in _CHARACTERS)
)
# Two spaces are searched for first, as lines of many are indented by them.
_BETWEEN_WORDS: Final = pattern(r"  (?<=[^ \t\r\n]  ) *+(?=[^\t\r\n])")
_OWNERS: Final = {"list": "item", "heading": "heading", "paragraph": "text", "quote": "text"}


class TrailingSpace(NamedTuple):
    """A run of spaces, tabs and no-break spaces at the end of a line.

    ``owner`` is what the line belongs to; ``line`` where it holds nothing else.
    """

    span: Span
    owner: Literal["item", "heading", "text", "line"]


@finder("trailing_space", of="body")
def find_trailing_spaces(context: Context) -> list[TrailingSpace]:
    """Return the white space at line ends that means nothing, in the order of the text.

    Two spaces or more before a line of the same paragraph are a hard line break of CommonMark
    (section 6.7) and are not among them; neither is anything in code, raw HTML or tables.
    """
    body = context.document.body
    runs = _runs_at_line_ends(body)
    if not runs:
        return []
    text = body.text
    verbatim = sorted((*body.code, *(html.span for html in body.html)))
    runs = [
        run
        for run in runs
        if span_around(verbatim, run.start) is None and span_around(body.opaque, run.start) is None
    ]
    places = [run.start for run in runs]
    blocks, paragraphs = spans_at(body.blocks, places), spans_at(body.paragraphs, places)
    spaces: list[TrailingSpace] = []
    for run, (index, block), (_, paragraph) in zip(runs, blocks, paragraphs, strict=True):
        start, end = run
        if start == body.start or text[start - 1] in _LINE_ENDS:
            spaces.append(TrailingSpace(run, "line"))
            continue
        if _is_bare_quote(text, start):
            continue
        is_break = start < paragraph.end and text.endswith(_BREAK, start, end)
        if is_break or start > block.end:
            continue
        kind = body.blocks[index].kind
        if kind in _OWNERS and not (kind == "list" and _is_bare_item(text, start)):
            spaces.append(TrailingSpace(run, _OWNERS[kind]))  # type: ignore[arg-type]
    return spaces


def _runs_at_line_ends(body: Body) -> list[Span]:
    """Return the runs of spaces, tabs and no-break spaces at the ends of lines, in order."""
    text = body.text
    if not _MAY_END_IN_BLANK.may_match(text):
        return []
    ends = [len(text)] if text[-1] in _BLANKS else []
    for blank in _BLANKS:
        for mark in _LINE_ENDS:
            if blank in text and mark in text:
                place = text.find(blank + mark, body.start)
                while place >= 0:
                    ends.append(place + 1)
                    place = text.find(blank + mark, place + 1)
    runs = []
    before = body.start
    for end in sorted(ends):
        runs.append(Span(before + len(text[before:end].rstrip(_BLANKS)), end))
        before = end
    return runs


def _is_bare_item(text: str, place: int) -> bool:
    """Return whether a line holds the marker of an item, or of one in another, and nothing else.

    To kramdown, the last is none without the white space.
    """
    start = _marker_start(text, place)
    while start < place and not _begins_line(text, start):
        place = _before_blanks(text, start)
        if place == start:
            return False
        start = _marker_start(text, place)
    return start < place


def _marker_start(text: str, end: int) -> int:
    """Return where the marker of an item begins that ends at a place; the place if none does."""
    start = end - 1
    if text[start] in ".)":
        while start > 0 and text[start - 1].isdigit():
            start -= 1
        return start if start < end - 1 else end
    return start if text[start] in "*+-" else end


def _is_bare_quote(text: str, place: int) -> bool:
    """Return whether a line holds the mark of a quotation and nothing else."""
    return text[place - 1] == ">" and _begins_line(text, place - 1)


def _begins_line(text: str, start: int) -> bool:
    """Return whether nothing but white space and marks of quotations stands before a place."""
    start = _before_blanks(text, start)
    return start == 0 or text[start - 1] in _LINE_ENDS


def _before_blanks(text: str, start: int) -> int:
    """Return where the white space and the marks of quotations before a place begin."""
    while start > 0 and text[start - 1] in " \t>":
        start -= 1
    return start


@finder("double_space", of="body")
def find_double_spaces(context: Context) -> list[Span]:
    """Return the runs of two spaces or more within the lines of paragraphs and headings.

    They are in the order of the text. None are in code, in link destinations or titles, next to
    a tab, or in the name of a file that stands for a picture: it is at fault as a whole.
    """
    body = context.document.body
    runs = _runs_between_words(body)
    if not runs:
        return runs
    paragraphs = spans_at(body.paragraphs, [run.start for run in runs])
    spaces = []
    for run, (_, paragraph) in zip(runs, paragraphs, strict=True):
        block = paragraph if run.start < paragraph.end else _heading_around(body, run.start)
        if block.start < run.start and run.end < block.end and body.prose[run.start] == " ":
            spaces.append(run)
    return _outside_file_names(spaces, body) if spaces and body.images else spaces


def _heading_around(body: Body, place: int) -> Span:
    """Return the span of the text of the heading that holds a place; empty if none does."""
    ((index, heading),) = spans_at(body.headings, [place])
    return body.headings[index].text_span if place < heading.end else Span(0, 0)


def _runs_between_words(body: Body) -> list[Span]:
    """Return the runs of two spaces or more within lines, but for most outside running text."""
    runs: list[Span] = []
    if not _MAY_STAND_BETWEEN_WORDS.may_match(body.text):
        return runs
    run = _BETWEEN_WORDS.search(body.text, body.start)
    if run is None:
        return runs
    # One block of code, or one table, may hold hundreds of them.
    tables = [block.span for block in body.blocks if block.kind == "table"]
    while run is not None:
        start, end = run.span()
        for spans in (body.code, body.opaque, tables):
            around = span_around(spans, start) if spans else None
            if around is not None:
                end = around.end
                break
        else:
            runs.append(Span(start, end))
        run = _BETWEEN_WORDS.search(body.text, end)
    return runs


def _outside_file_names(spaces: list[Span], body: Body) -> list[Span]:
    from profilelint.rules.page.picture_names import is_file_name

    images = body.images
    names = [each.text_span for each in images if is_file_name(each.text[:_FAR], each.url)]
    return [space for space in spaces if span_around(names, space.start) is None]
