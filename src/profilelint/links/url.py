"""URLs as browsers read them, and which of them are refused before anything is resolved.

They are parsed by can_ada as the WHATWG URL Standard says. The client is given the parser's own
parts, so that both agree on which host is meant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from urllib.parse import unquote

import can_ada

from profilelint.model.named_tuple import NamedTuple

MAX_LENGTH: Final = 8192
"""The longest URL, in code points, that is parsed."""

_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_FORBIDDEN_SCHEMES: Final = frozenset(
    {"javascript", "vbscript", "data", "file", "blob", "filesystem", "about", "view-source", "jar"}
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
# An authority that RFC 3986 and WHATWG readers delimit alike: two slashes, no third, no
# backslash, no userinfo, no blank or control character.
_PLAIN_AUTHORITY = re.compile(r"[A-Za-z]+://[^/\\?#@\x00-\x20\x7f]+(?=[/?#]|$)")
_RESOURCE = re.compile(r"/[\x21-\x7e]*")
_EMAIL = re.compile(r"[^@\s,]{1,64}@[^@\s,]{1,255}")
_PHONE = re.compile(r"\+?[0-9][0-9().\s*#-]{1,30}(?:;.*)?")

_METADATA_NAMES: Final = frozenset(
    {
        "metadata.google.internal",
        "metadata.goog",
        "metadata.azure.internal",
        "instance-data.ec2.internal",
        "instance-data",
        "metadata",
    }
)
_PRIVATE_SUFFIXES: Final = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa")
_RESERVED_NAMES: Final = frozenset({"example.com", "example.net", "example.org", "example.edu"})
_RESERVED_SUFFIXES: Final = (".example", ".test", ".invalid")

_WEB_SCHEME = re.compile(r"(?:https?|ftp|wss?):", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,40}:\Z", re.IGNORECASE)
_SEPARATORS = re.compile(r"([/\\?#]+)")


class Target(NamedTuple):
    """A checked http or https URL.

    ``href`` is the normalised URL without its fragment, ``fragment`` what followed ``#``,
    percent-encoded; ``host`` has no brackets and ``resource`` is the request target: path and
    query.
    """

    href: str
    scheme: str
    host: str
    port: int
    resource: str
    fragment: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port as the URL Standard serialises an origin."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Return the Host header: host, in brackets for IPv6, and the port if unusual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def path(self) -> str:
        """Return the request target without its query."""
        return self.resource.partition("?")[0]


class Refusal(NamedTuple):
    """Why a URL is not requested: a reason of `profilelint.model.verdict` and its detail."""

    reason: str
    detail: str = ""


def scheme_of(url: str) -> str:
    """Return the scheme in lower case, or the empty string for a relative reference."""
    match = _SCHEME.match(url.strip(_BLANK))
    return match.group().lower() if match else ""


_BLANK: Final = "".join(map(chr, range(0x21)))  # what the URL Standard trims: C0 and space


def parse(url: str) -> Target | Refusal:
    """Return the target of a link as written, or why it is refused.

    A reference that begins with ``//`` is read as https.
    """
    url = url.strip(_BLANK)
    if url.startswith("//"):
        url = "https:" + url
    scheme = scheme_of(url)
    if not scheme:
        return Refusal("invalid-url")
    if scheme in _FORBIDDEN_SCHEMES:
        return Refusal("invalid-scheme", scheme + ":")
    if scheme not in _DEFAULT_PORTS:
        return _other_scheme(scheme, url)
    if len(url) > MAX_LENGTH:
        return Refusal("invalid-url")
    try:
        parsed = can_ada.parse(url)
    except (ValueError, TypeError):  # TypeError: a lone surrogate cannot be passed on
        return Refusal("invalid-url")
    if parsed.username or parsed.password or "@" in _authority_text(url):
        return Refusal("invalid-credentials")
    if not _PLAIN_AUTHORITY.match(url) or any(char in url for char in "\t\r\n\x00"):
        return Refusal("invalid-ambiguous")
    return _target(parsed) or Refusal("invalid-url")


def follow(base: Target, location: str) -> Target | Refusal:
    """Return where a ``Location`` header leads (RFC 9110 section 10.2.2), or why it is refused.

    The header is the server's to write, so browsers' repairs are accepted; the fragment of the
    base is inherited unless the header has one.
    """
    if len(location) > MAX_LENGTH:
        return Refusal("unsafe-redirect", "is too long")
    try:
        parsed = can_ada.parse(base.href) + location
    except (ValueError, TypeError):
        return Refusal("unsafe-redirect", "cannot be read")
    scheme = parsed.protocol.rstrip(":")
    if scheme not in _DEFAULT_PORTS:
        return Refusal("unsafe-redirect", "is not a web page")
    if parsed.username or parsed.password:
        return Refusal("unsafe-redirect", "carries a user name or a password")
    target = _target(parsed)
    if target is None:
        return Refusal("unsafe-redirect", "cannot be read")
    return target if target.fragment else target._replace(fragment=base.fragment)


def refuse_name(host: str) -> Refusal | None:
    """Return why a host name, in lower case, is not resolved; None if it may be.

    Names reserved for documentation (RFC 2606, RFC 6761) are skipped rather than refused.
    """
    bare = host.rstrip(".")
    if bare in _METADATA_NAMES:
        return Refusal("unsafe-metadata", bare)
    if bare == "localhost" or bare.endswith(_PRIVATE_SUFFIXES) or "." not in bare:
        return Refusal("unsafe-name", host)
    if bare != host:
        return Refusal("unsafe-dot", host)
    labels = bare.split(".")
    if ".".join(labels[-2:]) in _RESERVED_NAMES or bare.endswith(_RESERVED_SUFFIXES):
        return Refusal("skipped-reserved", host)
    return None


def is_top(fragment: str) -> bool:
    """Return whether a fragment leads to the top of the page rather than to a named element.

    It does if it is empty, ``top`` in any case (HTML Standard, "indicated part of the document")
    or nothing but a text directive.
    """
    return unquote(fragment).partition(":~:")[0].lower() in {"", "top"}


def mask_url(url: str) -> str:
    """Return a URL that may be shown: user names, passwords, tokens and signatures starred out."""
    url = url[:MAX_LENGTH]
    if "@" in url:
        url = _without_userinfo(url)
    if "=" in url:
        url = _secret_parameter().sub(r"\1***", url)
    return url


def _without_userinfo(url: str) -> str:
    """Return a URL with all up to the last at sign before a path starred out, as browsers read it.

    Slashes may lack after http.
    """
    parts = _SEPARATORS.split(url)
    for at in range(0, len(parts), 2):
        text = parts[at]
        end = text.rfind("@")
        if end < 0:
            continue
        if at and _opens_authority(parts[at - 2], parts[at - 1], first=at == 2):
            parts[at] = "***" + text[end:]
        elif scheme := _WEB_SCHEME.search(text, 0, end):
            parts[at] = f"{text[: scheme.end()]}***{text[end:]}"
    return "".join(parts)


def _opens_authority(before: str, separator: str, *, first: bool) -> bool:
    """Return whether what follows is an authority; ``first`` if nothing is before ``before``."""
    if separator.strip("/\\"):
        return False
    if before.lower().endswith(("http:", "https:", "ftp:", "ws:", "wss:")):
        return True
    if len(separator) < 2:
        return False
    return (first and not before) or _ANY_SCHEME.search(before[-42:]) is not None


@cache
def _secret_parameter() -> re.Pattern[str]:
    """Return the pattern, which is slow to compile and seldom needed."""
    return re.compile(
        r"([?&#;](?:[\w.-]{0,40}[_.-])?"
        r"(?:x-amz-[a-z-]{1,40}|x-goog-[a-z-]{1,40}|[a-z]{0,20}token|sig|signature|[a-z]{0,20}key|"
        r"secret|[a-z]{0,20}secret|password|passwd|pwd|pass|auth|authorization|credential|"
        r"sessionid|sid|jwt|awsaccesskeyid)=)[^&#;]+",
        re.IGNORECASE,
    )


def _target(parsed: can_ada.URL) -> Target | None:
    scheme = parsed.protocol.rstrip(":")
    host = parsed.hostname.strip("[]").lower()
    resource = parsed.pathname + parsed.search
    if not host or not _RESOURCE.fullmatch(resource):
        return None
    href = parsed.href.partition("#")[0]
    port = int(parsed.port) if parsed.port else _DEFAULT_PORTS[scheme]
    return Target(href, scheme, host, port, resource, parsed.hash.removeprefix("#"))


def _authority_text(url: str) -> str:
    rest = url.partition(":")[2].lstrip("/\\")
    end = min((at for at in map(rest.find, "/\\?#") if at >= 0), default=len(rest))
    return rest[:end]


def _other_scheme(scheme: str, url: str) -> Refusal:
    rest = url.partition(":")[2]
    if scheme == "mailto":
        addresses, _, _ = rest.partition("?")
        fine = all(_EMAIL.fullmatch(each.strip()) for each in addresses.split(",")) or (
            not addresses and "to=" in rest
        )
        return Refusal("unsupported" if fine else "unsupported-syntax", "e-mail address")
    if scheme in {"tel", "sms"}:
        number = rest.partition("?")[0].replace("%20", " ")
        fine = len(rest) < 200 and _PHONE.fullmatch(number) is not None
        return Refusal("unsupported" if fine else "unsupported-syntax", "telephone number")
    return Refusal("unsupported-scheme", scheme + ":")
