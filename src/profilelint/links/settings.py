"""What a repository's configuration may say of its links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.links.ageing import Ageing
from profilelint.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


MOST_EXCLUSIONS: Final = 1_000
"""How many patterns are compared with each URL: anyone may propose a configuration."""


class CheckSettings(NamedTuple):
    """How links are checked; no setting widens the policy.

    ``exclude`` are patterns as `Exclusions` reads them. ``accept`` maps a host, or ``*.host``, to
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


class Exclusions:
    """Patterns of normalised URLs that are left out.

    In a pattern ``*`` stands for any characters and everything else for itself. One without
    ``://`` is compared with what follows ``://``, and one without ``/`` names a host and all
    that is on it.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        self._exact: set[str] = set()
        self._split: list[tuple[str, int, list[str]]] = []
        for pattern in patterns:
            if "*" in pattern:
                subject = 0 if "://" in pattern else 1 if "/" in pattern else 2
                pieces = re.split(r"\*+", pattern)
                self._split.append((max(pieces, key=len), subject, pieces))
            else:
                self._exact.add(pattern)

    def hold(self, href: str) -> bool:
        """Return whether a URL matches one; the cost is linear in the URL for each star."""
        if not (self._exact or self._split):
            return False
        rest = href.partition("://")[2]
        subjects = (href, rest, rest.partition("/")[0])
        return not self._exact.isdisjoint(subjects) or any(
            longest in href and _matches(pieces, subjects[subject])
            for longest, subject, pieces in self._split
        )


def _matches(pieces: list[str], subject: str) -> bool:
    if not (subject.startswith(pieces[0]) and subject.endswith(pieces[-1])):
        return False
    at, end = len(pieces[0]), len(subject) - len(pieces[-1])
    for piece in pieces[1:-1]:
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
