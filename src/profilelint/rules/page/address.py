"""What a browser makes of an address that is written in a page.

The WHATWG URL standard rules: spaces and control characters around an address and tabs and line
ends within it vanish, backslashes count as slashes, and hosts come in many spellings.
"""

from __future__ import annotations

import re
from functools import lru_cache

from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern

_SCHEME = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = str.maketrans("", "", "\t\n\r")
_PLAIN = pattern(
    r"(https?)://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(/[A-Za-z0-9_~!$&'()*+,;=:@/.-]*)?(?:\?([^#]*))?(?:#.*)?"
)
_AUTHORITY = pattern(r"(?:https?:)?//[^/\\{}]+/", re.IGNORECASE)
_TEMPLATE_TAG = pattern(r"\{\{[^{}]*+\}\}|\{%[^{}]*+(?<=%)\}")
# A scheme of which template tags, each a "*", write a part, and one that they write whole, or a
# host before its port.
_PARTLY = pattern(r"(?=[^:]*\*)([A-Za-z*]{1,40}):")
_HOST_ALONE = pattern(r"\*+:(?://|\d{1,5}(?:[/?#]|\Z))")
_BASE = "https://page.invalid/"
# Names and numbers that mean another computer to each reader: RFC 1122, RFC 1918, RFC 6761,
# RFC 6762.
_LOCAL = pattern(
    r"https?://((?:[a-z0-9-]{1,63}\.){0,9}localhost|0\.0\.0\.0|127(?:\.\d{1,3}){3}|\[::1\]"
    r"|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}"
    r"|(?:[a-z0-9-]{1,63}\.){1,9}(?:local|internal))\.?(?::\d{1,5})?(?=[/?#]|\Z)",
    re.IGNORECASE,
)

SCRIPT_SCHEMES = frozenset({"javascript", "vbscript"})
"""Schemes whose addresses are programs."""


class Address(NamedTuple):
    """An address split as browsers split it.

    ``host`` is in ASCII and lower case, with the port if it is not the usual one; empty for the
    site itself and for schemes without hosts.
    ``query`` has no question mark.
    """

    scheme: str
    host: str
    path: str
    query: str


def bare(text: str) -> str:
    """Return an address without the characters that browsers drop before they read it."""
    text = text.strip(_AROUND)
    return text if text.isprintable() else text.translate(_WITHIN)


def local_host(text: str) -> str:
    """Return the host of an address that is known on one computer or in one network alone.

    The text is empty if the address begins with another host, or with none.
    """
    local = _LOCAL.match(text)
    return "" if local is None else local[1]


def percent_decoded(text: str) -> str:
    """Return a part of an address without percent-encoding (RFC 3986, section 2.1)."""
    if "%" not in text:
        return text
    from urllib.parse import unquote

    return unquote(text)


def scheme_of(text: str) -> str:
    """Return an address's scheme in lower case, empty for a relative address."""
    if "{{" in text or "{%" in text:
        # What a template tag writes is unknown; it may be nothing.
        text = _TEMPLATE_TAG.sub("", text)
    match = _SCHEME.match(bare(text))
    return match[0][:-1].lower() if match is not None else ""


def may_be_script(text: str) -> bool:
    """Return whether a template tag may complete the scheme of a script: ``{{ a }}script:``.

    Not meant are addresses of which a tag alone stands where others have their scheme or host.
    """
    if "{{" not in text and "{%" not in text:
        return False
    text = _TEMPLATE_TAG.sub("*", bare(text))
    scheme = _PARTLY.match(text)
    if scheme is None or _HOST_ALONE.match(text) is not None:
        return False
    first, *between, last = scheme[1].lower().split("*")
    return any(
        each.startswith(first)
        and each.endswith(last)
        and len(first) + len(last) <= len(each)
        and all(part in each for part in between)
        for each in SCRIPT_SCHEMES
    )


def media_type_of(text: str) -> str:
    """Return the media type of a ``data:`` address in lower case, without parameters."""
    rest = bare(text).partition(":")[2]
    return rest.partition(",")[0].partition(";")[0].strip(_AROUND).lower() or "text/plain"


@lru_cache(maxsize=256)
def read_address(text: str) -> Address | None:
    """Return an address as a browser on a page of an https site reads it; None if it is not one."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None and "/." not in text and not plain[2].rpartition(".")[2].isdigit():
        return Address(plain[1], plain[2], plain[3] or "/", plain[4] or "")
    import can_ada

    try:
        url = can_ada.parse(_BASE) + text
    except (ValueError, TypeError, UnicodeError):
        # The parser takes no lone surrogates.
        return None
    scheme = url.protocol[:-1]
    host = "" if url.host == "page.invalid" else url.host
    return Address(scheme, host, url.pathname, url.search.removeprefix("?"))


def without_templates(text: str) -> str | None:
    """Return an address with template tags (``{{ … }}``, ``{% … %}``) replaced by a word.

    None if a tag stands for the scheme or host, so that the address is not known.
    """
    first = min((at for at in (text.find("{{"), text.find("{%")) if at >= 0), default=-1)
    if first < 0:
        return text
    if _AUTHORITY.match(text, 0, first) is None:
        return None
    return _TEMPLATE_TAG.sub("x", text)
