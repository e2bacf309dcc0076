from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedRawHtml(Rule):
    """Only the HTML that the site allows is used.

    This is for sites that want Markdown and little else: list in the options the elements and
    attributes that may still be used, and write the rest in Markdown. The rule is off by default,
    as most HTML does no harm.
    """

    name = "embed-raw-html"
    summary = "Only the HTML that the site allows is used."
    severity = Severity.WARNING
    messages: ClassVar = {
        "element": "<{element}> is not allowed on this site: write it in Markdown",
        "attribute": 'the attribute "{attribute}" is not allowed on this site: delete it',
    }
    default = False

    class Options(RuleOptions):
        elements: Annotated[tuple[str, ...], "the elements that may be used"] = ("br", "iframe")
        attributes: Annotated[
            tuple[str, ...],
            'the attributes that may be used; "data-*" stands for all that begin with "data-"',
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

    options: Options
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1" title="x"></iframe>\n'),
        Valid("Water<sup>2</sup>\n", options={"elements": ("sup",)}),
        Invalid("Water<sup>2</sup>\n", covers=("<sup>",), message_id="element"),
        Invalid(
            '<br data-x="1" clear="all">\n',
            covers=('clear="all"',),
            message_id="attribute",
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
