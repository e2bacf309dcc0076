"""The address of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from profilelint.model.markup import Attribute, Element


def source_of_frame(element: Element) -> Attribute | None:
    """Return the attribute with the address of what a frame shows.

    None for a frame that is not part of the page, that HTML does not know in its place, or that
    has no address.
    """
    if element.inert or element.namespace != "html":
        return None
    return element.attributes.get("src")
