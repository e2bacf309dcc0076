"""The address of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.rules.embed.bindings import PROGRAMS, bound
from profilelint.rules.page.address import read_address
from profilelint.rules.page.shown_code import addresses_in_code

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.api import Context


def shown_in_frame(element: Element, flavor: str) -> tuple[Attribute, str | None] | None:
    """Return the attribute that says what a frame shows, and the address.

    The address is None where a program of the page makes it, and the result for a frame that is not
    part of the page or has no address.
    """
    source = source_of_frame(element)
    if flavor not in PROGRAMS:
        return None if source is None else (source, source.value)
    if element.inert or element.namespace != "html":
        return None
    found = [each for each in bound(element, flavor) if each.name in ("src", "")]
    named = next((each for each in found if each.name), found[0] if found else None)
    return None if named is None else (named.attribute, named.value)


def source_of_frame(element: Element) -> Attribute | None:
    """Return the attribute with the address of what a frame shows.

    None for a frame that is not part of the page, that HTML does not know in its place, or that
    has no address.
    """
    if element.inert or element.namespace != "html":
        return None
    return element.attributes.get("src")


def is_example(source: str, context: Context) -> bool:
    """Return whether a frame shows a page of the site, and the page the code of such a frame."""
    if source not in addresses_in_code(context.document.body):
        return False
    address = read_address(source)
    return address is not None and not address.host
