"""Addresses in the attributes of HTML elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder
from profilelint.rules.embed.bindings import bound
from profilelint.rules.page.address import may_be_script, scheme_of
from profilelint.rules.page.destinations import holds_template
from profilelint.rules.page.elements import find_elements

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.api import Context
    from profilelint.rules.page.address_ambiguity import Ambiguity

_ADDRESSES: Final = ("src", "href", "action", "data", "poster")
_ADDRESS_NAMES: Final = frozenset(_ADDRESSES)
# The attributes whose address a browser may open, and those that an animation writes there.
_OPENED: Final = frozenset(("href", "xlink:href", "src", "data", "action", "formaction"))
_ANIMATED: Final = frozenset(("to", "from", "by", "values"))


class AmbiguousAddress(NamedTuple):
    """An attribute whose address is read in two ways."""

    attribute: Attribute
    ambiguity: Ambiguity


class HtmlScheme(NamedTuple):
    """An attribute whose address has a scheme, and does not begin with ``http``.

    ``schemes`` are in small letters and without their colons. There are several where the value
    is a list, ``values`` of an animation. ``template`` tells that a template may complete the
    scheme of a script.
    """

    element: Element
    attribute: Attribute
    schemes: tuple[str, ...]
    template: bool


@finder("ambiguous_address", of="markup")
def find_ambiguous_addresses(context: Context) -> list[AmbiguousAddress]:
    """Return the attributes of which browsers and other programs read different hosts."""
    from profilelint.rules.page.address_ambiguity import find_ambiguity

    ambiguous = []
    for element in find_elements(context):
        attributes = element.attributes
        if element.inert or _ADDRESS_NAMES.isdisjoint(attributes):
            continue
        for name in _ADDRESSES:
            attribute = attributes.get(name)
            if attribute is None or holds_template(attribute.value):
                continue
            ambiguity = find_ambiguity(attribute.value)
            if ambiguity is not None:
                ambiguous.append(AmbiguousAddress(attribute, ambiguity))
    return ambiguous


@finder("html_scheme", of="markup")
def find_html_schemes(context: Context) -> list[HtmlScheme]:
    """Return the attributes that hold an address with a scheme that is not of the web.

    They are those that a browser may open, and those of SVG's animations.
    """
    schemes = []
    for element in find_elements(context):
        if element.inert:
            continue
        for name, value, attribute in bound(element, context.document.flavor):
            if value is None or ":" not in value or value[:4] == "http":
                continue
            if name in _OPENED or (name in _ANIMATED and element.namespace == "svg"):
                parts = value.split(";") if name == "values" else (value,)
                written = tuple(scheme for part in parts if (scheme := scheme_of(part)))
                template = any(map(may_be_script, parts))
                if written or template:
                    schemes.append(HtmlScheme(element, attribute, written, template))
    return schemes
