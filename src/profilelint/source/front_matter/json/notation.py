"""JSON as a notation of front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.source.front_matter.fences import fence_problem, problems_above
from profilelint.source.front_matter.notation import Block, Notation

if TYPE_CHECKING:
    from frontmatter.default_handlers import JSONHandler

    from profilelint.model.finding import Problem
    from profilelint.source.front_matter.json.writer import JsonWriter
    from profilelint.source.front_matter.notation import Reading

_HEAD = r"\{[ \t\r\n]*(?:\"|\}|/[/*])"
# A comment in braces is how MDX writes one.
_COMMENT = r"\{[ \t\r\n]*+(?:/\*(?:[^*]++|\*(?!/))*+\*/[ \t\r\n]*+)++\}"
_CLOSING_LINE = r"(?<=[\r\n])\}(?=[ \t]*(?:[\r\n]|\Z))"
_STRUCTURE = r'[\[\]{}]|"(?:[^"\\\r\n]|\\[^\r\n])*"?|//[^\r\n]*'
_REST_OF_LINE = r"[ \t]*(?:\r\n?|\n)?"


class Json(Notation):
    """JSON (RFC 8259) whose outermost braces stand on lines of their own, in place of fences."""

    __slots__ = ()

    name = "json"
    has_long_text = False

    def handler(self) -> JSONHandler:
        """Return python-frontmatter's handler of JSON."""
        from frontmatter.default_handlers import JSONHandler

        return JSONHandler()

    def split(self, text: str, at: int) -> tuple[Block | None, list[Problem]] | None:
        """Return the object that begins at an offset."""
        alone = self.detects(text, at)
        if not alone and not re.compile(_HEAD).match(text, at):
            return None
        if re.compile(_COMMENT).match(text, at):
            return None
        opening = Span(at, at + 1)
        problems = problems_above(opening)
        end = _end_of_object(text, at)
        if end is None:
            return None, [fence_problem("unclosed-brace", opening)]
        if not alone:
            problems.append(fence_problem("brace", opening))
        rest = re.compile(_REST_OF_LINE).match(text, end)
        body = rest.end() if rest is not None else end
        closing = Span(end - 1, end)
        return Block(self, Span(at, end), Span(at + 1, end - 1), closing, body), problems

    def read(self, text: str, block: Block) -> Reading:
        """Return what an object says."""
        from profilelint.source.front_matter.json.reader import read_json

        return read_json(text, block.span)

    @property
    def writer(self) -> JsonWriter:
        """Return the writer of JSON."""
        from profilelint.source.front_matter.json.writer import WRITER

        return WRITER


def _end_of_object(text: str, start: int) -> int | None:
    """Return the offset after the brace that closes an object; None if no brace closes it."""
    depth = 0
    for match in re.compile(_STRUCTURE).finditer(text, start):
        sign = match[0]
        if sign in ("{", "["):
            depth += 1
        elif sign in ("}", "]"):
            depth -= 1
            if depth == 0:
                return match.end() if sign == "}" else None
    line = re.compile(_CLOSING_LINE).search(text, start)
    return line.end() if line is not None else None


NOTATION = Json()
