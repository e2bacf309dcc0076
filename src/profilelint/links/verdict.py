"""What is said of a link: verdicts, the reasons behind them, severities and messages.

A link fails a gate only on evidence that does not depend on who asks. Everything else is
reported, counted and remembered, and may age into a failure.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from profilelint.model.finding import Param, Severity

_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


class Verdict(StrEnum):
    """The class of an outcome; reports count links by it."""

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


AGEING = frozenset({Verdict.SERVER_ERROR, Verdict.TIMEOUT, Verdict.NETWORK})
"""Verdicts that begin as a hint and grow into a warning and an error while they last."""

CACHED = frozenset(
    {Verdict.OK, Verdict.OK_TEMPORARY_REDIRECT, Verdict.MOVED_PERMANENTLY, Verdict.INSECURE}
)
"""Verdicts kept for the cache's full lifetime; ``fragment-missing`` is kept for a day."""


SETTING_BOUND = frozenset({"ok-accepted"})
"""Reasons that hold only under the settings of the run, and so are not kept."""


class Reason(NamedTuple):
    """One way to reach a verdict; ``severity`` is None where nothing is to be reported."""

    verdict: Verdict
    severity: Severity | None
    message: str


REASONS: dict[str, Reason] = {
    "ok": Reason(Verdict.OK, None, "“{url}” was reached."),
    "ok-accepted": Reason(
        Verdict.OK, None, "“{url}” answered {status}, which your settings accept for this site."
    ),
    "ok-temporary-redirect": Reason(
        Verdict.OK_TEMPORARY_REDIRECT,
        _HINT,
        "“{url}” was reached; for the time being the site sends visitors on to “{final}”.",
    ),
    "moved-permanently": Reason(
        Verdict.MOVED_PERMANENTLY,
        _WARNING,
        "The page “{url}” has moved for good. Link to its new address, “{final}”.",
    ),
    "insecure": Reason(
        Verdict.INSECURE,
        _WARNING,
        "“{url}” is an unprotected http address, and the site offers the same page with https. "
        "Write “{replacement}”.",
    ),
    "broken": Reason(
        Verdict.BROKEN,
        _ERROR,
        "The page “{url}” does not exist: the site answered {status}, twice. "
        "Correct the address or remove the link.",
    ),
    "broken-dns": Reason(
        Verdict.BROKEN_DNS,
        _ERROR,
        "The site of “{url}” does not exist: nobody has the name “{detail}”. "
        "Correct the address or remove the link.",
    ),
    "broken-tls-expired": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        "Browsers warn visitors away from “{url}”: the certificate of “{detail}” has expired or "
        "is not valid yet. Tell the site's owner, or link elsewhere.",
    ),
    "broken-tls-name": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        "Browsers warn visitors away from “{url}”: the certificate shown there was not issued "
        "for “{detail}”. Check how the site's name is written, or link elsewhere.",
    ),
    "broken-tls-untrusted": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        "Browsers warn visitors away from “{url}”: the certificate of “{detail}” does not come "
        "from an authority that browsers trust. Tell the site's owner, or link elsewhere.",
    ),
    "broken-tls-version": Reason(
        Verdict.BROKEN_TLS,
        _ERROR,
        "Browsers refuse to open “{url}”: “{detail}” only speaks an encryption that is no longer "
        "safe. Tell the site's owner, or link elsewhere.",
    ),
    "broken-tls-chain": Reason(
        Verdict.BROKEN_TLS,
        _WARNING,
        "The certificate of “{detail}” could not be traced to an authority, so some programs "
        "refuse to open “{url}”. Browsers may still show it; open it once to see.",
    ),
    "invalid-url": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        "“{url}” is not an address that a browser can open. Correct it, for example "
        "“https://www.example.org/page”.",
    ),
    "invalid-scheme": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        "An address that begins with “{detail}” must not be used as a link. "
        "Link to a web page (https://…) instead.",
    ),
    "invalid-credentials": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        "“{url}” carries a user name or a password. Remove everything up to and including the “@”, "
        "and change the password if it was real.",
    ),
    "invalid-ambiguous": Reason(
        Verdict.INVALID_URL,
        _ERROR,
        "“{url}” is written so that programs disagree about which site it means. "
        "Write it as “https://”, the site's name, “/” and the rest, without backslashes or line "
        "breaks.",
    ),
    "local-missing": Reason(
        Verdict.LOCAL_MISSING,
        _ERROR,
        "There is no file “{url}” here. Correct the path or add the file.",
    ),
    "local-outside": Reason(
        Verdict.LOCAL_MISSING,
        _ERROR,
        "“{url}” leads out of this site's folder. Link to a file inside it.",
    ),
    "local-anchor": Reason(
        Verdict.LOCAL_MISSING,
        _ERROR,
        "No heading or mark on the page is named “#{detail}”, which “{url}” points to. "
        "Correct the part after “#” or remove it.",
    ),
    "fragment-missing": Reason(
        Verdict.FRAGMENT_MISSING,
        _WARNING,
        "“{url}” was reached, but nothing on the page is named “#{detail}”, so visitors land at "
        "its top. Correct the part after “#” or remove it.",
    ),
    "fragment-unknown": Reason(
        Verdict.FRAGMENT_UNKNOWN,
        _HINT,
        "“{url}” was reached, but whether the page has a place named “#{detail}” cannot be told "
        "without a browser.",
    ),
    "suspicious-home": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        "“{url}” now leads to the site's front page, “{final}”; the page itself is probably gone. "
        "Open the link and look.",
    ),
    "suspicious-login": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        "“{url}” now leads to a login page, “{final}”; readers may not be able to see it. "
        "Open the link in a private window and look.",
    ),
    "suspicious-title": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        "“{url}” was reached, but the page calls itself “{detail}”. Open the link and look.",
    ),
    "suspicious-parked": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        "“{url}” shows a page that offers the site's name for sale. Open the link and look.",
    ),
    "suspicious-empty": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        "“{url}” was reached, but the page is empty. Open the link and look.",
    ),
    "suspicious-redirect": Reason(
        Verdict.SUSPICIOUS,
        _WARNING,
        "“{url}” sends visitors on (answer {status}) without saying where to. "
        "Open the link and look.",
    ),
    "blocked": Reason(
        Verdict.BLOCKED,
        _HINT,
        "The site refused this automatic check of “{url}” (answer {status}); visitors may well "
        "see the page. It counts neither as good nor as bad.",
    ),
    "blocked-challenge": Reason(
        Verdict.BLOCKED,
        _HINT,
        "The site asked this automatic check of “{url}” to prove that it is human; visitors may "
        "well see the page. It counts neither as good nor as bad.",
    ),
    "rate-limited": Reason(
        Verdict.RATE_LIMITED,
        _HINT,
        "“{url}” was not checked: the site asked for a longer pause than this run had left.",
    ),
    "server-error": Reason(
        Verdict.SERVER_ERROR,
        _HINT,
        "The site of “{url}” has a fault of its own (answer {status}). It may pass; this is "
        "reported more loudly the longer it lasts.",
    ),
    "timeout": Reason(
        Verdict.TIMEOUT,
        _HINT,
        "The site of “{url}” did not answer in time. It may pass; this is reported more loudly "
        "the longer it lasts.",
    ),
    "network": Reason(
        Verdict.NETWORK,
        _HINT,
        "The site of “{url}” could not be reached: {detail}. It may pass; this is reported more "
        "loudly the longer it lasts.",
    ),
    "redirect-loop": Reason(
        Verdict.REDIRECT_LOOP,
        _WARNING,
        "“{url}” sends visitors on and on without end. Open the link and look.",
    ),
    "unsafe-address": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        "“{url}” was not opened: the name “{detail}” belongs to a private network, which readers "
        "cannot reach.",
    ),
    "unsafe-literal": Reason(
        Verdict.UNSAFE_TARGET,
        _ERROR,
        "“{url}” was not opened: “{detail}” is a number of a private network or of this very "
        "machine, which readers cannot reach. Link to the public address.",
    ),
    "unsafe-metadata": Reason(
        Verdict.UNSAFE_TARGET,
        _ERROR,
        "“{url}” was not opened: “{detail}” is where cloud machines keep their secrets. "
        "Remove the link.",
    ),
    "unsafe-name": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        "“{url}” was not opened: “{detail}” is a name for private networks, which readers cannot "
        "reach. Link to the public address.",
    ),
    "unsafe-port": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        "“{url}” was not opened: web pages are not expected at port {detail}.",
    ),
    "unsafe-redirect": Reason(
        Verdict.UNSAFE_TARGET,
        _WARNING,
        "“{url}” sends visitors on to an address that is not followed, because it {detail}.",
    ),
    "unsafe-onward": Reason(
        Verdict.UNSAFE_TARGET,
        _ERROR,
        "“{url}” sends visitors on to “{detail}”, a number inside private networks, which was not "
        "opened. Remove the link.",
    ),
    "unsupported": Reason(
        Verdict.UNSUPPORTED, None, "“{url}” is well formed; whether it works is not checked."
    ),
    "unsupported-syntax": Reason(
        Verdict.UNSUPPORTED, _ERROR, "“{url}” is not a complete {detail}. Correct it."
    ),
    "unsupported-scheme": Reason(
        Verdict.UNSUPPORTED,
        _WARNING,
        "“{url}” begins with “{detail}”, which browsers may not know how to open. "
        "Link to a web page (https://…) instead.",
    ),
    "skipped-excluded": Reason(Verdict.SKIPPED, None, "“{url}” is left out by your settings."),
    "skipped-offline": Reason(
        Verdict.SKIPPED, None, "“{url}” was not checked: this run opens no connections."
    ),
    "skipped-reserved": Reason(
        Verdict.SKIPPED, None, "“{url}” was not checked: its site's name is reserved for examples."
    ),
    "skipped-budget": Reason(
        Verdict.SKIPPED, None, "“{url}” was not checked: the time for it was used up."
    ),
}
"""Every reason an outcome can have, by its name, which is also the finding's message id."""


