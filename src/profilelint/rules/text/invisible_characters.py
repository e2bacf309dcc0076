"""Characters that cannot be seen, and where they do what they are for."""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import ASCII_LETTERS
from profilelint.model.tree import Mapping, Scalar
from profilelint.rules.page.parts import unusual, utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.document import Document
    from profilelint.model.finding import Part, Route
    from profilelint.model.tree import Node

BIDIRECTIONAL: Final = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, as a regular expression's class.

They change the direction in which the text after them is shown (UAX #9, section 2.1 to 2.4).
"""

DIRECTION_MARKS: Final = "\u061c\u200e\u200f"
"""Marks of direction, as a regular expression's class: they act like a letter without a shape.

Text that runs right to left has them beside punctuation and foreign words (UAX #9, section 2.6).
"""

INVISIBLE: Final = (
    "\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff9-\ufffc"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Other characters that are not shown, as a regular expression's class.

NUL and the byte order mark are not among them: they are faults of the file's encoding.
"""

_NAMES: Final = {
    "\x0b": "vertical tab",
    "\x0c": "form feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
}
_OF_NAMES: Final = frozenset(("ARABIC", "HANGUL", "KHMER", "LATIN", "MONGOLIAN"))
_DESCRIPTIONS: Final = 64
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_JOINERS: Final = "\u200c\u200d"
_VARIATION_SELECTORS: Final = "\ufe0e\ufe0f"


class Hidden(NamedTuple):
    """A run of characters that cannot be seen; ``name`` tells which the first one is."""

    span: Span
    name: str


def hidden_characters(text: str) -> str:
    """Return the characters of this module that a text holds, each once."""
    return "".join(set(_ANY.findall(text)))


def find_hidden(characters: str, held: str, text: str, start: int, end: int) -> Iterator[Hidden]:
    """Yield the runs of characters of a class within a part of a text, spaces among them included.

    ``held`` are the characters of this module that the text holds.
    Left out are joiners between letters of scripts that need them and between the parts of an
    emoji, tags that follow a flag, marks of direction in text that runs right to left, but for
    addresses, and zero-width spaces in scripts without spaces.
    """
    searched = "".join(re.findall(f"[{characters}]", held))
    if not searched:
        return
    # What a pattern begins with is searched for much faster if it is not repeated.
    run_of = re.compile(f"[{searched}][{searched}]*+(?: +[{searched}]+)*+")
    for run in run_of.finditer(text, start, end):
        if not _is_needed(run[0], text, run.start(), run.end()):
            yield Hidden(Span(run.start(), run.end()), describe(run[0][0]))


class Place(NamedTuple):
    """Where in the front matter a hidden character stands.

    ``removable`` is false if the key would be that of another one without it, or if what is left
    would be read as a sign of YAML.
    """

    route: Route
    part: Part
    removable: bool = True


def place_of(document: Document, span: Span) -> Place:
    """Return the key or value that a span lies in; an empty route for a comment and the body."""
    if document.front_matter is None or span.start >= document.body_start:
        return Place((), "text")
    text = document.text
    node: Node = document.front_matter.tree
    route: Route = ()
    while not isinstance(node, Scalar):
        members: Iterable[tuple[str | int, Node]]
        if isinstance(node, Mapping):
            entries = node.entries
            at = bisect_right(entries, span.start, key=lambda each: each.key_span.start) - 1
            if at >= 0 and _holds(entries[at].key_span, span):
                entry = entries[at]
                single = _bare_keys(node)[_bare(entry.key)] == 1
                removable = single and not _guards(text, span, entry.key_span.start)
                return Place((*route, entry.key), "key", removable)
            members = [(entries[at].key, entries[at].value)] if at >= 0 else []
        else:
            elements = node.elements
            at = bisect_right(elements, span.start, key=lambda each: each.span.start) - 1
            members = [(at, elements[at].value)] if at >= 0 else []
        for step, value in members:
            if _holds(value.span, span):
                route = (*route, step)
                node = value
                break
        else:
            return Place((), "text")
    plain = node.style == "plain"
    return Place(route, "value", not (plain and _guards(text, span, node.span.start)))


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


@lru_cache(maxsize=1)
def _bare_keys(mapping: Mapping) -> Counter[str]:
    """Return how often each key occurs in a mapping, hidden characters left out."""
    return Counter(_bare(entry.key) for entry in mapping.entries)


def _bare(key: str) -> str:
    return _ANY.sub("", key)


def _guards(text: str, span: Span, start: int) -> bool:
    """Return whether a hidden character keeps its neighbours from being a sign of YAML."""
    first, end = span
    while first > start and _ANY.match(text[first - 1]):
        first -= 1
    while end < len(text) and _ANY.match(text[end]):
        end += 1
    following = text[end : end + 1]
    if first == start:
        return following in _INDICATORS
    return text[first - 1] == ":" or following == "#"


@lru_cache(maxsize=_DESCRIPTIONS)
def describe(char: str) -> str:
    """Return a character's name in the Unicode standard and its code."""
    import unicodedata

    name = unicodedata.name(char, "") or _NAMES.get(char, "control character")
    words = (word.title() if word in _OF_NAMES else word.lower() for word in name.split())
    return f"{' '.join(words)} (U+{ord(char):04X})"


def _is_needed(run: str, text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start > 0 else ""
    after = text[end] if end < len(text) else ""
    if len(run) == 1 and run in _JOINERS:
        if (_is_emoji(before) and _is_emoji(after)) or (
            _is_joining(before) and (_is_joining(after) or not after.isalnum())
        ):
            return True
        # Persian joins its endings so to words in other letters as well, some after a space.
        joined = before.strip() != "" or (before == " " and text[max(0, start - 2)].isalnum())
        return run == "\u200c" and _is_joining(after) and joined
    if run[0] in DIRECTION_MARKS:
        return _is_right_to_left(text, start) and not _is_in_address(text, start, end)
    # The flags of England, Scotland and Wales are a black flag and tags.
    if before == "\U0001f3f4":
        return all("\U000e0020" <= char <= "\U000e007f" for char in run)
    if not run.strip("\u200b") and _is_unspaced(before) and _is_unspaced(after):
        return True
    if len(run) > 1 or not before:
        return False
    # Where a line may be broken in scripts that write no space between words.
    if run == "\u200b" and (_is_unspaced(before) or _is_unspaced(after)):
        return True
    # Selectors of the variants of Mongolian letters and of Chinese characters.
    return ("\u1820" <= before <= "\u18aa" and "\u180b" <= run <= "\u180e") or (
        before >= "\u3400" and "\U000e0100" <= run <= "\U000e01ef"
    )


def joins_twice(text: str, span: Span) -> bool:
    """Return whether a run is the same joiner several times between letters that need one."""
    run = text[span.start : span.end]
    return (
        len(run) > 1
        and run[0] in _JOINERS
        and run == run[0] * len(run)
        and _is_joining(text[span.start - 1 : span.start])
        and _is_joining(text[span.end : span.end + 1])
    )


@lru_cache(maxsize=1)
def find_even(text: str) -> frozenset[int]:
    """Return the places of isolates and embeddings, and of their ends, that reorder no letters.

    What such a pair encloses are letters of the direction that the pair has, without another pair
    among them, in text that runs right to left (UAX #9, sections 2.1 and 2.4).
    """
    return frozenset(
        place
        for pair in _EVEN.finditer(text)
        if _is_right_to_left(text, pair.start())
        and not _is_in_address(text, pair.start(), pair.start() + 1)
        for place in (pair.start(), pair.end() - 1)
    )


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Return whether a run stands in the destination of a link, or within an address."""
    match = _ADDRESS.search(text, max(0, start - _FARTHEST), start)
    if match is None:
        return False
    return match[0].startswith("]") or (end < len(text) and text[end] in _OF_ADDRESSES)


def _is_emoji(char: str) -> bool:
    return char != "" and (
        char in _VARIATION_SELECTORS or "\u2190" <= char <= "\u2bff" or char >= "\U0001f000"
    )


def _is_unspaced(char: str) -> bool:
    """Return whether a character is of a script without spaces between words.

    These are Thai, Lao, Tibetan, Burmese, Khmer, Japanese and Chinese.
    """
    return (
        "\u0e00" <= char <= "\u109f"
        or "\u1780" <= char <= "\u17ff"
        or "\u3040" <= char <= "\u30ff"
        or "\u3400" <= char <= "\u9fff"
    )


def _is_joining(char: str) -> bool:
    """Return whether a character is of a script from Arabic to Khmer or Mongolian."""
    return char != "" and "\u0600" <= char <= "\u18af"


def _is_right_to_left(text: str, place: int) -> bool:
    """Return whether the block of a place has right-to-left letters, or most of the text's are.

    A block is what stands between two empty lines.
    """
    starts, right_to_left = _blocks(text)
    return right_to_left[bisect_right(starts, place) - 1]


@lru_cache(maxsize=1)
def _blocks(text: str) -> tuple[list[int], list[bool]]:
    """Return the places where blocks start, and whether each is text that runs right to left."""
    starts = [0, *(match.end() for match in _EMPTY_LINE.finditer(text))]
    rest = unusual(text)
    right_to_left = len(rest) - len(_ALL_RIGHT_TO_LEFT.sub("", rest))
    if 2 * right_to_left > _letters(text, rest):
        return starts, [True] * len(starts)
    ends = [*starts[1:], len(text)]
    return starts, [
        _RIGHT_TO_LEFT.search(text, start, end) is not None
        for start, end in zip(starts, ends, strict=True)
    ]


def _letters(text: str, rest: str) -> int:
    """Return how many letters a text holds, ``rest`` being that of it which is not ASCII."""
    data = utf8(text)
    return len(data) - len(data.translate(None, _ASCII_LETTERS)) + sum(map(str.isalpha, rest))


_EMPTY_LINE: Final = pattern(r"(?:\r\n|\r(?!\n)|\n)(?:[ \t]*(?:\r\n|\r(?!\n)|\n))+")
_LETTER: Final = (
    "[\u05d0-\u05f2\u0620-\u065f\u066e-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_RIGHT_TO_LEFT: Final = pattern(_LETTER)
_ALL_RIGHT_TO_LEFT: Final = pattern(f"{_LETTER}+")
_ASCII_LETTERS: Final = ASCII_LETTERS.encode()
_NO_PAIR: Final = f"{BIDIRECTIONAL}\\r\\n"
_NEUTRAL: Final = rf"(?:(?![{_NO_PAIR}])[\W\d_])"
_LEFT_TO_RIGHT_ALONE: Final = rf"(?:(?!{_LETTER})[^{_NO_PAIR}]){{1,300}}+"
_RIGHT_TO_LEFT_ALONE: Final = rf"{_NEUTRAL}{{0,100}}+{_LETTER}(?:{_NEUTRAL}|{_LETTER}){{0,300}}+"
_EVEN: Final = pattern(
    rf"[\u2066\u2068]{_LEFT_TO_RIGHT_ALONE}\u2069|\u202a{_LEFT_TO_RIGHT_ALONE}\u202c"
    rf"|[\u2067\u2068]{_RIGHT_TO_LEFT_ALONE}\u2069|\u202b{_RIGHT_TO_LEFT_ALONE}\u202c"
)
_FARTHEST: Final = 300
_ADDRESS: Final = pattern(r"(?:\]\(<?|://)[^\s<>()\"']*+\Z")
_OF_ADDRESSES: Final = frozenset(string.ascii_letters + string.digits + "/?#&=%_~")
_ANY: Final = pattern(f"[{BIDIRECTIONAL}{DIRECTION_MARKS}{INVISIBLE}]")
