"""Marks of code, comments and text for CommonMark that are none for another renderer.

What CommonMark takes for harmless is HTML on the page where its mark is none: a fence that nothing
closes, a comment that an empty line interrupts, a backslash before ``<``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined, line_start
from profilelint.source.markdown.code_places import marked_lines
from profilelint.source.markdown.loose_addresses import find_loose_addresses
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.parser import mask_surrogates, mask_text, parse
from profilelint.source.markdown.raw_text_ends import BEFORE_BLOCK
from profilelint.source.markdown.reading import line_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.body import Body

_FENCE = pattern(r"`{3,}+|~{3,}+")
_FENCE_LINE = pattern(r"(?m)^([> \t]*+)(`{3,}+|~{3,}+)([ \t]*+$)?")
_DECLARATION = pattern(r"<(?:\?|!(?!--))")
_COMMENT = pattern(r"<!--")
_TAG = pattern(r"<[a-zA-Z][^<>\"']*+([\"'])")
# Two hyphens within a comment, or a third at its end.
_DASHED_COMMENT = pattern(r"<!--(?=[^\r\n]{0,500}?--(?!>))")
# To look for line ends is many times as fast as to look for beginnings of lines.
_BLANK = pattern(r"(?>\r\n?|\n)()[ \t>]*+(?=[\r\n]|\Z)")
# A line behind which a comment begins a block of its own.
_NO_PARAGRAPH = pattern(
    r"[ \t>]*+(?:[\r\n]|#|---|\*\*\*|```|~~~|\{[%:{]|</?(?:article|aside|blockquote|details|div"
    r"|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|th"
    r"|thead|tr|ul)\b"
    r"[^\r\n]*+|[^\r\n]*-->)",
    re.IGNORECASE,
)
_ESCAPED = pattern(r"\\<")
# A bracket within a tag or comment, whose other one stands behind it.
_ACROSS = pattern(r"<(?=[A-Za-z/!])[^<>\[\]]{0,300}+\[[^<>\[\]]{0,300}+>[^<\[\]]{0,300}+\]")
# Tags, links, attribute lists, and what may be an address with a scheme of its own.
_LIVE = pattern(r"<[A-Za-z!?/]|\]\(|\{:|script:|&[#A-Za-z]")
_CODE_KINDS = frozenset(
    (
        *("indentation", "fences", "equal fences", "loose spans", "raw attributes", "directives"),
        *("listed code", "marked code", "shallow code", "tabbed code"),
    )
)
_LOOSE_CODE = frozenset(("listed code", "marked code", "shallow code", "tabbed code"))
_WIDTH = 4
# A backtick alone in text that is struck through.
_STRUCK = pattern(r"~~(?=[^\s~])[^~`\r\n]{0,300}?(`++)[^~`\r\n]{0,300}~~")
# A comment that begins a line in which text follows, and goes on in a line that is indented.
_ENDED_COMMENT = pattern(
    r"(?m)^[ \t>]*+(<!--(?:[^-<]|-(?!->)|<(?!!--)){0,1000}+-->)[ \t]*+[^\s<][^\r\n]*+(?:\r\n?|\n)"
    r"(?: {4}| {0,3}\t)"
)
# What is more than text in the description of a picture.
_SHOWN = pattern(r"<|\][(\[]")
# A footnote of whose name others make a tag.
_TAGGED_LABEL = pattern(r"\[\^(?=[^\[\]\r\n]{0,300}<)")
# A definition whose address stands in the next line, or is a tag.
_BROKEN_DEFINITION = pattern(r"\]:(?=[ \t]*+(?:[\r\n]|<[A-Za-z/!?][^<>\r\n:]{0,300}>))")
# The start tag of what holds text alone, with a value that needs quotation marks.
_UNQUOTED_TAG = pattern(
    r"<(?=(?:iframe|noembed|noframes|noscript|plaintext|script|style|template|textarea|title|xmp)"
    r"(?:/|\s[^<>]{0,300}?=\s*+\w*+[^\w\s\"'<>]))",
    re.IGNORECASE,
)
# What stands before code in the line of a list's mark, or before any where no four spaces do.
_LIST_MARK = pattern(r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])\s+)+\Z")
_FEW_SPACES = pattern(r"[ >]*? {1,3}\t")
# The definition of a term, and what follows it that is indented.
_TERM_LINE = pattern(r"\n {0,3}[:~][ \t]")
_TERM = pattern(r"(?m)^ {0,3}[:~][ \t][^\r\n]*+((?:(?:\r\n?|\n)(?:[ \t]++[^\r\n]*+)?+)++)")
_INDENTATION = pattern(r"(?m)^(?: {4}|\t)[ \t]*+(?=[^ \t\r\n])")
_LINE_SPACE = pattern(r"(?m)^[ \t]++(?=[^ \t\r\n])")
_RAW_FORMAT = pattern(r"\{=html")
# Directives of MyST that hold Markdown or HTML, of those that are written as code is.
_DIRECTIVE = pattern(
    r"\{(?:raw\}[ \t]*+html|(?:admonition|aside|attention|card|caution|danger|details|div|dropdown"
    r"|epigraph|error|exercise|figure|grid|grid-item|grid-item-card|hint|important|margin|note"
    r"|seealso|sidebar|solution|tab-item|tab-set|tip|todo|topic|warning)\})"
)
# What may stand behind a fence: a word, or a list of attributes.
_INFO = pattern(r"[ \t]*+(?:\{[^\r\n]*|[^\s{}`]*+[ \t]*+(?:\{[^\r\n]*)?)(?=[\r\n]|\Z)")
_OPTIONS = r"(?:[ \t]+[\w-]+=(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+'))*+"
_EQUAL_INFO = pattern(rf"[ \t]*+(?:\{{[^\r\n]*|\.?[\w#.+-]*+{_OPTIONS}[ \t]*+)(?=[\r\n]|\Z)")
_MOST_SPACES = 3
_PASSES = 8


def find_shams(body: Body, kinds: tuple[str, ...], shams: list[Span]) -> list[Span]:
    """Return the marks that make something for CommonMark and nothing for a flavor, in order.

    ``body`` is the reading without a flavor, ``kinds`` are those of the flavor, and ``shams`` what
    is known already. The kinds: ``fences`` that nothing closes, ``equal fences`` that nothing of
    their length does, ``loose spans`` with a space behind a single backtick, ``declarations``,
    ``broken lines``, ``broken paragraphs`` or ``broken tags`` with an empty line in a comment or
    tag, ``crossed tags`` in which a link begins that ends behind them, ``dashed comments`` that
    were none until CommonMark 0.31, ``backslashes`` before ``<``, ``raw attributes`` that make HTML
    of code, ``directives`` that hold Markdown, ``descriptions`` of images that are shown, ``tags``
    of Liquid that hide nothing, ``struck spans`` of code that end what is struck through, ``ended
    comments`` with text behind them that is indented, ``tagged labels`` of footnotes, ``broken
    definitions`` with an address that is a tag or in the next line, ``unquoted tags`` that are
    text, ``loose addresses`` with white space in them, ``marked code`` in the line of a list's
    mark, ``listed code`` behind an empty one, ``shallow code`` with less than four spaces more than
    for each list, ``tabbed code`` with spaces before its tab, the indentation of what explains
    ``terms``, and all ``indentation``.
    """
    shams = joined([*shams, *_of_text(body, kinds)])
    if _CODE_KINDS.isdisjoint(kinds) or not (shams or holds_more_than_text(body)):
        return shams
    if not shams and _is_code(body, kinds):
        return []
    more: list[Span] = []
    for _ in range(_PASSES):
        more = _of_code(body, kinds, shams)
        if not more:
            return shams
        shams = joined([*shams, *more])
    # Nobody writes so many by mistake: none that follows is taken for code.
    rest = [Span(*fence.span()) for fence in _FENCE.finditer(body.text, min(more).start)]
    return joined([*shams, *rest])


def holds_more_than_text(body: Body) -> bool:
    """Return whether any code holds what would be more than text if it were none."""
    return any(_LIVE.search(body.text, *span) is not None for span in body.code)


def equal_fences(text: str, start: int) -> list[Span]:
    """Return the blocks of code as Python-Markdown has them, in order and apart.

    A fence stands first in its line, but for marks of quotes, and is closed by one of its length.
    """
    lines = [
        (line.start(), line.end(2), line[1] + line[2], line[3] is not None)
        for line in marked_lines(_FENCE_LINE, text, start, ("```", "~~~"))
    ]
    closing: dict[str, list[int]] = {}
    for at, _, fence, bare in lines:
        if bare:
            closing.setdefault(fence, []).append(at)
    ends = {at: end for at, end, _, _ in lines}
    blocks: list[Span] = []
    for at, info, fence, _ in lines:
        if (blocks and at < blocks[-1].end) or _EQUAL_INFO.match(text, info) is None:
            continue
        places = closing.get(fence, [])
        index = bisect_right(places, at)
        if index < len(places):
            blocks.append(Span(at, ends[places[index]]))
    return blocks


def _of_text(body: Body, kinds: tuple[str, ...]) -> Iterator[Span]:
    """Return those that can be told by the text alone."""
    text, start = body.text, body.start
    if "declarations" in kinds:
        for mark in _DECLARATION.finditer(text, start):
            yield Span(*mark.span())
    if "crossed tags" in kinds:
        for crossed in _ACROSS.finditer(text, start):
            yield Span(crossed.start(), crossed.start() + 1)
    if "dashed comments" in kinds:
        before = start
        for comment in _DASHED_COMMENT.finditer(text, start):
            at = comment.start()
            line = line_behind(text, start, before, at)
            before = comment.end()
            # In a block of HTML, they do not matter.
            if line < 0 or text[line:at].strip(BEFORE_BLOCK):
                yield Span(at, before)
    if "backslashes" in kinds:
        for mark in _ESCAPED.finditer(text, start):
            yield Span(mark.start(), mark.start() + 1)
    if "descriptions" in kinds:
        for image in body.images:
            if text.startswith("![", image.span.start) and _SHOWN.search(text, *image.text_span):
                yield Span(image.span.start, image.span.start + 1)
    if "terms" in kinds:
        for term in _terms(text, start):
            yield from _indentations(text, Span(*term.span(1)))
    if "struck spans" in kinds:
        for struck in _STRUCK.finditer(text, start):
            yield Span(*struck.span(1))
    if "ended comments" in kinds:
        for comment in _ENDED_COMMENT.finditer(text, start):
            yield Span(*comment.span(1))
    if "tagged labels" in kinds and text.find("[^", start) >= 0:
        for label in _TAGGED_LABEL.finditer(text, start):
            yield Span(label.end() - 1, label.end())
    if "broken definitions" in kinds:
        for definition in _BROKEN_DEFINITION.finditer(text, start):
            yield Span(definition.start() + 1, definition.end())
    if "unquoted tags" in kinds:
        for unquoted in _UNQUOTED_TAG.finditer(text, start):
            yield Span(*unquoted.span())
    if "loose addresses" in kinds:
        yield from find_loose_addresses(text, start)
    if "tags" in kinds and body.tags:
        for tag in body.tags:
            if text.startswith("{%", tag.start):
                yield Span(tag.start, tag.start + 1)
    if "broken lines" in kinds or "broken paragraphs" in kinds:
        yield from _broken_comments(body, in_paragraphs="broken paragraphs" in kinds)
        yield from _broken_tags(body)
    elif "broken tags" in kinds:
        yield from _broken_tags(body)


def _broken_comments(body: Body, *, in_paragraphs: bool) -> Iterator[Span]:
    """Return the marks that begin comments which an empty line interrupts.

    With ``in_paragraphs``, a line that goes on with a paragraph begins no block of HTML.
    """
    text, start = body.text, body.start
    before, end, blank = start, -1, -1
    for opening in _COMMENT.finditer(text, start):
        at = opening.start()
        line = line_behind(text, start, before, at)
        before = opening.end()
        if end <= at:
            end = text.find("-->", at)
            end = end if end >= 0 else len(text)
        if blank <= at:
            blank = _next_blank(text, at)
        if end < blank:
            continue
        # Behind another comment in its line, it begins none.
        begins = line >= 0 and not text[line:at].strip(" \t")
        if begins and in_paragraphs and line > start:
            end_above = line - (2 if text.endswith("\r\n", start, line) else 1)
            above = max(line_start(text, end_above), start)
            begins = _NO_PARAGRAPH.match(text, above, line) is not None
        if not begins:
            yield Span(at, opening.end())


def _broken_tags(body: Body) -> Iterator[Span]:
    """Return the marks that begin tags which an empty line interrupts in a value."""
    text = body.text
    blank = -1
    for tag in _TAG.finditer(text, body.start):
        if blank < tag.end():
            blank = _next_blank(text, tag.end() - 1)
        if text.find(tag[1], tag.end(), blank) < 0:
            yield Span(tag.start(), tag.start() + 1)


def _next_blank(text: str, offset: int) -> int:
    """Return where the next empty line begins behind an offset; the end of the text without one."""
    blank = _BLANK.search(text, offset)
    return blank.start(1) if blank is not None else len(text)


def _terms(text: str, start: int) -> Iterator[re.Match[str]]:
    """Return the definitions of terms."""
    while True:
        term = _TERM.match(text, start)
        if term is not None:
            yield term
            # The line end before the next one may be the last that this one holds.
            start = term.end() - 1
        line_end = _TERM_LINE.search(text, start)
        if line_end is None:
            return
        start = line_end.start() + 1


def _indentations(text: str, span: Span) -> Iterator[Span]:
    """Return what makes code of the lines in a span: the first, and those behind an empty one.

    What follows them goes on with their text, as the lines of a tag do. The last character of more
    than one stays, as white space before an attribute.
    """
    behind = -1
    for indentation in _INDENTATION.finditer(text, *span):
        start, end = indentation.span()
        if behind < 0 or len(text[behind:start].splitlines()) > 1:
            yield Span(start, max(start + 1, end - 1))
        behind = end


def _is_code(body: Body, kinds: tuple[str, ...]) -> bool:
    """Return whether all that a body knows for code is code in the flavor; cheap.

    The answer is yes only if the parser would say the same of each, without being asked again.
    """
    if "indentation" in kinds or body.source is None or body.tags:
        return False
    loose = not _LOOSE_CODE.isdisjoint(kinds)
    masked = body.source.masked
    if masked != _without_unread(body, []) or ("raw attributes" in kinds and "{=html" in masked):
        return False
    if "directives" in kinds and _DIRECTIVE.search(masked, body.start) is not None:
        return False
    fenced = equal_fences(masked, body.start) if "equal fences" in kinds else []
    starts = {text_start(masked, block.start) for block in fenced}
    for start, end in body.code:
        opening = _FENCE.match(masked, start)
        if opening is None:
            is_span = masked[start] == "`"
            if loose and not is_span:
                return False
            if is_span and "loose spans" in kinds and _loose_backticks(masked, start, end):
                return False
        elif "equal fences" in kinds:
            if start not in starts:
                return False
        elif "fences" in kinds and (
            _closing(masked, opening, end) is None or _INFO.match(masked, opening.end()) is None
        ):
            return False
    return True


def _without_unread(body: Body, shams: list[Span]) -> str:
    """Return the text of a body as the parser is given it, without some marks."""
    return mask_surrogates(mask_text(body.text, body.start, [*body.unread, *shams]))


def _of_code(body: Body, kinds: tuple[str, ...], shams: list[Span]) -> list[Span]:
    """Return the marks of what the parser takes for code."""
    masked = _without_unread(body, shams)
    content = masked[body.start :]
    found: list[Span] = []
    fenced = equal_fences(masked, body.start) if "equal fences" in kinds else []
    starts = {text_start(masked, block.start) for block in fenced}
    offset = code_points(content, body.start)
    depth = 0
    behind_list = False
    events: Any = parse(content)
    for event, extent in events:
        if event.__class__ is dict and ("Start" in event or "End" in event):
            (what,) = event.values()
            if what.__class__ is dict and "List" in what:
                depth += 1 if "Start" in event else -1
                behind_list = "End" in event
                continue
            is_code = what.__class__ is dict and "CodeBlock" in what
            behind_list = behind_list and is_code
        if "Code" in event:
            start, end = offset(extent["start"]), offset(extent["end"])
            if "raw attributes" in kinds and _RAW_FORMAT.match(masked, end) is not None:
                found += _ends(masked, start, end)
            elif "loose spans" in kinds:
                found += _loose_backticks(masked, start, end)
        elif "Start" in event and "CodeBlock" in event["Start"]:
            start, end = offset(extent["start"]), offset(extent["end"])
            opening = _FENCE.match(masked, start)
            if opening is None:
                line = masked.rfind("\n", 0, start) + 1
                if "indentation" in kinds:
                    found += _indentations(masked, Span(line, end))
                if not _LOOSE_CODE.isdisjoint(kinds):
                    lists = depth if "shallow code" in kinds else 0
                    first = Span(line, start)
                    if "marked code" in kinds and (mark := _LIST_MARK.match(masked, *first)):
                        found.append(Span(line + len(mark[0].rstrip()) + 1, start))
                    elif _is_loose(masked, Span(line, end), kinds, lists + behind_list):
                        found += _white_space(masked, Span(line, end))
                continue
            closing = _closing(masked, opening, end)
            if "raw attributes" in kinds and _RAW_FORMAT.match(
                masked, text_start(masked, opening.end())
            ):
                found += [Span(*opening.span()), *filter(None, [closing])]
            elif "directives" in kinds:
                if _DIRECTIVE.match(masked, text_start(masked, opening.end())) is not None:
                    found += [Span(*opening.span()), *filter(None, [closing])]
            elif "equal fences" in kinds:
                if start not in starts:
                    found += [Span(*opening.span()), *filter(None, [closing])]
            elif "fences" in kinds and (
                closing is None or _INFO.match(masked, opening.end()) is None
            ):
                found += [Span(*opening.span()), *filter(None, [closing])]
    return found


def _is_loose(text: str, span: Span, kinds: tuple[str, ...], lists: int) -> bool:
    """Return whether indented lines of ``lists`` lists are no code."""
    lines = text[span.start : span.end]
    if "tabbed code" in kinds and _FEW_SPACES.match(lines) is not None:
        return True
    above = text[text.rfind("\n", 0, max(span.start - 1, 0)) + 1 : span.start]
    if "listed code" in kinds and _LIST_MARK.fullmatch(above) is not None:
        return True
    indented = lines.expandtabs(_WIDTH).lstrip(">")
    width = len(indented) - len(indented.lstrip())
    return lists > 0 and width < _WIDTH * (lists + 1)


def _white_space(text: str, span: Span) -> Iterator[Span]:
    for line in _LINE_SPACE.finditer(text, *span):
        yield Span(line.start(), max(line.start() + 1, line.end() - 1))


def text_start(text: str, offset: int) -> int:
    """Return where a line goes on behind white space and marks of quotes."""
    while offset < len(text) and text[offset] in " \t>":
        offset += 1
    return offset


def _closing(text: str, opening: re.Match[str], end: int) -> Span | None:
    """Return the mark that ends a block of code; None if nothing ends it."""
    while end > opening.end() and text[end - 1] in "\r\n":
        end -= 1
    line = max(text.rfind("\n", opening.end(), end), text.rfind("\r", opening.end(), end)) + 1
    line = line or opening.end()
    mark = text[line:end].strip(" \t\r\n>")
    if len(mark) < len(opening[0]) or mark.strip(opening[0][0]):
        return None
    at = text.index(mark, line, end)
    column = _spaces_before(text, opening.start())
    if _spaces_before(text, at) > max(_MOST_SPACES, column if column > _MOST_SPACES else 0):
        return None
    return Span(at, at + len(mark))


def _spaces_before(text: str, offset: int) -> int:
    start = offset
    while start and text[start - 1] == " ":
        start -= 1
    return offset - start


def _ends(text: str, start: int, end: int) -> list[Span]:
    """Return the backticks around a span of code."""
    length = 0
    while text[start + length] == "`":
        length += 1
    return [Span(start, start + length), Span(end - length, end)]


def _loose_backticks(text: str, start: int, end: int) -> list[Span]:
    if text.startswith("``", start) or not text[start + 1 : start + 2].isspace():
        return []
    if start and not text[start - 1].isspace():
        return []
    return [Span(start, start + 1), Span(end - 1, end)]
