"""Lines and columns of the second places of a finding: its edits and what it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.text import LineIndex

if TYPE_CHECKING:
    from profilelint.model.finding import Finding, Region


def region_of(finding: Finding, path: str, span: Span) -> Region | None:
    """Return where a span lies, computed from the lines that the finding's region quotes.

    None is returned for a place in another file or outside those lines.
    """
    region = finding.region
    if region is None or path != finding.where.path:
        return None
    if span == finding.where.span:
        return region
    start = finding.where.span.start - (region.column - 1)
    if span.start < start or span.end > start + len(region.source):
        return None
    lines = LineIndex(region.source)
    local = lines.region(Span(span.start - start, span.end - start))
    down = region.line - 1
    return local._replace(line=local.line + down, end_line=local.end_line + down)
