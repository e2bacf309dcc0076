from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.frames import source_of_frame
from profilelint.rules.embed.providers import provider_of_frame, provider_of_page
from profilelint.rules.page.address import bare, read_address, without_templates

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Element


class EmbedInsecure(Rule):
    """The address of a frame begins with https://.

    On an encrypted page, browsers do not load a frame whose address begins with "http:". An address
    that begins with "//" uses the protocol of the page itself: it works, and is a hint. Begin the
    address with "https://". The fix does so if the service is known to support it.
    """

    name = "embed-insecure"
    summary = "The address of a frame begins with https://."
    severity = Severity.ERROR
    severities: ClassVar = {"relative": Severity.HINT}
    messages: ClassVar = {
        "http": 'browsers block this frame because its address begins with "http:": begin it with '
        '"https:"',
        "relative": 'the address of this frame begins with "//": begin it with "https://"',
    }
    fix = "some"
    elements = ("iframe",)
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1" title="The well"></iframe>\n'),
        Invalid(
            '<iframe src="//player.vimeo.com/video/1" title="The well"></iframe>\n',
            covers=("//player.vimeo.com/video/1",),
            message_id="relative",
            fixed='<iframe src="https://player.vimeo.com/video/1" title="The well"></iframe>\n',
        ),
        Invalid(
            '<iframe src="http://www.youtube.com/embed/aaaaaaaaaaa" title="Well"></iframe>\n',
            covers=("http://www.youtube.com/embed/aaaaaaaaaaa",),
            message_id="http",
            fixed='<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa" title="Well">'
            "</iframe>\n",
        ),
        Invalid(
            '<iframe src="http://maps.example.org/" title="Map"></iframe>\n',
            covers=("http://maps.example.org/",),
            message_id="http",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look at how the address of a frame begins."""
        attribute = source_of_frame(element)
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
