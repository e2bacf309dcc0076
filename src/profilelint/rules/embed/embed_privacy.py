from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity, Span
from profilelint.rules.api import Context, Invalid, Rule, RuleOptions, Valid, replace
from profilelint.rules.embed.frames import source_of_frame
from profilelint.rules.embed.providers import provider_of_frame
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.model.markup import Attribute, Element
    from profilelint.rules.page.address import Address

_YOUTUBE = ("https://www.youtube.com/", "https://youtube.com/")
_NO_COOKIE = "https://www.youtube-nocookie.com/"


class EmbedPrivacy(Rule):
    """Players are used in the version that tracks readers least.

    Some services offer a version of their player that sets no cookies until it is used. YouTube's
    is at "www.youtube-nocookie.com"; Vimeo's has "dnt=1" in the address. Both show the same video:
    use that version. First see whether anything of the site names the address of the usual player:
    code that puts a picture in its place until a reader presses play, or a list of the hosts that
    frames may show (`frame-src` of a Content-Security-Policy). That needs the new address, too,
    which is why the fix is unsafe.
    """

    name = "embed-privacy"
    summary = "Players are used in the version that tracks readers least."
    severity = Severity.HINT
    messages: ClassVar = {
        "youtube": (
            'this player sets cookies before anyone presses play: use "www.youtube-nocookie.com", '
            "which shows the same video without them"
        ),
        "vimeo": 'this player tracks its viewers: add "dnt=1" to the address to stop that',
    }
    fix = "unsafe"
    elements = ("iframe",)

    class Options(RuleOptions):
        providers: Annotated[
            tuple[str, ...], 'the services to check: "youtube" and "vimeo" are known'
        ] = ("youtube", "vimeo")

    options: Options
    examples = (
        Valid('<iframe src="https://www.youtube-nocookie.com/embed/a" title="Well"></iframe>\n'),
        Valid('<iframe src="https://player.vimeo.com/video/1?dnt=1" title="Well"></iframe>\n'),
        Valid(
            '<iframe src="https://player.vimeo.com/video/1" title="Well"></iframe>\n',
            options={"providers": ("youtube",)},
        ),
        Invalid(
            '<iframe src="https://www.youtube.com/embed/a?start=9" title="Well"></iframe>\n',
            covers=("https://www.youtube.com/embed/a?start=9",),
            message_id="youtube",
            fixed='<iframe src="https://www.youtube-nocookie.com/embed/a?start=9" title="Well">'
            "</iframe>\n",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com/video/1?h=2f" title="Well"></iframe>\n',
            covers=("https://player.vimeo.com/video/1?h=2f",),
            message_id="vimeo",
            fixed='<iframe src="https://player.vimeo.com/video/1?h=2f&amp;dnt=1" title="Well">'
            "</iframe>\n",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look at the address of a player."""
        attribute = source_of_frame(element)
        if attribute is None:
            return
        address = read_address(attribute.value)
        if address is None:
            return
        provider = provider_of_frame(address)
        if provider is None or provider.key not in self.options.providers:
            return
        text = context.document.text
        place = attribute.value_span
        fixes: tuple[Fix, ...] = ()
        if provider.key == "youtube" and "nocookie" not in address.host:
            old = next((start for start in _YOUTUBE if text.startswith(start, place.start)), None)
            if old is not None and element.verbatim:
                host = Span(place.start, place.start + len(old))
                fixes = replace("Use the player without cookies", host, _NO_COOKIE, "unsafe")
            context.report(self, "youtube", place, fixes=fixes)
        elif provider.key == "vimeo" and "dnt=" not in address.query:
            if element.verbatim:
                fixes = replace('Add "dnt=1"', *_added(attribute, address, text), "unsafe")
            context.report(self, "vimeo", place, fixes=fixes)


def _added(attribute: Attribute, address: Address, text: str) -> tuple[Span, str]:
    """Return where and how ``dnt=1`` is added to an address, before its fragment.

    The edit covers the whole query, so that none is made of it that deletes a part of it as well.
    """
    start, end = attribute.value_span
    at = text.find("#", start, end)
    # "&#" is a character reference.
    while at > start and text[at - 1] == "&":
        at = text.find("#", at + 1, end)
    at = at if at >= 0 else end
    query = text.find("?", start, at)
    if query < 0:
        return Span(at, at), "?dnt=1"
    mark = "&amp;" if address.query else ""
    return Span(query, at), f"{text[query:at]}{mark}dnt=1"
