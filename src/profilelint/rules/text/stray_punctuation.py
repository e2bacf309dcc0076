"""Commas and full stops with a space before them or another mark behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.parts import blocks_around, utf8

if TYPE_CHECKING:
    from profilelint.rules.api import Context

_SIGNS: Final = (b" ,", b" .", b",,", b",.", b"..")
_STRAY: Final = pattern(
    r"(?<=[^\W\d_]{2})(?: (?P<after_space>,(?=\s+[^\W\d_])|\.(?=\s+[A-Z][a-z]|[ \t]*(?:[\r\n]|\Z)))"
    r"|(?P<twice>,,(?= )|,\.(?=\s|\Z)|\.\.(?=\s+[A-Z][a-z]|[ \t]*(?:[\r\n]|\Z))))"
)
# A command, in which a stop may be the folder that it works in.
_COMMAND: Final = pattern(r" --?[A-Za-z]")
# Whoever writes two stops often means them.
_MOST_STOPS: Final = 2


class StrayPunctuation(NamedTuple):
    """A space and the comma or full stop behind it, or two of these marks; ``mark`` is meant."""

    span: Span
    mark: str


@finder("stray_punctuation", of="body")
def find_stray_punctuation(context: Context) -> list[StrayPunctuation]:
    """Return the commas and full stops of the prose behind a space or before another one."""
    body = context.document.body
    if not _may_hold_stray_punctuation(body.text) or not _STRAY.search(body.text, body.start):
        return []
    matches = list(_STRAY.finditer(body.prose, body.start))
    if sum(match["twice"] == ".." for match in matches) > _MOST_STOPS:
        matches = [match for match in matches if match["twice"] != ".."]
    blocks = blocks_around(body, [match.start() for match in matches])
    return [
        StrayPunctuation(Span(*match.span()), (match["after_space"] or match["twice"])[-1])
        for match, block in zip(matches, blocks, strict=True)
        if block is not None
        and match.end() <= block.end
        and not (match["after_space"] == "." and _COMMAND.search(body.text, *block))
    ]


def _may_hold_stray_punctuation(text: str) -> bool:
    data = utf8(text)
    return any(sign in data for sign in _SIGNS)
