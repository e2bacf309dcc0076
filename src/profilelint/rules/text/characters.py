"""Characters that cannot be seen, and quotation marks of two kinds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.model.text import EMPTY_LINE
from profilelint.rules.api import finder
from profilelint.rules.page.parts import span_around, unusual, utf8

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.finding import Part, Route
    from profilelint.rules.api import Context

# Those that are letters or marks to Unicode and cannot be seen all the same, and the bytes that
# they begin with.
_UNSEEN: Final = pattern(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\ufffc\U000e0000-\U0010ffff]"
)
_UNSEEN_LEADS: Final = (b"\xcd", b"\xe1", b"\xe3", b"\xef", b"\xf3", b"\xf4")
# In prose, whole tags are replaced.
_TAG: Final = pattern(r"\{[{%]|<(?=[A-Za-z])")
# Attributes behind a link or a picture, which many programs read.
_ATTRIBUTES: Final = pattern(r"(?<=[)\]])\{[^{}\r\n]*+\}")
# What stands for U+202D and U+202E: in HTML, and in the notations of front matter.
_REFERENCE: Final = pattern(r"(?i:&#(?:x0{0,5}+(202[de])|0{0,5}+(823[78]))(?![0-9a-f]);?)")
_ESCAPE: Final = pattern(r"\\(?:u|U0000)(202[dDeE])")
_STRAIGHT, _OPENING, _CLOSING = '"', "“", "”"


_ACUTE, _GRAVE = "\u00b4", "`"
_LETTER: Final = "[A-Za-z\u00c0-\u024f]"
# What follows an apostrophe in English, and what stands before one in French and Italian.
_ACCENT: Final = pattern(
    rf"[{_ACUTE}{_GRAVE}](?:(?<={_LETTER}.)(?=(?:s|t|d|m|ll|re|ve)(?![\w{_ACUTE}{_GRAVE}]))"
    rf"|(?<=\b[ldjLDJ].)(?P<elided>)(?={_LETTER}))"
)
_MAY_HOLD_ACCENT: Final = Prefilter(
    _ACUTE,
    r"[A-Za-z\u00c0-\u024f]`(?:[stdm]|ll|re|ve)",
    r"[ldjLDJ]`[A-Za-z\u00c0-\u024f]",
)
_BETWEEN: Final = pattern(rf"(?<=\w){_ACUTE}(?=\w)")
_ELIDED: Final = pattern(rf"\b[ldLD]['’](?={_LETTER})")


@finder("accent_for_apostrophe", of="body")
def find_accents_for_apostrophes(context: Context) -> list[Span]:
    """Return the accents that stand alone in the body's prose where an apostrophe belongs.

    In some texts from PDF files, accents are beside their letters ("n´umero"): on a page with one
    that cannot be an apostrophe none is returned.
    """
    body = context.document.body
    text = body.text
    if _ACUTE not in text and _GRAVE not in text:
        return []
    if not _MAY_HOLD_ACCENT.may_match(text) or _ACCENT.search(text, body.start) is None:
        return []
    prose = body.prose
    matches = list(_ACCENT.finditer(prose, body.start))
    places = {match.start() for match in matches}
    if any(match.start() not in places for match in _BETWEEN.finditer(prose, body.start)):
        return []
    elides = _ELIDED.search(prose, body.start) is not None
    return [Span(*match.span()) for match in matches if elides or match["elided"] is None]


class HiddenCharacter(NamedTuple):
    """A run of characters that cannot be seen.

    ``name`` tells which the first one is, ``directional`` whether they are embeddings, overrides
    or isolates, which change the direction of the text after them. ``route`` and ``part`` lead to
    the place in front matter. ``removable`` is false if the key would be that of another one
    without them, or if what is left would be read as a sign of YAML. ``reported`` tells that they
    keep the front matter from being read, which is reported.
    """

    span: Span
    name: str
    directional: bool
    route: Route
    part: Part
    removable: bool
    reported: bool


@finder("hidden_character", of="front matter")
def find_hidden_in_front_matter(context: Context) -> list[HiddenCharacter]:
    """Return the runs of hidden characters in the front matter."""
    return _find(context, 0, context.document.body_start)


@finder("hidden_character", of="body")
def find_hidden_in_body(context: Context) -> list[HiddenCharacter]:
    """Return the runs of hidden characters in the body.

    Front matter that could not be read is a part of it.
    """
    document = context.document
    start = 0 if document.front_matter is None else document.body_start
    return _find(context, start, len(document.text))


def _find(context: Context, start: int, end: int) -> list[HiddenCharacter]:
    document = context.document
    held = _hidden(document.text)
    if not held:
        return []
    from profilelint.rules.text.invisible_characters import (
        BIDIRECTIONAL,
        DIRECTION_MARKS,
        INVISIBLE,
        find_even,
        find_hidden,
        place_of,
    )

    def is_even(span: Span) -> bool:
        places = [place for place in range(*span) if document.text[place] != " "]
        in_code = span_around(document.body.code, span.start) is not None
        return not in_code and find_even(document.text).issuperset(places)

    reported = {problem.span for problem in document.problems}
    return [
        HiddenCharacter(
            *(span, name, characters is BIDIRECTIONAL),
            *place_of(document, span),
            span in reported,
        )
        for characters in (BIDIRECTIONAL, DIRECTION_MARKS, INVISIBLE)
        for span, name in find_hidden(characters, held, document.text, start, end)
        if characters is not BIDIRECTIONAL or not is_even(span)
    ]


class DirectionReference(NamedTuple):
    """A reference or an escape that makes a character which turns the order of letters round.

    ``name`` tells which one. ``route`` and ``part`` lead to its place in front matter.
    """

    span: Span
    name: str
    route: Route
    part: Part


@finder("direction_reference", of="front matter")
def find_direction_escapes(context: Context) -> list[DirectionReference]:
    """Return the escapes of overrides in texts of the front matter."""
    document = context.document
    if "\\" not in document.text or _ESCAPE.search(document.text, 0, document.body_start) is None:
        return []
    from profilelint.rules.page.fields import scalar
    from profilelint.rules.text.invisible_characters import describe, place_of

    found: list[DirectionReference] = []
    for match in _ESCAPE.finditer(document.text, 0, document.body_start):
        route, part, _ = place_of(document, Span(*match.span()))
        node = scalar(document, route) if part == "value" else None
        char = chr(int(match[1], 16))
        if node is not None and char in str(node.value):
            found.append(DirectionReference(Span(*match.span()), describe(char), route, part))
    return found


@finder("direction_reference", of="body")
def find_direction_references(context: Context) -> list[DirectionReference]:
    """Return the character references to overrides in the body, outside of code and templates."""
    body = context.document.body
    if "&" not in body.text or _REFERENCE.search(body.text, body.start) is None:
        return []
    from profilelint.rules.text.invisible_characters import describe

    return [
        DirectionReference(
            Span(*match.span()),
            describe(chr(int(match[1], 16) if match[1] else int(match[2]))),
            *((), "text"),
        )
        for match in _REFERENCE.finditer(body.text, body.start)
        if span_around(body.code, match.start()) is None
        and span_around(body.opaque, match.start()) is None
    ]


@lru_cache(maxsize=1)
def _hidden(text: str) -> str:
    """Return the characters of a text that cannot be seen, each once."""
    if not _may_hold_hidden(text):
        return ""
    from profilelint.rules.text.invisible_characters import hidden_characters

    return hidden_characters(unusual(text))


def _may_hold_hidden(text: str) -> bool:
    rest = unusual(text)
    if not rest:
        return False
    if not rest.replace("\u00a0", "").isprintable():
        return True
    data = utf8(text)
    return any(lead in data for lead in _UNSEEN_LEADS) and _UNSEEN.search(rest) is not None


class QuotationMarks(NamedTuple):
    """The places of a body's double quotation marks: straight ones and curly ones, some of both."""

    straight: list[int]
    curly: list[int]


