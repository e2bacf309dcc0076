"""Where the front matter begins and ends.

Which kind of block a file carries is decided as python-frontmatter's handlers decide it; the
places, which its handlers do not tell, are found here. Lines end at LF, CR or CRLF. A block of
YAML ends at the first line of three dashes or three dots that is not indented, also within a
string, as in Jekyll.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from profilelint.model.document import Format

RULE = "file-front-matter"

# Patterns are compiled where they are used: the usual file needs none of them.
# More than three dashes or pluses are no fence to most readers, but were meant as one.
_CLOSING = {
    "yaml": r"(?<=[\r\n])(-{3,}|\.\.\.)[ \t]*(?=[\r\n]|\Z)",
    "toml": r"(?<=[\r\n])(\+{3,})[ \t]*(?=[\r\n]|\Z)",
}
_LINE_END = r"\r\n?|\n"
_KEY_LINE = r"[ \t]*(?:\"[^\"\r\n]{1,80}\"|'[^'\r\n]{1,80}'|[\w-][^:=\r\n]{0,80})[ \t]*[:=]"
_LATE = r"(?<=[\r\n])(?:---|\+\+\+)[ \t]*(?:\r\n?|\n)"
_JSON_HEAD = r"\{[ \t\r\n]*(?:\"|\}|/[/*])"
_EMPTY_LINES = rf"(?>{_LINE_END})(?:[ \t]*+(?>{_LINE_END}))++"  # CRLF alone is none
_NEXT_KEY = r"[ \t]*+(?:[\w-]{1,80}+[ \t]*+[:=][ \t\r\n]|\[[\w.\[-]{1,80}+\]{1,2}[ \t]*+[\r\n])"
_COMMENTS = r"(?:\s++|#[^\r\n]*+)*+"
_HEAD = 4000


class Block(NamedTuple):
    """The front matter's place.

    ``content`` lies between the fences or, for JSON, the braces; ``body`` is the offset at which
    the body begins.
    """

    format: Format
    span: Span
    content: Span
    closing: Span
    body: int


def split(text: str) -> tuple[Block | None, list[Problem]]:
    """Return the block at the head of a text, or None, and what is wrong with its fences."""
    if text.startswith("---\n"):
        # The fences as nearly every file has them are found without a pattern.
        end = text.find("\n---\n", 3)
        if end >= 0 and text.find("\n---", 3, end) < 0 and text.find("\n...", 3, end) < 0:
            start, stop = end + 1, end + 4
            return Block("yaml", Span(0, stop), Span(4, start), Span(start, stop), end + 5), []
        return _fenced(text, "yaml", 0)
    if text.startswith("---\r\n"):
        return _fenced(text, "yaml", 0)
    before = len(text) - len(text.lstrip())
    format = detect(text[before : before + _HEAD])  # noqa: A001 - the field's own word
    if format == "json" or (format is None and re.compile(_JSON_HEAD).match(text, before)):
        return _braced(text, before, alone=format == "json")
    if format is not None:
        return _fenced(text, format, before)
    for fence in re.compile(_LATE).finditer(text, 0, _HEAD):
        if re.compile(_KEY_LINE).match(text, fence.end()):
            return None, [_problem("late", _word(text, fence.start()))]
    return None, [_problem("missing", Span(0, 0))]


def body_without_block(text: str, problem: Problem) -> int:
    """Return where the body begins in a text of whose block `split` says only what is wrong.

    What was meant as front matter is not part of it: it ends at its closing fence or, where that
    is missing, at the first empty line after which no key follows.
    """
    if problem.message_id == "missing":
        return 0
    start = problem.span.end
    if problem.message_id == "late":
        fence = "toml" if text.startswith("+", problem.span.start) else "yaml"
        closing = re.compile(_CLOSING[fence]).search(text, start)
        if closing is not None:
            return closing.end()
    for empty in re.compile(_EMPTY_LINES).finditer(text, start):
        if not re.compile(_NEXT_KEY).match(text, empty.end()):
            return empty.end()
    return len(text)


def detect(head: str) -> Format | None:
    """Return the kind of block that python-frontmatter's handlers see at the head of a text."""
    from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

    # The package has a handler for TOML only where the library `toml` is installed.
    toml = BaseHandler(re.compile(r"^\+{3,}\s*$", re.MULTILINE), "+++", "+++")
    head = head.replace("\r\n", "\n").replace("\r", "\n")
    if YAMLHandler().detect(head):
        return "yaml"
    if JSONHandler().detect(head):
        return "json"
    return "toml" if toml.detect(head) else None


def _fenced(text: str, format: Format, at: int) -> tuple[Block | None, list[Problem]]:  # noqa: A002
    opening = _word(text, at)
    problems = _before(at, opening)
    line_end = re.compile(_LINE_END).search(text, opening.end)
    start = line_end.end() if line_end is not None else len(text)
    closing = re.compile(_CLOSING[format]).search(text, start) if line_end is not None else None
    if closing is None:
        first = re.compile(_COMMENTS).match(text, start)
        if first is None or not re.compile(_KEY_LINE).match(text, _line_start(text, first.end())):
            return None, [_problem("missing", Span(0, 0))]
        return None, [_problem("unclosed", opening, fence=text[opening.start : opening.start + 3])]
    close = Span(*closing.span(1))
    for fence in (opening, close):
        if fence.end - fence.start > 3:
            right = text[fence.start : fence.start + 3]
            fix = Fix(f'Write "{right}"', (Edit(fence, right),))
            found = text[fence.start : min(fence.end, fence.start + 20)]
            problems.append(_problem("fence", fence, fix, found=found, fence=right))
    after = re.compile(_LINE_END).match(text, closing.end())
    body = after.end() if after is not None else closing.end()
    return Block(format, Span(at, close.end), Span(start, close.start), close, body), problems


def _braced(text: str, at: int, *, alone: bool) -> tuple[Block | None, list[Problem]]:
    from profilelint.source.front_matter.json import end_of_object

    opening = Span(at, at + 1)
    problems = _before(at, opening)
    end = end_of_object(text, at)
    if end is None:
        return None, [_problem("unclosed-brace", opening)]
    if not alone:
        problems.append(_problem("brace", opening))
    rest = re.compile(r"[ \t]*(?:\r\n?|\n)?").match(text, end)
    body = rest.end() if rest is not None else end
    closing = Span(end - 1, end)
    return Block("json", Span(at, end), Span(at + 1, end - 1), closing, body), problems


def _before(at: int, opening: Span) -> list[Problem]:
    if at == 0:
        return []
    fix = Fix("Remove what stands above", (Edit(Span(0, at), ""),))
    return [_problem("blank-above", opening, fix)]


def _word(text: str, at: int) -> Span:
    end = at
    while end < len(text) and text[end] == text[at]:
        end += 1
    return Span(at, end)


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _problem(message_id: str, span: Span, *fixes: Fix, **params: str) -> Problem:
    return Problem(RULE, message_id, span, dict(params), fixes=fixes)
