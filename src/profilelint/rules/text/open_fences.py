"""Blocks of code that are not closed, so that all that follows is code, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder

if TYPE_CHECKING:
    import re

    from profilelint.rules.api import Context

FenceFault: TypeAlias = Literal["open", "mark", "nothing"]
"""Nothing closes a block, a line with another mark was to close it, or nothing follows it."""

_OPENING: Final = pattern(r"(?P<mark>`{3,}|~{3,})[ \t]*(?P<name>[^\r\n]*)")
_LINE: Final = pattern(
    r"[\r\n][ \t>]*(?P<mark>`{3,}|~{3,})[ \t]*(?P<name>(?:[^\s`][^\r\n`]*)?)(?=[\r\n]|\Z)"
)
# What Markdown has and code has not: a heading below an empty line, and a link.
_END = r"(?:\r\n|\n|\r(?!\n))"
_HEADING: Final = pattern(rf"{_END}{{2,}}#{{2,6}} [A-Z\u00c0-\u00de][^\r\n]*{_END}{{2}}")
_LINK: Final = pattern(r"\]\((?:https?://|/)[^\s()]+\)")


class OpenFence(NamedTuple):
    """The line that opens a block which is not closed, or the one with another mark.

    ``mark`` is what closes the block.
    """

    fault: FenceFault
    span: Span
    mark: str


@finder("open_fence", of="body")
def find_open_fences(context: Context) -> list[OpenFence]:
    """Return the block of code that ends with the page, if it was meant to end earlier.

    A last block without its closing line is shown as it was meant to be.
    """
    body = context.document.body
    text = body.text
    block = body.blocks[-1] if body.blocks else None
    if block is None or block.kind != "code":
        return []
    opening = _OPENING.match(text, block.start)
    if opening is None:
        return []
    mark = opening["mark"]
    end = block.span.end
    first = Span(*opening.span())
    if not text[first.end : end].strip():
        return [OpenFence("nothing", first, mark)]
    lines = list(_LINE.finditer(text, first.end, end))
    if any(_closes(line, mark) for line in lines):
        return []
    # The same marks with a name behind them open another block.
    other = next((line for line in lines if not line["name"] and line["mark"][0] != mark[0]), None)
    if other is not None:
        return [OpenFence("mark", Span(*other.span("mark")), mark)]
    is_named = bool(opening["name"])
    if (
        lines
        or _LINK.search(text, first.end, end) is not None
        or (not is_named and _HEADING.search(text, first.end, end) is not None)
    ):
        return [OpenFence("open", first, mark)]
    return []


def _closes(line: re.Match[str], mark: str) -> bool:
    return line["mark"].startswith(mark) and not line["name"]
