from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedSrcdoc(Rule):
    """No frame has its page in srcdoc.

    The attribute `srcdoc` contains a whole page, which replaces the one in `src` and may do
    anything on the site that the site's own pages may. Delete it, and write the address of the page
    in `src`.
    """

    name = "embed-srcdoc"
    summary = "No frame has its page in srcdoc."
    severity = Severity.ERROR
    messages: ClassVar = {
        "srcdoc": (
            'the attribute "srcdoc" puts a whole page into the frame and hides the one in "src": '
            "delete it"
        ),
    }
    elements = ("iframe", "")
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1?dnt=1" title="The well"></iframe>\n'),
        Invalid(
            '<iframe srcdoc="<p>Hello</p>" title="Greeting"></iframe>\n',
            covers=('srcdoc="<p>Hello</p>"',),
            message_id="srcdoc",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the attribute."""
        attribute = element.attributes.get("srcdoc")
        if attribute is not None and not element.inert:
            context.report(self, "srcdoc", attribute.span)
