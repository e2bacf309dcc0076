"""GitLab's code quality report: a JSON array of Code Climate issues."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from profilelint.model.digest import digest_of_text
from profilelint.model.finding import Severity
from profilelint.model.secrets import mask
from profilelint.report.escape import shown
from profilelint.report.json_text import json_pieces
from profilelint.report.render import ReportFormat, ReportOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Finding
    from profilelint.model.result import Failure, RunResult

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.HINT: "info"}


def render(result: RunResult, _options: ReportOptions) -> Iterator[str]:
    """Yield an issue for each reported finding and, with severity ``blocker``, each failure.

    The format has no place for counts. Fingerprints are unique, as GitLab drops an issue whose
    fingerprint it has seen.
    """
    return json_pieces(_issues(result))


def _issues(result: RunResult) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = {}
    for issue in chain(map(_failure, result.failures), map(_issue, result.reported)):
        fingerprint = issue["fingerprint"]
        number = seen[fingerprint] = seen.get(fingerprint, 0) + 1
        if number > 1:
            issue["fingerprint"] = digest_of_text(f"{fingerprint}:{number}")
        yield issue


def _issue(finding: Finding) -> dict[str, Any]:
    region = finding.region
    begin, end = (1, 1) if region is None else (region.line, region.end_line)
    return {
        "description": shown(finding.message),
        "check_name": shown(finding.rule),
        "fingerprint": finding.fingerprint(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": mask(finding.where.path), "lines": {"begin": begin, "end": end}},
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "description": shown(failure.message),
        "check_name": shown(failure.rule) or "failure",
        "fingerprint": digest_of_text(
            repr(("failure", failure.rule, failure.path, failure.message))
        ),
        "severity": "blocker",
        "location": {"path": mask(failure.path) or ".", "lines": {"begin": 1, "end": 1}},
    }


FORMAT = ReportFormat(
    "GitLab's code quality report",
    "file",
    readers="GitLab, in a merge request",
    render=render,
    from_repository=True,
)
