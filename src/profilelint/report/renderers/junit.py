"""The report as JUnit's XML, which most CI servers show as a list of tests."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.report.details import details
from profilelint.report.escape import markup, shown
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import sentences, summarize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from profilelint.model.finding import Finding
    from profilelint.model.result import Failure, RunResult


def render(result: RunResult, options: ReportOptions) -> Iterator[str]:
    """Yield a suite for each file with a test for each finding, and one suite for the run.

    A finding that makes the run fail is a failed test, another one a passed test with output, a
    suppressed one a skipped test; what kept the run from being complete is a test in error. The
    report is valid by the schema of Jenkins (``junit-10.xsd`` of its xUnit plugin), which knows no
    place of a test but its suite's file.
    """
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="profilelint">\n'
    yield from _run_suite(result)
    for path, group in groupby(result.findings, key=lambda finding: finding.where.path):
        findings = list(group)
        failed = sum(map(result.fails_on, findings))
        skipped = sum(finding.suppression is not None for finding in findings)
        cases = (_case(finding, result, options.width) for finding in findings)
        yield from _suite(path, cases, len(findings), failures=failed, skipped=skipped, file=path)
    yield "</testsuites>\n"


def _suite(
    name: str,
    cases: Iterable[str],
    number: int,
    *,
    failures: int = 0,
    skipped: int = 0,
    errors: int = 0,
    file: str = "",
) -> Iterator[str]:
    counts = f'tests="{number}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
    if file:
        counts += f' file="{_text(file)}"'
    yield f'  <testsuite name="{_text(name)}" {counts}>\n'
    for case in cases:
        yield f"{case}\n"
    yield "  </testsuite>\n"


def _run_suite(result: RunResult) -> Iterator[str]:
    counts = "\n".join(sentences(summarize(result)))
    passed = (
        '    <testcase classname="profilelint" name="run">\n'
        f"      <system-out>{markup(counts)}</system-out>\n"
        "    </testcase>"
    )
    failures = [_error(failure) for failure in result.failures]
    cases = [passed, *failures]
    return _suite("profilelint", cases, len(cases), errors=len(failures))


def _case(finding: Finding, result: RunResult, width: int) -> str:
    path, rule, message = map(_text, (finding.where.path, finding.rule, finding.message))
    region = finding.region
    name = rule
    if region is not None:
        name = f"{rule} (line {region.line}, column {region.column})"
    if finding.suppression is not None:
        inner = f'<skipped message="{_text(finding.suppression.reason)}"/>'
    else:
        body = markup("\n".join([shown(finding.message), *details(finding, width)]))
        if result.fails_on(finding):
            kind = finding.severity.value
            inner = f'<failure type="{kind}" message="{message}">{body}</failure>'
        else:
            inner = f"<system-out>{finding.severity.value}: {body}</system-out>"
    return f'    <testcase classname="{path}" name="{name}">\n      {inner}\n    </testcase>'


def _error(failure: Failure) -> str:
    name = ": ".join(filter(None, (failure.path, failure.rule))) or "failure"
    return (
        f'    <testcase classname="profilelint" name="{_text(name)}">\n'
        f'      <error message="{_text(failure.message)}"/>\n'
        "    </testcase>"
    )


def _text(text: str) -> str:
    """Return a text for an attribute; what XML 1.0 cannot hold is shown as its number."""
    return markup(shown(text))


FORMAT = ReportFormat(
    "JUnit's XML: a test for each finding",
    "file",
    readers="most CI servers",
    render=render,
    from_repository=True,
)
