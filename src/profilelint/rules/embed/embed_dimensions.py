from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedDimensions(Rule):
    """Frames have a width and a height.

    Without them, or an `aspect-ratio` in `style`, the browser reserves no space for the frame, and
    the text jumps when it loads. Write both. The rule is off by default: a site whose style sheet
    sizes every frame does not need it.
    """

    name = "embed-dimensions"
    summary = "Frames have a width and a height."
    severity = Severity.HINT
    messages: ClassVar = {
        "missing": "the frame has no width and height, so the text jumps when it loads: add both",
    }
    default = False
    elements = ("iframe",)
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
            covers=('<iframe src="https://player.vimeo.com/video/1" width="640" title="x">',),
            message_id="missing",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a frame without a size."""
        if element.inert:
            return
        attributes = element.attributes
        if "width" in attributes and "height" in attributes:
            return
        style = (element.value("style") or "").lower()
        if "aspect-ratio" not in style and not ("width" in style and "height" in style):
            context.report(self, "missing", element.span)
