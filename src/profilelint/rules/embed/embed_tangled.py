from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedTangled(Rule):
    """The HTML of a page can be read in reasonable time.

    A page can have so much HTML, or HTML so badly nested, that only part of it can be read in
    reasonable time. Browsers take very long over it, too. This is what an attack on the checker
    looks like: nobody knows what is in the part that was not read. Close every tag, or split the
    page.
    """

    name = "embed-tangled"
    summary = "The HTML of a page can be read in reasonable time."
    severity = Severity.ERROR
    messages: ClassVar = {
        "tangled": "there is too much HTML on this page, or too many tags are left open, to check "
        "all of it: close every tag, or split the page",
    }
    examples = (
        Valid("<b><i>Water</i></b>\n"),
        Invalid(
            "<div>\n" + "<body id=a>" * 21 + "\n</div>\n", covers=("<div>",), message_id="tangled"
        ),
    )

    def check_tangled_html(self, first: Element, context: Context) -> None:
        """Report a page at its first element."""
        context.report(self, "tangled", first.span)
