"""Marks of code for CommonMark that are none for another renderer.

What stands in such code is HTML on the page: behind a fence that nothing closes, for instance, or
in a line whose indentation is not deep enough.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined
from profilelint.source.markdown.code_places import marked_lines
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.parser import mask_surrogates, mask_text, parse

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from profilelint.model.body import Body

_FENCE = pattern(r"`{3,}+|~{3,}+")
_FENCE_LINE = pattern(r"(?m)^([> \t]*+)(`{3,}+|~{3,}+)([ \t]*+$)?")
# Tags, links, attribute lists, and what may be an address with a scheme of its own.
_LIVE = pattern(r"<[A-Za-z!?/]|\]\(|\{:|script:|&[#A-Za-z]")
_KINDS = frozenset(
    (
        *("indentation", "fences", "equal fences", "loose spans", "raw attributes", "directives"),
        *("listed code", "marked code", "shallow code", "tabbed code"),
    )
)
_LOOSE_CODE = frozenset(("listed code", "marked code", "shallow code", "tabbed code"))
_WIDTH = 4
# What stands before code in the line of a list's mark, or before any where no four spaces do.
_LIST_MARK = pattern(r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])\s+)+\Z")
_FEW_SPACES = pattern(r"[ >]*? {1,3}\t")
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


def find_code_shams(body: Body, kinds: tuple[str, ...], shams: list[Span]) -> list[Span]:
    """Return marks that are none, with those of code that is none in some kinds of shams, in order.

    ``shams`` are the marks known already, in order. Without them, what is code may be other code.
    """
    if _KINDS.isdisjoint(kinds) or not (shams or _holds_more_than_text(body)):
        return shams
    if not shams and _is_code(body, kinds):
        return []
    more: list[Span] = []
    for _ in range(_PASSES):
        more = list(_marks_of_code(body, kinds, shams))
        if not more:
            return shams
        shams = joined([*shams, *more])
    # Nobody writes so many by mistake: none that follows is taken for code.
    rest = [Span(*fence.span()) for fence in _FENCE.finditer(body.text, min(more).start)]
    return joined([*shams, *rest])


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


def indentations(text: str, span: Span) -> Iterator[Span]:
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


def _holds_more_than_text(body: Body) -> bool:
    """Return whether any code holds what would be more than text if it were none."""
    return any(_LIVE.search(body.text, *span) is not None for span in body.code)


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
    fenced = _fenced_starts(masked, body.start, kinds)
    for start, end in body.code:
        opening = _FENCE.match(masked, start)
        if opening is None:
            is_span = masked[start] == "`"
            if loose and not is_span:
                return False
            if is_span and "loose spans" in kinds and _loose_backticks(masked, start, end):
                return False
        elif "equal fences" in kinds:
            if start not in fenced:
                return False
        elif "fences" in kinds and not _is_fenced(masked, opening, end):
            return False
    return True


def _without_unread(body: Body, shams: list[Span]) -> str:
    """Return the text of a body as the parser is given it, without some marks."""
    return mask_surrogates(mask_text(body.text, body.start, [*body.unread, *shams]))


def _marks_of_code(body: Body, kinds: tuple[str, ...], shams: list[Span]) -> Iterator[Span]:
    """Return the marks of what the parser takes for code, and no renderer of these kinds does."""
    masked = _without_unread(body, shams)
    content = masked[body.start :]
    fenced = _fenced_starts(masked, body.start, kinds)
    offset = code_points(content, body.start)
    depth = 0
    behind_list = False
    events: Any = parse(content)
    for event, extent in events:
        if "Code" in event:
            yield from _marks_of_code_span(
                masked, Span(offset(extent["start"]), offset(extent["end"])), kinds
            )
            continue
        if event.__class__ is not dict or not ("Start" in event or "End" in event):
            continue
        (what,) = event.values()
        if what.__class__ is dict and "List" in what:
            depth += 1 if "Start" in event else -1
            behind_list = "End" in event
            continue
        is_code = what.__class__ is dict and "CodeBlock" in what
        if is_code and "Start" in event:
            span = Span(offset(extent["start"]), offset(extent["end"]))
            opening = _FENCE.match(masked, span.start)
            if opening is None:
                lists = (depth if "shallow code" in kinds else 0) + behind_list
                yield from _marks_of_indented_code(masked, span, kinds, lists)
            elif _is_open(masked, opening, span.end, kinds, fenced):
                yield Span(*opening.span())
                closing = _closing(masked, opening, span.end)
                if closing is not None:
                    yield closing
        behind_list = behind_list and is_code


def _marks_of_code_span(text: str, span: Span, kinds: tuple[str, ...]) -> list[Span]:
    if "raw attributes" in kinds and _RAW_FORMAT.match(text, span.end) is not None:
        return _ends(text, *span)
    return _loose_backticks(text, *span) if "loose spans" in kinds else []


def _marks_of_indented_code(
    text: str, span: Span, kinds: tuple[str, ...], lists: int
) -> Iterator[Span]:
    """Return the white space that makes no code of lines in some lists, or of those behind one."""
    line = text.rfind("\n", 0, span.start) + 1
    lines = Span(line, span.end)
    if "indentation" in kinds:
        yield from indentations(text, lines)
    if "marked code" in kinds and (mark := _LIST_MARK.match(text, line, span.start)):
        yield Span(line + len(mark[0].rstrip()) + 1, span.start)
    elif not _LOOSE_CODE.isdisjoint(kinds) and _is_loose(text, lines, kinds, lists):
        for indentation in _LINE_SPACE.finditer(text, *lines):
            yield Span(indentation.start(), max(indentation.start() + 1, indentation.end() - 1))


def _is_open(
    text: str, opening: re.Match[str], end: int, kinds: tuple[str, ...], fenced: set[int]
) -> bool:
    """Return whether what stands between fences is read as if they were not there.

    ``fenced`` is where the fences stand that Python-Markdown takes for some.
    """
    if "raw attributes" in kinds and _RAW_FORMAT.match(text, _text_start(text, opening.end())):
        return True
    if "directives" in kinds:
        return _DIRECTIVE.match(text, _text_start(text, opening.end())) is not None
    if "equal fences" in kinds:
        return opening.start() not in fenced
    return "fences" in kinds and not _is_fenced(text, opening, end)


def _is_fenced(text: str, opening: re.Match[str], end: int) -> bool:
    return _closing(text, opening, end) is not None and bool(_INFO.match(text, opening.end()))


def _fenced_starts(text: str, start: int, kinds: tuple[str, ...]) -> set[int]:
    if "equal fences" not in kinds:
        return set()
    return {_text_start(text, block.start) for block in equal_fences(text, start)}


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


def _text_start(text: str, offset: int) -> int:
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
