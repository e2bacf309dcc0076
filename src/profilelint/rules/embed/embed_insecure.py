"""Frames that are fetched without encryption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.providers import provider_of_frame, provider_of_page
from profilelint.rules.page.address import bare, read_address, without_templates

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Element


class EmbedInsecure(Rule):
    """Reports frames whose address begins with ``http:`` or only with ``//``.

    Browsers show nothing in a frame without encryption on a page that has it. The address is
    repaired where the service is known to have ``https``.
    """

    name = "embed-insecure"
    summary = "The address of a frame begins with https://."
    severity = Severity.ERROR
    fix = "some"
    messages = {
        "http": (
            'browsers block this frame because its address begins with "http:": begin it with '
            '"https:"'
        ),
        "relative": 'the address of this frame begins with "//": begin it with "https://"',
    }
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1" title="The well"></iframe>\n'),
        Invalid(
            '<iframe src="//player.vimeo.com/video/1" title="The well"></iframe>\n',
            ("//player.vimeo.com/video/1",),
            "relative",
            '<iframe src="https://player.vimeo.com/video/1" title="The well"></iframe>\n',
        ),
        Invalid(
            '<iframe src="http://www.youtube.com/embed/aaaaaaaaaaa" title="Well"></iframe>\n',
            ("http://www.youtube.com/embed/aaaaaaaaaaa",),
            "http",
            '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="Well"></iframe>\n',
        ),
        Invalid(
            '<iframe src="http://maps.example.org/" title="Map"></iframe>\n',
            ("http://maps.example.org/",),
            "http",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the frame's address."""
        if element.name != "iframe" or element.inert or element.namespace != "html":
            return
        attribute = element.attributes.get("src")
        if attribute is None or attribute.value.startswith("https://"):
            return
        source = bare(attribute.value)
        lower = source[:7].lower()
        if lower.startswith("http:"):
            kind = "http"
        elif lower.startswith("//"):
            kind = "relative"
        else:
            return
        start, end = attribute.value_span
        written = context.document.text[start:end]
        fixes: tuple[Fix, ...] = ()
        address = read_address(without_templates(source) or "")
        known = address is not None and (provider_of_frame(address) or provider_of_page(address))
        if known and element.verbatim and written.startswith(("http://", "//")):
            place = Span(start, start + len("http:") if kind == "http" else start)
            fixes = replace("Begin the address with https:", place, "https:")
        context.report(self, kind, attribute.value_span, fixes=fixes)
