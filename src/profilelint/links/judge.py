"""What an answer shows: pure functions from statuses, headers and pages to reasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.links.url import Target, mask_url

if TYPE_CHECKING:
    from collections.abc import Mapping

    from profilelint.links.content import PageContent

PERMANENT: Final = frozenset({301, 308})
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
GONE: Final = frozenset({404, 410})

_CHALLENGE_STATUSES: Final = frozenset({403, 429, 503})
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?in|log-?on|sign-?in|sign-?on|sso|saml2?|oauth2?|auth|authenticate|"
    r"authorize|accounts|consent|cookie-?consent|cookiewall|privacy-?gate)(?:$|[/._-])",
    re.IGNORECASE,
)
_LOCALE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2,4})?(?=/|$)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|home|default)(?:\.[a-z]{2,5})?/?", re.IGNORECASE)
# Safe to write in Markdown, in a quoted attribute and in a template without another thought.
_PLAIN_URL = re.compile(r"[A-Za-z0-9:/?#@!$&+,;=._~%-]+")
_FAR_FUTURE: Final = 1_000_000_000.0  # larger numbers are times of day rather than pauses
_STRUCTURED_LIMIT = re.compile(r";\s{0,4}r=(\d{1,9})(?:;\s{0,4}t=(\d{1,9}))?")


def judge_success(
    start: Target,
    final: Target,
    status: int,
    page: PageContent | None,
    *,
    empty: bool,
    redirected: bool,
    permanent: bool,
) -> tuple[str, str]:
    """Return the reason and detail for a 2xx answer at the end of a chain."""
    if page is not None:
        if page.challenge:
            return "blocked-challenge", ""
        if page.parked:
            return "suspicious-parked", ""
        if page.missing_title:
            return "suspicious-title", page.missing_title
    if redirected and _is_login(final) and not _is_login(start):
        return "suspicious-login", ""
    if redirected and _lost_path(start, final):
        return "suspicious-home", ""
    if empty and status == 200:
        return "suspicious-empty", ""
    if not redirected:
        return "ok", ""
    if permanent:
        return "moved-permanently", ""
    if start.scheme == "http" and final.href == https_twin(start):
        return "insecure", ""
    return "ok-temporary-redirect", ""


def judge_status(status: int, headers: Mapping[str, str], page: PageContent | None) -> str:
    """Return the reason for a final answer that is not 2xx."""
    if is_challenge(status, headers) or (page is not None and page.challenge):
        return "blocked-challenge"
    if status in GONE:
        return "broken"
    if status == 429:
        return "rate-limited"
    if status in {408, 425}:
        return "timeout"
    if 500 <= status < 600:
        return "server-error"
    return "suspicious-redirect" if status < 400 else "blocked"


def is_challenge(status: int, headers: Mapping[str, str]) -> bool:
    """Return whether a refusal is that of a bot wall."""
    if "cf-mitigated" in headers:
        return True
    return status in _CHALLENGE_STATUSES and (
        "x-datadome" in headers or any(name.startswith("x-sucuri-") for name in headers)
    )


def safe_replacement(start: Target, final: Target) -> str:
    """Return the URL that is safe to write in place of a permanently moved one, or "".

    Its host is the same, or differs only in ``www.`` while http becomes https and the path stays.
    It never leads to a front page, a login, a consent or a language page, and holds nothing that
    could be a secret or has a meaning in Markdown or a template.
    """
    same_host = start.host == final.host
    if not same_host:
        if start.scheme != "http" or final.scheme != "https":
            return ""
        if start.host.removeprefix("www.") != final.host.removeprefix("www."):
            return ""
    if start.scheme == "https" and final.scheme == "http":
        return ""
    if final.port not in {80, 443} and final.port != start.port:
        return ""
    if not _same_path(start, final):
        if not same_host or final.path == "/" or _is_login(final):
            return ""
        if _LOCALE.match(final.path) and not _LOCALE.match(start.path):
            return ""
    if final.resource.partition("?")[2] not in {"", start.resource.partition("?")[2]}:
        return ""
    if not _PLAIN_URL.fullmatch(final.href) or mask_url(final.href) != final.href:
        return ""
    return final.href


def https_twin(target: Target) -> str:
    """Return the same address with https at its usual port, or "" where there is none."""
    if target.scheme != "http" or target.port != 80:
        return ""
    return "https" + target.href.removeprefix("http")


def requested_pause(status: int, headers: Mapping[str, str], now: float) -> float | None:
    """Return for how many seconds a site wants no further request, None if it sets no pause.

    Read are ``Retry-After`` (RFC 9110 section 10.2.3) with 429 and 503, and the usual
    rate-limit headers once nothing remains. ``now`` is the time in seconds of the Unix epoch.
    """
    if status in {429, 503}:
        pause = _retry_after(headers.get("retry-after", ""), now)
        if pause is not None:
            return pause
    structured = _STRUCTURED_LIMIT.search(headers.get("ratelimit", "")[:200])
    if structured and int(structured.group(1)) == 0 and structured.group(2):
        return float(structured.group(2))
    for prefix in ("ratelimit", "x-ratelimit", "x-rate-limit"):
        if headers.get(prefix + "-remaining", "").strip() == "0":
            reset = headers.get(prefix + "-reset", "").strip()
            if reset.isdecimal() and reset.isascii() and len(reset) < 13:
                seconds = float(reset)
                return max(0.0, seconds - now) if seconds > _FAR_FUTURE else seconds
    return None


def _retry_after(value: str, now: float) -> float | None:
    value = value.strip()
    if not value or len(value) > 64:
        return None
    if value.isdecimal() and value.isascii():
        return float(value)
    from email.utils import parsedate_to_datetime

    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _same_path(start: Target, final: Target) -> bool:
    return start.path.rstrip("/") == final.path.rstrip("/")


def _is_login(target: Target) -> bool:
    first_label = target.host.partition(".")[0]
    return _LOGIN.search(target.path[:2000]) is not None or _LOGIN.search(first_label) is not None


def _lost_path(start: Target, final: Target) -> bool:
    """Return whether a deep link ends at a front page.

    At another host one segment may be a short link's, which rightly leads to a front page.
    """
    if final.path != "/" or final.resource != "/" or _INDEX.fullmatch(start.path):
        return False
    segments = [segment for segment in start.path.split("/") if segment]
    same_site = start.host.removeprefix("www.") == final.host.removeprefix("www.")
    return len(segments) >= (1 if same_site else 2)
