"""What formats say of a finding besides its message, as plain text: place, code frame, fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.report.escape import shown
from profilelint.report.frame import frame_lines, lines_left_out
from profilelint.report.paint import Paint
from profilelint.report.summary import count

if TYPE_CHECKING:
    from profilelint.model.finding import Finding, Fix, Region, Severity

_OPTIONS = {
    "safe": "--fix does this",
    "unsafe": "--unsafe-fixes does this; look at the result",
}
_PLAIN = Paint(color=False)


def place(path: str, region: Region | None) -> str:
    """Return ``path:line:column``, or the path alone where the place is not known."""
    return shown(path) if region is None else f"{shown(path)}:{region.line}:{region.column}"


def fix_offered(fix: Fix) -> str:
    """Return what a fix does and the option that applies it."""
    return f"{shown(fix.title)} ({_OPTIONS[fix.safety]})"


def details(finding: Finding, width: int, paint: Paint = _PLAIN) -> list[str]:
    """Return the lines below a finding: its code frame, related places and fixes.

    ``width`` is the number of columns that a line of the frame may take.
    """
    lines = []
    gutter = 3
    if finding.region is not None:
        gutter = max(gutter, len(str(finding.region.end_line)))
        lines = _frame(finding.region, gutter, width, finding.severity, paint)
    if not finding.related and not finding.fixes:
        return lines
    start = f" {'':{gutter}} {paint.dim}={paint.end}"
    for related in finding.related:
        where = place(related.where.path, related.region)
        lines.append(f"{start} see: {where}: {shown(related.message)}")
    for fix in finding.fixes:
        lines.append(f"{start} {paint.green}fix:{paint.end} {fix_offered(fix)}")
    return lines


def _frame(region: Region, gutter: int, width: int, severity: Severity, paint: Paint) -> list[str]:
    dim, end, color = paint.dim, paint.end, paint.severities[severity]
    bar = f"{dim}|{end}"
    lines = []
    frame = frame_lines(region, width - gutter - 4)
    for number, before, marked, after, offset, mark in frame:
        shown_mark = f"{color}{marked}{end}" if marked else ""
        line = f" {dim}{number:{gutter}}{end} {bar} {before}{shown_mark}{after}"
        lines.append(line.rstrip())
        if mark:
            lines.append(f" {'':{gutter}} {bar} {'':{offset}}{color}{'^' * mark}{end}")
    left_out = lines_left_out(region, frame) if region.end_line > region.line else 0
    if left_out:
        lines.append(f" {'':{gutter}} {bar} … and {count(left_out, 'more line')}")
    return lines
