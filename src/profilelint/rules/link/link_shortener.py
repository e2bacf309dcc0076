from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.inline import Link
from profilelint.rules.api import Context, Invalid, RuleOptions, Valid
from profilelint.rules.page.address import read_address
from profilelint.rules.page.destinations import DestinationRule

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import WebLink

_IN_QUOTES = "t.co"


class LinkShortener(DestinationRule):
    """Links name the page that they lead to.

    A shortened address does not show the reader where the link goes, and if the service closes or
    sells the address, the link is lost with no trace of what it meant. Open the short address, and
    write the one that the browser then shows.
    """

    name = "link-shortener"
    summary = "Links name the page that they lead to."
    severity = Severity.WARNING
    messages: ClassVar = {
        "short": '"{host}" hides where the link leads: open it and write the address of the page'
    }

    class Options(RuleOptions):
        hosts: Annotated[tuple[str, ...], "the hosts of services that shorten addresses"] = (
            "adf.ly",
            "amzn.to",
            "bit.do",
            "bit.ly",
            "buff.ly",
            "cutt.ly",
            "dlvr.it",
            "fb.me",
            "goo.gl",
            "ht.ly",
            "is.gd",
            "j.mp",
            "lnkd.in",
            "ow.ly",
            "qr.ae",
            "rb.gy",
            "rebrand.ly",
            "shorturl.at",
            "snip.ly",
            "soo.gd",
            "t.co",
            "t.ly",
            "tiny.cc",
            "tinyurl.com",
            "tr.im",
            "trib.al",
            "v.gd",
            "wp.me",
        )

    options: Options
    examples = (
        Valid("[a](https://rabbit.ly/2x) [b](https://bit.ly.example.org/2x) [c](https://bit.ly)\n"),
        Valid("[a](https://example.org/?u=https://bit.ly/2x)\n"),
        Valid(
            '<blockquote class="twitter-tweet">New boats: <a href="https://t.co/2x">'
            "https://t.co/2x</a></blockquote>\n"
        ),
        Invalid(
            "[a](https://bit.ly/2xPier) and [b](HTTP://Bit.ly/2y)\n",
            covers=("https://bit.ly/2xPier", "HTTP://Bit.ly/2y"),
            message_id="short",
        ),
        Invalid(
            '---\nlink: https://ow.ly/2x\n---\n<a href="https://www.bit.ly/2y">A</a>\n',
            covers=("https://ow.ly/2x", "https://www.bit.ly/2y"),
            message_id="short",
        ),
        Invalid(
            "[a](https://pier.example/2x) [b](https://bit.ly/2x)\n",
            covers=("https://pier.example/2x",),
            message_id="short",
            options={"hosts": ("pier.example",)},
        ),
    )

    def __init__(self, options: RuleOptions | None = None) -> None:
        super().__init__(options)
        self._hosts = frozenset(host.lower() for host in self.options.hosts)

    def check_web_link(self, link: WebLink, context: Context) -> None:
        """Look at the host of a link; the service's own page is none that it shortens."""
        host = link.host.removeprefix("www.")
        if host == _IN_QUOTES and not isinstance(link.origin, Link):
            # The service writes all addresses so in the code of a quoted message.
            return
        if host in self._hosts:
            address = read_address(link.destination.url)
            if address is not None and address.path != "/":
                self.report_destination(link.destination, context, "short", host=host)
