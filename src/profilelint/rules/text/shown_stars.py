"""Asterisks around words that are meant to be bold and are not."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around, spans_at

if TYPE_CHECKING:
    from profilelint.model.body import Body, Leaf
    from profilelint.rules.api import Context

StarsCause: TypeAlias = Literal["space", "letter", "open"]
"""Why words are not bold.

There is a space on the inner side of a mark, a letter right behind a mark that follows punctuation,
or no second mark.
"""

_MARK: Final = "**"
_BLANK: Final = " \t\u00a0"
# The asterisks come first, as they are searched for much faster than what stands before them.
# Bold as it should be, to be left out at once; what is beside it tells whether it is.
_BOLD: Final = pattern(
    r"\*\*(?<![*\\\w]\*\*)[^\s*](?:[^*\r\n]*+(?<=\S))?\*\*(?!\*)(?:(?<=\w\*\*)|(?!\w))"
)
_STARS: Final = pattern(r"\*\*(?<![*\\]\*\*)(?!\*)")
_OPENERS: Final = '([“„«"'
_LATIN_END: Final = "\u0250"
_MOST: Final = 8
_LONGEST: Final = 300
_FEWEST_LETTERS: Final = 3
_WORDS: Final = pattern(r"[^\W\d_]{2}")
# Arguments of programs, and what else only looks like bold words.
_NO_WORDS: Final = pattern(r"kw|options\b|args\b|params\b|\w+[=_(/]|\w+\.\w")
_FORMULA: Final = pattern(r"[=+/^$|{}<>\\`]")
# A mark behind a word refers to a note that opens with one.
_REFERENCE: Final = pattern(r"(?<=[\w.,;:)%”’\"])\*\*(?=[\s|,.;:)<]|\Z)")
_LENIENT: Final = frozenset(("pandoc", "python-markdown"))


class ShownStars(NamedTuple):
    """Asterisks that readers see: where the words with them stand, and the second mark.

    For the cause "open" the span is the mark and the first word, and ``close`` is None. ``alone``
    tells that the block has no other stars that are shown.
    """

    cause: StarsCause
    span: Span
    close: int | None
    block: Span
    alone: bool


@finder("shown_stars", of="body")
def find_shown_stars(context: Context) -> list[ShownStars]:
    """Return the pairs of asterisks that stay text around or before words."""
    body = context.document.body
    if not _may_hold_shown_stars(body):
        return []
    text = body.text
    flavor = context.document.flavor
    places = [match.start() for match in _STARS.finditer(text, body.start)]
    found: list[ShownStars] = []
    for leaves in (body.paragraphs, body.headings):
        indices = sorted({index for index, _ in spans_at(leaves, places) if index >= 0})
        for index in indices:
            found += _in_leaf(leaves[index], body, flavor)
    return found


def _may_hold_shown_stars(body: Body) -> bool:
    text = body.text
    if text.find(_MARK, body.start) < 0:
        return False
    return _MARK in _BOLD.sub("", text[body.start :])


def _in_leaf(leaf: Leaf, body: Body, flavor: str) -> list[ShownStars]:
    text, span = body.text, leaf.span
    stars = [match.start() for match in _STARS.finditer(text, *span)]
    if not stars:
        return []
    runs = leaf.runs
    shown = [place for place in stars if _is_shown(place, runs, body)]
    if not 0 < len(shown) <= _MOST:
        return []
    if len(shown) % 2:
        is_one = len(shown) == 1 and len(stars) % 2 == 1
        if is_one and (flavor not in _LENIENT or len(stars) == 1):
            return _unclosed(shown[0], span, body)
        return []
    if flavor in _LENIENT:
        return []
    found = []
    for first, second in zip(shown[::2], shown[1::2], strict=True):
        cause = _cause(text, span, first, second, flavor)
        if cause is None:
            return []
        whole = Span(first, second + len(_MARK))
        found.append(ShownStars(cause, whole, second, span, len(shown) == len(stars) == 2))
    return found


def _is_shown(place: int, runs: list[Span], body: Body) -> bool:
    return (
        span_around(runs, place) is not None
        and span_around(runs, place + 1) is not None
        and span_around(body.opaque, place) is None
    )


def _cause(text: str, block: Span, first: int, second: int, flavor: str) -> StarsCause | None:
    """Return why two marks that stay text make no word bold; None if they are not meant to."""
    words = text[first + len(_MARK) : second]
    bare = words.strip(_BLANK)
    if "*" in words or len(words) > _LONGEST or _WORDS.search(bare) is None:
        return None
    if "\n" in words or "\r" in words:
        return None
    before = text[first - 1] if first > block.start else " "
    behind = text[second + len(_MARK)] if second + len(_MARK) < block.end else " "
    if before.isalnum() and not words[0].isspace():
        return None
    if words != bare:
        is_apart = before.isspace() and behind.isspace()
        # With spaces around each mark it may be a sum, and a mark may be one that parts words.
        if words[0].isspace() and words[-1].isspace() and is_apart:
            around = text[block.start : block.end]
            is_word = first > block.start and " " not in bare
            if is_word or _FORMULA.search(around) or not bare[0].isalpha():
                return None
        if words[0].isspace() and not before.isspace() and before not in _OPENERS:
            return None  # the mark ends what is before it
        is_glued = behind.isalnum() and not bare[-1].isalnum() and words[-1] == bare[-1]
        return None if is_glued else "space"
    if flavor.startswith("kramdown") or " ](" in words:
        return None  # behind a link whose words end in a space, that space is what is misplaced
    is_glued = bare[-1] in ".:,;!?)" and behind.isalpha() and behind < _LATIN_END
    return "letter" if is_glued else None


@lru_cache(maxsize=1)
def _has_references(body: Body) -> bool:
    """Return whether two asterisks behind a word of a page refer to a note."""
    return _REFERENCE.search(_BOLD.sub("", body.text[body.start :])) is not None


def _unclosed(place: int, block: Span, body: Body) -> list[ShownStars]:
    """Return the mark that opens bold words and is the last one of its block, if it does."""
    text = body.text
    start = place + len(_MARK)
    before = text[place - 1] if place > block.start else " "
    rest = text[start : block.end]
    if before not in ' \t\n\r(“"' or not rest[:1].isalpha() or rest[0] >= _LATIN_END:
        return []
    if "*" in rest or _NO_WORDS.match(rest) or "|" in text[block.start : block.end]:
        return []
    if _has_references(body):
        return []
    word = rest.split(None, 1)[0]
    if len(word) < _FEWEST_LETTERS and word == rest:
        return []
    return [ShownStars("open", Span(place, start + len(word)), None, block, alone=True)]
