from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address import read_address

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_TINY = frozenset({"0", "1", "0px", "1px"})
_UNSEEN = pattern(
    r"display\s*+:\s*+none|visibility\s*+:\s*+hidden|(?<![\w-])(?:width|height)\s*+:\s*+[01]px",
    re.IGNORECASE,
)


class EmbedTrackingPixel(Rule):
    """No hidden picture tells another site who reads the page.

    A picture from another site that is hidden or one pixel large shows nothing; it only tells that
    site who reads the page. The attribute "ping" of a link tells the site that it names who follows
    the link. Delete them.
    """

    name = "embed-tracking-pixel"
    summary = "No hidden picture tells another site who reads the page."
    severity = Severity.WARNING
    messages: ClassVar = {
        "pixel": 'this hidden picture tells "{host}" who reads the page: delete it',
        "ping": '"ping" tells another site who follows this link: delete it',
    }
    elements = ("", "a", "area", "img")
    examples = (
        Valid('<img src="https://example.org/a.png" width="200" height="1" alt="A line">\n'),
        Valid('<img src="/uploads/dot.gif" width="1" height="1" alt="">\n'),
        Invalid(
            '<img src="https://stats.example.org/p.gif" width="1" height="1" alt="">\n',
            covers=('<img src="https://stats.example.org/p.gif" width="1" height="1" alt="">',),
            message_id="pixel",
        ),
        Invalid(
            '<a href="/a" ping="https://stats.example.org/">A</a>\n',
            covers=('ping="https://stats.example.org/"',),
            message_id="ping",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report a picture that is fetched from elsewhere and not seen, or a link that tells."""
        if element.inert:
            return
        attributes = element.attributes
        if element.name != "img":
            if "ping" in attributes:
                context.report(self, "ping", attributes["ping"].span)
            return
        sizes = [
            attributes[name].value.strip().lower()
            for name in ("width", "height")
            if name in attributes
        ]
        tiny = len(sizes) == 2 and _TINY.issuperset(sizes)
        if not tiny and "hidden" not in attributes:
            style = element.value("style")
            if style is None or _UNSEEN.search(style) is None:
                return
        address = read_address(element.value("src") or "")
        if address is not None and address.host:
            context.report(self, "pixel", element.span, host=address.host)
