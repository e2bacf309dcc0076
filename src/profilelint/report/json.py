"""The report for programs: ``schema/report.schema.json`` says what it holds."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import profilelint
from profilelint.model.secrets import mask
from profilelint.report.escape import printable
from profilelint.report.serialize import write_json
from profilelint.report.summary import summarize

if TYPE_CHECKING:
    from profilelint.model.finding import Edit, Finding, Fix, Location, Param, Region, Related
    from profilelint.model.result import RunResult, Shard
    from profilelint.report.options import Options

VERSION = 1
"""The version of the format; it grows when a reader of the present one would misread the next."""


def render(result: RunResult, _options: Options) -> str:
    """Return the report as one JSON object; suppressed findings are listed and marked as such.

    Messages and titles are fit to be shown; paths, routes, parameters and the texts of edits are
    exact but for secrets.
    """
    summary = summarize(result)
    shard = result.shard
    return write_json(
        {
            "version": VERSION,
            "tool": {"name": "profilelint", "version": profilelint.__version__},
            "findings": [_finding(finding) for finding in result.findings],
            "failures": [
                {
                    "message": _prose(failure.message),
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
                "skipped": {_prose(reason): n for reason, n in summary.skipped.items()},
                "fixable": {"safe": summary.safe, "unsafe": summary.unsafe},
                "fixed": summary.fixed,
                "notes": [_prose(note) for note in summary.notes],
                "failures": summary.failures,
                "threshold": result.threshold.value,
                "exit_status": result.exit_status,
            },
            **({} if shard is None else {"shard": shard_data(shard)}),
        }
    )


def shard_data(shard: Shard) -> dict[str, Any]:
    """Return what a report of one part of a run carries for the report of the whole."""
    return {"number": shard.number, "of": shard.of, "record": shard.record}


def _finding(finding: Finding) -> dict[str, Any]:
    suppression = finding.suppression
    return {
        "rule": mask(finding.rule),
        "message_id": finding.message_id,
        "severity": finding.severity.value,
        "advisory": finding.advisory,
        "message": _prose(finding.message),
        **_place(finding.where, finding.region),
        "params": {name: _param(value) for name, value in finding.params.items()},
        "fingerprint": finding.fingerprint(),
        "related": [_related(related) for related in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
        "suppression": None
        if suppression is None
        else {"kind": suppression.kind, "reason": _prose(suppression.reason)},
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
    return {"message": _prose(related.message), **_place(related.where, related.region)}


def _fix(fix: Fix) -> dict[str, Any]:
    """Return a fix; without its edits if they would print a secret, as masked ones would spoil."""
    secret = any(mask(edit.text) != edit.text for edit in fix.edits)
    return {
        "title": _prose(fix.title),
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


def _prose(text: str) -> str:
    return printable(mask(text))
