"""Addresses whose host depends on the program that reads them.

Browsers follow the WHATWG URL standard, many other programs RFC 3986; where the two part, a check
of the address looks at another host than the reader's browser opens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias
from unicodedata import normalize

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.rules.page.address import bare, read_address
from profilelint.rules.page.letters import LOOKS

if TYPE_CHECKING:
    from typing import Final

# Addresses with a named host that every program reads alike, and those without a host.
_ORDINARY = pattern(
    r"(?:(?:https?:)?//(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*+(?::\d+)?+(?:[/?#][^\t\r\n]*+)?+"
    r"|[/.#?]?(?![/\\])[^\s:\\]*+)",
    re.IGNORECASE,
)
_SPLIT = pattern(
    r"(?:https?:|ftp:|wss?:|(?=[/\\]{2}))([/\\]*+)([^/\\?#]*+)([/\\?#]?)", re.IGNORECASE
)
_SLASHES: Final = 2
# A name with a dot could be the host that readers shall believe in.
_EMAIL = pattern(r"https?://([A-Za-z0-9_+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")

AmbiguityKind: TypeAlias = Literal["backslash", "user", "control", "slashes", "host", "letters"]


class Ambiguity(NamedTuple):
    """What is read in two ways, and the host that browsers open, without its port.

    The host is empty where browsers open a page of the site itself. For ``letters`` it is programs
    and readers who disagree, and the host is the one that readers see.
    """

    kind: AmbiguityKind
    host: str


def email_of(url: str) -> str:
    """Return the e-mail address that was written in the place of a host; else nothing."""
    found = _EMAIL.fullmatch(url)
    return found[1] if found is not None else ""


def find_ambiguity(url: str) -> Ambiguity | None:
    """Return what of an address programs disagree about; None if it is nothing, or no address."""
    if _ORDINARY.fullmatch(url) is not None:
        return None
    text = bare(url)
    split = _SPLIT.match(text)
    if split is None:
        return None
    address = read_address(text)
    if address is None:
        return None
    slashes, authority, after = split.groups()
    if authority == ":" and not slashes:
        return None  # "https::/a.example" is a misspelt beginning, and no host to any program.
    host = authority.rpartition("@")[2]
    name, colon, port = host.rpartition(":")
    if colon and (not port or port.isdigit()):
        host = name
    opened, colon, port = address.host.rpartition(":")
    if not colon or not port.isdigit():
        opened = address.host
    kind: AmbiguityKind
    if "\\" in slashes or after == "\\":
        kind = "backslash"
    elif text != url.strip():
        kind = "control"
    elif len(slashes) != _SLASHES:
        kind = "slashes"
    elif host.lower() != opened if host.isascii() else normalize("NFKC", host) != host:
        kind = "host"
    elif "@" in authority:
        kind = "user"
    elif (seen := _seen(host)) != host:
        return Ambiguity("letters", seen)
    else:
        return None
    return Ambiguity(kind, opened)


def _seen(host: str) -> str:
    """Return a host as readers see it, if parts of it mix Latin letters with some that look so."""
    labels = host.split(".")
    for index, label in enumerate(labels):
        latin = "".join(LOOKS.get(letter, letter) for letter in label)
        if latin.isascii() and any("a" <= letter.lower() <= "z" for letter in label):
            labels[index] = latin
    return ".".join(labels)
