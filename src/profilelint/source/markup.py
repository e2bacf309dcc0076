"""From a Markdown body to its HTML elements, read as browsers read the rendered page.

Attacks live where Markdown and HTML disagree about where a tag, comment or text begins, so the
tree is always that of the rendered page. Most pages hold nothing that could be read in two ways,
though: tags whose quotation marks pair up and which leave the tokenizer where it was. Those are
read here; all others are rendered and given to an HTML parser (`profilelint.source.markup_tree`),
whose import alone takes longer than linting a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.markup import Element, Markup
from profilelint.source.markup_tag import read_attributes

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document

_NAME = "[A-Za-z][A-Za-z0-9-]*+"
_VALUE = "(?:\"[^\"<>&\\0\\r\\n]*+\"|'[^'<>&\\0\\r\\n]*+'|[A-Za-z0-9_./%#:-]++)"
_TAG_END = rf"(?:[ \t\n]++{_NAME}(?:={_VALUE})?+)*+[ \t]*+/?>"
# Elements that a browser makes wherever their tags stand, and reads nothing inside in a way of
# its own: all but the frame, whose content is text up to its end tag.
_PLAIN = re.compile(
    rf"</?(img|br|hr|div|p|span|strong|em|figure|figcaption|center|small|sup|sub|iframe)\b"
    rf"{_TAG_END}",
    re.IGNORECASE,
)


def may_hold_markup(body: Body) -> bool:
    """Return whether a body could hold anything that `parse_markup` finds; cheap."""
    return bool(body.html) or (bool(body.opaque) and "{:" in body.text)


def parse_markup(document: Document) -> Markup:
    """Return the HTML elements of a document's body, in the order of the text."""
    body = document.body
    elements = _read_plain(body)
    if elements is None:
        from profilelint.source.markup_tree import read_elements

        elements = read_elements(body)
    if body.opaque and "{:" in body.text:
        from profilelint.source.attribute_list import read_attribute_lists

        lists = read_attribute_lists(body)
        if lists:
            elements = sorted(elements + lists, key=lambda element: element.span)
    return Markup(elements)


def _read_plain(body: Body) -> list[Element] | None:
    """Return the elements, or None if the body must be read as a browser reads it."""
    text = body.text
    if "{::" in text:
        return None
    elements: list[Element] = []
    framed = False
    for html in body.html:
        position, end = html.span
        if body.images and any(
            image.span.start < position < image.span.end for image in body.images
        ):
            return None
        while (position := text.find("<", position, end)) >= 0:
            tag = _PLAIN.match(text, position, end)
            if tag is None:
                return None
            closes = text[position + 1] == "/"
            name = tag[1].lower()
            if framed and not (closes and name == "iframe"):
                return None
            framed = name == "iframe" and not closes
            if not closes:
                attributes, duplicates, _ = read_attributes(text, tag.end(1))
                span = Span(position, tag.end())
                elements.append(Element(name, span, attributes, duplicates))
            position = tag.end()
    return None if framed else elements
