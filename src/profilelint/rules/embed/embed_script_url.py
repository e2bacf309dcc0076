from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import SCRIPT_SCHEMES
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.markup import Element
    from profilelint.rules.embed.addresses import HtmlScheme

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


class EmbedScriptUrl(Rule):
    """No HTML element has a script as its address.

    An address that begins with `javascript:` or `vbscript:` is a program, not a place. Browsers
    recognise it however it is written: with character references, tabs, line breaks, control
    characters or capital letters. Write the address of a page instead. If a template writes part of
    the scheme, the rule cannot check it and gives a warning.
    """

    name = "embed-script-url"
    summary = "No HTML element has a script as its address."
    severity = Severity.ERROR
    severities: ClassVar = {"template": Severity.WARNING}
    messages: ClassVar = {
        "script": 'this address runs a script ("{scheme}:"): write the address of a page',
        "template": (
            "a template may make this address a script ({source}), so it cannot be checked: write "
            "the scheme itself"
        ),
    }
    examples = (
        Valid('<a href="https://example.org/javascript:">Guide</a>\n'),
        Valid('<a href="#javascript:x">Section</a>\n'),
        Valid('<a href="{{ page.a }}">A</a> <a href="{{ site.url }}:4000/">B</a>\n'),
        Invalid(
            '<a href="{{ page.a }}script:go()">A</a>\n',
            covers=("{{ page.a }}script:go()",),
            message_id="template",
        ),
        Invalid(
            '<a href="javascript:go()">Open</a>\n', covers=("javascript:go()",), message_id="script"
        ),
        Invalid(
            "<a href='java&Tab;scr&#x69;pt&colon;go()'>Open</a>\n",
            covers=("java&Tab;scr&#x69;pt&colon;go()",),
            message_id="script",
        ),
        Invalid(
            '<svg><a><set attributeName="href" to="javascript:go()"/></a></svg>\n',
            covers=("javascript:go()",),
            message_id="script",
        ),
    )

    def check_html_scheme(self, address: HtmlScheme, context: Context) -> None:
        """Report an address that is followed and runs a script."""
        scheme = next((each for each in address.schemes if each in SCRIPT_SCHEMES), None)
        attribute = address.attribute
        if not _is_followed(address.element, attribute.name.removeprefix("v-bind").lstrip(":.")):
            return
        if scheme is not None:
            context.report(self, "script", attribute.value_span, scheme=scheme)
        elif address.template:
            source = excerpt(attribute.value)
            context.report(self, "template", attribute.value_span, source=source)


def _is_followed(element: Element, name: str) -> bool:
    """Return whether a browser follows the address in an attribute, or an animation writes it."""
    if element.namespace == "svg" and element.name in _ANIMATIONS and name in _ANIMATED:
        return True
    kind = "*" if element.namespace != "html" else element.name
    return kind in _FOLLOWED.get(name, ())
