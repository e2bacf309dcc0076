"""The HTML elements of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.rules.api import finder
from profilelint.source.markdown.html.elements import may_hold_markup, parse_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.markup import Element
    from profilelint.rules.api import Context


@finder("element", of="markup")
def find_elements(context: Context) -> Sequence[Element]:
    """Return the HTML elements of the body, as a browser builds them, in the order of the text."""
    document = context.document
    if document.markup is None and not may_hold_markup(document.body):
        return ()
    return parse_markup(document).elements
