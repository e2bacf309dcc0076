from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid
from profilelint.rules.page.address_ambiguity import find_ambiguity
from profilelint.rules.page.destinations import DestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.link.shown_addresses import ShownAddress
    from profilelint.rules.page.destinations import Destination

# A path that begins with a year or another number.
_FOLDER = pattern(r"//\d{1,9}/")
_DOI = pattern(r"https?://(10\.[0-9]{4,9}/[^\s?#]++)")


class LinkAddressAmbiguity(DestinationRule):
    """Browsers and other programs agree on the host of an address.

    A backslash, a tab, the wrong number of slashes or a host written as a number lead browsers to
    one host and the programs that check links to another. Such addresses are used to deceive; if
    one is a typing error, the link works for some readers only. Write the address as the browser
    shows it. The words of a link name no other site than the one that it opens, and no host mixes
    Latin letters with Cyrillic or Greek ones that look like them.
    "embed-address-ambiguity" checks links in raw HTML.
    """

    name = "link-address-ambiguity"
    summary = "Browsers and other programs agree on the host of an address."
    severity = Severity.ERROR
    severities: ClassVar = {"words": Severity.WARNING}
    messages: ClassVar = {
        "backslash": (
            'the address has a backslash, so browsers open "{host}" but other programs may not: '
            'write "/" instead'
        ),
        "control": (
            'the address contains a tab or a line break, so browsers open "{host}" but other '
            "programs may not: write it without"
        ),
        "slashes": (
            'the address has the wrong number of slashes, so browsers open "{host}" but other '
            'programs may not: write two after the ":"'
        ),
        "slash": (
            "the address has one slash too few, so browsers look for it on this site: write two "
            'after the ":"'
        ),
        "words": (
            'the words of this link are an address of "{shown}", but it opens "{host}": write the '
            "one that is meant in both places"
        ),
        "host": (
            'the host is written in an unusual way, so browsers open "{host}" but other programs '
            'may not: write "{host}"'
        ),
        "folder": (
            'two slashes begin the address of another site, so browsers open "{host}": write one '
            "slash for a page of this site"
        ),
        "letters": (
            "the host has a letter of another alphabet that only looks like a Latin one, so it is "
            'another host than readers see: write "{host}"'
        ),
        "doi": '"{doi}" is a DOI and not a site: write "https://doi.org/{doi}"',
    }
    examples = (
        Valid("[a](https://example.org/a\\\\b), [b](//example.org/), [c](a\\\\b) and [d](/e:f)\n"),
        Valid("[a](https://pier.example.org:8080/@b), [b](https://münchen.example/ü).\n"),
        Valid("---\ntitle: AC//DC\nlink: https://user@example.org/\n---\n"),
        Invalid(
            "[a](https://example.org\\\\@example.com/)\n",
            covers=("https://example.org\\\\@example.com/",),
            message_id="backslash",
        ),
        Invalid(
            "[a](<https://exam&#10;ple.org/>)\n",
            covers=("https://exam&#10;ple.org/",),
            message_id="control",
        ),
        Invalid(
            "---\nlink: https:///example.org/a\n---\n![a](https:/example.org/a.png)\n",
            covers=("https:///example.org/a", "https:/example.org/a.png"),
            message_id="slashes",
        ),
        Valid(
            "[https://a.example.org](https://b.example.org/c) [www.a.example](http://a.example) "
            "[https://a.example/](https://archive.example/https://a.example/) [a.org](https://b.org)\n"
        ),
        Invalid(
            "Pay at [https://example.org/pay](https://pier.example.com/pay) or "
            "[www.example.org](https://example.org.pier.example/), "
            "[https://a.co.uk](https://b.co.uk).\n",
            covers=("https://example.org/pay", "www.example.org", "https://a.co.uk"),
            message_id="words",
        ),
        Invalid(
            "Read [a](//2016/03/plan.html).\n",
            covers=("//2016/03/plan.html",),
            message_id="folder",
        ),
        Invalid(
            "[a](https://2130706433/) and [b](https://ex%61mple.org/)\n",
            covers=("https://2130706433/", "https://ex%61mple.org/"),
            message_id="host",
        ),
        Valid("[a](https://при\u043cер.рф/) [b](https://\u0430\u0431c.example/)\n"),
        Invalid(
            "[a](https://ex\u0430mple.org/) <https://\u03bfne.example:80/>\n",
            covers=("https://ex\u0430mple.org/", "https://\u03bfne.example:80/"),
            message_id="letters",
        ),
        Invalid(
            "[a](https://10.31219/osf.io/k3bfn)\n",
            covers=("https://10.31219/osf.io/k3bfn",),
            message_id="doi",
        ),
        Valid("[a](https://doi.org/10.31219/osf.io/k3bfn) and [b](https://10.0.31.219/a)\n"),
    )

    def check_shown_address(self, shown: ShownAddress, context: Context) -> None:
        """Report a link that shows one host and opens another."""
        context.report(self, "words", shown.span, shown=shown.shown, host=shown.host)

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Compare the readings of an address."""
        url = destination.url
        if destination.route and "&" in url:
            from html import unescape

            url = unescape(url)  # a template prints it in HTML
        ambiguity = find_ambiguity(url)
        if ambiguity is not None and ambiguity.kind != "user":
            doi = _DOI.match(url)
            if doi is not None:
                self.report_destination(destination, context, "doi", doi=excerpt(doi[1]))
                return
            host = ambiguity.host or "this site"
            is_short = ambiguity.kind == "slashes" and not ambiguity.host
            message_id: str = "slash" if is_short else ambiguity.kind
            if message_id == "host" and _FOLDER.match(url) is not None:
                message_id = "folder"
            self.report_destination(destination, context, message_id, host=host)
