"""The outcome of one link, and how lasting failures grow."""

from __future__ import annotations

from profilelint.model.finding import Param, Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import REASONS, LinkVerdict, Verdict

AGEING = frozenset({Verdict.SERVER_ERROR, Verdict.TIMEOUT, Verdict.NETWORK})
"""Verdicts that begin as a hint and grow into a warning and an error while they last."""

CACHED = frozenset(
    {Verdict.OK, Verdict.OK_TEMPORARY_REDIRECT, Verdict.MOVED_PERMANENTLY, Verdict.INSECURE}
)
"""Verdicts kept for the cache's full lifetime; ``fragment-missing`` is kept for a day."""


SETTING_BOUND = frozenset({"ok-accepted"})
"""Reasons that hold only under the settings of the run, and so are not kept."""


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
        return self.severity is Severity.ERROR

    @property
    def params(self) -> dict[str, Param]:
        """Return what the reason's message names, every value safe to show."""
        return {
            "url": self.url,
            "status": self.status,
            "final": self.hops[-1].url if self.hops else self.url,
            "detail": self.detail,
            "way": self._way(),
        }

    def _way(self) -> str:
        """Return the chain of hops in words, where it says more than its last address."""
        if len(self.hops) > 2 or (len(self.hops) > 1 and self.status >= 400):
            return "; the way there: " + " → ".join(hop.url for hop in self.hops)
        return ""

    @property
    def link_verdict(self) -> LinkVerdict:
        """Return what rules may know of the outcome."""
        return LinkVerdict(
            self.reason, self.severity, self.params, self.replacement, not self.gates
        )


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
    """Return the message for an editor, with the chain of hops where that explains something."""
    return REASONS[found.reason].message.format(**found.params)


class Ageing(NamedTuple):
    """When a lasting failure grows: after both the number of runs and the seconds have passed."""

    warning_runs: int = 3
    warning_seconds: float = 72 * 3600.0
    error_runs: int = 5
    error_seconds: float = 14 * 86400.0


def aged_severity(ageing: Ageing, runs: int, seconds: float) -> Severity:
    """Return the severity of a failure seen in that many runs over that many seconds."""
    if runs >= ageing.error_runs and seconds >= ageing.error_seconds:
        return Severity.ERROR
    if runs >= ageing.warning_runs and seconds >= ageing.warning_seconds:
        return Severity.WARNING
    return Severity.HINT
