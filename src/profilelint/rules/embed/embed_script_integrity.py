from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedScriptIntegrity(Rule):
    """Files from other sites are used only while they stay the same.

    With `integrity` and `crossorigin`, browsers use a script or style sheet from another site only
    while it is the file that was chosen. Add the value of `integrity` that the other site gives for
    the file. The rule is off by default; it is for sites that allow some scripts.
    """

    name = "embed-script-integrity"
    summary = "Files from other sites are used only while they stay the same."
    severity = Severity.WARNING
    messages: ClassVar = {
        "integrity": (
            'the site that this file comes from can change it at any time: add the "integrity" '
            "that the site gives for it"
        ),
        "crossorigin": 'browsers cannot check this file without crossorigin="anonymous": add it',
    }
    default = False
    elements = ("script", "link")
    examples = (
        Valid('<script src="/assets/map.js"></script>\n'),
        Valid(
            '<script src="https://example.org/a.js" integrity="sha384-x" crossorigin></script>\n'
        ),
        Invalid(
            '<script src="https://example.org/a.js"></script>\n',
            covers=('<script src="https://example.org/a.js">',),
            message_id="integrity",
        ),
        Invalid(
            '<link rel="stylesheet" href="https://example.org/a.css" integrity="sha384-x">\n',
            covers=(
                '<link rel="stylesheet" href="https://example.org/a.css" integrity="sha384-x">',
            ),
            message_id="crossorigin",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the file."""
        if element.name == "script":
            source = element.value("src")
        elif "stylesheet" in (element.value("rel") or "").lower():
            source = element.value("href")
        else:
            return
        address = read_address(source) if source and not element.inert else None
        if address is None or not address.host:
            return
        if not element.value("integrity"):
            context.report(self, "integrity", element.span)
        elif "crossorigin" not in element.attributes:
            context.report(self, "crossorigin", element.span)
