from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid
from profilelint.rules.page.address import bare, read_address
from profilelint.rules.page.destinations import HtmlDestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination

_WEB = pattern(r"(?:https?:)?[/\\]{2}|https?:", re.IGNORECASE)
# No address at all, or a beginning that is doubled or misspelt: faults that other rules tell of.
_NOTHING = pattern(
    r"(?:https?:)?[/\\]*+(?:(?<=[/\\])https?(?::|[/\\]{2}).*)?|https?:[:;.,]/.*",
    re.IGNORECASE | re.DOTALL,
)


class LinkUnreadable(HtmlDestinationRule):
    """Browsers can read the address of every link and picture.

    A space or a bar in the host, a port that is not a number, or a bracket that is not closed makes
    an address that browsers refuse: a click does nothing. Copy the address from the browser.
    """

    name = "link-unreadable"
    summary = "Browsers can read the address of every link and picture."
    severity = Severity.ERROR
    messages: ClassVar = {
        "unreadable": 'browsers cannot read the address "{url}": copy it from the browser'
    }
    examples = (
        Valid("[a](https://a_b.example.org:8080/%zz|{}) [b](//example.org) [c](/|) [d](http:)\n"),
        Valid("[a]({{ site.url }}:x/) [b](https://{{ host }}:x/)\n"),
        Invalid(
            "[a](<https://blue coast.example/>) ![b](https://example.org:port/b.png)\n",
            covers=("https://blue coast.example/", "https://example.org:port/b.png"),
            message_id="unreadable",
        ),
        Invalid(
            '---\nlink: https://[::1/\n---\n<a href="https://exa|mple.org">A</a>\n',
            covers=("https://[::1/", "https://exa|mple.org"),
            message_id="unreadable",
        ),
    )

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Let the parser that browsers use read an address of the web."""
        url = bare(destination.url)
        if _WEB.match(url) is None or _NOTHING.fullmatch(url) is not None:
            return
        if read_address(url) is None:
            shown = excerpt(destination.url)
            self.report_destination(destination, context, "unreadable", url=shown)
