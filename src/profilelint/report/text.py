"""The report for people: grouped by file, with the offending part marked and the fix offered."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from profilelint.model.finding import Severity
from profilelint.report.escape import shown, without_commands
from profilelint.report.summary import (
    SEVERITIES,
    count,
    safety_of,
    sentences,
    severity_counts,
    summarize,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from profilelint.model.finding import Finding, Fix, Region
    from profilelint.model.result import Failure, RunResult
    from profilelint.report.options import Options

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_GREEN = "\x1b[32m"
_COLORS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.HINT: "\x1b[1;36m",
}
_HOW = {
    "safe": "--fix does this",
    "unsafe": "--unsafe-fixes does this; look at the result",
}


def render(result: RunResult, options: Options) -> str:
    """Return the report as lines of text, each ended by LF; suppressed findings are only counted.

    The only control characters are the line ends and, if ``options.color`` is set, the escape
    sequences of ANSI colours.
    """
    paint = _Paint(color=options.color)
    lines: list[str] = []
    if options.statistics:
        lines += _statistics(result, paint)
    else:
        for path, findings in groupby(result.reported, key=lambda finding: finding.where.path):
            lines += _file(path, list(findings), options, paint)
    for failure in result.failures:
        lines += [_failure(failure, paint), *([] if options.quiet else [""])]
    summary = summarize(result)
    first, *others = sentences(summary)
    if not options.quiet:
        first = paint(first, _BOLD if summary.findings or summary.failures else _GREEN)
    text = "\n".join([*lines, first, *others]) + "\n"
    return without_commands(text) if options.workflow else text


def place(path: str, region: Region | None) -> str:
    """Return ``path:line:column``, or the path alone where the place is not known."""
    return shown(path) if region is None else f"{shown(path)}:{region.line}:{region.column}"


def fix_offered(fix: Fix) -> str:
    """Return what a fix does and the option that applies it."""
    return f"{shown(fix.title)} ({_HOW[fix.safety]})"


def details(finding: Finding, width: int) -> list[str]:
    """Return the lines below a finding: its code frame, related places and fixes."""
    return _details(finding, width, _Paint(color=False))


class _Paint:
    """Puts a colour around a text, or leaves it."""

    __slots__ = ("color",)

    def __init__(self, *, color: bool) -> None:
        self.color = color

    def __call__(self, text: str, code: str) -> str:
        return f"{code}{text}{_RESET}" if self.color and text else text


def _file(path: str, findings: list[Finding], options: Options, paint: _Paint) -> list[str]:
    if options.quiet:
        return [_headline(finding, paint) for finding in findings]
    severities = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        severities[finding.severity] += 1
    lines = [paint(shown(path), _BOLD) + f": {severity_counts(severities)}", ""]
    for finding in findings:
        lines += [_headline(finding, paint), *_details(finding, options.width, paint), ""]
    return lines


def _headline(finding: Finding, paint: _Paint) -> str:
    return (
        f"{paint(place(finding.where.path, finding.region), _BOLD)}: "
        f"{paint(finding.severity.value, _COLORS[finding.severity])}: "
        f"{shown(finding.message)} {paint(f'[{shown(finding.rule)}]', _DIM)}"
    )


def _details(finding: Finding, width: int, paint: _Paint) -> list[str]:
    lines = []
    gutter = 3
    if finding.region is not None:
        gutter = max(gutter, len(str(finding.region.end_line)))
        lines = _frame(finding.region, gutter, width, _COLORS[finding.severity], paint)
    notes = []
    for related in finding.related:
        where = place(related.where.path, related.region)
        notes.append(f"see: {where}: {shown(related.message)}")
    for fix in finding.fixes:
        notes.append(f"{paint('fix:', _GREEN)} {fix_offered(fix)}")
    bullet = paint("=", _DIM)
    return lines + [f" {'':{gutter}} {bullet} {note}" for note in notes]


def _frame(region: Region, gutter: int, width: int, color: str, paint: _Paint) -> list[str]:
    from profilelint.report.frame import frame_lines, lines_left_out

    bar = paint("|", _DIM)
    lines = []
    frame = frame_lines(region, width - gutter - 4)
    for number, before, marked, after, offset, mark in frame:
        shown_line = f"{before}{paint(marked, color)}{after}"
        lines.append(f" {paint(f'{number:{gutter}}', _DIM)} {bar} {shown_line}".rstrip())
        if mark:
            lines.append(f" {'':{gutter}} {bar} {'':{offset}}{paint('^' * mark, color)}")
    left_out = lines_left_out(region, frame)
    if left_out:
        lines.append(f" {'':{gutter}} {bar} … and {count(left_out, 'more line')}")
    return lines


def _failure(failure: Failure, paint: _Paint) -> str:
    names = [shown(name) for name in (failure.path, failure.rule) if name]
    where = ": ".join([*names, ""])
    return f"{where}{paint('failure', _COLORS[Severity.ERROR])}: {shown(failure.message)}"


def _statistics(result: RunResult, paint: _Paint) -> list[str]:
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
                max((finding.severity for finding in findings), key=lambda found: found.rank).value,
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
    return [paint(lines[0], _DIM), *lines[1:], ""]


def _fix_mark(findings: Sequence[Finding]) -> str:
    """Return how many of the findings can be repaired, and whether safely."""
    safeties = [safety_of(finding) for finding in findings]
    marks = []
    if "safe" in safeties:
        marks.append(f"{safeties.count('safe')} safe")
    if "unsafe" in safeties:
        marks.append(f"{safeties.count('unsafe')} unsafe")
    return ", ".join(marks)
