"""Where code stands in a body, found line by line before the body is parsed.

Constructs that stand in code are shown, not used. The parser's own answer comes too late for them,
as it depends on what they hide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple, new_tuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    import re

_FENCE = pattern(
    r"(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*+[ \t]*+(`{3,}+|~{3,}+)([^\r\n]*+)"
)
_EMPTY_LINE = pattern(r"(?>\r\n?|\n)[ \t>]*+(?=\r|\n)")
_SINGLE_BACKTICKS = pattern(r"`[^`\r\n]*+(?:(?>\r\n?|\n)(?![ \t>]*+[\r\n])[^`\r\n]*+)*+`")


RUN_CODE: Final = ("`{", "`r ")
"""How code begins that R Markdown and Quarto run, and whose result they write in its place."""


class FenceLine(NamedTuple):
    """A line that may open or close fenced code: where it begins and ends, and its fence.

    ``at`` is where the fence stands, and ``info`` what follows it.
    """

    start: int
    at: int
    fence: str
    info: str
    end: int


def find_code(text: str, start: int, lines: list[FenceLine]) -> list[Span]:
    """Return the spans of fenced code and of code spans from ``start`` on, in order and apart.

    ``lines`` are those of all fences. A fence without its closing one is no code here, whatever it
    is to CommonMark.
    """
    spans: list[Span] = []
    position = start
    for fence in _fences(lines):
        _add_code_spans(text, position, fence.start, spans)
        spans.append(fence)
        position = fence.end
    _add_code_spans(text, position, len(text), spans)
    return spans


def find_fence_lines(text: str, start: int) -> list[FenceLine]:
    """Return the lines from ``start`` on that may open or close fenced code, in order."""
    found: list[FenceLine] = []
    for line in marked_lines(_FENCE, text, start, ("```", "~~~")):
        fence, info = line.groups()
        fields = (line.start(), line.start(1), fence, info.strip(), line.end())
        found.append(new_tuple(FenceLine, fields))
    return found


def marked_lines(
    shape: re.Pattern[str], text: str, start: int, marks: tuple[str, ...]
) -> list[re.Match[str]]:
    """Return the matches of a pattern where lines begin, from ``start`` on, in order.

    It matches only lines that hold one of the marks: these are found many times as fast.
    """
    lines: dict[int, re.Match[str]] = {}
    for mark in marks:
        # To look for one character first is many times as fast again.
        position = text.find(mark, start) if mark[0] in text else -1
        while position >= 0:
            line = text.rfind("\n", 0, position) + 1
            if line >= start and line not in lines:
                match = shape.match(text, line)
                if match is not None:
                    lines[line] = match
            following = text.find("\n", position)
            position = text.find(mark, following) if following >= 0 else -1
    matches = list(lines.values())
    return sorted(matches, key=_place) if len(marks) > 1 else matches


def _place(match: re.Match[str]) -> int:
    return match.start()


def _fences(lines: list[FenceLine]) -> list[Span]:
    spans: list[Span] = []
    index = 0
    while index < len(lines):
        begin, _, fence, info, _ = lines[index]
        index += 1
        if fence[0] == "`" and "`" in info:
            continue
        for following in range(index, len(lines)):
            _, _, other, rest, close = lines[following]
            if not rest and other[0] == fence[0] and len(other) >= len(fence):
                spans.append(new_tuple(Span, (begin, close)))
                index = following + 1
                break
        else:
            # No later fence as long as this one is closed either.
            lines = [
                line
                for line in lines[index:]
                if len(line.fence) < len(fence) or line.fence[0] != fence[0]
            ]
            index = 0
    return spans


def _add_code_spans(text: str, start: int, end: int, spans: list[Span]) -> None:
    """Add the code spans in a part of a text; none goes past an empty line."""
    first = text.find("`", start, end)
    if first < 0:
        return
    part = text[max(start, first - 1) : end]
    if "``" not in part and ("\\" not in part or "\\`" not in part):
        # Each mark is a single one, as on most pages.
        spans += [
            new_tuple(Span, code.span()) for code in _SINGLE_BACKTICKS.finditer(text, first, end)
        ]
        return
    find = text.find
    runs: list[tuple[int, int]] = []
    last = start
    position = first
    while position >= 0:
        if position > start and text[position - 1] == "\\" != text[position - 2 : position - 1]:
            # An escaped one.
            position += 1
            if position >= end:
                break
            if text[position] != "`":
                position = find("`", position, end)
                continue
        stop = position + 1
        while stop < end and text[stop] == "`":
            stop += 1
        if runs and _EMPTY_LINE.search(text, last, position) is not None:
            _add_pairs(runs, spans)
            runs = []
        runs.append((position, stop))
        last = stop
        position = find("`", stop, end)
    _add_pairs(runs, spans)


def _add_pairs(runs: list[tuple[int, int]], spans: list[Span]) -> None:
    if len(runs) <= 2:
        if len(runs) == 2:
            (start, first), (second, end) = runs
            if first - start == end - second:
                spans.append(new_tuple(Span, (start, end)))
        return
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        start, end = runs[index]
        later.setdefault(end - start, []).append(index)
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = later[end - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            spans.append(new_tuple(Span, (start, runs[same[-1]][1])))
            index = same[-1]
        index += 1
