"""What CommonMark takes for code and kramdown does not (https://kramdown.gettalong.org/syntax.html).

A fence that nothing closes is text, and so is a single backtick between two spaces. What stands in
an element of HTML goes to the page as it is, up to its end tag, marks of code and indentation
included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.parser import COMMONMARK, mask_surrogates, mask_text

if TYPE_CHECKING:
    from profilelint.model.body import Body

_BLOCKS = (
    "address|article|aside|applet|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir"
    "|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|iframe|li"
    "|main|map|math|menu|nav|noscript|object|ol|optgroup|option|p|section|summary|table|tbody|td"
    "|tfoot|th|thead|title|tr|ul"
)
_OPENING = pattern(rf"(?im)^ {{0,3}}<({_BLOCKS})(?=[\s/>])([^>]*+)>")
_CODE_MARK = pattern(r"`++|~{3,}+|(?m:^[ \t]{4,}+|^ {0,3}\t[ \t]*+)")
_FENCE = pattern(r"`{3,}+|~{3,}+")
_LAST_LINE = pattern(r"[^\r\n]*+[\r\n]*+\Z")
_EMPTY = frozenset(("hr", "col"))
_PASSES = 8


def find_shams(body: Body, *, in_elements: bool = True) -> list[Span]:
    """Return the marks that make code for CommonMark and none for kramdown, in order.

    ``body`` is the reading without a flavor; ``in_elements`` tells whether those in elements of
    HTML count, as without ``parse_block_html``.
    """
    shams = _in_elements(body) if in_elements and body.html else []
    more: list[Span] = []
    for _ in range(_PASSES):
        more = _unclosed(body, shams)
        if not more:
            return shams
        shams = sorted([*shams, *more])
    # Nobody writes so many by mistake: none that follows is taken for code.
    rest = [Span(*fence.span()) for fence in _FENCE.finditer(body.text, more[0].start)]
    return sorted([*shams, *rest])


def _in_elements(body: Body) -> list[Span]:
    """Return the marks of code in elements of HTML whose content is not read as Markdown."""
    text = body.text
    if "parse_block_html" in text:
        return []
    shams: list[Span] = []
    reach = body.start
    code = iter(body.code)
    around = next(code, None)
    for opening in _OPENING.finditer(text, body.start):
        start = opening.end()
        while around is not None and around.end <= opening.start():
            around = next(code, None)
        if (
            start <= reach
            or "markdown=" in opening[2]
            or opening[2].endswith("/")
            or opening[1].lower() in _EMPTY
            or (around is not None and around.start <= opening.start())
        ):
            continue
        reach = _end_of_element(text, opening[1], start)
        if text.find("markdown=", start, reach) < 0:
            shams += [Span(*mark.span()) for mark in _CODE_MARK.finditer(text, start, reach)]
    return shams


def _end_of_element(text: str, name: str, start: int) -> int:
    """Return where an element ends whose content begins at an offset."""
    depth = 1
    for tag in pattern(rf"(?i)<(/?){name}(?=[\s/>])").finditer(text, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    return len(text)


def _unclosed(body: Body, shams: list[Span]) -> list[Span]:
    """Return the marks of fences that nothing closes, and single backticks between spaces."""
    text = body.text
    masked = mask_surrogates(mask_text(text, body.start, [*body.unread, *shams]))
    content = masked[body.start :]
    found: list[Span] = []
    offset = code_points(content, body.start)
    events: Any = COMMONMARK.events_with_range(content)
    for event, extent in events:
        if "Code" in event:
            found += _loose_backticks(masked, offset(extent["start"]), offset(extent["end"]))
        elif "Start" in event and "CodeBlock" in event["Start"]:
            found += _open_fence(masked, offset(extent["start"]), offset(extent["end"]))
    return found


def _open_fence(text: str, start: int, end: int) -> list[Span]:
    opening = _FENCE.match(text, start)
    if opening is None:
        return []
    last: Any = _LAST_LINE.search(text, opening.end(), end)
    closing = last[0].strip(" \t\r\n>")
    if len(closing) >= len(opening[0]) and not closing.strip(opening[0][0]):
        return []
    return [Span(*opening.span())]


def _loose_backticks(text: str, start: int, end: int) -> list[Span]:
    if text.startswith("``", start) or not text[start + 1 : start + 2].isspace():
        return []
    if start and not text[start - 1].isspace():
        return []
    return [Span(start, start + 1), Span(end - 1, end)]
