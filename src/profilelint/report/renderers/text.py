"""The report for people: grouped by file, with the offending part marked and the fix offered."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.report.escape import shown, without_commands
from profilelint.report.paint import BOLD, DIM, GREEN, SEVERITY_COLORS, Paint
from profilelint.report.render import ReportFormat, ReportOptions
from profilelint.report.summary import (
    SEVERITIES,
    safety_of,
    sentences,
    severity_counts,
    summarize,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.finding import Finding
    from profilelint.model.result import Failure, RunResult

_INDENT = "    "
_LEAST_WIDTH = 20


def render(result: RunResult, options: ReportOptions) -> Iterator[str]:
    """Yield the report as lines of text, each ended by LF; suppressed findings are only counted.

    No file name that begins a line is a command to the log of a workflow, wherever the report is
    printed: what a container prints there knows nothing of the workflow.
    The only control characters are the line ends and, if ``options.color`` is set, the escape
    sequences of ANSI colours.
    """
    for lines in _parts(result, options, Paint(color=options.color)):
        yield f"{without_commands(lines) if options.workflow else lines}\n"


def _parts(result: RunResult, options: ReportOptions, paint: Paint) -> Iterator[str]:
    """Yield the report in parts of one or more lines."""
    if options.statistics:
        yield from _statistics(result, paint)
    else:
        for path, findings in groupby(result.reported, key=lambda finding: finding.where.path):
            yield from _file(path, list(findings), options, paint)
    for failure in result.failures:
        yield _failure(failure, paint)
        if not options.quiet:
            yield ""
    summary = summarize(result)
    first, *others = sentences(summary)
    if not options.quiet:
        first = paint(first, BOLD if summary.findings or summary.failures else GREEN)
    yield first
    yield from others


def _file(
    path: str, findings: list[Finding], options: ReportOptions, paint: Paint
) -> Iterator[str]:
    name = without_commands(shown(path))
    if options.quiet:
        for finding in findings:
            yield _headline(finding, name, options, paint)
        return
    from profilelint.report.details import details

    severities = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        severities[finding.severity] += 1
    yield f"{paint(name, BOLD)}: {severity_counts(severities)}\n"
    for finding in findings:
        lines = [_headline(finding, name, options, paint)]
        lines += details(finding, options.width, paint)
        lines.append("")
        yield "\n".join(lines)


def _headline(finding: Finding, name: str, options: ReportOptions, paint: Paint) -> str:
    region, severity = finding.region, finding.severity
    where = name if region is None else f"{name}:{region.line}:{region.column}"
    message, rule = shown(finding.message), f"[{shown(finding.rule)}]"
    color, end = paint.severities[severity], paint.end
    head = f"{paint.bold}{where}{end}: {color}{severity}{end}: "
    if options.wrapped:
        # The place stays in one piece, so that a terminal makes a link of it.
        column = len(where) + len(severity) + 4
        is_long = 3 * column > 2 * options.width
        first = _INDENT if is_long else " " * column
        lines = "\n".join(_wrapped(f"{message} {rule}", first, options.width))
        lines = lines.removesuffix(rule) + paint(rule, DIM)
        return f"{head.rstrip()}\n{lines}" if is_long else head + lines[column:]
    return f"{head}{message} {paint.dim}{rule}{end}"


def _wrapped(text: str, first: str, width: int) -> list[str]:
    """Return a text in lines of at most so many columns, but for words that are longer."""
    from textwrap import wrap

    return wrap(
        text,
        max(width, _LEAST_WIDTH),
        initial_indent=first,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _failure(failure: Failure, paint: Paint) -> str:
    names = [without_commands(shown(name)) for name in (failure.path, failure.rule) if name]
    where = ": ".join([*names, ""])
    return f"{where}{paint('failure', SEVERITY_COLORS[Severity.ERROR])}: {shown(failure.message)}"


def _statistics(result: RunResult, paint: Paint) -> list[str]:
    """Return a table of the reported findings by rule, the most frequent first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in result.reported:
        by_rule.setdefault(finding.rule, []).append(finding)
    if not by_rule:
        return []
    order = sorted(by_rule.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    rows = [("count", "severity", "fix", "rule", "what it says")]
    for rule, findings in order:
        info = result.rules.get(rule)
        rows.append(
            (
                str(len(findings)),
                max(
                    (finding.severity for finding in findings), key=lambda severity: severity.rank
                ).value,
                _fix_mark(findings),
                shown(rule),
                shown(info.summary) if info is not None else "",
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        f"{row[0]:>{widths[0]}}  {row[1]:{widths[1]}}  {row[2]:{widths[2]}}  "
        f"{row[3]:{widths[3]}}  {row[4]}".rstrip()
        for row in rows
    ]
    return [paint(lines[0], DIM), *lines[1:], ""]


def _fix_mark(findings: Sequence[Finding]) -> str:
    """Return how many of the findings can be repaired, and whether safely."""
    safeties = [safety_of(finding) for finding in findings]
    marks = []
    if "safe" in safeties:
        marks.append(f"{safeties.count('safe')} safe")
    if "unsafe" in safeties:
        marks.append(f"{safeties.count('unsafe')} unsafe")
    return ", ".join(marks)


FORMAT = ReportFormat(
    "each finding with its lines, marked, and the fix that is offered",
    "terminal",
    readers="people",
    render=render,
)
