"""Layouts that a page asks for and the site has under a similar name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from profilelint.rules.api import Context

_NONE: Final = ("", "none", "null")


class MisspeltLayout(NamedTuple):
    """The layout that a page asks for, and the one that was meant.

    ``is_bare`` tells whether the page is shown without any, rather than with the usual one.
    """

    written: str
    wanted: str
    is_bare: bool


@finder("misspelt_layout", of="front matter")
def find_misspelt_layouts(context: Context) -> list[MisspeltLayout]:
    """Return the layout of a page, if the site has none of this name and one of a similar name."""
    layout = context.document.data.get("layout")
    if not isinstance(layout, str) or layout in _NONE or context.site is None:
        return []
    known = context.site.layouts
    if known is None or layout in known or "/" in layout or "." in layout:
        return []
    from profilelint.vocabulary.nearest import nearest

    names = sorted(known)
    wanted = nearest(layout, names, names, 1)
    if wanted is None:
        return []
    return [MisspeltLayout(layout, wanted, not context.site.shows_usually)]
