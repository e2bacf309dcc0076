"""Forms in a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedForm(Rule):
    """Reports forms, fields for passwords and buttons that send a form elsewhere.

    What readers type into a form in a profile goes to whoever wrote it.
    """

    name = "embed-form"
    summary = "A profile asks its readers for no data."
    severity = Severity.WARNING
    messages = {
        "form": "this form sends what readers type to {target}: link to the form instead",
        "password": "this field asks readers for a password: take it out",
        "button": "this button sends a form to {target}: take it out",
    }
    signs = ("other-html",)
    examples = (
        Valid("<button>More</button>\n"),
        Invalid(
            '<form action="https://example.org/join"></form>\n',
            ('<form action="https://example.org/join">',),
            "form",
        ),
        Invalid('<input type="password">\n', ('<input type="password">',), "password"),
        Invalid(
            '<button form="f" formaction="https://example.org/">Go</button>\n',
            ("https://example.org/",),
            "button",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the element."""
        name = element.name
        if name not in ("form", "input", "button") or element.inert:
            return
        if name == "form":
            action = element.value("action")
            target = f'"{action}"' if action else "the site"
            context.report(self, "form", element.span, target=target)
            return
        if name == "input" and (element.value("type") or "").strip().lower() == "password":
            context.report(self, "password", element.span)
        action_attribute = element.attributes.get("formaction")
        if action_attribute is not None and action_attribute.value:
            context.report(
                self,
                "button",
                action_attribute.value_span,
                target=f'"{action_attribute.value}"',
            )
