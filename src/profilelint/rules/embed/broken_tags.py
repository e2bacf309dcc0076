"""Tags with a slip in them: browsers show them as text, or make something else of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Edit, Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.parts import blocks_around, span_around
from profilelint.source.markdown.html.names import ELEMENTS, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.api import Context

# Programs of the site put something in the place of elements that HTML does not know.
_COMPONENTS: Final = frozenset(("commonmark-svelte", "markdown-it", "mdx"))
# The beginning of a start tag in text, and all of it up to the next one.
_START: Final = rf"<(?<!\\<)(?:{WRITTEN}|source)[ \t\r\n]{{1,20}}[a-z][a-z-]{{1,20}}=[\"']"
_SHOWN_START = pattern(_START, re.IGNORECASE)
_SHOWN = pattern(rf"{_START}[^<]{{0,1000}}", re.IGNORECASE)
_COMMENT = pattern(r"<(?<!\\<)!(?:-(?!-)|[–—])[^<>\0]{0,300}(?:-|[–—])>")
_MAY_BE_START: Final = r"<[^ \t\r\n<>=]+[ \t\r\n]+[^ \t\r\n<>=]+="
# It does not end in its line, has a line end before its attribute, or an odd number of marks.
_MAY_HOLD_START: Final = Prefilter(
    rf"{_MAY_BE_START}[\"'][^<>]*(?:[<\r\n]|$)",
    r"<[^ \t\r\n<>=]+[ \t]*[\r\n]\s*[^ \t\r\n<>=]+=[\"']",
    rf"{_MAY_BE_START}[^<>\"]*\"[^<>\"]*(?:\"[^<>\"]*\"[^<>\"]*)*>",
)
_MAY_HOLD_COMMENT: Final = Prefilter(r"<!-[^-]|<![–—]")
_LOST_MARK = pattern(
    r"(?:.*\s)?(?:align|allow|alt|border|class|frameborder|height|href|id|loading|rel|scrolling|src"
    r"|srcset|style|target|title|width)=",
    re.DOTALL,
)
# What was written for the value, and behind it the beginning of the next attribute.
_BEFORE_NEXT = pattern(r"\s*[a-z-]+=\Z")
# Where a quotation mark ends a value.
_AFTER_VALUE: Final = (" ", "\t", "\r", "\n", "/", ">")
_LINK = pattern(r"<a\s", re.IGNORECASE)
_LINK_END = pattern(r"</a\s{0,4}>", re.IGNORECASE)
_HEADING_END = pattern(r"(?:[^<]|<(?!/?h[1-6])){0,300}(</h[1-6]>)", re.IGNORECASE)
_FRAME = pattern(r"<(/?)iframe[\s/>]", re.IGNORECASE)
_WORD = pattern(r"[a-z]+", re.IGNORECASE)
_WORDS_ONLY = pattern(r"<[A-Za-z]+(?:[ \t]+[A-Za-z'’]+){0,6}>")
_MEANT: Final = (
    *("article", "aside", "audio", "blockquote", "button", "center", "code", "details"),
    *("figcaption", "figure", "footer", "header", "iframe", "script", "section", "small"),
    *("source", "span", "strong", "style", "summary", "table", "tbody", "thead", "video"),
)
_NEAR: Final = 80
_FARTHEST: Final = 1000
_END = pattern(r"</([A-Za-z]++)\s{0,4}>")
_SHORTEST: Final = 4
_MISSPELT: Final = {
    "href": ("hef", "herf", "hfer", "hre", "hrf", "hrefs", "hreff"),
    "src": ("scr", "rsc", "srcs", "sr", "crs"),
}
_ADDRESSES: Final = {
    "a": "href",
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "source": "src",
    "video": "src",
}

BrokenTagKind: TypeAlias = Literal[
    "shown-tag",
    "shown-marks",
    "lost-mark",
    "escaped-mark",
    "misspelt-tag",
    "misspelt-attribute",
    "unknown-tag",
    "open-link",
    "heading-end",
    "swallowed",
]


class BrokenTag(NamedTuple):
    """A tag with a slip in it.

    ``kind`` says what comes of it: readers see the tag (``shown-tag``) or the marks of what was
    meant as a comment (``shown-marks``), one value goes on into the next attribute (``lost-mark``)
    or ends at a mark with a backslash before it (``escaped-mark``), the name is misspelt
    (``misspelt-tag``, ``misspelt-attribute``) or none that HTML knows, so that words in angle
    brackets vanish (``unknown-tag``), a link is not closed (``open-link``), the end of a heading
    has another number (``heading-end``), or the end tag of a later frame is taken for that of this
    one (``swallowed``). ``wanted`` is what was meant, where that is known, and ``edit`` writes a
    lost mark where it can have but one place.
    """

    kind: BrokenTagKind
    span: Span
    wanted: str = ""
    edit: Edit | None = None


@finder("broken_tag", of="body")
def find_shown_tags(context: Context) -> list[BrokenTag]:
    """Return the tags and comments in paragraphs and headings that readers see as text.

    A tag is meant that ends without ">", or in whose marks of quotation one is missing. In MDX,
    such a page is not built.
    """
    document = context.document
    if document.flavor == "mdx" or "<" not in document.text:
        return []
    body = document.body
    found: list[BrokenTag] = []
    if _MAY_HOLD_COMMENT.may_match(body.text):
        found += [
            BrokenTag("shown-marks", Span(*match.span()))
            for match in _COMMENT.finditer(body.prose, body.start)
        ]
    if _MAY_HOLD_START.may_match(body.text):
        found += _shown_tags(body)
    return found


def _shown_tags(body: Body) -> list[BrokenTag]:
    places = [match.start() for match in _SHOWN_START.finditer(body.text, body.start)]
    if not places:
        return []
    # Nearly all are tags, or code.
    html = [each.span for each in body.html]
    if all(span_around(html, place) or span_around(body.code, place) for place in places):
        return []
    matches = [*_SHOWN.finditer(body.prose, body.start)]
    found = []
    for match, block in zip(
        matches, blocks_around(body, [match.start() for match in matches]), strict=True
    ):
        if block is None:
            continue
        written = body.text[match.start() : min(match.end(), block.end)]
        tag, closed, _ = written.partition(">")
        # What a template writes is not known.
        if "{" in written or "\\" in tag or span_around(body.opaque, match.start()) is not None:
            continue
        if not closed or tag.count('"') % 2:
            line = tag.partition("\n")[0].rstrip()
            found.append(BrokenTag("shown-tag", Span(match.start(), match.start() + len(line))))
    return found


@finder("broken_tag", of="markup")
def find_broken_tags(context: Context) -> list[BrokenTag]:
    """Return the start tags of which browsers make something else than was meant.

    Where programs of the site put components in the place of elements, unknown names are theirs.
    """
    document = context.document
    if document.flavor == "mdx":
        return []
    from profilelint.rules.page.elements import find_elements

    site = context.site
    # Other readings of the page find tags in what its flavor takes for code.
    html = [each.span for each in document.body.html]
    opaque = document.body.opaque
    programs = document.flavor in _COMPONENTS or (site is not None and site.compiles_scripts)
    found = []
    for element in find_elements(context):
        if element.inert or element.namespace != "html" or not element.name:
            continue
        start = element.span.start
        block = span_around(html, start)
        if block is None or span_around(opaque, start) is not None:
            continue
        broken = _broken_attribute(element, document, block)
        if broken is None and not programs:
            broken = _broken_element(element, document)
        if broken is not None:
            found.append(broken)
    return found + _open_links(document.body)


def _holds_marks(names: Iterable[str]) -> bool:
    """Return whether the name of an attribute holds a quotation mark."""
    from profilelint.rules.embed.attributes import holds_mark

    return any(map(holds_mark, names))


def _broken_attribute(element: Element, document: Document, block: Span) -> BrokenTag | None:
    """Return a value without its last quotation mark or with one too early, or a misspelt name.

    ``block`` is the HTML that the element stands in.
    """
    attributes = element.attributes
    for attribute in attributes.values():
        value = attribute.value
        if value[-1:] == "\\" and _holds_marks(attributes):
            end = attribute.value_span.end
            wanted = {'"': "&quot;", "'": "&#39;"}.get(document.text[end : end + 1])
            if wanted is not None:
                return BrokenTag("escaped-mark", Span(end - 1, end + 1), wanted)
        if (value[-1:] == "=" and _LOST_MARK.fullmatch(value) is not None) or (
            ">" in value and _goes_on(element, attribute, document, block)
        ):
            mark = document.text[attribute.value_span.start - 1 : attribute.value_span.start]
            if mark in ('"', "'") and not _is_told(attribute):
                return _lost_mark(element, attribute, document.text, block)
    wanted = _ADDRESSES.get(element.name)
    if wanted is None or wanted in attributes:
        return None
    written = next((each for each in _MISSPELT[wanted] if each in attributes), None)
    if written is None or not attributes[written].value:
        return None
    return BrokenTag("misspelt-attribute", attributes[written].name_span, wanted)


def _is_told(attribute: Attribute) -> bool:
    """Return whether embed-address-ambiguity tells of an address over several lines."""
    if attribute.name not in _MISSPELT or "\n" not in attribute.value:
        return False
    from profilelint.rules.page.address_ambiguity import find_ambiguity

    return find_ambiguity(attribute.value) is not None


def _goes_on(element: Element, attribute: Attribute, document: Document, block: Span) -> bool:
    """Return whether a value holds the end of its tag, as nothing else ends the value in time.

    It goes on behind the block, or is an address with tags in it. What a template writes is not
    known, and a mark behind the block may end a value that holds an empty line.
    """
    text = document.text
    start, end = attribute.value_span
    head = text[start : min(end, block.end)].partition(">")[0]
    if "{" in head or "<" in head or "\n" in head:
        return False
    if attribute.name in _MISSPELT and end < block.end:
        is_address = not any(map(str.isspace, head))
        return is_address and ("</" in attribute.value or _holds_marks(element.attributes))
    mark = text[start - 1 : start]
    if end <= block.end or text.find(mark, start, block.end) >= 0:
        return False
    after = text.find(mark, block.end)
    return after < 0 or text[after - 1] == "=" or text[after + 1] not in _AFTER_VALUE


def _lost_mark(element: Element, attribute: Attribute, text: str, block: Span) -> BrokenTag:
    """Return a value whose last mark is lost.

    The mark can have but one place before the end of the tag, or the only attribute that follows.
    Its edit holds all that becomes a part of the page with it, if that is not too much.
    """
    start = attribute.value_span.start
    end = attribute.span.end
    value = text[start : min(attribute.value_span.end, block.end)]
    head, closed, behind = value.partition(">")
    place = 0
    if not closed:
        following = _BEFORE_NEXT.search(value)
        place = start + following.start() if following is not None else 0
    elif "=" not in head.partition("?")[0] and ("<" in behind or not behind.strip()):
        place = start + len(head.removesuffix(" /").rstrip())
    if closed and end > block.end:
        end = start + len(head)
    edit = None
    if place > start:
        last = element.span.end if element.span.end - place < _FARTHEST else place
        edit = Edit(Span(place, last), text[start - 1] + text[place:last])
    return BrokenTag("lost-mark", Span(attribute.span.start, end), edit=edit)


def _broken_element(element: Element, document: Document) -> BrokenTag | None:
    text, name = document.text, element.name
    start, end = element.span
    if name == "iframe":
        following = _FRAME.search(text, end)
        if following is not None and not following[1] and not element.unclosed:
            code = span_around(document.body.code, following.start())
            return None if code is not None else BrokenTag("swallowed", element.span)
        return None
    if name[0] == "h" and name[1:].isdigit() and document.flavor == "kramdown":
        closing = _HEADING_END.match(text, end)
        if closing is not None and closing[1][3] != name[1] and closing[1][2:3].lower() == "h":
            return BrokenTag("heading-end", Span(*closing.span(1)), f"</{name}>")
        return None
    if name in ELEMENTS or _WORD.fullmatch(name) is None:
        return None
    if name in _ended(text):
        return _misspelt(element)
    if _WORDS_ONLY.fullmatch(text, start, end) is None:
        return None
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2].strip(" \t>*-+")
    after = text[end : end + _NEAR].partition("\n")[0].strip()
    if before.endswith("\\") or _names_pages(text):
        return None
    # What stands alone on its line may be a mark for a program: "<toc>".
    return BrokenTag("unknown-tag", element.span) if before or after else None


@lru_cache(maxsize=1)
def _ended(text: str) -> frozenset[str]:
    """Return the names of the elements that a text has end tags of, in small letters."""
    return frozenset(name.lower() for name in _END.findall(text))


@lru_cache(maxsize=1)
def _names_pages(text: str) -> bool:
    """Return whether a text names pages in the way of Sphinx: "The plan <plan>"."""
    return "toctree" in text


def _misspelt(element: Element) -> BrokenTag | None:
    if len(element.name) < _SHORTEST:
        return None
    from profilelint.vocabulary.nearest import nearest

    wanted = nearest(element.name, _MEANT, _MEANT, 1)
    if wanted is None:
        return None
    start = element.span.start + 1
    return BrokenTag("misspelt-tag", Span(start, start + len(element.name)), wanted)


def _open_links(body: Body) -> list[BrokenTag]:
    """Return the links in paragraphs that nothing ends there, if the page lacks an end tag."""
    text = body.text
    if "<a" not in text:
        return []
    tags = [
        html.span
        for html in body.html
        if not html.block and _LINK.match(text, html.span.start) is not None
    ]
    if not tags or len(_LINK.findall(text, body.start)) <= len(_LINK_END.findall(text, body.start)):
        return []
    found = []
    blocks = blocks_around(body, [tag.start for tag in tags])
    # By block, the last place that may end a link.
    lasts: dict[Span, int] = {}
    for tag, block in zip(tags, blocks, strict=True):
        written = text[tag.start : tag.end]
        if block is None or "href" not in written or written.endswith("/>"):
            continue
        if block not in lasts:
            lasts[block] = max(text.rfind(sign, *block) for sign in ("</a", "</A", "{"))
        if lasts[block] < tag.end and text[tag.end : block.end].strip():
            found.append(BrokenTag("open-link", tag))
            lasts[block] = block.end
    return found
