"""Room for frames before they are fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedDimensions(Rule):
    """Reports frames for which no size is kept free.

    Without a width and height, or an ``aspect-ratio`` in ``style``, the text jumps when the
    frame appears. Sites whose style sheet sizes every frame need not switch this on.
    """

    name = "embed-dimensions"
    summary = "Frames say how large they are."
    severity = Severity.HINT
    default = False
    messages = {
        "missing": "the frame says no width and height, so the text jumps when it appears",
    }
    examples = (
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" width="640" height="360" title="x">'
            "</iframe>\n"
        ),
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" style="aspect-ratio: 16/9" title="x">'
            "</iframe>\n"
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1" width="640" title="x"></iframe>\n',
            ('<iframe src="https://player.vimeo.com/video/1" width="640" title="x">',),
            "missing",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a frame without a size."""
        if element.name != "iframe" or element.inert:
            return
        attributes = element.attributes
        if "width" in attributes and "height" in attributes:
            return
        style = (element.value("style") or "").lower()
        if "aspect-ratio" not in style and not ("width" in style and "height" in style):
            context.report(self, "missing", element.span)
