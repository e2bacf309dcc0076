"""Addresses that are programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute, Element

# Where browsers follow an address: the names of elements, or "*" for every element that is not
# HTML's own. Elsewhere, in the source of a picture for instance, such an address does nothing.
_FOLLOWED = {
    "href": frozenset({"a", "area", "base", "*", ""}),
    "xlink:href": frozenset({"*", ""}),
    "src": frozenset({"embed", "fencedframe", "frame", "iframe", "portal", ""}),
    "data": frozenset({"object", ""}),
    "action": frozenset({"form", ""}),
    "formaction": frozenset({"button", "input", ""}),
}
_ANIMATIONS = frozenset({"animate", "set", "animatetransform", "animatemotion"})
_ANIMATED = ("to", "from", "by", "values")


def followed(element: Element) -> list[Attribute]:
    """Return the attributes of an element whose addresses a browser follows."""
    kind = "*" if element.namespace != "html" else element.name
    return [
        element.attributes[name]
        for name, elements in _FOLLOWED.items()
        if name in element.attributes and kind in elements
    ]


class EmbedScriptUrl(Rule):
    """Reports addresses that begin with ``javascript:`` or ``vbscript:``.

    Such an address is a program, not a place. It is found however it is written: with character
    references, tabs, line ends, control characters or capital letters.
    """

    name = "embed-script-url"
    summary = "No HTML element has a script for an address."
    severity = Severity.ERROR
    messages = {
        "script": 'this address runs a script ("{scheme}:"): write the address of a page',
    }
    examples = (
        Valid('<a href="https://example.org/javascript:">Guide</a>\n'),
        Valid('<a href="#javascript:x">Section</a>\n'),
        Invalid('<a href="javascript:go()">Open</a>\n', ("javascript:go()",), "script"),
        Invalid(
            "<a href='java&Tab;scr&#x69;pt&colon;go()'>Open</a>\n",
            ("java&Tab;scr&#x69;pt&colon;go()",),
            "script",
        ),
        Invalid(
            '<svg><a><set attributeName="href" to="javascript:go()"/></a></svg>\n',
            ("javascript:go()",),
            "script",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report each address that is followed and runs a script."""
        if not element.attributes or element.inert:
            return
        attributes = followed(element)
        if element.name in _ANIMATIONS and element.namespace == "svg":
            attributes += [
                element.attributes[name] for name in _ANIMATED if name in element.attributes
            ]
        for attribute in attributes:
            value = attribute.value
            if value[:8].isascii() and value[:4] == "http":
                continue
            from profilelint.rules.page.address import SCRIPT_SCHEMES, scheme_of

            for part in value.split(";") if attribute.name == "values" else (value,):
                scheme = scheme_of(part)
                if scheme in SCRIPT_SCHEMES:
                    context.report(self, "script", attribute.value_span, scheme=scheme)
                    break
