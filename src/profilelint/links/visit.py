"""The visit to one page: where it has come, what it may send next, and what it has shown so far."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from profilelint.links.outcome import Hop
from profilelint.links.threads import Job
from profilelint.links.url import mask_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from profilelint.links.policy import Policy
    from profilelint.links.url import Target
    from profilelint.model.verdict import Verdict

_MAX_COOKIES: Final = 20
_MAX_COOKIE_LENGTH: Final = 4096
_LEAST_SECONDS: Final = 0.5  # a request with less than this left of its time is not worth making

_NO_ANCHORS: Final[Mapping[str, bool | None]] = MappingProxyType({})
_NO_EVIDENCE: Final[tuple[str, str, int, tuple[Hop, ...]]] = ("", "", 0, ())


class Visit:
    """A page on its way to its outcome.

    ``links`` are the links to it as written, each with its fragment. ``current`` is the target of
    the next request, and ``success`` the reason and detail that hold unless the page's https twin
    answers, empty until the page was reached. ``evidence`` is the last failure: reason, detail,
    status and hops.
    """

    __slots__ = (
        "anchors",
        "cookies",
        "current",
        "evidence",
        "failures",
        "hops",
        "links",
        "permanent",
        "retry_at",
        "same_origin",
        "seen",
        "spent",
        "success",
        "target",
        "tries",
    )

    def __init__(self, target: Target) -> None:
        self.target = target
        self.links: list[tuple[str, str]] = []
        self.tries = 1
        self.spent = 0.0
        self.retry_at = 0.0
        self.cookies: dict[str, dict[str, str]] | None = None
        self.evidence = _NO_EVIDENCE
        self.failures: tuple[Verdict, ...] = ()
        self.restart()

    def restart(self) -> None:
        """Go back to the first URL."""
        self.current = self.target
        self.hops: tuple[Hop, ...] = ()
        self.seen: tuple[str, ...] = ()
        self.permanent = True
        self.same_origin = True
        self.anchors: Mapping[str, bool | None] = _NO_ANCHORS
        self.success = ("", "")

    def has_time(self, policy: Policy) -> bool:
        """Return whether enough of the page's time is left for one more request."""
        return policy.total_timeout - self.spent >= _LEAST_SECONDS

    def job(self, policy: Policy) -> Job:
        """Return the next request."""
        headers: list[tuple[str, str]] = []
        if self.same_origin:
            # A secret goes to its own origin, and only before the first step to another.
            headers += [
                (secret.name, secret.value)
                for secret in policy.secrets
                if secret.origin == self.current.origin
            ]
        jar = (self.cookies or {}).get(self.current.origin)
        if jar:
            headers.append(("Cookie", "; ".join(f"{name}={jar[name]}" for name in jar)))
        fragments = (
            frozenset()
            if self.success[0]
            else frozenset(fragment for _, fragment in self.links if fragment)
        )
        seconds = max(0.01, policy.total_timeout - self.spent)
        return Job(self.current, tuple(headers), fragments, seconds)

    def add_hop(self, status: int) -> None:
        """Record the answer to the request for ``current``."""
        self.hops += (Hop(mask_url(self.current.href), status),)
        self.seen += (self.current.href,)

    def keep_cookies(self, lines: Iterable[str]) -> None:
        """Keep cookies for the exact origin that set them, whatever domain they name.

        They are kept only on a visit that is repeated because of a redirect loop.
        """
        if self.cookies is None:
            return
        jar = self.cookies.setdefault(self.current.origin, {})
        for line in lines:
            name, equals, value = line.partition(";")[0].partition("=")
            name, value = name.strip(), value.strip()
            printable = (name + value).isascii() and (name + value).isprintable()
            room = len(line) <= _MAX_COOKIE_LENGTH and (len(jar) < _MAX_COOKIES or name in jar)
            if equals and name and printable and room:
                jar[name] = value
