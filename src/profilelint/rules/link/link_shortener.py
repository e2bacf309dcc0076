from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, RuleOptions, Valid
from profilelint.rules.page.address import read_address
from profilelint.rules.page.destinations import (
    SHORTENERS,
    Destination,
    DestinationRule,
    destination_of,
    field_destinations,
    holds_template,
)

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.model.document import Document
    from profilelint.model.markup import Element

_WEB = ("https://", "http://")


class LinkShortener(DestinationRule):
    """Links name the page that they lead to.

    Behind a shortened address the reader cannot see where a link goes, and when the service that
    shortened it closes or the address is sold, the link is lost with no trace of what it meant.
    Open the short address, and write the one that the browser then shows.
    """

    name = "link-shortener"
    summary = "Links name the page that they lead to."
    severity = Severity.WARNING
    messages: ClassVar = {
        "short": '"{host}" hides where the link leads: open it and write the address of the page'
    }
    signs = ("shortened-address", "other-html")

    class Options(RuleOptions):
        hosts: Annotated[tuple[str, ...], "the hosts of services that shorten addresses"] = (
            SHORTENERS
        )

    options: Options
    examples = (
        Valid("[a](https://rabbit.ly/2x) [b](https://bit.ly.example.org/2x) [c](https://bit.ly)\n"),
        Valid("[a](https://example.org/?u=https://bit.ly/2x)\n"),
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
        self._longest = len("https://www.:65535/") + max(map(len, self._hosts), default=0)

    def check_document(self, document: Document, context: Context) -> None:
        """Look at the addresses in the front matter."""
        for found in field_destinations(document):
            self._look_at(found, context)

    def check_body(self, body: Body, context: Context) -> None:
        """Look at the host of each link."""
        longest = self._longest
        for link in body.links:
            url = link.url
            # Most hosts are too long to be one of these.
            if url[:8] == "https://" and url.find("/", 8, longest) < 0:
                continue
            if not holds_template(url):
                self._look_at(Destination(url, False, link), context)

    def check_element(self, element: Element, context: Context) -> None:
        """Look at the host of a link in raw HTML."""
        found = destination_of(element)
        if found is not None:
            self._look_at(found, context)

    def _look_at(self, found: Destination, context: Context) -> None:
        """Look at the host of an address."""
        url = found.url
        if found.image or not url[:8].lower().startswith(_WEB):
            return
        address = read_address(url)
        if address is None or address.path == "/":
            return
        host = address.host.removeprefix("www.")
        if host in self._hosts:
            self.report_destination(found, context, "short", host=host)
