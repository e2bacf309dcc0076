"""The report as SARIF 2.1.0 (OASIS Standard, errata 01), for code scanning and editors."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import profilelint
from profilelint.model.finding import Severity
from profilelint.model.secrets import mask
from profilelint.report.escape import encodable, unabridged, web_address
from profilelint.report.json_text import json_pieces
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import most_severe, sentences, summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Edit, Finding, Fix, Location, Region, Route
    from profilelint.model.result import Failure, RuleInfo, RunResult

RESULT_LIMIT = 25_000
"""How many results GitHub accepts in a run; the most severe are kept."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_BASE = "%SRCROOT%"
_HOME = "https://github.com/profilelint/profilelint"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_KINDS = {"directive": "inSource", "baseline": "external"}


def render(result: RunResult, _options: ReportOptions) -> Iterator[str]:
    """Yield a log with one run; suppressed findings are results with a suppression."""
    kept = most_severe(result.findings, RESULT_LIMIT)
    names = sorted({*result.rules, *(finding.rule for finding in kept)})
    indices = {name: index for index, name in enumerate(names)}
    notifications = [_failure(failure) for failure in result.failures]
    if len(kept) < len(result.findings):
        notifications.append(_left_out(len(result.findings) - len(kept)))
    run = {
        "tool": {
            "driver": {
                "name": "profilelint",
                "version": profilelint.__version__,
                "informationUri": _HOME,
                "rules": [_rule(name, result.rules.get(name)) for name in names],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not result.failures,
                "exitCode": result.exit_status,
                "toolExecutionNotifications": notifications,
            }
        ],
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The root of the run, to which paths are relative."}}
        },
        "columnKind": "utf16CodeUnits",
        "results": (_result(finding, indices[finding.rule]) for finding in kept),
        "properties": {
            "summary": sentences(summarize(result)),
            **({} if result.shard is None else {"shard": result.shard._asdict()}),
        },
    }
    return json_pieces({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def uri_reference(path: str) -> str:
    """Return a relative path as an RFC 3986 relative reference.

    Each segment is percent-encoded as the UTF-8 (or the bytes that are not UTF-8) it stands for;
    a colon in the first one would read as a scheme, so ``./`` goes before it.
    """
    path = mask(path)
    try:
        octets = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        octets = encodable(path).encode("utf-8")
    reference = quote(octets, safe="/!$&'()*+,;=:@~")
    return f"./{reference}" if ":" in reference.partition("/")[0] else reference


def _rule(name: str, info: RuleInfo | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": unabridged(name)}
    if info is None:
        return rule
    address = web_address(info.help_uri)
    rule["shortDescription"] = {"text": unabridged(info.summary)}
    rule["help"] = _help(info, address)
    rule["defaultConfiguration"] = {"level": _LEVELS[info.severity]}
    if address:
        rule["helpUri"] = address
    return rule


def _help(info: RuleInfo, address: str) -> dict[str, str]:
    """Return what a reader is shown beside a finding, plain and as Markdown (3.49.13)."""
    summary = unabridged(info.summary)
    reason = "\n".join(map(unabridged, info.reason.split("\n")))
    more = f"\n\n[More on this rule]({address})" if address else ""
    return {
        "text": " ".join(filter(None, (summary, address))),
        "markdown": (reason or summary) + more,
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": unabridged(finding.rule),
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [_location(finding.where, finding.region)],
        "partialFingerprints": {"profilelint/v1": finding.fingerprint()},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": index,
                "message": _message(related.message),
                **_location(related.where, related.region),
            }
            for index, related in enumerate(finding.related)
        ]
    fixes = [_fix(finding, fix) for fix in finding.fixes if _is_printable(fix)]
    if fixes:
        result["fixes"] = fixes
    if finding.suppression is not None:
        result["suppressions"] = [
            {
                "kind": _KINDS[finding.suppression.kind],
                "status": "accepted",
                "justification": unabridged(finding.suppression.reason),
            }
        ]
    return result


def _location(where: Location, region: Region | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(where.path)}
    if region is not None:
        physical["region"] = _region(region)
    location: dict[str, Any] = {"physicalLocation": physical}
    if where.route:
        location["logicalLocations"] = [{"fullyQualifiedName": _pointer(where.route)}]
    return location


def _artifact(path: str) -> dict[str, str]:
    return {"uri": uri_reference(path), "uriBaseId": _BASE}


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.line,
        "startColumn": region.utf16_column,
        "endLine": region.end_line,
        "endColumn": region.utf16_end_column,
    }


def _pointer(route: Route) -> str:
    """Return a route as a JSON Pointer (RFC 6901), as SARIF names places in JSON."""
    steps = [unabridged(str(step)).replace("~", "~0").replace("/", "~1") for step in route]
    return "".join(f"/{step}" for step in steps)


def _is_printable(fix: Fix) -> bool:
    """Return whether a fix has edits that print no secret; SARIF wants one edit at least."""
    return bool(fix.edits) and all(mask(edit.text) == edit.text for edit in fix.edits)


def _fix(finding: Finding, fix: Fix) -> dict[str, Any]:
    path = finding.where.path
    return {
        "description": _message(fix.title),
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path),
                "replacements": [
                    _replacement(*edit) for edit in zip_longest(fix.edits, fix.regions)
                ],
            }
        ],
        "properties": {"safety": fix.safety},
    }


def _replacement(edit: Edit, region: Region | None) -> dict[str, Any]:
    deleted = (
        _region(region)
        if region is not None
        else {"charOffset": edit.span.start, "charLength": edit.span.end - edit.span.start}
    )
    return {"deletedRegion": deleted, "insertedContent": {"text": edit.text}}


def _failure(failure: Failure) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": _message(failure.message)}
    if failure.rule:
        notification["associatedRule"] = {"id": unabridged(failure.rule)}
    if failure.path:
        notification["locations"] = [
            {"physicalLocation": {"artifactLocation": _artifact(failure.path)}}
        ]
    return notification


def _left_out(number: int) -> dict[str, Any]:
    text = f"{number} findings are left out: a run holds at most {RESULT_LIMIT} results."
    return {"level": "warning", "message": {"text": text}}


def _message(text: str) -> dict[str, str]:
    """Return a plain text message in which nothing reads as an embedded link (3.11.6)."""
    text = unabridged(text)
    if "](" in text:
        text = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return {"text": text}


FORMAT = ReportFormat(
    "SARIF 2.1.0",
    "file",
    readers="code scanning and editors",
    render=render,
    from_repository=True,
)
