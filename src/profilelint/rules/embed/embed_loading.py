"""When frames are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.attribute_edits import tag_name_end

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedLoading(Rule):
    """Reports frames that are fetched before the reader comes near them.

    With ``loading="lazy"`` a page with a video shows its text sooner.
    """

    name = "embed-loading"
    summary = "Frames are fetched when the reader comes near them."
    severity = Severity.HINT
    fix = "safe"
    default = False
    messages = {
        "eager": 'the frame is fetched even if nobody scrolls to it: add loading="lazy"',
    }
    examples = (
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" title="x" loading="lazy"></iframe>\n'
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
            ('<iframe src="https://player.vimeo.com/video/1" title="x">',),
            "eager",
            '<iframe loading="lazy" src="https://player.vimeo.com/video/1" title="x"></iframe>\n',
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a frame without the attribute."""
        if element.name != "iframe" or element.inert or "loading" in element.attributes:
            return
        at = tag_name_end(element)
        fixes = (
            replace('Add loading="lazy"', Span(at, at), ' loading="lazy"')
            if element.verbatim
            else ()
        )
        context.report(self, "eager", element.span, fixes=fixes)
