"""Documents written into an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import media_type_of, scheme_of

if TYPE_CHECKING:
    from profilelint.model.markup import Element

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
    """Reports ``data:`` addresses that a reader or a frame opens as a document.

    A whole page with its scripts can be written into such an address. Pictures, sound and video
    are left alone where they are shown, and so is a file offered with ``download``.
    """

    name = "embed-data-url"
    summary = "No link or frame opens a document that is written into its address."
    severity = Severity.ERROR
    messages = {
        "document": (
            'this address holds a whole document ("data:{type}"): upload the document and write '
            "the address where it can be found"
        ),
    }
    examples = (
        Valid('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">\n'),
        Valid('<a download="t.csv" href="data:text/csv,a;b">Table</a>\n'),
        Invalid(
            '<a href="data:text/html,<b>Hi</b>">Open</a>\n',
            ("data:text/html,<b>Hi</b>",),
            "document",
        ),
        Invalid(
            '<iframe src="DATA:image/svg+xml,<svg/>" title="Map"></iframe>\n',
            ("DATA:image/svg+xml,<svg/>",),
            "document",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the address that the element opens."""
        opened = _OPENED.get(element.name)
        if opened is None or element.inert:
            return
        attribute = element.attributes.get(opened) or element.attributes.get("xlink:href")
        if attribute is None or attribute.value[:4] == "http":
            return
        if scheme_of(attribute.value) != "data" or "download" in element.attributes:
            return
        kind = media_type_of(attribute.value)
        if not kind.startswith(_HARMLESS):
            context.report(self, "document", attribute.value_span, type=kind)