class Hop(NamedTuple):
    """One answer on the way: the masked URL asked and the status it answered, 0 for none."""

    url: str
    status: int


class Outcome(NamedTuple):
    """The verdict on one link.

    ``url`` and ``hops`` are masked (see `profilelint.links.address.mask`) and may be shown.
    ``status`` is the final HTTP status, 0 where no answer came. ``detail`` is the part that the
    reason's message names. ``replacement`` is the URL that may be written instead without
    asking, or the empty string. ``checked`` is the time of the evidence in seconds of the Unix
    epoch, 0.0 where there was none; ``cached`` tells that it is not of this run.
    """

    url: str
    reason: str
    severity: Severity | None
    status: int = 0
    hops: tuple[Hop, ...] = ()
    detail: str = ""
    replacement: str = ""
    checked: float = 0.0
    cached: bool = False

    @property
    def verdict(self) -> Verdict:
        """Return the class that the reason belongs to."""
        return REASONS[self.reason].verdict

    @property
    def gates(self) -> bool:
        """Return whether the outcome fails a gate."""
        return self.severity is _ERROR

    @property
    def params(self) -> dict[str, Param]:
        """Return what the reason's message names, every value safe to show."""
        return {
            "url": self.url,
            "status": self.status,
            "final": self.hops[-1].url if self.hops else self.url,
            "detail": self.detail,
            "replacement": self.replacement,
        }


