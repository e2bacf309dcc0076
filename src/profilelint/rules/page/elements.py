"""The HTML elements of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.rules.api import finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.markup import Element
    from profilelint.rules.api import Context


@finder("element", of="body")
def find_elements(context: Context) -> Sequence[Element]:
    """Return the HTML elements of the body, as a browser builds them."""
    body = context.document.body
    if not (body.html or body.opaque):
        return ()
    from profilelint.source.markdown.html.elements import may_hold_markup, parse_markup

    return parse_markup(context.document).elements if may_hold_markup(body) else ()
