"""Brackets of links, and what stands in them.

Finders of links that Markdown does not read as such, of white space inside brackets and
parentheses, of words that are missing or stand twice, and of references (``[words][label]``) and
definitions (``[label]: address``) that have no other half.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.destinations import holds_template
from profilelint.rules.page.link_marks import link_marks, may_refer
from profilelint.rules.page.parts import blocks_around, span_around
from profilelint.source.markdown.code_places import RUN_CODE

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.inline import Definition, Link
    from profilelint.rules.api import Context

_FAR: Final = 600
_ADDRESS: Final = (
    r"(?:(?:https?|s?ftp)[ \t]?:[ \t]?[/\\]|www\.|mailto:|(?:sms|tel):[+\d]|/(?![\s/)])|\.{1,2}/"
    r"|//(?=[\w-]+\.?[ \t]?[\w-]*\.[a-z]{2}))"
)
_PICTURE: Final = r"\.(?:avif|gif|jpe?g|png|svg|webp)"
# The name of a file with spaces, up to its end.
_SPACED: Final = (
    rf"(?:[\w%./-]{{1,80}}+ ){{1,6}}[\w%.-]{{1,80}}(?:{_PICTURE}"
    r"|\.(?:csv|docx?|html?|md|pdf|pptx?|txt|xlsx?|zip))(?=[)#?]|[ \t]+[\"'])"
)
# The address of a picture or another file beside the page, and those above.
_TARGET: Final = rf"(?:{_ADDRESS}|[\w%./-]{{1,200}}{_PICTURE}\b|{_SPACED})"
# Each alternative begins at brackets that hold no brackets, so that no text is read twice. Pictures
# need no words.
_BROKEN = pattern(
    r"[\[(](?:(?<=\[)(?<!\\.)(?P<text>[^\[\]\0]{1,300}|(?<=!\[)(?<!\\!\[))(?<!\\)\]"
    r"(?:(?:[ \t]{1,4}|[ \t]{0,4}(?:\r\n?|\n)[ \t]{0,4})"
    rf"\([ \t]{{0,4}}(?P<apart>{_ADDRESS}[^()\s\0]*(?:\([^()\s\0]*\)[^()\s\0]*)?)[ \t]{{0,4}}\)"
    rf"|\([ \t]{{0,4}}(?=(?P<inside>{_TARGET}[^\r\n\0]{{0,{_FAR}}})))"
    r"|(?<=\()(?P<words>[^()\[\]\0\r\n]{1,300})\)\[(?P<target>https?://[^\s\[\]\0]+)\])",
    re.IGNORECASE,
)
_TITLE = pattern(r"[ \t]+(?:\"[^\"]*\"|'[^']*')[ \t]*$")
_BLANK = pattern(r"[ \t]")
# What stands before the first bracket is looked at behind it: a search for one character is fast.
# Indices and intervals of formulas stand behind the other characters.
_REFERENCE = pattern(r"\[(?<![\\\w\])}$=]\[)[^\[\]\0]{1,300}(?<!\\)\]\[([^\[\]\0]{1,300})(?<!\\)\]")
# What stands before the first words of a line, an item or a cell.
_OPENING = pattern(r"(?:\A|[\r\n|])[ \t>#]*+(?:(?:[*+-]|\d{1,9}[.)])[ \t]++)?+\Z")
_INSIDE = pattern(rf"\]\([ \t]{{0,4}}(?={_TARGET})", re.IGNORECASE)
_PAIR = pattern(r"\]\[(?!\])")
_PADDED = pattern(r"\]\([ \t]")
_PADDED_END = pattern(r"\)(?<=[ \t]\))")
_CLOSING = pattern(r"/[a-z][\w-]*\]")
_IDENTIFIER = pattern(r"[\w-]+(?:\.[\w-]+)+")
_CLASS = pattern(r"\{(?![{%]):?+(?:(?!\.)[^\s{}]*+\s++)*+\.[\w-]")
_NAME = pattern(r"\[([^\[\]]{1,300})\]")
_TWICE: Final = 2

_WHITE: Final = " \t\r\n"
# What cannot be seen, and the marks of emphasis.
_UNSEEN: Final = " \t\r\n*_\u00a0\u200b"
_UNSEEN_BYTES: Final = _UNSEEN.encode()
# Longer words are not taken for blank: they hold something, if only many character references.
_SHORT: Final = 40
_BLANK_WORDS = pattern(rf"\[(?:[{_UNSEEN}]|&nbsp;){{0,{_SHORT}}}\]")
# What words may hold in Markdown and not show.
_DROPPED: Final = b" \t\r\n\v\f\x1c\x1d\x1e\x1f*_~`\\"

BreakKind: TypeAlias = Literal["gap", "space", "open", "parted", "swapped"]


class BrokenLink(NamedTuple):
    """Brackets and parentheses that Markdown does not read as the link that they are meant to be.

    ``kind`` says why: there is white space between them (``gap``), the address has a space
    (``space``), the parenthesis does not close (``open``), the words end in another block than
    they begin in (``parted``), or they stand in parentheses and the address in brackets
    (``swapped``). ``words`` and ``address`` cover what stands inside
    either, the address without a title; one that does not close ends at its first space.
    ``span`` covers it all, but for an address with a space: there it covers what stands in the
    parentheses.
    """

    kind: BreakKind
    span: Span
    words: Span
    address: Span


class SpacedLinkText(NamedTuple):
    """A link whose words begin or end with white space; ``words`` covers them without it."""

    link: Link
    words: Span


class RepeatedLinkText(NamedTuple):
    """A link with the same words as an earlier one, case and white space aside.

    ``first`` is the first link of the page with these words; ``words`` are they in small letters
    and with one space between.
    """

    link: Link
    first: Link
    words: str


class UndefinedReference(NamedTuple):
    """Words and a label, each in brackets, that make no link, as the label has no definition.

    Where the page has a line that was meant to be the definition, ``span`` covers the line that is
    ``to_blame`` for its being text, and only one reference is returned for it: that line is
    ``broken``, or it is ``joined`` to the text above.
    """

    span: Span
    label: str
    to_blame: Literal["broken", "joined"] | None = None


@finder("broken_link", of="body")
def find_broken_links(context: Context) -> list[BrokenLink]:
    """Return the brackets and parentheses in paragraphs and headings that became no link."""
    if not may_hold_broken_links(context.document):
        return []
    body = context.document.body
    broken = []
    matches = [*_BROKEN.finditer(body.prose, body.start)]
    blocks = blocks_around(body, [match.start() for match in matches])
    for match, block in zip(matches, blocks, strict=True):
        if block is not None:
            link = _broken_link(match, body, block.end)
            if link is not None:
                broken.append(link)
    return broken


@finder("address_padding", of="body")
def find_address_padding(context: Context) -> list[Span]:
    """Return the spaces and tabs between an address and the parentheses around it."""
    if not _may_hold_padding(context.document):
        return []
    body = context.document.body
    text = body.text
    opens = _PADDED.search(text, body.start) is not None
    if not opens and _PADDED_END.search(text, body.start) is None:
        return []
    return [
        blank
        for link in (*body.links, *body.images)
        if link.kind == "inline" and link.url and (opens or text[link.end - 2] in " \t")
        for blank in _padding(body, link)
    ]


@finder("blank_link_text", of="body")
def find_blank_link_texts(context: Context) -> list[Link]:
    """Return the links with an address and without words that can be seen.

    Left out are those to which an attribute list gives a class, which is how icons are made.
    """
    if not _may_hold_blank(context.document):
        return []
    body = context.document.body
    return [
        link
        for link in _links_with_text(body)
        if link.url and _is_blank(body, link) and not is_given_class(body, link)
    ]


@finder("spaced_link_text", of="body")
def find_spaced_link_texts(context: Context) -> list[SpacedLinkText]:
    """Return the links whose words begin or end with white space.

    Those of images are left out, and those that hold nothing else.
    """
    if not _may_hold_spaced(context.document):
        return []
    body = context.document.body
    spaced = []
    for link in _links_with_text(body):
        start, end = link.text_span
        text = body.text[start:end]
        inner = text.strip(_WHITE)
        if inner and inner != text and "![" not in text and not _is_blank(body, link):
            first = start + len(text) - len(text.lstrip(_WHITE))
            spaced.append(SpacedLinkText(link, Span(first, first + len(inner))))
    return spaced


@finder("repeated_link_text", of="body")
def find_repeated_link_texts(context: Context) -> list[RepeatedLinkText]:
    """Return the links whose words an earlier link has as well, if any of them is a letter."""
    if not _may_hold_repeated(context.document):
        return []
    first: dict[str, Link] = {}
    repeated = []
    for link in _links_with_text(context.document.body):
        if "{" in link.url and holds_template(link.url):
            continue
        words = " ".join(link.text.split()).casefold()
        earlier = first.setdefault(words, link)
        if earlier is not link and any(map(str.isalpha, words)):
            repeated.append(RepeatedLinkText(link, earlier, words))
    return repeated


@finder("undefined_reference", of="body")
def find_undefined_references(context: Context) -> list[UndefinedReference]:
    """Return the references whose label is not defined on the page.

    A label such as ``site.plugins.search`` is left out: plugins find the places that it names. So
    are labels that the site defines for all pages, and in Quarto the words of headings, which
    Pandoc takes for labels (https://pandoc.org/MANUAL.html#extension-implicit_header_references).
    Brackets in the words of a link and those that only say what something is are text, and those
    that close a block, ``[video][/video]``, are shortcodes.
    """
    if not _may_hold_references(context.document):
        return []
    body = context.document.body
    undefined = [
        UndefinedReference(Span(*match.span()), match[1])
        for match in _REFERENCE.finditer(body.prose, body.start)
        # That is a word with a footnote.
        if match[1][:1] != "^" and not _IDENTIFIER.fullmatch(match[1])
    ]
    if undefined:
        words = [link.text_span for link in body.links]
        undefined = [
            each
            for each in undefined
            if span_around(words, each.span.start) is None
            and span_around(words, each.span.end - 2) is None
            and not _is_mark(body, each.span)
            and not _closes_block(body.text, each)
        ]
    if undefined:
        labels = [*(context.site.link_labels if context.site is not None else ())]
        if context.document.flavor == "pandoc":
            labels += [heading.text for heading in body.headings]
        defined = set(map(_label, labels))
        undefined = [each for each in undefined if _label(each.label) not in defined]
    return _with_lines_to_blame(undefined, context.document) if undefined else []


def _is_mark(body: Body, brackets: Span) -> bool:
    """Return whether a pair of brackets only says what follows: ``[Draft][Internal] The plan``.

    It stands with other pairs, or first, before a link. On a page without definitions, any words
    may follow it.
    """
    text, (start, end) = body.text, brackets
    if text.startswith("[", end):
        return True
    following = text[end : end + _SHORT].lstrip(" \t")
    if text[end : end + 1] not in " \t" or following[:1] in "\r\n":
        return False
    if body.definitions and following[0] != "[":
        return False
    return _OPENING.search(text, max(body.start, start - _SHORT), start) is not None


def _closes_block(text: str, reference: UndefinedReference) -> bool:
    """Return whether the label or the words are the end of a block: ``[video src="a"][/video]``."""
    start = reference.span.start + 1
    if _CLOSING.match(text, start) is not None:
        return True
    label = reference.label
    return label[:1] == "/" and len(label) > 1 and text.startswith(label[1:], start)


def is_given_class(body: Body, link: Link) -> bool:
    """Return whether an attribute list right behind a link gives it a class: ``[](/a){:.b}``."""
    end = link.end
    if not body.text.startswith("{", end):
        return False
    attributes = span_around(body.opaque, end)
    return attributes is not None and _CLASS.match(body.text, end, attributes.end) is not None


def _with_lines_to_blame(
    undefined: list[UndefinedReference], document: Document
) -> list[UndefinedReference]:
    from profilelint.rules.link.broken_definitions import broken_definitions, joined_definitions

    body = document.body
    blamed: dict[str, tuple[Span, Literal["broken", "joined"]]] = {}
    for label, line in joined_definitions(body).items():
        blamed[_label(label)] = line, "joined"
    for label, line in broken_definitions(body).items():
        blamed[_label(label)] = line, "broken"
    lines: dict[Span, UndefinedReference] = {}
    left = []
    for reference in undefined:
        if (blame := blamed.get(_label(reference.label))) is None:
            left.append(reference)
        elif blame[1] == "broken" or document.flavor != "python-markdown":
            # Python-Markdown finds definitions in any text.
            lines.setdefault(blame[0], UndefinedReference(blame[0], reference.label, blame[1]))
    return [*left, *lines.values()]


@finder("unused_definition", of="body")
def find_unused_definitions(context: Context) -> list[Definition]:
    """Return the definitions that no link or image refers to and whose name stands nowhere else.

    A definition of nothing is how editors write notes that are not shown; it is left out.
    """
    body = context.document.body
    # A text of definitions alone is there to be put into other pages.
    if not body.definitions or not body.blocks:
        return []
    used = {
        link.url_span
        for reading in {id(each): each for each in (body, *body.exposed)}.values()
        for link in (*reading.links, *reading.images)
        if link.kind in {"reference", "collapsed", "shortcut"}
    }
    named: dict[str, int] = {}
    unused = []
    for definition in body.definitions:
        if definition.url_span in used or definition.url.strip() in {"", "#"}:
            continue
        # What refers to it may stand where no link is seen, such as in a template tag.
        if not named:
            named = _count_names(body.text, body.start)
        if named.get(_label(definition.label), 0) < _TWICE:
            unused.append(definition)
    return unused


def may_hold_broken_links(document: Document) -> bool:
    """Return whether there are brackets and parentheses that may have become no link."""
    marks = link_marks(document.text)
    if marks.gap or marks.swapped:
        return True
    inline = 0
    for link in document.body.links:
        inline += link.kind == "inline"
    for image in document.body.images:
        inline += image.kind == "inline"
    return len(marks.texts) > inline and _is_left(_INSIDE, document.body)


def _is_left(brackets: re.Pattern[str], body: Body) -> bool:
    """Return whether a bracket that closes is that of no link, and stands in no code or tag.

    The pattern finds such brackets.
    """
    places = [found.start() for found in brackets.finditer(body.text, body.start)]
    if not places:
        return False
    known = {link.text_span.end for link in (*body.links, *body.images)}
    return any(
        place not in known
        and span_around(body.opaque, place) is None
        and span_around(body.code, place) is None
        for place in places
    )


def _may_hold_padding(document: Document) -> bool:
    """Return whether a space may stand right inside the parentheses of a link."""
    return link_marks(document.text).padded


def _may_hold_blank(document: Document) -> bool:
    """Return whether nothing that can be seen may stand in the brackets of a link."""
    if may_refer(document):
        return _BLANK_WORDS.search(document.text, document.body_start) is not None
    texts = link_marks(document.text).texts
    if not texts:
        return False
    joined = b"\0".join(texts).replace(b"&nbsp;", b"").translate(None, _UNSEEN_BYTES)
    return b"" in joined.split(b"\0")


def _may_hold_spaced(document: Document) -> bool:
    """Return whether white space may stand right inside the brackets of a link."""
    marks = link_marks(document.text)
    return marks.nested or may_refer(document) or list(map(bytes.strip, marks.texts)) != marks.texts


def _may_hold_repeated(document: Document) -> bool:
    """Return whether two links may have the same words."""
    if len(document.body.links) <= 1:
        return False
    marks = link_marks(document.text)
    joined = b"\0".join(marks.texts).translate(None, _DROPPED)
    if marks.nested or may_refer(document) or b"&" in joined or b"<" in joined or b"{" in joined:
        return True
    if joined.isascii():
        words = joined.lower().split(b"\0")
        return len(set(words)) < len(words)
    texts = "".join(joined.decode("utf-8", "replace").casefold().split()).split("\0")
    return len(set(texts)) < len(texts)


def _may_hold_references(document: Document) -> bool:
    """Return whether a pair of brackets stands right behind another one."""
    return link_marks(document.text).reference and _is_left(_PAIR, document.body)


def _broken_link(match: re.Match[str], body: Body, last: int) -> BrokenLink | None:
    """Return the link that a match was meant to be; None if it is one, or none was meant.

    ``last`` is the offset at which the block ends. An address that goes on in a template tag or in
    code that is run is not known.
    """
    text = body.text
    span = Span(*match.span())
    if match["apart"] is not None:
        return BrokenLink("gap", span, Span(*match.span("text")), Span(*match.span("apart")))
    if match["words"] is not None:
        return BrokenLink("swapped", span, Span(*match.span("words")), Span(*match.span("target")))
    words, start = Span(*match.span("text")), match.start("inside")
    if start > last:
        end = _closing(text, start, match.end("inside"))
        address = Span(start, end or start)
        return BrokenLink("parted", Span(span.start, end + 1), words, address) if end else None
    end = _closing(text, start, min(match.end("inside"), last))
    if end is None:
        after = match.end("inside")
        if len(match["inside"]) > _FAR or span_around(body.opaque, after) is not None:
            return None
        if text.startswith(RUN_CODE, after):
            return None
        blank = _BLANK.search(match["inside"])
        stop = start + blank.start() if blank is not None else match.end("inside")
        return BrokenLink("open", Span(span.start, stop), words, Span(start, stop))
    title = _TITLE.search(text[start:end])
    stop = start + title.start() if title is not None else end
    address = Span(start, start + len(text[start:stop].rstrip(" \t")))
    if _BLANK.search(text, *address) is None:
        return None
    return BrokenLink("space", Span(start, end), words, address)


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where the parenthesis that is open at an offset closes; None if it does not."""
    depth = 1
    for position in range(start, end):
        char = text[position]
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                return position
    return None


def _padding(body: Body, link: Link) -> list[Span]:
    """Return the spaces between the address of a link and the parentheses around it."""
    start, end = link.text_span.end + 2, link.span.end - 1
    place = link.url_span
    if body.text[place.start - 1 : place.start] == "<":
        place = Span(place.start - 1, place.end + 1)
    spans = []
    for span in (Span(start, place.start), Span(place.end, end)):
        written = body.text[span.start : span.end]
        if written and not written.strip(" \t"):
            spans.append(span)
    return spans


def _links_with_text(body: Body) -> list[Link]:
    """Return the links that have words of their own, not their address in angle brackets."""
    return [link for link in body.links if link.kind != "autolink" and link.kind != "email"]


def _is_blank(body: Body, link: Link) -> bool:
    start, end = link.text_span
    if end - start >= _SHORT or body.text[start:end].replace("&nbsp;", "").strip(_UNSEEN):
        return False
    # Marks of emphasis with nothing between them are shown: "[*](…)" is a link.
    return not any(mark in link.text for mark in "*_")


def _label(name: str) -> str:
    """Return a label as it is compared (CommonMark, section 4.7)."""
    return " ".join(name.split()).casefold()


def _count_names(text: str, start: int) -> dict[str, int]:
    """Return how often each name stands in brackets, in any mix of capital and small letters."""
    named: dict[str, int] = {}
    for name in _NAME.findall(text, start):
        key = _label(name)
        named[key] = named.get(key, 0) + 1
    return named
