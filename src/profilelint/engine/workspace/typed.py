"""The word at an offset of a page that is half typed, and what it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from profilelint.model.finding import Route, Span

Kind: TypeAlias = Literal["key", "value", "either", "link", "image", "rule", "action"]
"""``either`` is a value that may yet become a key, since no colon follows. ``rule`` and ``action``
are the words of a comment that suppresses findings."""

LINE: Final = pattern(r"([^\r\n]*)(\r\n?|\n|\Z)")
"""A line and its end."""


class Place(NamedTuple):
    """What is typed at an offset, and what it belongs to.

    ``span`` covers the word with its quotation marks; it lies on one line and holds the offset.
    ``word`` is the word without them, and ``quote`` the mark that opens it. ``route`` leads to the
    value, or to the mapping that a key belongs to. ``keys`` are those that the mapping has
    besides. ``flow`` says whether the place lies within brackets or braces, ``has_separator``
    whether a key has its colon or equals sign already. ``lead`` is what has to be written before a
    value, such as ``- ``, and ``trail`` what has to follow a new key. ``column`` is that of a key
    in YAML's block style.
    """

    kind: Kind
    span: Span
    word: str
    notation: str = ""
    route: Route = ()
    quote: str = ""
    keys: frozenset[str] = frozenset()
    flow: bool = False
    has_separator: bool = False
    lead: str = ""
    trail: str = ""
    column: int = 0
