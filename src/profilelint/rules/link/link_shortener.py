from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.inline import Link
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, RuleOptions, Valid, replace
from profilelint.rules.page.address import percent_decoded, read_address
from profilelint.rules.page.destinations import DestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.model.finding import Fix
    from profilelint.rules.page.destinations import WebLink

_IN_QUOTES = "t.co"
# Services that pass the reader on, and the parameter with the address that they pass him on to.
_PASSING = {
    "google.com": ("/url", ("q", "url")),
    "l.facebook.com": ("/l.php", ("u",)),
    "lm.facebook.com": ("/l.php", ("u",)),
    "l.instagram.com": ("/", ("u",)),
    "youtube.com": ("/redirect", ("q",)),
}
_SAFE_LINKS = ".safelinks.protection.outlook.com"
_DEFENSE = "urldefense.com"
_PAGE = pattern(r"https?://[^\s/]+\.[^\s]+")
# What means the same in Markdown, HTML and front matter.
_PLAIN = pattern(r"https?://[A-Za-z0-9_~%=+./?&,;:@-]+")
# One of the two strokes gets lost on the way of such addresses.
_DEFENDED = pattern(r"/v3/__(https?:)/{1,2}(.+?)__;")


class LinkShortener(DestinationRule):
    """Links name the page that they lead to.

    A shortened address does not show the reader where the link goes, and if the service closes or
    sells the address, the link is lost with no trace of what it meant. Open the short address, and
    write the one that the browser then shows. Mail programs, search engines and social networks
    put their own address before that of the page ("google.com/url?q=…"), and stop to pass readers
    on after a while: write that of the page alone.
    """

    name = "link-shortener"
    summary = "Links name the page that they lead to."
    severity = Severity.WARNING
    messages: ClassVar = {
        "passing": '"{host}" stands between the reader and the page: write "{target}"',
        "short": '"{host}" hides where the link leads: open it and write the address of the page',
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

    fix = "unsafe"
    options: Options
    examples = (
        Valid("[a](https://rabbit.ly/2x) [b](https://bit.ly.example.org/2x) [c](https://bit.ly)\n"),
        Valid("[a](https://example.org/?u=https://bit.ly/2x)\n"),
        Valid(
            '<blockquote class="twitter-tweet">New boats: <a href="https://t.co/2x">'
            "https://t.co/2x</a></blockquote>\n"
        ),
        Valid(
            "[a](https://www.google.com/url?q=/b) [b](https://www.google.com/?q=https://c.example)\n"
        ),
        Invalid(
            "[a](https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D) [b](https://eur01.saf"
            "elinks.protection.outlook.com/?url=https%3A%2F%2Fb.example&data=05) [c](https://l.fac"
            "ebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fc&h=AT) [d](https://urldefense.com/v3/__https"
            "://example.org/d__;!!xyz) [e](https://urldefense.com/v3/__https:/example.org/e__;!!xyz)\n",
            covers=(
                "https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fb.example&data=05",
                "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fc&h=AT",
                "https://urldefense.com/v3/__https://example.org/d__;!!xyz",
                "https://urldefense.com/v3/__https:/example.org/e__;!!xyz",
            ),
            message_id="passing",
            fixed="[a](https://example.org/a?b=1) [b](https://b.example) "
            "[c](https://example.org/c) [d](https://example.org/d) [e](https://example.org/e)\n",
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
        if host in _PASSING or host.endswith(_SAFE_LINKS) or host == _DEFENSE:
            self._report_passing(host, link, context)
        elif host in self._hosts:
            address = read_address(link.destination.url)
            if address is not None and address.path != "/":
                self.report_destination(link.destination, context, "short", host=host)

    def _report_passing(self, host: str, link: WebLink, context: Context) -> None:
        destination = link.destination
        target = _passed_on(host, destination.url)
        if not target:
            return
        place = destination.editable(context.document)
        fixes: tuple[Fix, ...] = ()
        if place is not None and _PLAIN.fullmatch(target) is not None:
            fixes = replace("Write the address of the page", place, target, "unsafe")
        self.report_destination(
            destination, context, "passing", fixes=fixes, host=host, target=excerpt(target)
        )


def _passed_on(host: str, url: str) -> str:
    """Return the address of the page that a service passes its readers on to; empty if unknown."""
    address = read_address(url)
    if address is None:
        return ""
    if host == _DEFENSE:
        found = _DEFENDED.match(address.path + ("?" + address.query if address.query else ""))
        # A star stands for a character that is written in a code behind the address.
        return f"{found[1]}//{found[2]}" if found is not None and "*" not in found[2] else ""
    path, names = ("/", ("url",)) if host.endswith(_SAFE_LINKS) else _PASSING[host]
    if address.path != path:
        return ""
    for part in address.query.replace("&amp;", "&").split("&"):
        name, _, value = part.partition("=")
        target = percent_decoded(value)
        if name in names and _PAGE.match(target) is not None:
            return target
    return ""
