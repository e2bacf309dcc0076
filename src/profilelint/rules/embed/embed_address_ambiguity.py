"""Addresses that programs read in different ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.rules.api import Context, Invalid, Rule, Valid
from profilelint.rules.page.address_ambiguity import find_ambiguity

if TYPE_CHECKING:
    from profilelint.model.markup import Element

_NAMES = ("src", "href", "action", "data", "poster")


class EmbedAddressAmbiguity(Rule):
    """Reports addresses in HTML whose host depends on the program that reads them.

    A backslash, an ``@`` before the host, a tab or line end within the address, or an odd number
    of slashes lead browsers and checking programs to different hosts.
    """

    name = "embed-address-ambiguity"
    summary = "Browsers and other programs agree on the host of an address."
    severity = Severity.ERROR
    messages = {
        "backslash": (
            'the address has a backslash, so browsers open "{host}" and other programs something '
            'else: write "/" instead'
        ),
        "user": 'the address has an "@" before its host: it leads to "{host}"; take '
        'out what stands before the "@", and the "@"',
        "control": (
            'the address is broken by a tab or a line end: browsers open "{host}"; write it in '
            "one piece"
        ),
        "slashes": (
            'the address has the wrong number of slashes: browsers open "{host}"; write two '
            'after "https:"'
        ),
        "host": 'the host is written in an unusual way: browsers open "{host}"; write that',
    }
    examples = (
        Valid('<a href="https://example.org/@well/a">Page</a>\n'),
        Valid('<a href="https://example.org/a\\b">Page</a>\n'),
        Invalid(
            '<a href="https://example.org\\@example.com/">Page</a>\n',
            ("https://example.org\\@example.com/",),
            "backslash",
        ),
        Invalid(
            '<iframe src="https://player.vimeo.com@example.com/" title="x"></iframe>\n',
            ("https://player.vimeo.com@example.com/",),
            "user",
        ),
        Invalid(
            '<a href="https://exam&#10;ple.org/">Page</a>\n',
            ("https://exam&#10;ple.org/",),
            "control",
        ),
        Invalid(
            '<a href="https:///example.org/">Page</a>\n', ("https:///example.org/",), "slashes"
        ),
        Invalid('<a href="https://2130706433/">Page</a>\n', ("https://2130706433/",), "host"),
    )

    def check_element(self, element: Element, context: Context) -> None:
        """Report each address."""
        if element.inert:
            return
        for name in _NAMES:
            attribute = element.attributes.get(name)
            if attribute is None:
                continue
            value = attribute.value
            if "{{" in value or "{%" in value:
                continue
            found = find_ambiguity(value)
            if found is not None:
                context.report(self, found.kind, attribute.value_span, host=found.host)