@finder("mixed_quotation_marks", of="body")
def find_mixed_quotation_marks(context: Context) -> list[QuotationMarks]:
    """Return the quotation marks of the body's prose if there are some of both kinds.

    Behind the beginning of a tag that does not end, straight ones are those of its attributes, and
    so they are in braces right behind a link or a picture.
    """
    body = context.document.body
    if not _may_hold_mixed_quotation_marks(body):
        return []
    prose, start = body.prose, body.start
    straight = _outside_tags(_places(_STRAIGHT, prose, start), prose, start)
    braces = [Span(*found.span()) for found in _ATTRIBUTES.finditer(body.text, start)]
    if braces:
        straight = [place for place in straight if span_around(braces, place) is None]
    curly = sorted(_places(_OPENING, prose, start) + _places(_CLOSING, prose, start))
    return [QuotationMarks(straight, curly)] if straight and curly else []


def _outside_tags(places: list[int], prose: str, start: int) -> list[int]:
    """Return the places that are in no paragraph behind the beginning of a tag left in prose."""
    tags: list[Span] = []
    for tag in _TAG.finditer(prose, start):
        if not tags or tag.start() >= tags[-1].end:
            blank = EMPTY_LINE.search(prose, tag.start())
            tags.append(Span(tag.start(), blank.start() if blank is not None else len(prose)))
    return [place for place in places if span_around(tags, place) is None] if tags else places


def _may_hold_mixed_quotation_marks(body: Body) -> bool:
    text = body.text
    return (_OPENING in text or _CLOSING in text) and _may_stand_in_prose(_STRAIGHT, body)


def _may_stand_in_prose(mark: str, body: Body) -> bool:
    """Return whether a mark stands outside of code, raw HTML, tags and regions."""
    text = body.text
    place = text.find(mark, body.start)
    hiding = (body.opaque, body.code, [html.span for html in body.html]) if place >= 0 else ()
    while place >= 0:
        for spans in hiding:
            around = span_around(spans, place)
            if around is not None:
                break
        else:
            return True
        place = text.find(mark, around.end)
    return False


def _places(mark: str, text: str, start: int) -> list[int]:
    places = []
    place = text.find(mark, start)
    while place >= 0:
        places.append(place)
        place = text.find(mark, place + 1)
    return places
