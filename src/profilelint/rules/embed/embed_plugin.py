from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.embed.weight import weight

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedPlugin(Rule):
    """Foreign content comes in an iframe, not in object, embed or frame.

    `<object>`, `<embed>`, `<applet>`, `<frame>` and the like load documents and programs in ways
    that a frame's safeguards do not cover, and many no longer show anything. Use the `<iframe>`
    that the service offers, or link to the file.
    """

    name = "embed-plugin"
    summary = "Foreign content comes in an iframe, not in object, embed or frame."
    severity = Severity.ERROR
    exceptions: ClassVar = (("", Severity.WARNING, "on pages that are no profiles"),)
    messages: ClassVar = {
        "plugin": "<{element}> loads content that the site cannot keep in check: use the <iframe> "
        "that the service offers, or link to the file",
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
            context.report(
                *(self, "plugin", element.span), severity=weight(context), element=element.name
            )
