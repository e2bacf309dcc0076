from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address_ambiguity import email_of
from profilelint.rules.page.fields import excerpt

if TYPE_CHECKING:
    from profilelint.rules.embed.addresses import AmbiguousAddress


class EmbedAddressAmbiguity(Rule):
    """Browsers and other programs agree on the host of an address.

    A backslash, an "@" before the host, a tab or line break within the address, or the wrong number
    of slashes can lead browsers to one host and the programs that check links to another. Such
    addresses are used to deceive. Write the address as the browser shows it. The rule checks
    addresses in raw HTML; "link-address-ambiguity" and "link-credentials" check Markdown and front
    matter.
    """

    name = "embed-address-ambiguity"
    summary = "Browsers and other programs agree on the host of an address."
    severity = Severity.ERROR
    messages: ClassVar = {
        "backslash": (
            'the address has a backslash, so browsers open "{host}" but other programs may not: '
            'write "/" instead'
        ),
        "user": (
            'the address has an "@" before its host, so it leads to "{host}": delete the "@" and '
            "everything between it and the slashes"
        ),
        "email": '"{address}" is an e-mail address: write "mailto:{address}"',
        "control": (
            'the address contains a tab or a line break, so browsers open "{host}" but other '
            "programs may not: write it without"
        ),
        "slashes": (
            'the address has the wrong number of slashes, so browsers open "{host}" but other '
            'programs may not: write two after "https:"'
        ),
        "host": (
            'the host is written in an unusual way, so browsers open "{host}" but other programs '
            'may not: write "{host}"'
        ),
        "letters": (
            "the host has a letter of another alphabet that only looks like a Latin one, so it is "
            'another host than readers see: write "{host}"'
        ),
        "quote": (
            'the quotation mark after "{address}" is missing, so the address goes on to the next '
            "one: write it"
        ),
    }
    examples = (
        Valid('<a href="https://example.org/@well/a">Page</a>\n'),
        Valid('<a href="https://example.org/a\\b">Page</a>\n'),
        Invalid(
            '<a href="https://example.org\\@example.com/">Page</a>\n',
            covers=("https://example.org\\@example.com/",),
            message_id="backslash",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com@example.com/" title="x"></iframe>\n',
            covers=("https://player.vimeo.com@example.com/",),
            message_id="user",
        ),
        Invalid(
            '<a href="http://ana@example.org">Write</a>\n',
            covers=("http://ana@example.org",),
            message_id="email",
        ),
        Invalid(
            '<a href="https://exam&#10;ple.org/">Page</a>\n',
            covers=("https://exam&#10;ple.org/",),
            message_id="control",
        ),
        Invalid(
            '<p><a href="https://example.org/a>Page</a>\n<b title="C">B</b></p>\n',
            covers=("https://example.org/a>Page</a>\n<b title=",),
            message_id="quote",
        ),
        Invalid(
            '<a href="https:///example.org/">Page</a>\n',
            covers=("https:///example.org/",),
            message_id="slashes",
        ),
        Invalid(
            '<a href="https://2130706433/">Page</a>\n',
            covers=("https://2130706433/",),
            message_id="host",
        ),
        Invalid(
            '<a href="https://ex\u0430mple.org/">Page</a>\n',
            covers=("https://ex\u0430mple.org/",),
            message_id="letters",
        ),
    )

    def check_ambiguous_address(self, ambiguous: AmbiguousAddress, context: Context) -> None:
        """Report an address."""
        kind, host = ambiguous.ambiguity
        value = ambiguous.attribute.value
        if ">" in value and kind == "control":
            # A tag that ends within an address was meant to end there.
            address = excerpt(value.partition(">")[0].strip())
            context.report(self, "quote", ambiguous.attribute.value_span, address=address)
            return
        email = email_of(value) if kind == "user" and ambiguous.attribute.name == "href" else ""
        if email:
            context.report(self, "email", ambiguous.attribute.value_span, address=excerpt(email))
            return
        context.report(self, kind, ambiguous.attribute.value_span, host=host or "this site")
