"""Links whose words are the address of another site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.rules.api import finder
from profilelint.rules.page.address import read_address
from profilelint.rules.page.destinations import holds_template

if TYPE_CHECKING:
    from profilelint.model.finding import Span
    from profilelint.model.inline import Link
    from profilelint.rules.api import Context

_ADDRESS = pattern(r"(?:https?://|www\.)[^\s/?#…]+\.[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
_MAY_HOLD: Final = Prefilter(r"\[\s*(?i:https?://|www\.)")
# What passes readers on from a quoted message; link-shortener tells of it.
_PASSING: Final = frozenset(("t.co",))
# Sites under two names.
_SAME: Final = frozenset(
    (
        frozenset(("doi.org", "handle.net")),
        frozenset(("twitter.com", "x.com")),
        frozenset(("youtu.be", "youtube.com")),
    )
)
_LABELS: Final = 2
# Kinds of sites in front of the ending of a country: "example.co.uk".
_KINDS: Final = frozenset(
    ("ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org")
)


class ShownAddress(NamedTuple):
    """A link to one host whose words, at ``span``, are an address of the other that they name."""

    span: Span
    shown: str
    host: str


@finder("shown_address", of="body")
def find_shown_addresses(context: Context) -> list[ShownAddress]:
    """Return the links whose words are the address of another site than the one they lead to.

    Sites are the same where their hosts share the last two labels, and where what the words name
    stands behind the host: an archive or a service passes the reader on.
    """
    if not _MAY_HOLD.may_match(context.document.text):
        return []
    found = []
    for link in context.document.body.links:
        words = link.text.strip()
        if link.kind == "autolink" or _ADDRESS.fullmatch(words) is None:
            continue
        pair = _hosts(words, link)
        if pair is not None:
            found.append(ShownAddress(link.text_span, *pair))
    return found


def _hosts(words: str, link: Link) -> tuple[str, str] | None:
    """Return the hosts of the words and of the address of a link, if they are two sites."""
    if link.url[:4].lower() != "http" or holds_template(link.url):
        return None
    address = read_address(link.url)
    named = read_address(words if "://" in words else f"https://{words}")
    if address is None or named is None or not address.host or not named.host:
        return None
    host, shown = (each.host.removeprefix("www.").partition(":")[0] for each in (address, named))
    if host in _PASSING or _site(host) == _site(shown):
        return None
    if shown in address.path or shown in address.query:
        return None
    return None if {_site(host), _site(shown)} in _SAME else (shown, host)


def _site(host: str) -> str:
    labels = host.split(".")
    is_long = len(labels) > _LABELS and labels[-_LABELS] in _KINDS and len(labels[-1]) == _LABELS
    return ".".join(labels[-_LABELS - is_long :])
