"""Annotations of a GitHub Actions run: workflow commands on standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.report.details import fix_offered, place
from profilelint.report.escape import shown, without_commands
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import SEVERITIES, sentences, severity_counts, summarize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Finding
    from profilelint.model.result import Failure, RunResult

LIMIT = 10
"""How many annotations of each level GitHub keeps for a step; it drops the rest silently."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def render(result: RunResult, _options: ReportOptions) -> Iterator[str]:
    """Yield up to `LIMIT` commands of each level, then the counts in plain lines."""
    commands = [_failure(failure) for failure in result.failures[:LIMIT]]
    room = dict.fromkeys(SEVERITIES, LIMIT)
    room[Severity.ERROR] -= len(commands)
    left_out = dict.fromkeys(SEVERITIES, 0)
    for finding in result.reported:
        if room[finding.severity] > 0:
            room[finding.severity] -= 1
            commands.append(_annotation(finding))
        else:
            left_out[finding.severity] += 1
    plain = sentences(summarize(result))
    if any(left_out.values()):
        plain.append(
            f"Not annotated, as GitHub shows {LIMIT} of a kind: {severity_counts(left_out)}."
        )
    if len(result.failures) > LIMIT:
        plain.append(f"Failures not annotated: {len(result.failures) - LIMIT}.")
    yield "\n".join([*commands, *map(without_commands, plain)]) + "\n"


def _annotation(finding: Finding) -> str:
    properties = {"file": shown(finding.where.path), "title": shown(finding.rule)}
    region = finding.region
    if region is not None:
        properties["line"] = str(region.line)
        properties["endLine"] = str(region.end_line)
        if region.line == region.end_line:  # columns are refused for more than one line
            properties["col"] = str(region.column)
            properties["endColumn"] = str(region.end_column)
    lines = [f"{place(finding.where.path, region)}: {shown(finding.message)}"]
    lines += [f"fix: {fix_offered(fix)}" for fix in finding.fixes]
    return _command(_COMMANDS[finding.severity], properties, lines)


def _failure(failure: Failure) -> str:
    properties = {"title": shown(failure.rule) or "failure"}
    if failure.path:
        properties["file"] = shown(failure.path)
    return _command("error", properties, [shown(failure.message)])


def _command(name: str, properties: dict[str, str], lines: list[str]) -> str:
    listed = ",".join(
        f"{key}={_escape_property(without_commands(value))}" for key, value in properties.items()
    )
    return f"::{name} {listed}::" + "%0A".join(_escape_data(without_commands(x)) for x in lines)


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = ReportFormat(
    "annotations on the lines of a pull request",
    "log",
    readers="GitHub Actions",
    render=render,
    from_repository=True,
)
