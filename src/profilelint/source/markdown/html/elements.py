"""From a Markdown body to its HTML elements, read as browsers read the rendered page.

Attacks live where Markdown and HTML disagree about where a tag, comment or text begins, so the
tree is always that of the rendered page. Most pages hold nothing that could be read in two ways,
though, and are read from tag to tag (`profilelint.source.markdown.html.plain`); all others are
rendered and given to an HTML parser (`profilelint.source.markdown.html.tree`), whose import alone
takes longer than linting a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.markup import Element, Markup
from profilelint.source.markdown.html.plain import read_plain
from profilelint.source.markdown.template import behind_braces

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document

# No real page has as many tags. A page with more takes too long to check.
_MOST_TAGS = 40_000


def may_hold_markup(body: Body) -> bool:
    """Return whether a body may hold anything that `parse_markup` returns; cheap."""
    text = body.text
    if body.html or ("<" in text and (bool(body.opaque) or body.may_read_again)):
        return True
    if "{" not in text:
        return False
    behind = behind_braces(text)
    if ":" in behind and text.find("{:", body.start) >= 0:
        return True
    if body.brace_lists and "=" in text:
        return True
    return body.may_read_again and "{" in behind  # A tag may print "<".


def parse_markup(document: Document) -> Markup:
    """Return the HTML elements of a document's body, in the order of the text; read once."""
    if document.markup is None:
        document.markup = _parse_all(document.body.exposed)
    return document.markup


def _parse_all(readings: list[Body]) -> Markup:
    """Return what several readings of a body hold, each element once."""
    plain: dict[int, Element] = {}
    first = _parse(readings[0], plain)
    if len(readings) == 1:
        return first
    elements = {(element.span.start, element.name): element for element in first.elements}
    tangled = first.tangled
    comment = first.open_comment
    for reading in readings[1:]:
        markup = _parse(reading, plain)
        tangled = tangled or markup.tangled
        comment = comment or markup.open_comment
        for element in markup.elements:
            key = (element.span.start, element.name)
            known = elements.setdefault(key, element)
            if known is not element:
                _add_attributes(elements, known, element)
        markup.release()
    ordered = sorted(elements.values(), key=lambda element: element.span)
    return Markup(ordered, tangled=tangled, open_comment=comment)


def _add_attributes(
    elements: dict[tuple[int, str], Element], known: Element, other: Element
) -> None:
    """Add the attributes that an element has in another reading alone.

    They belong to an element without a name, unless a template made of them what is known.
    """
    more = {
        name: attribute
        for name, attribute in other.attributes.items()
        if name not in known.attributes or known.attributes[name].value != attribute.value
    }
    if not more:
        return
    if any("{{" in each.value for name, each in known.attributes.items() if name in more):
        known.attributes.update(more)
    else:
        elements.setdefault((known.span.start, ""), Element("", known.span, more, []))


def _parse(body: Body, plain: dict[int, Element]) -> Markup:
    read = _read(body, plain)
    elements, tangled = read.elements, read.tangled
    added: list[Element] = []
    behind = behind_braces(body.text) if "{" in body.text else frozenset()
    if ":" in behind:
        from profilelint.source.markdown.attribute_list import read_attribute_lists

        added += read_attribute_lists(body)
    if body.brace_lists and behind:
        from profilelint.source.markdown.html.loose import read_brace_lists

        known = {each.span.start for element in added for each in element.attributes.values()}
        added += [
            element
            for element in read_brace_lists(body)
            if any(each.span.start not in known for each in element.attributes.values())
        ]
    if body.loose_tags and "<" in body.text:
        from profilelint.source.markdown.html.loose import read_loose_tags

        added += read_loose_tags(body, {element.span.start for element in elements})
    if body.opaque and ("{" in behind or "%" in behind):
        from profilelint.source.markdown.html.interrupted import read_interrupted

        added += read_interrupted(body, elements, lambda filled: _read(filled, {}).elements)
    if added:
        elements = sorted(elements + added, key=lambda element: element.span)
    if tangled and not elements:
        # A rule that reports tangled pages needs an element to report.
        elements = [Element("", Span(body.start, min(body.start + 1, len(body.text))), {}, [])]
    return Markup(elements, tangled=tangled, open_comment=read.open_comment)


def _read(body: Body, plain: dict[int, Element]) -> Markup:
    """Return a body's elements without those of attribute lists and interrupted tags.

    ``plain`` are those that the plain reader made of other readings, by where they begin.
    """
    end = _end_of_readable(body)
    elements = read_plain(body, plain) if end is None else None
    if elements is not None:
        return Markup(elements)
    from profilelint.source.markdown.html.tree import read_elements

    markup = read_elements(body, end)
    markup.tangled = markup.tangled or end is not None
    return markup


def _end_of_readable(body: Body) -> int | None:
    """Return the offset of the first tag that is too many; None if there is none."""
    text = body.text
    if len(text) < _MOST_TAGS or text.count("<", body.start) <= _MOST_TAGS:
        return None
    position = body.start
    for _ in range(_MOST_TAGS):
        position = text.index("<", position) + 1
    return position - 1
