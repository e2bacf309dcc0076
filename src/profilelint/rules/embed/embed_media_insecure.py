"""Pictures, sound and video that are fetched without encryption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_MEDIA = frozenset({"audio", "img", "source", "track", "video"})
_ADDRESSES = ("src", "poster")


class EmbedMediaInsecure(Rule):
    """Reports pictures, sound and video in HTML whose address begins with ``http:``.

    Browsers refuse them or fetch them with ``https:``, which not every host answers.
    """

    name = "embed-media-insecure"
    summary = "The address of a picture, sound or video begins with https://."
    severity = Severity.WARNING
    messages = {
        "http": (
            'the address begins with "http:", which browsers may block: begin it with "https:" '
            "and see whether it is shown"
        ),
    }
    signs = ("other-html",)
    examples = (
        Valid('<img src="https://example.org/a.png" alt="A well">\n'),
        Valid('<img src="/uploads/a.png" alt="A well">\n'),
        Invalid(
            '<img src="http://example.org/a.png" alt="A well">\n',
            ("http://example.org/a.png",),
            "http",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report each address."""
        if element.name not in _MEDIA or element.inert:
            return
        for name in _ADDRESSES:
            attribute = element.attributes.get(name)
            if attribute is not None and attribute.value[:5].lower() == "http:":
                context.report(self, "http", attribute.value_span)
