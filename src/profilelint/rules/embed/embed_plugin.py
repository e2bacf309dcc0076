"""Elements from the time of plug-ins and framesets, and their heirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_PLUGINS = frozenset(
    {"applet", "bgsound", "embed", "fencedframe", "frame", "frameset", "object", "portal"}
)


class EmbedPlugin(Rule):
    """Reports ``<object>``, ``<embed>``, ``<applet>``, ``<frame>`` and the like.

    They load documents and programs in ways that a frame's safeguards do not cover, and many no
    longer show anything.
    """

    name = "embed-plugin"
    summary = "Foreign content comes in an iframe, not in object, embed or frame."
    severity = Severity.ERROR
    messages = {
        "plugin": (
            "<{element}> loads content that the site cannot keep in check: use the <iframe> that "
            "the service offers, or link to the file"
        ),
    }
    signs = ("other-html",)
    examples = (
        Valid("<object-label>x</object-label>\n"),
        Invalid(
            '<object data="/uploads/report.pdf"></object>\n',
            ('<object data="/uploads/report.pdf">',),
            "plugin",
        ),
        Invalid(
            '<embed src="https://example.org/film.swf">\n',
            ('<embed src="https://example.org/film.swf">',),
            "plugin",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the element."""
        if element.name in _PLUGINS and element.namespace == "html" and not element.inert:
            context.report(self, "plugin", element.span, element=element.name)
