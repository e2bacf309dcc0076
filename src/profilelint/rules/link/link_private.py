from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.model.inline import Link
from profilelint.model.pattern import pattern
from profilelint.rules.api import Context, Invalid, Valid
from profilelint.rules.page.address import bare, local_host
from profilelint.rules.page.destinations import HtmlDestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination

# The pages in which WordPress is written with, and those that it shows to writers; forms and
# pictures of the site itself may lead through the two that are left out.
_UNPUBLISHED = pattern(
    r"https?://[^?#\s]*(?:/wp-admin/(?!admin-(?:ajax|post)\.php)[a-z-]{1,40}\.php"
    r"|(?:\?|[^#\s]*&)(?:preview=true|preview_(?:id|nonce)=\w)(?=[&#\w]|\Z))",
    re.IGNORECASE,
)
_MESSAGE = pattern(
    r"https://(?:mail\.google\.com/mail/(?:u/\d{1,2}/)?(?:\?[^#\s]*)?"
    r"#(?:inbox|sent|all|search|label|starred|imp|drafts|trash|spam|category)/"
    r"|outlook\.(?:live|office|office365)\.com/mail/[^#\s]*\bid/)",
    re.IGNORECASE,
)


class LinkPrivate(HtmlDestinationRule):
    """Links lead to pages that every reader can open.

    Some addresses that are copied from the browser work for the author alone: the page in which a
    post is written, its preview, a message in a mailbox, a site on one's own computer
    ("localhost") or in the network of the office. Readers are asked for a password, or see an
    error. Open the published page, and write its address. On a page that shows code, and where the
    words of a link name the computer, "localhost" is meant.
    """

    name = "link-private"
    summary = "Links lead to pages that every reader can open."
    severity = Severity.WARNING
    messages: ClassVar = {
        "local": (
            '"{host}" is found only on one computer or in one network: write the address of the '
            "page on the web"
        ),
        "unpublished": (
            '"{url}" opens only for those who may edit that page: write the address of the '
            "published page"
        ),
        "message": (
            '"{url}" is a message in one mailbox, which no reader can open: publish what it says, '
            "and link to that"
        ),
    }
    examples = (
        Valid(
            "[a](https://example.org/wp-admin/admin-ajax.php) [b](/wp-admin/) [c](/?preview=1)\n"
        ),
        Valid(
            "[a](https://local.example.org) [b](https://mail.google.com) [c](http://11.0.0.1/)\n"
        ),
        Valid("Run `make serve`, and open [the site](http://localhost:4000/piers).\n"),
        Valid("See <http://localhost:4000> and [localhost:4000](http://localhost:4000/).\n"),
        Invalid(
            "[a](http://localhost:4000/piers) [b](http://192.168.1.10/a.pdf)"
            " [c](http://files.local/d)\n",
            covers=(
                "http://localhost:4000/piers",
                "http://192.168.1.10/a.pdf",
                "http://files.local/d",
            ),
            message_id="local",
        ),
        Invalid(
            "---\nlink: https://example.org/?p=12&preview=true\n---\n"
            "[a](https://example.org/wp-admin/post.php?post=12&action=edit)\n\n"
            '<a href="https://example.org/a/?preview_id=1&amp;preview_nonce=2">A</a>\n',
            covers=(
                "https://example.org/?p=12&preview=true",
                "https://example.org/wp-admin/post.php?post=12&action=edit",
                "https://example.org/a/?preview_id=1&amp;preview_nonce=2",
            ),
            message_id="unpublished",
        ),
        Invalid(
            "[a](https://mail.google.com/mail/u/0/#inbox/FMfc)"
            " [b](https://outlook.office.com/mail/inbox/id/AAQk)\n",
            covers=(
                "https://mail.google.com/mail/u/0/#inbox/FMfc",
                "https://outlook.office.com/mail/inbox/id/AAQk",
            ),
            message_id="message",
        ),
    )

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Judge an address by its host, and by what it asks of it."""
        url = destination.url
        # Most addresses are told from such ones by what they do not hold.
        if "local" in url or "://1" in url or "://[" in url or ".internal" in url:
            host = local_host(bare(url))
            if host and not (context.document.body.code or _names(destination, host)):
                self.report_destination(destination, context, "local", host=excerpt(host))
        elif "preview" in url or "/wp-admin/" in url:
            if _UNPUBLISHED.match(bare(url)) is not None:
                self.report_destination(destination, context, "unpublished", url=excerpt(url))
        elif "com/mail/" in url and _MESSAGE.match(bare(url)) is not None:
            self.report_destination(destination, context, "message", url=excerpt(url))


def _names(destination: Destination, host: str) -> bool:
    """Return whether the words of a link are its address, or name the computer in it."""
    link = destination.origin
    if not isinstance(link, Link):
        return False
    return link.kind == "autolink" or host in link.text
