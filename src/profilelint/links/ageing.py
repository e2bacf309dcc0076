"""How a failure that lasts grows from a hint into a warning and an error."""

from __future__ import annotations

from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.verdict import Verdict

AGEING = frozenset({Verdict.SERVER_ERROR, Verdict.TIMEOUT, Verdict.NETWORK})
"""The verdicts whose severity grows while they last."""


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
