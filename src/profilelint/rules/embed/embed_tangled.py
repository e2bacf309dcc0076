"""HTML that cannot be checked in good time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedTangled(Rule):
    """Reports pages with so much HTML, or HTML so entangled, that only a part of it is read.

    Browsers need very long for such a page too. It is what an attack on the checking looks like:
    what stands in the part that was not read is unknown.
    """

    name = "embed-tangled"
    summary = "The HTML of a page can be read in good time."
    severity = Severity.ERROR
    messages = {
        "tangled": (
            "there is too much HTML on this page, or too many tags are left open, to check all "
            "of it: close every tag, or split the page"
        ),
    }
    examples = (
        Valid("<b><i>Water</i></b>\n"),
        Invalid("<div>\n" + "<body id=a>" * 21 + "\n</div>\n", ("<div>",), "tangled"),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the first element of such a page."""
        markup = element.markup
        if markup is not None and markup.tangled and markup.elements[0] is element:
            context.report(self, "tangled", element.span)
