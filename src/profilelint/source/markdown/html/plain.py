"""The HTML elements of a body in which nothing could be read in two ways.

Its tags have quotation marks in pairs and leave the tokenizer where it was, and a browser makes an
element of each where it stands. A body with any other tag is left to the HTML parser.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.markup import Element
from profilelint.model.named_tuple import new_tuple
from profilelint.model.pattern import pattern
from profilelint.model.text import joined
from profilelint.source.markdown.html.attributes import read_attributes
from profilelint.source.markdown.reading import holding
from profilelint.source.markdown.template import behind_braces

if TYPE_CHECKING:
    import re

    from profilelint.model.body import Body
    from profilelint.model.markup import Attribute

_VALUE = r"(?:\"[^\"<>\0\r\n]*+\"|'[^'<>\0\r\n]*+'|[^\s\"'`<>=\0]++)"
_TAG = pattern(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*+)"
    rf"(?:[ \t\r\n]++[^\s\"'<>/=`&\0]++(?:[ \t]*+=[ \t]*+{_VALUE})?+)*+[ \t\r\n]*+/?>"
)
# A name without a semicolon is no reference before a letter, a digit or "=".
_REFERENCE = pattern(r"&(?:(#(?:\d++|[xX][0-9A-Fa-f]++);)|([A-Za-z][A-Za-z0-9]*+)([;=]?)|(?!#))")
# In a quote, the mark of a line could end a tag.
_NEW_LINE = pattern(r"\r|\n[ \t]*+/?+>\Z")
_NO_TAG = pattern(r"<(?![A-Za-z/!?])")
# Elements whose tags count in some places only, or change how what follows is read.
_OTHERS: Final = frozenset(
    (
        *("body", "canvas", "frame", "frameset", "head", "html", "image", "math", "meter"),
        *("noembed", "noframes", "plaintext", "progress", "select", "selectedcontent", "svg"),
        *("template", "textarea", "title", "xmp"),
    )
)
_TEXTS: Final = frozenset(("noscript", "script", "style"))
_TABLE_PARTS: Final = frozenset(
    ("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr")
)
# Elements that hide what follows where no end tag stops them.
_HIDING: Final = ("audio", "details", "dialog", "object", "video")
_MEDIA: Final = ("audio", "video")
# What may stand in these and stay open without keeping the end tag from ending them.
_IN_MEDIA: Final = frozenset(
    ("a", "b", "br", "code", "em", "i", "img", "source", "span", "strong", "track")
)
# A browser makes these anew in every block as long as they are open.
_FORMATTING: Final = frozenset(
    (
        *("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong"),
        *("tt", "u"),
    )
)
_MOST_OPEN: Final = 20


def read_plain(body: Body, known: dict[int, Element] | None = None) -> list[Element] | None:
    """Return the elements, or None if the body must be read as a browser reads it.

    ``known`` are elements of other readings of the body, by where they begin. They are not made
    again, and others are added to them.
    """
    if "{" in body.text and ":" in behind_braces(body.text) and "{::" in body.text:
        return None
    reader = _Reader(body, known if known is not None else {})
    images = body.images
    described = index = 0
    for html in body.html:
        start, end = html.span
        while index < len(images) and images[index].span.start < start:
            described = max(described, images[index].span.end)
            index += 1
        # HTML in the description of an image is text.
        if start < described or not reader.read(start, end, block=html.block):
            return None
    return reader.elements if reader.is_closed() else None


class _Reader:
    """Reads raw HTML from tag to tag, and notes what is open."""

    def __init__(self, body: Body, known: dict[int, Element]) -> None:
        self.elements: list[Element] = []
        self._known = known
        self._body = body
        self._text = body.text
        self._masked = body.source.masked if body.source is not None else body.text
        self._hidden = [new_tuple(Span, region[:2]) for region in body.regions]
        self._code: list[Span] = []
        if body.unread:
            text = body.text
            tags = [each for each in body.unread if text[each.start] == "{"]
            self._hidden = joined([*self._hidden, *tags])
            # What MDX takes for code, the parser of CommonMark may have taken for tags.
            self._code = joined([each for each in body.unread if text[each.start] != "{"])
        self._is_changed = bool(self._hidden or body.cuts)
        self._opened = dict.fromkeys((*_HIDING, "form", "iframe", "table"), 0)
        self._formatting = 0

    def is_closed(self) -> bool:
        """Return whether no element is left open that hides what follows."""
        opened = self._opened
        return not opened["iframe"] and not any(opened[name] for name in _HIDING)

    def read(self, start: int, end: int, *, block: bool) -> bool:
        """Read the tags between two offsets; return False if one of them is not plain."""
        text, masked, match = self._text, self._masked, _TAG.match
        position = start
        while (position := text.find("<", position, end)) >= 0:
            hidden = holding(self._hidden, position) if self._hidden else None
            if hidden is None and masked[position] != "<":
                hidden = holding(self._code, position)
                if hidden is None:
                    return False
            if hidden is not None:
                position = hidden.end
                continue
            tag = match(text, position, end)
            if tag is None:
                position = self._after_text_or_comment(position, end)
                if position < 0:
                    return False
                continue
            position = tag.end()
            name = tag[2].lower()
            if (
                not masked.startswith(tag[0], tag.start())
                or (self._is_changed and self._is_interrupted(*tag.span()))
                or not self._follow(name, tag)
                or (
                    "\n" in tag[0]
                    and _NEW_LINE.search(tag[0]) is not None
                    and not (self._is_at_margin(start, end) if block else position == end)
                )
            ):
                return False
            if not tag[1]:
                element = self._known.get(tag.start())
                if element is None:
                    element = self._element(name, tag)
                    if element is None:
                        return False
                    self._known[tag.start()] = element
                self.elements.append(element)
                if name in _TEXTS:
                    position = self._after_content(element, start, end) if block else -1
                    if position < 0:
                        return False
        return not self._opened["table"]

    def _after_text_or_comment(self, position: int, end: int) -> int:
        """Return where what is no tag ends, from its "<" on; -1 if it may be more than it seems."""
        text = self._text
        if self._opened["iframe"]:
            return -1
        if not text.startswith("<!--", position):
            is_text = not self._body.cuts and _NO_TAG.match(self._masked, position) is not None
            return position + 1 if is_text else -1
        close = text.find("-->", position + 4, end)
        if close < 0 or text.startswith(("<!-->", "<!--->"), position):
            return -1
        close += len("-->")
        if text.find("<", position + 1, close) >= 0 or text.find(">", position, close - 1) >= 0:
            # What is taken out of the text could end it.
            comment = text[position:close]
            if (
                self._body.cuts
                or "--!>" in comment
                or not self._masked.startswith(comment, position)
                or self._is_interrupted(position, close)
            ):
                return -1
        return close

    def _follow(self, name: str, tag: re.Match[str]) -> bool:
        """Note what a tag opens or closes; return False if it may be misplaced."""
        opened = self._opened
        closes = tag[1] != ""
        if opened["iframe"]:
            # Its content is text up to its end tag.
            opened["iframe"] = 0
            return closes and name == "iframe"
        if name in _OTHERS:
            return False
        if closes and name == "iframe":
            return True
        if name in _FORMATTING:
            self._formatting = max(0, self._formatting + (-1 if closes else 1))
            if self._formatting > _MOST_OPEN:
                return False
        if (opened["audio"] or opened["video"]) and not (name in _IN_MEDIA or name in _MEDIA):
            return False
        if name in _TABLE_PARTS:
            return opened["table"] > 0
        if name in opened:
            if self._body.empty_tags and tag[0].endswith("/>"):
                return name not in ("form", "table")
            opened[name] += -1 if closes else 1
            if name in ("form", "table"):
                # There is one of a kind; a second end tag means nothing.
                opened[name] = max(0, opened[name])
                return opened[name] < 2 and not (name == "form" and opened["table"])
            return opened[name] >= 0
        return True

    def _is_interrupted(self, start: int, end: int) -> bool:
        """Return whether anything between two offsets is not what the page shows."""
        if _overlapping(self._hidden, start, end):
            return True
        # Indentation, which stands between attributes, is taken out of some readings.
        return any(
            not self._text[cut.start : cut.end].isspace()
            for cut in _overlapping(self._body.cuts, start, end)
        )

    def _is_at_margin(self, start: int, end: int) -> bool:
        """Return whether the lines of a block of HTML have no marks of quotes or lists in them."""
        at_margin = start == self._body.start or self._text[start - 1] == "\n"
        return at_margin and not _overlapping(self._body.cuts, start, end)

    def _element(self, name: str, tag: re.Match[str]) -> Element | None:
        """Return the element that a start tag makes; None if its values may be read otherwise."""
        attributes, duplicates, _ = read_attributes(self._text, tag.end(2))
        if "&" in tag[0]:
            for attribute in (*attributes.values(), *duplicates):
                if "&" in attribute.value and not _resolve(attribute):
                    return None
        return Element(name, Span(*tag.span()), attributes, duplicates)

    def _after_content(self, element: Element, start: int, end: int) -> int:
        """Return where the content of an element that holds text ends; -1 if it is not plain.

        The element stands in a block of HTML between two offsets.
        """
        text = self._text
        first = element.span.end
        closing = pattern(rf"(?i)</{element.name}[ \t\n/>]").search(text, first, end)
        if closing is None or not self._is_at_margin(start, end):
            return -1
        content = text[first : closing.start()]
        if (
            "<!--" in content
            or "\r" in content
            or "\0" in content
            or not self._masked.startswith(content, first)
            or self._is_interrupted(first, closing.end())
        ):
            return -1
        element.text = content
        return closing.start()


def _overlapping(spans: list[Span], start: int, end: int) -> list[Span]:
    """Return those of several spans, in order and apart, that have a part between two offsets."""
    if not spans:
        return spans
    first = bisect_left(spans, (start,))
    if first and spans[first - 1].end > start:
        first -= 1
    return spans[first : bisect_left(spans, (end,))]


def _resolve(attribute: Attribute) -> bool:
    """Resolve the character references in a value; return False if it may be read otherwise."""
    from html import unescape
    from html.entities import html5

    def resolved(reference: re.Match[str]) -> str:
        if reference[1] or (reference[3] == ";" and f"{reference[2]};" in html5):
            return unescape(reference[0])
        return reference[0]

    value = attribute.value
    position = value.find("&")
    while position >= 0:
        reference = _REFERENCE.match(value, position)
        if reference is None or (not reference[3] and reference[2] in html5):
            return False
        position = value.find("&", position + 1)
    attribute.value = _REFERENCE.sub(resolved, value)
    return True
