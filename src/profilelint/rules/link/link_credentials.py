from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Valid
from profilelint.rules.page.address import bare
from profilelint.rules.page.address_ambiguity import email_of, find_ambiguity
from profilelint.rules.page.destinations import DestinationRule
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.page.destinations import Destination


class LinkCredentials(DestinationRule):
    """Addresses contain no user name and no password.

    The text before an "@" and the host is a user name, with a password after a ":". A password on a
    page is known to the world; a user name that looks like a host, as in
    "https://bank.example@example.org/", misleads readers. Delete both and the "@", and change the
    password. An e-mail address stands behind "mailto:". "embed-address-ambiguity" checks links in
    raw HTML.
    """

    name = "link-credentials"
    summary = "Addresses contain no user name and no password."
    severity = Severity.ERROR
    messages: ClassVar = {
        "password": (
            'the address contains a password for "{host}": delete the "@" and everything between '
            "it and the slashes, and change the password"
        ),
        "user": (
            'the address contains a user name for "{host}": delete the "@" and everything between '
            "it and the slashes"
        ),
        "email": '"{address}" is an e-mail address: write "mailto:{address}"',
    }
    examples = (
        Valid("[a](https://example.org/@ana) <ana@example.org> [b](https://example.org/?m=a@b)\n"),
        Valid("[a](mailto:ana@example.org) [b](http://mailto:ana@example.org)\n"),
        Invalid(
            "[a](https://ana:letmein@example.org/)\n",
            covers=("https://ana:letmein@example.org/",),
            message_id="password",
        ),
        Invalid(
            "---\nlink: https://bank.example@example.org/\n---\n",
            covers=("https://bank.example@example.org/",),
            message_id="user",
        ),
        Invalid(
            "[ana@example.org](http://ana@example.org)\n",
            covers=("http://ana@example.org",),
            message_id="email",
        ),
    )

    def check_odd_destination(self, destination: Destination, context: Context) -> None:
        """Look at what stands before the host."""
        if "@" not in destination.url:
            return
        ambiguity = find_ambiguity(destination.url)
        if ambiguity is None or ambiguity.kind != "user":
            return
        user = bare(destination.url).partition("//")[2].partition("/")[0].rpartition("@")[0]
        if user.lower().startswith("mailto:"):
            return  # no user, but an address that begins twice
        email = email_of(destination.url)
        if email:
            self.report_destination(destination, context, "email", address=excerpt(email))
            return
        kind = "password" if user.partition(":")[2] else "user"
        self.report_destination(destination, context, kind, host=ambiguity.host)
