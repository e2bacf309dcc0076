"""Scripts and style sheets that may change behind the page's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element


class EmbedScriptIntegrity(Rule):
    """Reports scripts and style sheets from other sites without ``integrity``.

    For sites that allow some scripts: with ``integrity`` and ``crossorigin``, browsers run a
    file only while it is the one that was chosen.
    """

    name = "embed-script-integrity"
    summary = "Files from other sites are used only while they stay the same."
    severity = Severity.WARNING
    default = False
    messages = {
        "integrity": (
            'this file can be changed by the site it comes from: add the "integrity" that the '
            "site gives for it"
        ),
        "crossorigin": 'browsers cannot check this file without crossorigin="anonymous": add it',
    }
    signs = ("other-html",)
    examples = (
        Valid('<script src="/assets/map.js"></script>\n'),
        Valid(
            '<script src="https://example.org/a.js" integrity="sha384-x" crossorigin></script>\n'
        ),
        Invalid(
            '<script src="https://example.org/a.js"></script>\n',
            ('<script src="https://example.org/a.js">',),
            "integrity",
        ),
        Invalid(
            '<link rel="stylesheet" href="https://example.org/a.css" integrity="sha384-x">\n',
            ('<link rel="stylesheet" href="https://example.org/a.css" integrity="sha384-x">',),
            "crossorigin",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the file."""
        if element.name == "script":
            source = element.value("src")
        elif element.name == "link" and "stylesheet" in (element.value("rel") or "").lower():
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
