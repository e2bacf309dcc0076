from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import tag_name_end

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Element


class EmbedLoading(Rule):
    """Frames are loaded when the reader comes near them.

    With `loading="lazy"` the browser loads a frame only when the reader comes near it, so the page
    shows its text sooner. Add the attribute. The rule is off by default.
    """

    name = "embed-loading"
    summary = "Frames are loaded when the reader comes near them."
    severity = Severity.HINT
    messages: ClassVar = {
        "eager": 'the frame is loaded even if nobody scrolls to it: add loading="lazy"',
    }
    fix = "safe"
    default = False
    elements = ("iframe",)
    examples = (
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" title="x" loading="lazy"></iframe>\n'
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
            covers=('<iframe src="https://player.vimeo.com/video/1" title="x">',),
            message_id="eager",
            fixed='<iframe loading="lazy" src="https://player.vimeo.com/video/1" title="x">'
            "</iframe>\n",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a frame without the attribute."""
        if element.inert or "loading" in element.attributes:
            return
        fixes: tuple[Fix, ...] = ()
        if element.verbatim:
            end = tag_name_end(element)
            fixes = replace('Add loading="lazy"', Span(end, end), ' loading="lazy"')
        context.report(self, "eager", element.span, fixes=fixes)
