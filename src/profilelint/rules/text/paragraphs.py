"""Words that keep the place of others, and paragraphs that end without a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.body import Paragraph
from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import spans_at
from profilelint.rules.text.placeholders import BRACKETED, DATE, MAY_BEGIN

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.rules.api import Context

_PLACEHOLDER: Final = pattern(
    r"\[(?:(?:(?i:insert) [^\[\]\r\n]{1,60}|TODO|TBD|TBC|TK|X{2,})\](?!\()"
    rf"|(?P<words>{BRACKETED}))"
    # All others begin a word, with one of these letters: no more is asked at most places.
    r"|(?<!\w)(?=[LlTFXE]|(?i:[iaety]))(?:"
    r"Lorem ipsum\b(?! text)|lorem ipsum(?= dolor)"
    # Behind a word in small letters they are spoken of: "the FIXME list".
    r"|(?<![/=])TODO(?::|(?![\w-]))|(?<![/=])(?<![a-z] )(?:FIXME|TBD)\b|(?<![/=-])FIXME:"
    rf"|(?<![/=-])(?:TKTK\b|X{{4,}}\b(?!-\w)|(?P<date>{DATE}))"
    r"|X{2,}(?= (?:percent|million|billion|thousand)\b|%)"
    r"|(?i:(?:insert|add|enter|type|your) (?:your )?text here)\b"
    r"|Error! (?:Reference source not found|Bookmark not defined|Hyperlink reference not valid)\.)"
)

# "A-XXXX", of which a page says what its parts stand for.
_PART: Final = pattern(r"(?<=\w-)X{4,}\b")

_TO_DO: Final = "TODO"
_TASK: Final = pattern(
    r"[.!]?\s*\Z| (?:[Aa]dd|[Cc]heck|[Cc]omplete|[Dd]escribe|[Dd]ocument|[Ee]xplain|[Ff]ill|[Ff]ind"
    r"|[Ff]inish|[Ff]ix|[Ii]nclude|[Ii]nsert|[Ll]ink|[Mm]ore|[Rr]emove|[Rr]eplace|[Rr]ewrite"
    r"|[Tt]ranslate|[Uu]pdate|[Ww]rite)\b"
)
_NAME: Final = pattern(r"\bTODO\b(?!:)")
_TITLES: Final = ("title", "site_name")

_MAY_HOLD: Final = Prefilter(
    r"\[T(?:ODO|BD|BC|K)\]|\[XX|orem ipsum|TODO|FIXME|TBD|TKTK|XXXX"
    r"|XX(?:[/.%-]| percent| [mb]illion| thousand)|Error! ",
    r"\[(?i:insert) ",
    r"(?i:text here)",
)
# A page with more of them has a template for its readers.
# To look further back for each of many words would take without end.
_LONGEST_COMMENT: Final = 10_000
_MOST: Final = 4

_ENDS: Final = '.!?:…”"'
# Marks of sentences in other scripts, and what code, tags and attribute lists end in.
_NO_WORD_ENDS: Final = frozenset((*_ENDS, *"。：！？`}"))
_BELOW: Final = ("heading", "paragraph")
_LATIN_END: Final = "\u0250"
_MARKUP: Final = frozenset("!{<`")


class Placeholder(NamedTuple):
    """Words of a paragraph or heading that keep the place of others; ``words`` as a reader sees."""

    span: Span
    words: str


@finder("placeholder", of="body")
def find_placeholders(context: Context) -> list[Placeholder]:
    """Return the words of the body that were put there to be replaced."""
    body = context.document.body
    if not (body.paragraphs or body.headings):
        return []  # the body of a page in HTML may be long, and nothing in it is read
    if not _may_hold_placeholders(body.text):
        return []
    matches = list(_PLACEHOLDER.finditer(body.prose, body.start))
    for words in ("orem ipsum", "XXXX"):
        if any(words in match[0] for match in matches) and (
            _shows_code(body, words) or (words == "XXXX" and _PART.search(body.prose, body.start))
        ):
            # The page shows what its examples look like, or what stands for what in them.
            matches = [match for match in matches if words not in match[0]]
    template = [match for match in matches if match.lastgroup is not None]
    if len(template) > _MOST or any(_is_quoted(body.text, match.start()) for match in template):
        matches = [match for match in matches if match.lastgroup is None]
    places = [match.start() for match in matches]
    paragraphs, headings = spans_at(body.paragraphs, places), spans_at(body.headings, places)
    found = [
        Placeholder(Span(*match.span()), match[0])
        for match, (at, paragraph), (_, heading) in zip(matches, paragraphs, headings, strict=True)
        if match.end() <= max(paragraph.end, heading.end)
        and (match[0] != _TO_DO or (at >= 0 and _is_task(body, body.paragraphs[at], match.start())))
        and not _in_comment(body.text, max(paragraph.start, heading.start), match.start())
    ]
    if any(each.words.startswith(_TO_DO) for each in found) and _is_name(context):
        found = [each for each in found if not each.words.startswith(_TO_DO)]
    return found


def _may_hold_placeholders(text: str) -> bool:
    return MAY_BEGIN.may_match(text) or _MAY_HOLD.may_match(text)


def _is_task(body: Body, paragraph: Paragraph, start: int) -> bool:
    """Return whether "TODO" at a place is a whole paragraph, or begins one with a verb.

    In lists and headings, it may be a state or a name, and in Spanish it is a word.
    """
    if start != paragraph.start or paragraph.depth > 0:
        return False
    return _TASK.match(body.text, start + len(_TO_DO), paragraph.end) is not None


def _in_comment(text: str, start: int, place: int) -> bool:
    """Return whether a place is in a comment of JSX that begins in its paragraph."""
    opening = text.rfind("{/*", max(start, place - _LONGEST_COMMENT), place)
    return opening >= 0 and text.find("*/}", opening, place) < 0


def _is_name(context: Context) -> bool:
    """Return whether the title of the page or of the site has "TODO" as a name."""
    settings = context.site.settings if context.site is not None else {}
    titles = (context.document.data.get("title"), *map(settings.get, _TITLES))
    return any(isinstance(each, str) and _NAME.search(each) is not None for each in titles)


def _is_quoted(text: str, place: int) -> bool:
    """Return whether a place is in a line of a block quote."""
    start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    return text[start:place].lstrip(" ")[:1] == ">"


def _shows_code(body: Body, words: str) -> bool:
    """Return whether a piece of code on the page holds words that keep the place of others."""
    return any(words in body.text[start:end] for start, end in body.code)


class OpenParagraph(NamedTuple):
    """A paragraph at the top level that ends in a word; ``word`` is where that stands."""

    node: Paragraph
    span: Span
    word: Span


@finder("open_paragraph", of="body")
def find_open_paragraphs(context: Context) -> list[OpenParagraph]:
    """Return the paragraphs that end in a word, before a heading, a paragraph or nothing.

    The word is in Latin letters or digits, with nothing but marks of Markdown after it.
    """
    body = context.document.body
    text, blocks = body.text, body.blocks
    paragraphs = []
    following = "heading"
    for block in reversed(blocks):
        paragraph = block.node
        if (
            following in _BELOW
            and isinstance(paragraph, Paragraph)
            and text[paragraph.end - 1] not in _NO_WORD_ENDS
        ):
            span = paragraph.span
            word = _last_word(paragraph, span, text)
            if word is not None:
                paragraphs.append(OpenParagraph(paragraph, span, word))
        following = block.kind
    paragraphs.reverse()
    return paragraphs


def _last_word(paragraph: Paragraph, span: Span, text: str) -> Span | None:
    """Return where the word stands that a paragraph ends in; None if it ends in anything else.

    What ends in a picture, code, HTML or an attribute list has no word at its end.
    """
    words = paragraph.text
    last = words[-1:]
    if not last.isalnum() or last >= _LATIN_END or words[0] in "—–":
        return None
    first, final = text[span.start], text[span.end - 1]
    if first in "*_" and first == final:
        return None  # a caption or note, emphasized as a whole
    runs = paragraph.runs
    if not runs:
        return None
    word = words.rpartition(" ")[2]
    if any(mark in word for mark in "@/_=#") or "." in word.strip("."):
        return None  # an address or a name of a file
    start = text.rfind(word, runs[-1].start, runs[-1].end)
    end = start + len(word)
    return Span(start, end) if start >= 0 and _MARKUP.isdisjoint(text[end : span.end]) else None
