from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedPlugin(Rule):
    """Content from elsewhere is in an iframe, not in object, embed or frame.

    `<object>`, `<embed>`, `<applet>`, `<frame>` and the like load documents and programs in ways
    that a frame's protection does not cover, and many no longer show anything. Use the `<iframe>`
    that the service offers, or link to the file.
    """

    name = "embed-plugin"
    summary = "Content from elsewhere is in an iframe, not in object, embed or frame."
    severity = Severity.ERROR
    messages: ClassVar = {
        "plugin": (
            "<{element}> loads content that the site cannot control: use the <iframe> that the "
            "service offers, or link to the file"
        ),
    }
    elements = (
        "applet",
        "bgsound",
        "embed",
        "fencedframe",
        "frame",
        "frameset",
        "object",
        "portal",
    )
    examples = (
        Valid("<object-label>x</object-label>\n"),
        Invalid(
            '<object data="/uploads/report.pdf"></object>\n',
            covers=('<object data="/uploads/report.pdf">',),
            message_id="plugin",
        ),
        Invalid(
            '<embed src="https://example.org/film.swf">\n',
            covers=('<embed src="https://example.org/film.swf">',),
            message_id="plugin",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the element."""
        if element.namespace == "html" and not element.inert:
            context.report(self, "plugin", element.span, element=element.name)
