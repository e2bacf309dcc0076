"""The outcome of one link."""

from __future__ import annotations

from typing import Self

from profilelint.model.finding import Param, Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import REASONS, LinkVerdict, Verdict


class Hop(NamedTuple):
    """One request on the way: the masked URL and the status of the answer, 0 for none."""

    url: str
    status: int


class LinkOutcome(NamedTuple):
    """The verdict on one link and the evidence for it.

    ``url`` and ``hops`` are masked (see `profilelint.links.url.mask_url`) and may be shown.
    ``status`` is the final HTTP status, 0 where no answer came. ``detail`` is the part that the
    reason's message names. ``replacement`` is the URL that is safe to write instead, or the empty
    string. ``checked`` is the time of the evidence in seconds of the Unix
    epoch, 0.0 where there was none. ``cached`` is set where the evidence is of an earlier run.
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

    @classmethod
    def of(
        cls,
        url: str,
        reason: str,
        *,
        status: int = 0,
        hops: tuple[Hop, ...] = (),
        detail: str = "",
        replacement: str = "",
        checked: float = 0.0,
    ) -> Self:
        """Return an outcome with the severity that its reason begins with; ``url`` is masked."""
        severity = REASONS[reason].severity
        return cls(url, reason, severity, status, hops, detail, replacement, checked)

    @property
    def verdict(self) -> Verdict:
        """Return the class that the reason belongs to."""
        return REASONS[self.reason].verdict

    @property
    def gates(self) -> bool:
        """Return whether the outcome fails a gate."""
        return self.severity is Severity.ERROR

    @property
    def message(self) -> str:
        """Return the message for an editor, with the chain of hops where it explains something."""
        return REASONS[self.reason].message.format(**self.params)

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
        """Return the chain of hops in words, where it says more than its last URL."""
        if len(self.hops) > 2 or (len(self.hops) > 1 and self.status >= 400):
            urls = [hop.url for hop in self.hops]
            # Around a loop once is enough.
            again = next((n for n, url in enumerate(urls) if url in urls[:n]), len(urls))
            return "; the way there: " + " → ".join(urls[: again + 1])
        return ""

    @property
    def link_verdict(self) -> LinkVerdict:
        """Return what rules may know of the outcome."""
        return LinkVerdict(
            self.reason, self.severity, self.params, self.replacement, not self.gates
        )
