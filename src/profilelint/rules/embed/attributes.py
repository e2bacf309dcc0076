"""Attributes of HTML elements: those that run scripts, set styles, or stand twice in a tag."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.api import finder
from profilelint.rules.embed.bindings import bound
from profilelint.rules.page.elements import find_elements
from profilelint.rules.page.parts import span_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.api import Context
    from profilelint.rules.embed.bindings import Binding

# Words of a text whose quotation marks are in disorder.
_WORDS: Final = frozenset(
    ("on", "once", "one", "ones", "ongoing", "online", "only", "onto", "onward")
)
# Attributes of custom elements that begin like those of events: these elements handle no event of
# such a name, but programs of the site read them.
_EVENTS: Final = pattern(
    r"on(?:abort|animation\w+|auxclick|before\w+|blur|cancel|canplay\w*|change|click|close|command"
    r"|content\w+|context\w+|copy|cuechange|cut|dblclick|drag\w*|drop|durationchange|emptied|ended|error|focus\w*|formdata"
    r"|fullscreen\w+|gesture\w+|got\w+|hashchange|input|invalid|key\w+|language\w+|load\w*|lost\w+|message\w*|mouse\w*"
    r"|offline|online|page\w+|paste|pause|play\w*|pointer\w+|popstate|progress|ratechange|reset"
    r"|resize|scroll\w*|search|security\w+|seek\w+|select\w*|slotchange|stalled|storage|submit|suspend"
    r"|timeupdate|toggle|touch\w+|transition\w+|unhandled\w+|unload|volumechange|waiting|webkit\w+"
    r"|wheel)"
)
# A text that a program of MDX gives to an attribute.
_TEXT: Final = pattern(
    r"(?<![\w:.-])([A-Za-z][\w:.-]{0,40}+)\s?=\s?\{\s*+"
    r"(\"(?:[^\"\\\n]|\\.)*+\"|'(?:[^'\\\n]|\\.)*+'|`(?:[^`\\]|\\.)*+`)\s*+\}",
    re.DOTALL,
)
# The attribute of which Astro makes HTML of the page.
_SHOWN: Final = "set:html"
# The JavaScript MIME types of the MIME Sniffing standard and the other types that browsers act
# on. A script element of any other type is a block of data.
_ACTIVE_TYPES: Final = frozenset(
    {
        "application/ecmascript",
        "application/javascript",
        "application/x-ecmascript",
        "application/x-javascript",
        "importmap",
        "module",
        "speculationrules",
        "text/ecmascript",
        "text/javascript",
        "text/javascript1.0",
        "text/javascript1.1",
        "text/javascript1.2",
        "text/javascript1.3",
        "text/javascript1.4",
        "text/javascript1.5",
        "text/jscript",
        "text/livescript",
        "text/x-ecmascript",
        "text/x-javascript",
    }
)
# More in one tag tell an editor nothing new.
_MOST: Final = 50


class ElementAttribute(NamedTuple):
    """An attribute and the element in whose start tag, or attribute list, it stands."""

    element: Element
    attribute: Attribute


@finder("event_handler", of="markup")
def find_event_handlers(context: Context) -> list[ElementAttribute]:
    """Return the attributes whose value is a script, such as ``onclick``; 50 of an element.

    Those of a script that runs are judged with it.
    """
    flavor = context.document.flavor
    return [
        ElementAttribute(element, attribute)
        for element in _live(context)
        if element.name != "script" or not is_script(element)
        for attribute in handlers(element, flavor)
    ]


def handlers(element: Element, flavor: str) -> list[Attribute]:
    """Return the attributes of an element whose value is a script; at most 50."""
    return [
        attribute
        for name, _, attribute in islice(filter(_is_handler, bound(element, flavor)), _MOST)
        if "-" not in element.name or _EVENTS.fullmatch(name)
    ]


def is_script(script: Element) -> bool:
    """Return whether a ``script`` element is a program and not a block of data."""
    kind = script.value("type")
    if kind is None:
        language = script.value("language")
        return not language or f"text/{language.lower()}" in _ACTIVE_TYPES
    # White space alone is a type, and not one that runs.
    return not kind or kind.strip(" \t\n\f\r").lower() in _ACTIVE_TYPES


@finder("style_attribute", of="markup")
def find_style_attributes(context: Context) -> list[ElementAttribute]:
    """Return the attributes named ``style``.

    In MDX, ``<Demo code={'<p style="…">'} />`` gives a program a text: it has none.
    """
    found = [
        ElementAttribute(element, element.attributes["style"])
        for element in _live(context)
        if "style" in element.attributes
    ]
    if not found or context.document.flavor != "mdx":
        return found
    texts = [
        Span(*match.span(2))
        for match in _TEXT.finditer(context.document.text, context.document.body.start)
        if match[1] != _SHOWN
    ]
    return [each for each in found if span_around(texts, each.attribute.span.start) is None]


@finder("duplicate_attribute", of="markup")
def find_duplicate_attributes(context: Context) -> list[ElementAttribute]:
    """Return the attributes that browsers ignore, as the tag has one of the same name before.

    In ``src="{{ "/a" | url }}"`` a browser would see attributes that no reader ever gets: those
    within template tags are left out, and so are tags of MDX with braces, which hold programs.
    Behind a mark of quotation that ends a value too early or too late, all are words of a value.
    """
    tags = context.document.body.tags
    is_program = context.document.flavor == "mdx"
    return [
        ElementAttribute(element, attribute)
        for element in _live(context)
        if element.duplicates and not (is_program and _holds_brace(element, context))
        for attribute in _before_disorder(element)
        # Anything else is a sign of a program or of quotation marks in disorder.
        if attribute.name.replace("-", "").replace(":", "").isalnum()
        and span_around(tags, attribute.span.start) is None
    ]


def _live(context: Context) -> Iterator[Element]:
    """Yield the elements that are part of the page."""
    return (element for element in find_elements(context) if not element.inert)


def holds_mark(name: str) -> bool:
    """Return whether the name of an attribute holds a mark of quotation: it is part of a value."""
    return '"' in name or "'" in name


def _before_disorder(element: Element) -> list[Attribute]:
    """Return the repeated attributes before the first part of a value that became a name."""
    first = min(
        (each.span.start for name, each in element.attributes.items() if holds_mark(name)),
        default=element.span.end,
    )
    return [each for each in element.duplicates if each.span.start < first]


def _holds_brace(element: Element, context: Context) -> bool:
    return context.document.text.find("{", *element.span) >= 0


def _is_handler(binding: Binding) -> bool:
    """Return whether an attribute holds a script; an empty one, as in some embed codes, is none."""
    name = binding.name
    if binding.value is not None and not binding.value.strip():
        return False
    return name[:2] == "on" and name not in _WORDS and name.isascii() and name.isalpha()
