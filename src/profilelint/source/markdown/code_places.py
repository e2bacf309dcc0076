"""Where code stands in a body, found line by line before the body is parsed.

Constructs that stand in code are shown, not used. The parser's own answer comes too late for them,
as it depends on what they hide.
"""

from __future__ import annotations

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern

_FENCE = pattern(
    r"(?m)^(?:[ \t]*+(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*+[ \t]*+(?P<fence>`{3,}+|~{3,}+)"
    r"(?P<info>[^\r\n]*+)"
)
_TICKS = pattern(r"`++|(?:\r\n?|\n)[ \t>]*+(?=\r|\n)|(?<!\\)\\`")


def find_code(text: str, start: int) -> list[Span]:
    """Return the spans of fenced code and of code spans from ``start`` on, in order and apart.

    A fence without its closing one is no code here, whatever it is to CommonMark.
    """
    if "`" not in text and "~~~" not in text:
        return []
    fences = _fences(text, start) if "```" in text or "~~~" in text else []
    spans: list[Span] = []
    position = start
    for fence in fences:
        spans += _code_spans(text, position, fence.start)
        spans.append(fence)
        position = fence.end
    return spans + _code_spans(text, position, len(text))


def _fences(text: str, start: int) -> list[Span]:
    lines = [
        (match.start(), match["fence"], match["info"].strip(), match.end())
        for match in _FENCE.finditer(text, start)
    ]
    # Where the next line closes that may, from the end: a sign, and the longest run of it.
    spans: list[Span] = []
    index = 0
    while index < len(lines):
        begin, fence, info, _ = lines[index]
        index += 1
        if fence[0] == "`" and "`" in info:
            continue
        for following in range(index, len(lines)):
            _, other, rest, close = lines[following]
            if other[0] == fence[0] and len(other) >= len(fence) and not rest:
                spans.append(Span(begin, close))
                index = following + 1
                break
        else:
            # No later fence as long as this one is closed either.
            lines = [
                line
                for line in lines[index:]
                if len(line[1]) < len(fence) or line[1][0] != fence[0]
            ]
            index = 0
    return spans


def _code_spans(text: str, start: int, end: int) -> list[Span]:
    """Return the code spans in a part of a text; none goes past an empty line."""
    if text.find("`", start, end) < 0:
        return []
    spans: list[Span] = []
    runs: list[Span] = []
    for match in _TICKS.finditer(text, start, end):
        first = match[0][0]
        if first == "`":
            runs.append(Span(*match.span()))
        elif first != "\\":
            spans += _paired(runs)
            runs = []
    return spans + _paired(runs)


def _paired(runs: list[Span]) -> list[Span]:
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index].end - runs[index].start, []).append(index)
    spans: list[Span] = []
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = later[end - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            spans.append(Span(start, runs[same[-1]].end))
            index = same[-1]
        index += 1
    return spans
