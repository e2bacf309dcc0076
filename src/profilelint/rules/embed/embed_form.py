from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedForm(Rule):
    """A page asks its readers for no data.

    Whatever readers type into a form in a page goes to the author of the form. The rule reports
    forms, password fields and buttons that send a form elsewhere. Delete them, and link to the form
    instead. A form that sends its data to the site itself is a hint.
    """

    name = "embed-form"
    summary = "A page asks its readers for no data."
    severity = Severity.WARNING
    exceptions: ClassVar = (("form", Severity.HINT, "where the form sends its data to this site"),)
    messages: ClassVar = {
        "form": "this form sends what readers type to {target}: link to the form instead",
        "password": "this field asks readers for a password: delete it",
        "button": "this button sends a form to {target}: delete it",
    }
    elements = ("form", "input", "button")
    examples = (
        Valid("<button>More</button>\n"),
        Invalid(
            '<form action="https://example.org/join"></form>\n',
            covers=('<form action="https://example.org/join">',),
            message_id="form",
        ),
        Invalid('<form action="/find"></form>\n', ('<form action="/find">',), "form"),
        Invalid(
            '<input type="password">\n', covers=('<input type="password">',), message_id="password"
        ),
        Invalid(
            '<button form="f" formaction="https://example.org/">Go</button>\n',
            covers=("https://example.org/",),
            message_id="button",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the element."""
        if element.inert:
            return
        if element.name == "form":
            action = element.value("action")
            target = f'"{action}"' if action else "the site"
            severity = Severity.HINT if _is_own(action or "") else None
            context.report(self, "form", element.span, severity=severity, target=target)
            return
        if element.name == "input" and (element.value("type") or "").strip().lower() == "password":
            context.report(self, "password", element.span)
        attribute = element.attributes.get("formaction")
        if attribute is not None and attribute.value:
            context.report(self, "button", attribute.value_span, target=f'"{attribute.value}"')


def _is_own(action: str) -> bool:
    """Return whether an address is one of the site itself."""
    address = read_address(action)
    return address is not None and address.scheme == "https" and not address.host
