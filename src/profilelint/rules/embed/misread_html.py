"""HTML that browsers read in another way than Markdown and people do, or read only in part."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.page.elements import find_elements
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.markup import Element
    from profilelint.rules.api import Context

_FENCE = pattern(r"^ {0,3}(```+|~~~+)", re.MULTILINE)
_TAG = pattern(r"<[a-z]", re.IGNORECASE)
_ACTIVE_TAG = pattern(r"<(?:script|iframe|object|embed|form|meta|base)\b", re.IGNORECASE)
_ACTIVE: Final = frozenset(("script", "iframe", "object", "embed", "form", "meta", "base"))

MisreadKind: TypeAlias = Literal["comment", "unclosed", "fence", "hidden"]


class MisreadHtml(NamedTuple):
    """A place where HTML says one thing to its reader and another to the browser.

    ``kind`` says how: an element that looks like part of a comment (``comment``), one that takes
    the rest of the page as its text (``unclosed``), marks of code within a block of HTML
    (``fence``), or what is not shown but may be used (``hidden``). ``element`` is the name of the
    element that is not closed, not a comment, or hides; empty for a fence.
    """

    kind: MisreadKind
    span: Span
    element: str = ""


@finder("misread_html", of="markup")
def find_misread_html(context: Context) -> list[MisreadHtml]:
    """Return the fences within HTML, then the elements that are not what they seem.

    In MDX, Markdown goes on within an element, and "/>" ends any element.
    """
    if context.document.path.endswith(".mdx"):
        return []
    fences = (_fences(body) for body in context.document.body.exposed)
    misread = list(dict.fromkeys(chain.from_iterable(fences)))
    for element in find_elements(context):
        place = _misread(element)
        if place is not None:
            misread.append(place)
    return misread


@finder("tangled_html", of="markup")
def find_tangled_html(context: Context) -> list[Element]:
    """Return the first element of a page with so much or such HTML that only a part is read."""
    first = next(iter(find_elements(context)), None)
    if first is None or first.markup is None or not first.markup.tangled:
        return []
    return [first]


def _fences(body: Body) -> list[MisreadHtml]:
    fences = []
    text = body.text
    for html in body.html:
        start, end = html.span
        if not html.block or ("```" not in text[start:end] and "~~~" not in text[start:end]):
            continue
        fence = _FENCE.search(text, start, end)
        if fence is not None and span_around(body.unread, fence.start()) is not None:
            continue
        if fence is not None and _TAG.search(text, fence.end(), end) is not None:
            fences.append(MisreadHtml("fence", Span(*fence.span(1))))
    return fences


def _misread(element: Element) -> MisreadHtml | None:
    if element.concealed:
        return MisreadHtml("comment", element.span, element.name)
    if element.unclosed:
        return MisreadHtml("unclosed", element.span, element.name)
    if element.inert:
        if element.name in _ACTIVE or any(name[:2] == "on" for name in element.attributes):
            return MisreadHtml("hidden", element.span, "template")
    elif element.name == "noscript" and _ACTIVE_TAG.search(element.text) is not None:
        return MisreadHtml("hidden", element.span, "noscript")
    return None
