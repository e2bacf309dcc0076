from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Valid
from profilelint.rules.page.address import local_host
from profilelint.rules.page.destinations import DestinationRule
from profilelint.rules.page.fields import excerpt
from profilelint.schema.accept import takes_only

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination

_SCHEME = "http://"


class LinkHttp(DestinationRule):
    """Links begin with "https:".

    A page at an "http:" address is loaded without encryption: anyone on the way can read and change
    it, and browsers warn about it. Nearly every site supports "https:" today. Open the page with
    "https:" and, if it is the same page, write that address.
    """

    name = "link-http"
    summary = 'Links begin with "https:".'
    severity = Severity.HINT
    messages: ClassVar = {
        "http": '"{url}" is not encrypted: begin it with "https:" if the page opens that way'
    }
    examples = (
        Valid("[a](https://example.org/http://) and `[b](http://example.org/)`\n"),
        Valid("[a](http://localhost:4000/) and ![a](http://example.org/a.png)\n"),
        Valid("[a](http://pier.localhost/) and <http://pier.localhost:4000/plan>\n"),
        Valid("[a](http://bit.ly/2x) and [b](http://ana@example.org/)\n"),
        Invalid(
            "The [plan](http://example.org/plan) and <http://example.org/>.\n",
            covers=("http://example.org/plan", "http://example.org/"),
            message_id="http",
        ),
        Invalid(
            "---\npromos:\n- title: Plan\n  link: http://example.org/plan\n---\n",
            covers=("http://example.org/plan",),
            message_id="http",
        ),
        Valid(
            "---\nlink: http://example.org/plan\n---\n",
            schema={"properties": {"link": {"type": "string", "pattern": "^http://"}}},
        ),
        Invalid(
            '<a href="http://example.org/plan">Plan</a>\n',
            covers=("http://example.org/plan",),
            message_id="http",
        ),
    )

    def check_destination(self, destination: Destination, context: Context) -> None:
        """Look at the scheme of an address."""
        url = destination.url
        if url[: len(_SCHEME)].lower() != _SCHEME or destination.image:
            return
        rest = url[len(_SCHEME) :]
        # "http://" alone, "http://https://…" and backslashes are faults of their own.
        if not rest.strip("/") or "\\" in rest or rest.lower().startswith(("http", "mailto:")):
            return
        host = rest.partition("/")[0].lower().removeprefix("www.")
        if local_host(url):
            return  # nobody certifies such a name
        if "@" in host:
            return  # a user name, of which another rule tells
        if host in _shorteners() and host != rest.rstrip("/").lower():
            return  # another address is wanted in its place
        if destination.route and takes_only(
            context.schema, destination.route, url, f"https://{rest}"
        ):
            return
        self.report_destination(destination, context, "http", url=excerpt(url))

    def check_html_destination(self, destination: Destination, context: Context) -> None:
        """Look at the scheme of a link in raw HTML."""
        self.check_destination(destination, context)


@cache
def _shorteners() -> frozenset[str]:
    from profilelint.rules.link.link_shortener import LinkShortener

    return frozenset(LinkShortener.Options.hosts)
