"""HTML beyond what a site wants in its profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedRawHtml(Rule):
    """Reports elements and attributes that are not on the site's own list.

    For sites that want Markdown and little else. Switched off at first, as most HTML does no
    harm.
    """

    name = "embed-raw-html"
    summary = "Only the HTML that the site allows is used."
    severity = Severity.WARNING
    default = False
    messages = {
        "element": "<{element}> is not among the HTML that this site allows: write it in Markdown",
        "attribute": (
            'the attribute "{attribute}" is not among those that this site allows: take it out'
        ),
    }

    class Options(RuleOptions):
        """What can be set."""

        elements: Annotated[tuple[str, ...], "the elements that may be used"] = ("br", "iframe")
        attributes: Annotated[
            tuple[str, ...], 'the attributes that may be used; "data-*" and the like stand for many'
        ] = (
            "allow",
            "allowfullscreen",
            "alt",
            "aria-*",
            "class",
            "height",
            "href",
            "id",
            "lang",
            "loading",
            "referrerpolicy",
            "sandbox",
            "src",
            "style",
            "title",
            "width",
        )

    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n'),
        Valid("Water<sup>2</sup>\n", options={"elements": ("sup",)}),
        Invalid("Water<sup>2</sup>\n", ("<sup>",), "element"),
        Invalid(
            '<br data-x="1" clear="all">\n',
            ('clear="all"',),
            "attribute",
            options={"attributes": ("data-*",)},
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report an element, or each of its attributes."""
        if element.name and element.name not in self.options.elements:
            context.report(self, "element", element.span, element=element.name)
            return
        for name, attribute in element.attributes.items():
            if name in self.options.attributes or f"{name.partition('-')[0]}-*" in (
                self.options.attributes
            ):
                continue
            context.report(self, "attribute", attribute.span, attribute=name)
