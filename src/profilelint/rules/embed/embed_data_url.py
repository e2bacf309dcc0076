from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import media_type_of

if TYPE_CHECKING:
    from profilelint.rules.embed.addresses import HtmlScheme

_OPENED = {
    "a": "href",
    "area": "href",
    "iframe": "src",
    "frame": "src",
    "embed": "src",
    "object": "data",
    "form": "action",
    "button": "formaction",
    "input": "formaction",
    "use": "href",
    "": "href",
}
_HARMLESS = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "audio/", "video/")


class EmbedDataUrl(Rule):
    """No link or frame opens a document stored in its own address.

    A whole page with its scripts can be stored in an address that begins with `data:`. Upload the
    document and link to it. Pictures, sound and video shown on the page are allowed, and so is a
    file offered with `download`.
    """

    name = "embed-data-url"
    summary = "No link or frame opens a document stored in its own address."
    severity = Severity.ERROR
    messages: ClassVar = {
        "document": (
            'this address contains a whole document ("data:{type}"): upload the document and write '
            "its address instead"
        ),
    }
    examples = (
        Valid('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">\n'),
        Valid('<a download="t.csv" href="data:text/csv,a;b">Table</a>\n'),
        Invalid(
            '<a href="data:text/html,<b>Hi</b>">Open</a>\n',
            covers=("data:text/html,<b>Hi</b>",),
            message_id="document",
        ),
        Invalid(
            '<iframe src="DATA:image/svg+xml,<svg/>" title="Map"></iframe>\n',
            covers=("DATA:image/svg+xml,<svg/>",),
            message_id="document",
        ),
    )

    def check_html_scheme(self, address: HtmlScheme, context: Context) -> None:
        """Report the address that an element opens, if it is a document."""
        attributes = address.element.attributes
        opened = _OPENED.get(address.element.name)
        if opened is None or "data" not in address.schemes or "download" in attributes:
            return
        attribute = attributes.get(opened) or attributes.get("xlink:href")
        if attribute is address.attribute:
            kind = media_type_of(attribute.value)
            if not kind.startswith(_HARMLESS):
                context.report(self, "document", attribute.value_span, type=kind)
