from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.markup import Element


# Such a text holds no element and no template tag that may write one.
_ADDRESS = pattern(r"\s*+(?:https?:)?//[^\s<>{}]++\s*+", re.IGNORECASE)


class EmbedSrcdoc(Rule):
    """No frame has its page in srcdoc.

    The attribute `srcdoc` contains a whole page, which replaces the one in `src` and may do
    anything on the site that the site's own pages may. Delete it, and write the address of the page
    in `src`. An address in `srcdoc` is no page: browsers show its letters, unless a script of the
    site moves it to `src`.
    """

    name = "embed-srcdoc"
    summary = "No frame has its page in srcdoc."
    severity = Severity.ERROR
    severities: ClassVar = {"address": Severity.WARNING}
    messages: ClassVar = {
        "srcdoc": (
            'the attribute "srcdoc" puts a whole page into the frame and hides the one in "src": '
            "delete it"
        ),
        "alone": (
            'the attribute "srcdoc" puts a whole page into the frame, which may do anything that '
            "pages of this site may: put it into a file, and write the address of the file in "
            '"src"'
        ),
        "address": (
            'browsers show the address in "srcdoc" as text ({address}): write it in "src", unless '
            "a script of this site does so"
        ),
    }
    elements = ("iframe", "")
    examples = (
        Valid('<iframe src="https://player.vimeo.com/video/1?dnt=1" title="The well"></iframe>\n'),
        Invalid(
            '<iframe src="/hello/" srcdoc="<p>Hello</p>" title="Greeting"></iframe>\n',
            covers=('srcdoc="<p>Hello</p>"',),
            message_id="srcdoc",
        ),
        Invalid(
            '<iframe srcdoc="<p>Hello</p>" title="Greeting"></iframe>\n',
            covers=('srcdoc="<p>Hello</p>"',),
            message_id="alone",
        ),
        Invalid(
            '<iframe srcdoc="https://player.vimeo.com/video/1" title="The well"></iframe>\n',
            covers=('srcdoc="https://player.vimeo.com/video/1"',),
            message_id="address",
        ),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report the attribute."""
        attribute = element.attributes.get("srcdoc")
        if attribute is None or element.inert:
            return
        if _ADDRESS.fullmatch(attribute.value) is not None:
            address = excerpt(attribute.value.strip())
            context.report(self, "address", attribute.span, address=address)
            return
        kind = "srcdoc" if "src" in element.attributes else "alone"
        context.report(self, kind, attribute.span)
