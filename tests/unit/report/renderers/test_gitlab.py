from __future__ import annotations

import json
from typing import Any

from jsonschema_rs import Draft202012Validator

from profilelint.model.finding import Finding, Location, Severity, Span, Suppression
from profilelint.model.result import Failure, RunResult
from profilelint.report.render import ReportOptions, render


def issues_of(result: RunResult) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(render("gitlab", result, ReportOptions()))
    return issues


SCHEMA = Draft202012Validator(
    {
        "type": "array",
        "items": {
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string"},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "not": {"pattern": "^\\./"}},
                        "lines": {
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
)
"""What GitLab's documentation asks of a code quality report."""


def found(severity: Severity) -> Finding:
    return Finding("text-words", "x", "Words.", {}, severity, Location("a.md", Span(0, 0)))


def test_fingerprints_are_unique_and_stable() -> None:
    one = found(Severity.ERROR)
    result = RunResult([one, one, one], 1, {}, [], {}, Severity.WARNING)
    prints = [issue["fingerprint"] for issue in issues_of(result)]
    assert prints[0] == one.fingerprint()
    assert len(set(prints)) == 3
    assert prints == [issue["fingerprint"] for issue in issues_of(result)]


def test_severities_are_gitlabs_and_failures_block() -> None:
    findings = [found(severity) for severity in Severity]
    findings.append(found(Severity.ERROR)._replace(suppression=Suppression("baseline", "")))
    result = RunResult(findings, 1, {}, [Failure("It stopped.")], {}, Severity.WARNING)
    issues = issues_of(result)
    assert [issue["severity"] for issue in issues] == ["blocker", "critical", "minor", "info"]
    assert [issue["location"]["path"] for issue in issues] == [".", "a.md", "a.md", "a.md"]


def test_hostile_text_is_escaped(hostile: RunResult) -> None:
    text = render("gitlab", hostile, ReportOptions())
    SCHEMA.validate(json.loads(text))
    assert text.isascii()
    assert "hunter2" not in text
    issues = issues_of(hostile)
    assert len(issues) == 4
    assert len({issue["fingerprint"] for issue in issues}) == 4
    assert all(issue["description"].isprintable() for issue in issues)
