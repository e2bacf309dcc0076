from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid, replace
from profilelint.rules.embed.bindings import PROGRAMS
from profilelint.rules.embed.frames import source_of_frame
from profilelint.rules.embed.providers import provider_of_frame, provider_of_page
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element

# A frame with any other attribute may get its address from a program.
_OF_AN_EMPTY_FRAME = frozenset(
    (
        *("align", "allow", "allowfullscreen", "class", "frameborder", "height", "loading"),
        *("marginheight", "marginwidth", "mozallowfullscreen", "referrerpolicy", "sandbox"),
        *("scrolling", "src", "style", "title", "webkitallowfullscreen", "width"),
    )
)


class EmbedWatchPage(Rule):
    """A frame shows a player, not the page around it.

    The page of a video cannot be shown in a frame: readers see an error instead of the video. Use
    the address of the player, which is in the code that the service offers under "Share" and
    "Embed". The fix writes it, with the start time, if it follows from the address of the page. A
    frame without an address shows nothing.
    """

    name = "embed-watch-page"
    summary = "A frame shows a player, not the page around it."
    severity = Severity.ERROR
    messages: ClassVar = {
        "none": 'this frame has no address, so readers see nothing: write one in src="…"',
        "known": "readers see an error here, because {service} does not let its pages be embedded: "
        'use the player\'s address "{player}"',
        "unknown": "readers see an error here, because {service} does not let this page be "
        'embedded: use the address in the code that {service} offers under "Share" and "Embed"',
    }
    fix = "some"
    elements = ("iframe",)
    examples = (
        Valid(
            '<iframe src="https://www.youtube-nocookie.com/embed/aaaaaaaaaaa" title="Well">'
            "</iframe>\n"
        ),
        Invalid(
            '<iframe src="https://www.youtube.com/watch?v=aaaaaaaaaaa&amp;t=1m5s" title="Well">'
            "</iframe>\n",
            covers=("https://www.youtube.com/watch?v=aaaaaaaaaaa&amp;t=1m5s",),
            message_id="known",
            fixed='<iframe src="https://www.youtube-nocookie.com/embed/aaaaaaaaaaa?start=65" '
            'title="Well"></iframe>\n',
        ),
        Invalid(
            '<iframe src="https://vimeo.com/12345" title="Well"></iframe>\n',
            covers=("https://vimeo.com/12345",),
            message_id="known",
            fixed='<iframe src="https://player.vimeo.com/video/12345?dnt=1" title="Well">'
            "</iframe>\n",
        ),
        Valid('<iframe name="a" title="A"></iframe> <iframe data-src="/b" title="B"></iframe>\n'),
        Invalid(
            '<iframe title="A" class="film"></iframe>\n\n<iframe src=" " title="B"></iframe>\n',
            covers=('<iframe title="A" class="film">', '<iframe src=" " title="B">'),
            message_id="none",
        ),
        Invalid(
            '<iframe src="https://www.google.com/maps/place/Kitui" title="Map"></iframe>\n',
            covers=("https://www.google.com/maps/place/Kitui",),
            message_id="unknown",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look at the address of a frame."""
        attribute = source_of_frame(element)
        if attribute is None or not attribute.value.strip():
            self._look_at_empty(element, context)
            return
        address = read_address(attribute.value)
        if address is None or provider_of_frame(address) is not None:
            return
        provider = provider_of_page(address)
        if provider is None:
            return
        from profilelint.rules.embed.pages import embed_address

        place = attribute.value_span
        player = embed_address(provider.key, address)
        if player is None:
            context.report(self, "unknown", place, service=provider.name)
            return
        fixes = replace("Use the player's address", place, player) if element.verbatim else ()
        context.report(
            self,
            "known",
            place,
            fixes=fixes,
            service=provider.name,
            player=player.replace("&amp;", "&"),
        )

    def _look_at_empty(self, element: Element, context: Context) -> None:
        """Report a frame without an address, unless a program or template may write one."""
        start, end = element.span
        if (
            element.inert
            or element.namespace != "html"
            or context.document.flavor in PROGRAMS
            or not _OF_AN_EMPTY_FRAME.issuperset(element.attributes)
            or "{" in context.document.text[start:end]
        ):
            return
        context.report(self, "none", element.span)
