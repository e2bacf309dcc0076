from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.inline import Link
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid
from profilelint.rules.page.address import bare, read_address
from profilelint.rules.page.destinations import HtmlDestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination

_WEB = pattern(r"(?:(?:https?|ftp):)?[/\\]{2}|https?:", re.IGNORECASE)
# No address at all, or a beginning that is doubled or misspelt: faults that other rules tell of.
_NOTHING = pattern(
    r"(?:https?:)?[/\\]*+(?:(?<=[/\\])https?(?::|[/\\]{2}).*)?|https?:[:;.,]/.*",
    re.IGNORECASE | re.DOTALL,
)


_HOST = pattern(
    r"(?:https?:)?//(?:[^/?#@\s]*@)?([^/?#\\\s:@\[\]{}%$<>*]+)(:\d+)?(?=[/?#]|\Z)", re.IGNORECASE
)
_SPACED_HOST = pattern(r"(?:(?:https?|ftp):)?[/\\]*[^/\\?#:\s]*\s", re.IGNORECASE)
# The names of countries and kinds of sites end in none of these.
_NO_ENDINGS = (".con", ".ogr", ".cmo", ".nte")


class LinkUnreadable(HtmlDestinationRule):
    """Browsers can read the address of every link and picture.

    A space or a bar in the host, a port that is not a number, or a bracket that is not closed makes
    an address that browsers refuse: a click does nothing. With a comma for a dot, "wwww." or ".con"
    in the host, there is no such site. Copy the address from the browser.
    """

    name = "link-unreadable"
    summary = "Browsers can read the address of every link and picture."
    severity = Severity.ERROR
    supersedes = ("link-address-end",)
    defers_to = supersedes
    messages: ClassVar = {
        "host": 'there is no site named "{host}": copy the address from the browser',
        "space": (
            'browsers cannot read the address "{url}", because there is a space in the name of its '
            "host: delete the space"
        ),
        "unreadable": 'browsers cannot read the address "{url}": copy it from the browser',
    }
    examples = (
        Valid("[a](https://a_b.example.org:8080/%zz|{}) [b](//example.org) [c](/|) [d](http:)\n"),
        Valid("[a]({{ site.url }}:x/) [b](https://{{ host }}:x/)\n"),
        Valid("[a](https://localhost/) [b](http://kiosk:80/) <https://pier> [c](//pier/a.js)\n"),
        Invalid(
            "[a](https://www,example.org/) [b](https://www..example.org) [c](https://wwww.example.org)"
            " [d](https://example.con/a) [e](https://reports/2024)\n",
            covers=(
                "https://www,example.org/",
                "https://www..example.org",
                "https://wwww.example.org",
                "https://example.con/a",
                "https://reports/2024",
            ),
            message_id="host",
        ),
        Invalid(
            "[a](<https://blue coast.example/>) [b](https://www.\u00a0example.org/b) "
            "<a href='ftp://blue coast.example/'>c</a>\n",
            covers=(
                "https://blue coast.example/",
                "https://www.\u00a0example.org/b",
                "ftp://blue coast.example/",
            ),
            message_id="space",
        ),
        Invalid(
            "![a](https://example.org:port/b.png) [b](<https://example.org:80 a/c d>)\n",
            covers=("https://example.org:port/b.png", "https://example.org:80 a/c d"),
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
            message_id = "space" if _SPACED_HOST.match(url) is not None else "unreadable"
            self.report_destination(destination, context, message_id, url=shown)
            return
        found = _HOST.match(url)
        if found is not None and _is_no_host(found[1].lower(), destination, port=found[2]):
            self.report_destination(destination, context, "host", host=excerpt(found[1]))


def _is_no_host(host: str, destination: Destination, *, port: str | None) -> bool:
    """Return whether no site has a name; those of a network at home or at work have no dot."""
    if "," in host or ".." in host or host.startswith("wwww.") or host.endswith(_NO_ENDINGS):
        return True
    return (
        "." not in host
        and port is None
        and host != "localhost"
        and host.isalpha()
        and destination.url.startswith("https:")
        and not (isinstance(destination.origin, Link) and destination.origin.kind == "autolink")
    )
