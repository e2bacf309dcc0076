"""The counts that end every report, so that nothing vanishes: suppressed and skipped included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.model.named_tuple import NamedTuple
from profilelint.report.escape import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from profilelint.model.finding import Finding
    from profilelint.model.result import RunResult

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.HINT)
"""The severities, the most severe first."""


class Summary(NamedTuple):
    """The counts of a run.

    ``severities`` counts the reported findings by severity, the most severe first, and ``files``
    the files that have any. ``safe`` and ``unsafe`` count the reported findings that have a fix of
    that kind; one that has both counts as safe. ``fixed`` counts those repaired before, and
    ``notes`` are further sentences.
    """

    severities: Mapping[Severity, int]
    files: int
    checked: int
    suppressed: int
    baselined: int
    skipped: Mapping[str, int]
    safe: int
    unsafe: int
    failures: int
    fixed: int = 0
    notes: Sequence[str] = ()

    @property
    def findings(self) -> int:
        """Return how many findings are reported."""
        return sum(self.severities.values())


def safety_of(finding: Finding) -> str:
    """Return the best safety among a finding's fixes; the empty string if it has none."""
    if not finding.fixes:
        return ""
    safeties = {fix.safety for fix in finding.fixes}
    return "safe" if "safe" in safeties else "unsafe"


def summarize(result: RunResult) -> Summary:
    """Return the counts of a run."""
    reported = result.reported
    severities = dict.fromkeys(SEVERITIES, 0)
    for finding in reported:
        severities[finding.severity] += 1
    kinds = [each.suppression.kind for each in result.findings if each.suppression is not None]
    safeties = [safety_of(finding) for finding in reported]
    return Summary(
        severities,
        len({finding.where.path for finding in reported}),
        result.checked,
        kinds.count("directive"),
        kinds.count("baseline"),
        dict(sorted(result.skipped.items())),
        safeties.count("safe"),
        safeties.count("unsafe"),
        len(result.failures),
        result.fixed,
        result.notes,
    )


def most_severe(findings: Sequence[Finding], limit: int) -> list[Finding]:
    """Return the most severe findings, at most ``limit`` of them, in their own order.

    Suppressed findings are left out before any other.
    """
    if len(findings) <= limit:
        return list(findings)

    def weight(index: int) -> tuple[bool, int, int]:
        finding = findings[index]
        return finding.suppression is not None, -finding.severity.rank, index

    kept = sorted(sorted(range(len(findings)), key=weight)[:limit])
    return [findings[index] for index in kept]


def count(number: int, noun: str) -> str:
    """Return a number and its noun, as in ``1 file`` and ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def severity_counts(severities: Mapping[Severity, int]) -> str:
    """Return the severities that occur with their numbers, as in ``2 errors, 1 hint``."""
    return ", ".join(
        count(number, severity.value) for severity, number in severities.items() if number
    )


def sentences(summary: Summary) -> list[str]:
    """Return the counts in words: the verdict first, then what was not shown and what can be done.

    Each sentence is fit to be printed.
    """
    files = count(summary.checked, "file")
    if summary.findings:
        problems = f"{count(summary.findings, 'problem')} in {count(summary.files, 'file')}"
        lines = [f"Found {problems}: {severity_counts(summary.severities)}. {files} checked."]
    else:
        lines = [f"No problems found in {files}."]
    if summary.fixed:
        lines.insert(0, f"Repaired {count(summary.fixed, 'problem')}.")
    if summary.safe or summary.unsafe:
        lines.append(_fixable(summary))
    aside = []
    if summary.suppressed:
        aside.append(f"{summary.suppressed} suppressed by a comment")
    if summary.baselined:
        aside.append(f"{summary.baselined} already in the baseline")
    if aside:
        lines.append(f"Not shown: {', '.join(aside)}.")
    skipped = [
        f"{shown(reason)} ({number})" for reason, number in summary.skipped.items() if number
    ]
    if skipped:
        lines.append(f"Skipped: {', '.join(skipped)}.")
    lines += [shown(note) for note in summary.notes]
    if summary.failures:
        lines.append(f"The run is incomplete: {count(summary.failures, 'failure')}, see above.")
    return lines


def _fixable(summary: Summary) -> str:
    if not summary.unsafe:
        return f"--fix repairs {summary.safe} of them."
    if not summary.safe:
        return f"--unsafe-fixes repairs {summary.unsafe} of them; look at the result."
    return (
        f"--fix repairs {summary.safe} of them, --unsafe-fixes {summary.unsafe} more; "
        "look at the result of the latter."
    )
