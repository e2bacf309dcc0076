from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_ADDRESSES = ("src", "poster", "background")
_INSECURE = pattern(r"(?i)(?:^|[\s,])http:")


class EmbedMediaInsecure(Rule):
    """The address of a picture, sound or video begins with https://.

    On an encrypted page, browsers block pictures, sound and video whose address begins with
    "http:", or load them with "https:", which not every host supports. Begin the address with
    "https:" and check that the file is shown. The rule checks raw HTML; "image-http" checks
    pictures in Markdown.
    """

    name = "embed-media-insecure"
    summary = "The address of a picture, sound or video begins with https://."
    severity = Severity.WARNING
    messages: ClassVar = {
        "http": (
            'the address begins with "http:", which browsers may block: begin it with "https:" and '
            "check that the file is shown"
        ),
    }
    elements = ("audio", "body", "img", "input", "source", "table", "td", "th", "track", "video")
    examples = (
        Valid('<img src="https://example.org/a.png" alt="A well">\n'),
        Valid('<img src="/uploads/a.png" alt="A well">\n'),
        Invalid(
            '<img src="http://example.org/a.png" alt="A well">\n',
            covers=("http://example.org/a.png",),
            message_id="http",
        ),
        Invalid(
            '<img src="/a.png" srcset="/b.png 2x, http://example.org/c.png 3x" alt="A well">\n',
            covers=("/b.png 2x, http://example.org/c.png 3x",),
            message_id="http",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Look at the addresses of an element."""
        if element.inert:
            return
        several = element.attributes.get("srcset")
        if several is not None and _INSECURE.search(several.value) is not None:
            context.report(self, "http", several.value_span)
        for name in _ADDRESSES:
            attribute = element.attributes.get(name)
            if attribute is not None and attribute.value[:5].lower() == "http:":
                context.report(self, "http", attribute.value_span)
