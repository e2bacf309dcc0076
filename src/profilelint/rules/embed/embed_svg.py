from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_ANIMATIONS = frozenset({"animate", "animatemotion", "animatetransform", "set"})


class EmbedSvg(Rule):
    """A drawing in the page only draws.

    SVG can do more than draw: it can change where a link leads, contain whole pages and load parts
    from other sites. Delete such parts, or save the drawing as a file and show it as a picture.
    Shapes, text, gradients, masks and animations of colour and position are allowed.
    """

    name = "embed-svg"
    summary = "A drawing in the page only draws."
    severity = Severity.ERROR
    severities: ClassVar = {"external": Severity.WARNING}
    messages: ClassVar = {
        "animation": "this animation changes where a link leads or what it runs: delete it",
        "foreign": "<foreignObject> puts HTML into the drawing: delete it",
        "external": (
            'the drawing loads a part of itself from "{host}": put it into the drawing, or save '
            "the drawing as a file and show it as a picture"
        ),
    }
    elements = (
        "animate",
        "animatemotion",
        "animatetransform",
        "feimage",
        "foreignobject",
        "image",
        "set",
        "use",
    )
    examples = (
        Valid('<svg viewBox="0 0 9 9"><circle r="4"/><use href="#a"/></svg>\n'),
        Valid('<svg><animate attributeName="r" to="9" dur="1s"/></svg>\n'),
        Invalid(
            '<svg><a><animate attributeName="href" to="/x"/></a></svg>\n',
            covers=('<animate attributeName="href" to="/x"/>',),
            message_id="animation",
        ),
        Invalid(
            "<svg><foreignObject><p>x</p></foreignObject></svg>\n",
            covers=("<foreignObject>",),
            message_id="foreign",
        ),
        Invalid(
            '<svg><use href="https://example.org/a.svg#b"/></svg>\n',
            covers=("https://example.org/a.svg#b",),
            message_id="external",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the part of the drawing."""
        if element.namespace != "svg" or element.inert:
            return
        name = element.name
        if name in _ANIMATIONS:
            target = (element.value("attributename") or "").strip().lower()
            if target in ("href", "xlink:href") or target.startswith("on"):
                context.report(self, "animation", element.span)
        elif name == "foreignobject":
            context.report(self, "foreign", element.span)
        elif name in ("use", "image", "feimage"):
            attribute = element.attributes.get("href") or element.attributes.get("xlink:href")
            if attribute is None:
                return
            address = read_address(attribute.value)
            if address is not None and address.host:
                context.report(self, "external", attribute.value_span, host=address.host)
