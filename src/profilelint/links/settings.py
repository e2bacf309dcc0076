"""What a repository's configuration may say of its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.links.ageing import Ageing
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class CheckSettings(NamedTuple):
    """How links are checked; no setting widens the policy.

    ``exclude`` are patterns as `excluded` reads them. ``accept`` maps a host, or ``*.host``, to
    statuses that count as ok there (see `accepted_statuses`). ``require_https`` makes
    ``insecure`` an error. ``offline`` opens no connection: only earlier answers count.
    ``max_age`` is how old, in seconds, an earlier answer may be.
    """

    exclude: tuple[str, ...] = ()
    accept: Mapping[str, frozenset[int]] = {}
    require_https: bool = False
    offline: bool = False
    max_age: float | None = None
    ageing: Ageing = Ageing()


def excluded(patterns: Iterable[str], href: str) -> bool:
    """Return whether a normalised URL matches one of the patterns.

    In a pattern ``*`` stands for any characters and everything else for itself. One without
    ``://`` is compared with what follows ``://``, and one without ``/`` names a host and all
    that is on it. The cost is linear in the URL for each piece between two stars.
    """
    rest = href.partition("://")[2]
    host = rest.partition("/")[0]
    for pattern in patterns:
        subject = href if "://" in pattern else rest if "/" in pattern else host
        if _matches(pattern, subject):
            return True
    return False


def _matches(pattern: str, subject: str) -> bool:
    pieces = pattern.split("*")
    if len(pieces) == 1:
        return subject == pattern
    first, *middle, last = pieces
    if not (subject.startswith(first) and subject.endswith(last)):
        return False
    at, end = len(first), len(subject) - len(last)
    for piece in middle:
        start = subject.find(piece, at, end)
        if start < 0:
            return False
        at = start + len(piece)
    return at <= end


def accepted_statuses(accept: Mapping[str, frozenset[int]], host: str) -> frozenset[int]:
    """Return the statuses that count as ok at a host: its own and those of ``*.`` patterns."""
    if not accept:
        return frozenset()
    statuses = accept.get(host, frozenset())
    while "." in host:
        host = host.partition(".")[2]
        statuses |= accept.get("*." + host, frozenset())
    return statuses
