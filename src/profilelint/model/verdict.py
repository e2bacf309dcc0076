"""The verdicts on links that were checked, the reasons for them and their messages.

A link fails a run only on evidence that is the same for every visitor. Everything else is
reported, counted and remembered, and becomes a failure if it lasts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from profilelint.model.finding import Param, Severity
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


class Verdict(StrEnum):
    """The class of a reason; reports count links by it."""

    OK = "ok"
    OK_TEMPORARY_REDIRECT = "ok-temporary-redirect"
    MOVED_PERMANENTLY = "moved-permanently"
    INSECURE = "insecure"
    BROKEN = "broken"
    BROKEN_DNS = "broken-dns"
    BROKEN_TLS = "broken-tls"
    INVALID_URL = "invalid-url"
    LOCAL_MISSING = "local-missing"
    FRAGMENT_MISSING = "fragment-missing"
    FRAGMENT_UNKNOWN = "fragment-unknown"
    SUSPICIOUS = "suspicious"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate-limited"
    SERVER_ERROR = "server-error"
    TIMEOUT = "timeout"
    NETWORK = "network"
    REDIRECT_LOOP = "redirect-loop"
    UNSAFE_TARGET = "unsafe-target"
    UNSUPPORTED = "unsupported"
    SKIPPED = "skipped"


class Reason(NamedTuple):
    """One way to reach a verdict; ``severity`` is None where nothing is to be reported."""

    verdict: Verdict
    severity: Severity | None
    message: str


class LinkPlace(NamedTuple):
    """A place of a link: the URL as written, the file and the line, counted from 1."""

    url: str
    path: str
    line: int


class LinkVerdict(NamedTuple):
    """What a rule may know of a link that was checked.

    ``reason`` names one of `REASONS` and ``params`` fill its message; all of them may be shown.
    ``severity`` is None where nothing is to be reported. What is ``advisory`` must not make a run
    fail. ``replacement`` is the URL that is safe to write instead, or the empty string.
    """

    reason: str
    severity: Severity | None
    params: Mapping[str, Param]
    replacement: str = ""
    advisory: bool = True


REASONS: dict[str, Reason] = {
    "ok": Reason(Verdict.OK, None, '"{url}" was reached'),
    "ok-accepted": Reason(
        Verdict.OK, None, '"{url}" answered {status}, which your settings accept for this site'
    ),
    "ok-temporary-redirect": Reason(
        Verdict.OK_TEMPORARY_REDIRECT,
        _HINT,
        '"{url}" was reached; for now the site sends visitors on to "{final}"{way}',
    ),
    "moved-permanently": Reason(
        Verdict.MOVED_PERMANENTLY,
        _WARNING,
        'the page "{url}" has moved permanently: link to its new address, "{final}"{way}',
    ),
    "insecure": Reason(
        Verdict.INSECURE,
        _WARNING,
        '"{url}" is not encrypted, and the site offers the same page with "https:": write "https:" '
        "at its beginning",
    ),
    "broken": Reason(
        Verdict.BROKEN,
        _ERROR,
        'the page "{url}" does not exist (the site answered {status} twice): correct the address '
        "or delete the link{way}",
    ),
    "broken-dns": Reason(
        Verdict.BROKEN_DNS,
        _ERROR,
        'the site of "{url}" does not exist (nobody has the name "{detail}"): correct the address '
        "or delete the link{way}",
    ),
    "broken-tls-expired": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        'browsers warn visitors away from "{url}", because the certificate of "{detail}" has '
        "expired or is not valid yet: tell the site's owner, or link elsewhere{way}",
    ),
    "broken-tls-name": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        'browsers warn visitors away from "{url}", because the certificate shown there was not '
        'issued for "{detail}": check how the site\'s name is written, or link elsewhere{way}',
    ),
    "broken-tls-untrusted": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        'browsers warn visitors away from "{url}", because the certificate of "{detail}" does not '
        "come from an authority that they trust: tell the site's owner, or link elsewhere{way}",
    ),
    "broken-tls-version": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        'browsers refuse to open "{url}", because "{detail}" only offers encryption that is no '
        "longer safe: tell the site's owner, or link elsewhere{way}",
    ),
    "broken-tls-chain": Reason(
        Verdict.BROKEN_TLS,
        _WARNING,
        'the certificate of "{detail}" could not be traced to an authority, so some programs '
        'refuse to open "{url}", though browsers may still show it: open the link and look{way}',
    ),
    "invalid-url": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        '"{url}" is not an address that a browser can open: correct it, for example '
        '"https://www.example.org/page"',
    ),
    "invalid-scheme": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        'an address that begins with "{detail}" must not be used as a link: link to a web page '
        "(https://…) instead",
    ),
    "invalid-credentials": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        '"{url}" contains a user name or a password: delete the "@" and everything between it and '
        "the slashes, and change the password if it was real",
    ),
    "invalid-ambiguous": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        '"{url}" is written so that programs disagree about which site it means: write it as '
        '"https://", the site\'s name, "/" and the rest, without backslashes or line breaks',
    ),
    "local-missing": Reason(
        Verdict.LOCAL_MISSING,
        _ERROR,
        'there is no file "{url}" here: correct the path or add the file',
    ),
    "local-outside": Reason(
        Verdict.LOCAL_MISSING,
        _ERROR,
        '"{url}" leads outside this site\'s folder: link to a file inside it',
    ),
    "local-anchor": Reason(
        Verdict.LOCAL_MISSING,
        _ERROR,
        'no heading or mark on the page is named "#{detail}", which "{url}" points to: correct '
        'the part after "#" or delete it',
    ),
    "fragment-missing": Reason(
        Verdict.FRAGMENT_MISSING,
        _WARNING,
        '"{url}" was reached, but nothing on the page is named "#{detail}", so visitors land at '
        'its top: correct the part after "#" or delete it{way}',
    ),
    "fragment-unknown": Reason(
        Verdict.FRAGMENT_UNKNOWN,
        _HINT,
        '"{url}" was reached, but only a browser can tell whether the page has a place named '
        '"#{detail}"{way}',
    ),
    "suspicious-home": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        '"{url}" now leads to the site\'s front page, "{final}"; the page itself is probably '
        "gone: open the link and look{way}",
    ),
    "suspicious-login": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        '"{url}" now leads to a login page, "{final}"; readers may not be able to see it: open '
        "the link in a private window and look{way}",
    ),
    "suspicious-title": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        '"{url}" was reached, but the page calls itself "{detail}": open the link and look{way}',
    ),
    "suspicious-parked": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        '"{url}" shows a page that offers the site\'s name for sale: open the link and look{way}',
    ),
    "suspicious-empty": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        '"{url}" was reached, but the page is empty: open the link and look{way}',
    ),
    "suspicious-redirect": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        '"{url}" sends visitors on (answer {status}) without saying where to: open the link and '
        "look{way}",
    ),
    "blocked": Reason(
        Verdict.BLOCKED,
        _HINT,
        'the site refused this automatic check of "{url}" (answer {status}); visitors may well '
        "see the page, so it counts neither as good nor as bad{way}",
    ),
    "blocked-challenge": Reason(
        Verdict.BLOCKED,
        _HINT,
        'the site asked this automatic check of "{url}" to prove that it is human; visitors may '
        "well see the page, so it counts neither as good nor as bad{way}",
    ),
    "rate-limited": Reason(
        Verdict.RATE_LIMITED,
        _HINT,
        '"{url}" was not checked: the site asked for a pause, and the run ended before it '
        "answered; check it again later",
    ),
    "server-error": Reason(
        Verdict.SERVER_ERROR,
        _HINT,
        'the site of "{url}" has a problem of its own (answer {status}); it may pass, and counts '
        "for more the longer it lasts{way}",
    ),
    "timeout": Reason(
        Verdict.TIMEOUT,
        _HINT,
        'the site of "{url}" did not answer in time; it may pass, and counts for more the longer '
        "it lasts{way}",
    ),
    "network": Reason(
        Verdict.NETWORK,
        _HINT,
        'the site of "{url}" could not be reached ({detail}); it may pass, and counts for more '
        "the longer it lasts{way}",
    ),
    "redirect-loop": Reason(
        Verdict.REDIRECT_LOOP,
        _WARNING,
        '"{url}" sends visitors on without end: open the link and look{way}',
    ),
    "unsafe-address": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        '"{url}" was not opened, because the name "{detail}" belongs to a private network, which '
        "readers cannot reach: link to the public address",
    ),
    "unsafe-literal": Reason(
        Verdict.UNSAFE_TARGET,
        _ERROR,
        '"{url}" was not opened, because "{detail}" is an address in a private network or of this '
        "machine itself, which readers cannot reach: link to the public address",
    ),
    "unsafe-metadata": Reason(
        Verdict.UNSAFE_TARGET,
        _ERROR,
        '"{url}" was not opened, because "{detail}" is where cloud machines keep their secrets: '
        "delete the link",
    ),
    "unsafe-name": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        '"{url}" was not opened, because "{detail}" is a name for private networks, which readers '
        "cannot reach: link to the public address",
    ),
    "unsafe-dot": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        '"{url}" was not opened, because its host, "{detail}", ends with a dot: delete the dot',
    ),
    "unsafe-port": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        '"{url}" was not opened, because web pages are not expected at port {detail}: correct the '
        "port, or allow it with --allow-port {detail}",
    ),
    "unsafe-redirect": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        '"{url}" sends visitors on to an address that was not opened, because it {detail}{way}',
    ),
    "unsafe-onward": Reason(
        Verdict.UNSAFE_TARGET,
        _ERROR,
        '"{url}" sends visitors on to "{detail}", an address in a private network, which was not '
        "opened: delete the link{way}",
    ),
    "unsupported": Reason(
        Verdict.UNSUPPORTED, None, '"{url}" is well formed; whether it works is not checked'
    ),
    "unsupported-syntax": Reason(
        Verdict.UNSUPPORTED, _ERROR, '"{url}" is not a complete {detail}: correct it'
    ),
    "unsupported-scheme": Reason(
        Verdict.UNSUPPORTED,
        _WARNING,
        '"{url}" begins with "{detail}", which browsers may not know how to open: link to a web '
        "page (https://…) instead",
    ),
    "skipped-excluded": Reason(Verdict.SKIPPED, None, '"{url}" is excluded by your settings'),
    "skipped-offline": Reason(
        Verdict.SKIPPED, None, '"{url}" was not checked: this run opens no connections'
    ),
    "skipped-reserved": Reason(
        Verdict.SKIPPED, None, '"{url}" was not checked: its site\'s name is reserved for examples'
    ),
    "skipped-budget": Reason(
        Verdict.SKIPPED, None, '"{url}" was not checked: the time limit was reached'
    ),
}
"""All reasons by name, which is also the message id of the finding.

``{way}`` is the chain of redirects where it explains something, else empty.
"""