def outcome(
    url: str,
    reason: str,
    *,
    status: int = 0,
    hops: tuple[Hop, ...] = (),
    detail: str = "",
    replacement: str = "",
    checked: float = 0.0,
) -> Outcome:
    """Return an outcome with the severity that its reason begins with; ``url`` is masked."""
    severity = REASONS[reason].severity
    return Outcome(url, reason, severity, status, hops, detail, replacement, checked)


def describe(found: Outcome) -> str:
    """Return the message for an editor, with the chain of hops when there was one."""
    text = REASONS[found.reason].message.format(**found.params)
    if len(found.hops) > 2 or (len(found.hops) > 1 and found.status >= 400):
        text += " The way there: " + " → ".join(hop.url for hop in found.hops) + "."
    return text


class Ageing(NamedTuple):
    """When a lasting failure grows: after both the number of runs and the seconds have passed."""

    warning_runs: int = 3
    warning_seconds: float = 72 * 3600.0
    error_runs: int = 5
    error_seconds: float = 14 * 86400.0


def aged_severity(ageing: Ageing, runs: int, seconds: float) -> Severity:
    """Return the severity of a failure seen in that many runs over that many seconds."""
    if runs >= ageing.error_runs and seconds >= ageing.error_seconds:
        return _ERROR
    if runs >= ageing.warning_runs and seconds >= ageing.warning_seconds:
        return _WARNING
    return _HINT
