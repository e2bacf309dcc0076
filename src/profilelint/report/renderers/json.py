"""The report for programs: ``schema/report.schema.json`` says what it holds."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import profilelint
from profilelint.model.secrets import mask
from profilelint.report.escape import unabridged
from profilelint.report.json_text import json_pieces
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Edit, Finding, Fix, Location, Param, Region, Related
    from profilelint.model.result import RunResult

VERSION = 1
"""The version of the format. It is raised when a reader of this one would misread the next."""


def render(result: RunResult, _options: ReportOptions) -> Iterator[str]:
    """Yield the report as one JSON object; suppressed findings are listed and marked as such.

    Messages and titles are fit to be shown; paths, routes, parameters and the texts of edits are
    exact but for secrets.
    """
    summary = summarize(result)
    shard = result.shard
    return json_pieces(
        {
            "version": VERSION,
            "tool": {"name": "profilelint", "version": profilelint.__version__},
            "findings": map(_finding, result.findings),
            "failures": [
                {
                    "message": unabridged(failure.message),
                    "rule": mask(failure.rule) or None,
                    "path": mask(failure.path) or None,
                }
                for failure in result.failures
            ],
            "summary": {
                "findings": summary.findings,
                "severities": {
                    severity.value: number for severity, number in summary.severities.items()
                },
                "files_checked": summary.checked,
                "files_with_findings": summary.files,
                "suppressed": summary.suppressed,
                "baselined": summary.baselined,
                "skipped": {unabridged(reason): n for reason, n in summary.skipped.items()},
                "fixable": {"safe": summary.safe, "unsafe": summary.unsafe},
                "fixed": summary.fixed,
                "notes": [unabridged(note) for note in summary.notes],
                "failures": summary.failures,
                "threshold": result.threshold.value,
                "exit_status": result.exit_status,
            },
            **({} if shard is None else {"shard": shard._asdict()}),
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    suppression = finding.suppression
    return {
        "rule": mask(finding.rule),
        "message_id": finding.message_id,
        "severity": finding.severity.value,
        "advisory": finding.advisory,
        "message": unabridged(finding.message),
        **_place(finding.where, finding.region),
        "params": {name: _param(value) for name, value in finding.params.items()},
        "fingerprint": finding.fingerprint(),
        "related": [_related(related) for related in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
        "suppression": None
        if suppression is None
        else {"kind": suppression.kind, "reason": unabridged(suppression.reason)},
    }


def _place(where: Location, region: Region | None) -> dict[str, Any]:
    return {
        "path": mask(where.path),
        **_lines(region),
        "start": where.span.start,
        "end": where.span.end,
        "route": [mask(step) if isinstance(step, str) else step for step in where.route],
        "part": where.part,
    }


def _lines(region: Region | None) -> dict[str, int | None]:
    return {
        "line": region and region.line,
        "column": region and region.column,
        "end_line": region and region.end_line,
        "end_column": region and region.end_column,
    }


def _related(related: Related) -> dict[str, Any]:
    return {"message": unabridged(related.message), **_place(related.where, related.region)}


def _fix(fix: Fix) -> dict[str, Any]:
    """Return a fix; without its edits if they would print a secret, as masked ones would spoil."""
    secret = any(mask(edit.text) != edit.text for edit in fix.edits)
    return {
        "title": unabridged(fix.title),
        "safety": fix.safety,
        "edits": None if secret else [_edit(*edit) for edit in zip_longest(fix.edits, fix.regions)],
    }


def _edit(edit: Edit, region: Region | None) -> dict[str, Any]:
    return {
        **_lines(region),
        "start": edit.span.start,
        "end": edit.span.end,
        "text": edit.text,
    }


def _param(value: Param) -> Any:
    if isinstance(value, str):
        return mask(value)
    return [mask(part) for part in value] if isinstance(value, tuple) else value


FORMAT = ReportFormat(
    "every detail of a run, as JSON",
    "file",
    readers="programs of your own",
    render=render,
)
