"""Where the front matter begins and ends.

The handlers of python-frontmatter decide which kind of block a file has. They do not give its
place, which is found here. Lines end at LF, CR or CRLF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.text import line_start, newline_of
from profilelint.source.front_matter.notation import (
    HEAD,
    NOTATIONS,
    Block,
    Notation,
    listing_at,
    load_notation,
)

if TYPE_CHECKING:
    from frontmatter.default_handlers import BaseHandler

RULE = "file-front-matter"

# Patterns are compiled where they are used: most files need none of them.
_LINE_END = r"\r\n?|\n"
_KEY_LINE = r"[ \t]*(?:\"[^\"\r\n]{1,80}\"|'[^'\r\n]{1,80}'|[\w-][^:=\r\n]{0,80})[ \t]*[:=]"
_CODE_FENCE = r"(?<![^\r\n])[ \t]{0,3}(?:```|~~~)"
# A line of Python-Markdown's metadata, and what goes on with it.
_BARE_FIELD = r"(?> {0,3}+[A-Za-z0-9_-]++:[^\r\n]*+| {4}[^\r\n]*+)(?>\r\n?|\n|\Z)"
_EMPTY_LINES = rf"(?>{_LINE_END})(?:[ \t]*+(?>{_LINE_END}))++"  # CRLF alone is none
_NEXT_KEY = r"[ \t]*+(?:[\w-]{1,80}+[ \t]*+[:=][ \t\r\n]|\[[\w.\[-]{1,80}+\]{1,2}[ \t]*+[\r\n])"
_WHOLE_LINE = r"[^\r\n]*+(?:\r\n?|\n|\Z)"
_CLOSING = r"(?:---|\.\.\.|\+\+\+)[ \t]*+(?:[\r\n]|\Z)"
_NAME = r"[a-z_][\w-]{0,80}[ \t]*+[:=]"
_FIELD = r"([a-z_][\w-]{0,80})[ \t]*+([:=])(?=[ \t\r\n]|\Z)"
_OF_FIELD = r"[ \t]|-(?:[ \t]|[\r\n])|#|[\r\n]|\[[\w.\[-]|[\]}]"
# The members of an object in JSON, and the brace that closes it.
_MEMBERS = (
    rf"[ \t]*+\"[^\"\r\n]{{1,80}}+\"[ \t]*+:[^\r\n]*+(?>{_LINE_END})"
    rf"(?:[ \t\"\]][^\r\n]*+(?>{_LINE_END}))*+\}}[ \t]*+(?>{_LINE_END}|\Z)"
)
# What editors and word processors make of three dashes.
_DASH = r"[\u2013\u2014\u2212]"
_NO_FENCE = rf"(--|(?=-*{_DASH})(?:{_DASH}|-){{1,4}}|\\---)[ \t]*+(?>{_LINE_END})"
# Other lines that part a text, which only more than one field makes a fence.
_NO_DASHES = rf"(\*{{3}}|_{{3}}|={{3,9}})[ \t]*+(?>{_LINE_END})"
_HIDDEN = "[\u00ad\u200b-\u200f\u2060\ufeff]"
_HIDDEN_ABOVE = rf"{_HIDDEN}++(?=(?:---|\+\+\+)[ \t]*+[\r\n])"
_SPACES = "[ \t\u00a0\u2000-\u200b\u202f\u3000\ufeff]"
# The same as the line that closes a block, the fences of another notation, and dashes with
# something before or behind them.
_NO_CLOSING = (
    rf"(?<=[\r\n])(?:(---?|(?=-*{_DASH})(?:{_DASH}|-){{1,4}}|\\---|\*{{3}}|_{{3}}|={{3,9}}"
    rf"|\+{{2,3}})[ \t]*+"
    rf"|(?P<before>{_SPACES}++)---[ \t]*+|---(?P<gap>[ \t]*+)[^\s-][^\r\n]*+)(?=[\r\n]|\Z)"
)
_PARTING = frozenset("*_=-")
"""Signs of which a line parts a text."""

_COMMENTS = r"(?:\s++|#[^\r\n]*+)*+"


def split(text: str) -> tuple[Block | None, list[Problem]]:
    """Return the block at the head of a text, or None, and what is wrong with its fences."""
    before = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
    for listing in NOTATIONS:
        if text.startswith(listing.openings, before):
            result = load_notation(listing.name).split(text, before)
            if result is not None:
                return result
    wrong = re.compile(_NO_FENCE).match(text)
    if wrong is not None and re.compile(_NAME).match(text, wrong.end()):
        return None, [fence_problem("no-fence", Span(*wrong.span(1)), found=wrong[1], fence="---")]
    wrong = re.compile(_NO_DASHES).match(text) if text[:1] in "*_=" else None
    if wrong is not None and _end_of_fields(text, wrong.end(), 2, wrong[1]):
        return None, [fence_problem("no-fence", Span(*wrong.span(1)), found=wrong[1], fence="---")]
    hidden = re.compile(_HIDDEN_ABOVE).match(text) if not text[:1].isascii() else None
    if hidden is not None and _end_of_fields(text, text.index("\n", hidden.end()) + 1, 1):
        above = Span(*hidden.span())
        fix = Fix("Delete it", (Edit(above, ""),))
        return None, [fence_problem("hidden-above", above, fix, code=f"U+{ord(text[0]):04X}")]
    # Pages that explain front matter show it in blocks of code.
    in_code, at = 0, 0
    for fence in re.compile(_late_fence()).finditer(text, 0, HEAD):
        in_code ^= len(re.compile(_CODE_FENCE).findall(text, at, fence.start())) % 2
        at = fence.start()
        if in_code:
            continue
        # "Note: …" below a line that parts the text is none unless a fence closes it.
        if _end_of_fields(text, fence.end(), 1) or re.compile(_NAME).match(text, fence.end()):
            return None, [fence_problem("late", _run_of_signs(text, fence.start()))]
    end = _end_of_fields(text, 0, 2)
    if not end and (wanted := _unfenced(text)[1]):
        return None, [fence_problem("unfenced", Span(0, 0), fence=wanted)]
    if not end:
        is_json = _end_of_members(text) > 0
        return None, [fence_problem("unopened-brace" if is_json else "missing", Span(0, 0))]
    is_toml = text[:end].rstrip().endswith("+++")
    return None, [fence_problem("unopened-toml" if is_toml else "unopened", Span(0, 0))]


UNOPENED: Final = ("unopened", "unopened-toml", "unopened-brace")
"""The messages for fields that only a closing fence follows."""


def has_opening(text: str) -> bool:
    """Return whether a text begins as blocks begin, even if no block follows."""
    return listing_at(text) is not None


def body_without_block(text: str, problem: Problem) -> int:
    """Return where the body begins in a text in which `split` finds a problem and no block.

    What was meant as front matter does not belong to the body. It ends at its closing fence or,
    where that is missing, at the first empty line that no key follows.
    """
    if problem.message_id == "missing":
        return 0
    if problem.message_id == "unfenced":
        return _unfenced(text)[0]
    if problem.message_id in UNOPENED:
        return _end_of_fields(text, 0, 2) or _end_of_members(text)
    start = problem.span.end
    if problem.message_id == "closing-text":
        return problem.span.start + 3
    if problem.message_id in ("no-closing", "no-closing-toml", "closing-space"):
        line = re.compile(_WHOLE_LINE).match(text, start)
        return line.end() if line is not None else start
    fence = {"late": problem.span.start, "doubled": problem.span.start, "hidden-above": start}
    opening = fence.get(problem.message_id)
    if opening is not None:
        for listing in NOTATIONS:
            if listing.fenced and text.startswith(listing.openings, opening):
                end = load_notation(listing.name).after_closing_fence(text, opening + 3)
                if end is not None:
                    return end
    for empty in re.compile(_EMPTY_LINES).finditer(text, start):
        if not re.compile(_NEXT_KEY).match(text, empty.end()):
            return empty.end()
    return len(text)


def second_block(text: str, body: int) -> Span | None:
    """Return the fence of another block of fields at the head of a body; None if there is none."""
    fence = re.compile(rf"\s*+(---)[ \t]*+(?>{_LINE_END})").match(text, body)
    if fence is None or not re.compile(_NAME).match(text, fence.end()):
        return None
    return Span(*fence.span(1)) if _end_of_fields(text, fence.end(), 1) else None


def after_bare_fields(text: str) -> int:
    """Return where fields end that stand at the head of a text without any fence.

    That is 0 if there are none. They are those of Python-Markdown and of MkDocs, and end at an
    empty line.
    """
    if re.compile(r" {0,3}[A-Za-z0-9_-]{1,80}:").match(text) is None:
        return 0
    fields = re.compile(rf"(?:{_BARE_FIELD})++").match(text, 0, HEAD)
    return fields.end() if fields is not None else 0


def _begins_block(text: str, start: int) -> bool:
    """Return whether fields and their closing fence stand at an offset, more than one of them."""
    return re.compile(_NAME).match(text, start) is not None and _end_of_fields(text, start, 2) > 0


def _end_of_fields(text: str, start: int, least: int, fence: str = "---") -> int:
    """Return where fields and the fence that closes them end; 0 if something else stands there.

    They are at least so many lines that begin with a key, and what belongs to these. A single one
    above dashes, without a fence before it, is a heading (CommonMark 0.31, section 4.3). Another
    ``fence`` may close them as well.
    """
    keys = 0
    for line in re.compile(_WHOLE_LINE).finditer(text, start, start + HEAD):
        if re.compile(_CLOSING).match(line[0]) or line[0].rstrip() == fence:
            return line.end() if keys >= least else 0
        if re.compile(_KEY_LINE).match(line[0]):
            keys += 1
        elif not keys or not re.compile(_OF_FIELD).match(line[0]):
            return 0
    return 0


def _unfenced(text: str) -> tuple[int, str]:
    """Return where fields end that a text begins with and no fence closes, and which it is.

    An empty line ends them. They have a title among them, so that they are no notes such as
    "Note: …". Where there are none, the offset is 0 and the fence empty.
    """
    keys: set[str] = set()
    sign = ""
    end = 0
    for line in re.compile(_WHOLE_LINE).finditer(text, 0, HEAD):
        if not line[0].strip():
            break
        field = re.compile(_FIELD).match(line[0])
        if field is not None:
            keys.add(field[1])
            sign = sign or field[2]
        elif not keys or not re.compile(_OF_FIELD).match(line[0]):
            return 0, ""
        end = line.end()
    if len(keys) < 2 or "title" not in keys:
        return 0, ""
    return end, "---" if sign == ":" else "+++"


def _end_of_members(text: str) -> int:
    """Return where the members of an object that a text begins with end, with its brace, or 0."""
    members = re.compile(_MEMBERS).match(text, 0, HEAD) if text[:1] in ' \t"' else None
    return members.end() if members is not None else 0


class FencedNotation(Notation):
    """A notation whose blocks stand between two fences: lines of one sign, repeated three times.

    ``closing`` is the pattern of the line that closes a block; its first group is the fence.
    """

    __slots__ = ()

    fence: ClassVar[str]
    closing: ClassVar[re.Pattern[str]]

    def handler(self) -> BaseHandler:
        """Return a handler of python-frontmatter for the fence."""
        from frontmatter.default_handlers import BaseHandler

        boundary = re.compile(rf"^{re.escape(self.fence[0])}{{3,}}\s*$", re.MULTILINE)
        return BaseHandler(boundary, self.fence, self.fence)

    def split(self, text: str, at: int) -> tuple[Block | None, list[Problem]] | None:
        """Return the block between the fence at an offset and the closing one."""
        if not self.detects(text, at):
            return None
        opening = _run_of_signs(text, at)
        problems = problems_above(opening)
        line_end = re.compile(_LINE_END).search(text, opening.end)
        start = line_end.end() if line_end is not None else len(text)
        closing = self.closing.search(text, start) if line_end is not None else None
        if closing is None:
            first = re.compile(_COMMENTS).match(text, start)
            begins = line_start(text, first.end()) if first is not None else start
            if first is None or not re.compile(_KEY_LINE).match(text, begins):
                return None, [fence_problem("missing", Span(0, 0))]
            return None, [
                self._misspelt_closing(text, start)
                or fence_problem("unclosed", opening, fence=self.fence)
            ]
        close = Span(*closing.span(1))
        if close.start == start and close.end - start == 3 == opening.end - at:
            below = re.compile(_LINE_END).match(text, closing.end())
            if below is not None and _begins_block(text, below.end()):
                fix = Fix("Delete it", (Edit(Span(start, below.end()), ""),), "unsafe")
                return None, [fence_problem("doubled", close, fix, fence=self.fence)]
        for fence in (opening, close):
            if fence.end - fence.start > 3:
                right = text[fence.start : fence.start + 3]
                fix = Fix(f'Write "{right}"', (Edit(fence, right),))
                written = text[fence.start : min(fence.end, fence.start + 20)]
                problems.append(fence_problem("fence", fence, fix, found=written, fence=right))
        after = re.compile(_LINE_END).match(text, closing.end())
        body = after.end() if after is not None else closing.end()
        return Block(self, Span(at, close.end), Span(start, close.start), close, body), problems

    def _misspelt_closing(self, text: str, start: int) -> Problem | None:
        """Return the problem of other dashes than three in the line that was to close a block."""
        closing = re.compile(_NO_CLOSING).search(text, start, start + HEAD)
        if closing is None:
            return None
        close = Span(*closing.span(1) if closing[1] else closing.span())
        block = Block(self, Span(0, close.end), Span(start, closing.start()), close, closing.end())
        if not self.read(text, block).data:
            return None
        if closing[1]:
            above = text[len(text[: close.start].rstrip()) : close.start]
            # Below an empty line, other signs than those of the fence part the body.
            if closing[1][0] in _PARTING - {self.fence[0]} and len(above.splitlines()) > 1:
                return None
            return misspelt_closing(text, close, self.fence)
        if self.fence != "---":
            return None
        if closing["before"]:
            before = Span(*closing.span("before"))
            fix = Fix("Delete it", (Edit(before, ""),), "unsafe")
            return fence_problem("closing-space", before, fix)
        gap = Span(*closing.span("gap"))
        fix = Fix("Begin a new line", (Edit(gap, newline_of(text)),), "unsafe")
        found = text[close.start : min(close.end, close.start + 40)].rstrip()
        return fence_problem("closing-text", close, fix, found=found)

    def after_closing_fence(self, text: str, at: int) -> int | None:
        """Return where the first closing fence after an offset ends; None if there is none."""
        closing = self.closing.search(text, at)
        return closing.end() if closing is not None else None


def problems_above(opening: Span) -> list[Problem]:
    """Return the problem of empty lines or spaces above the fence that opens a block."""
    if opening.start == 0:
        return []
    fix = Fix("Delete everything above it", (Edit(Span(0, opening.start), ""),))
    return [fence_problem("blank-above", opening, fix)]


def spaced_closing(text: str, start: int, end: int) -> Problem | None:
    """Return the problem of the first line of dashes with a space before it; None without one."""
    line = re.compile(rf"(?<=[\r\n])({_SPACES}++)---[ \t]*+(?=[\r\n])").search(text, start, end)
    return fence_problem("closing-space", Span(*line.span(1))) if line is not None else None


def misspelt_closing(text: str, span: Span, fence: str) -> Problem:
    """Return the problem of a line that does not close a block but was meant to."""
    fix = Fix(f'Write "{fence}"', (Edit(span, fence),), "unsafe")
    message_id = "no-closing" if fence == "---" else "no-closing-toml"
    return fence_problem(message_id, span, fix, found=text[span.start : span.end], fence=fence)


def fence_problem(message_id: str, span: Span, *fixes: Fix, **params: str) -> Problem:
    """Return a problem of a block's fences or place."""
    return Problem(RULE, message_id, span, dict(params), fixes=fixes)


def _late_fence() -> str:
    """Return the pattern of a fence that is not on the first line."""
    fences = [each for listing in NOTATIONS if listing.fenced for each in listing.openings]
    return rf"(?<=[\r\n])(?:{'|'.join(map(re.escape, fences))})[ \t]*(?:\r\n?|\n)"


def _run_of_signs(text: str, at: int) -> Span:
    """Return the span of the same sign, repeated, at an offset."""
    end = at
    while end < len(text) and text[end] == text[at]:
        end += 1
    return Span(at, end)
