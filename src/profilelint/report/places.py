"""Lines and columns of the second places of a finding: its edits and what it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.text import LineIndex

if TYPE_CHECKING:
    from profilelint.model.finding import Finding, Location, Region, Related


def related_place(finding: Finding, related: Related) -> tuple[Location, Region | None]:
    """Return the location of a related place with its path, and its region if that is known.

    An empty path stands for the finding's own file.
    """
    where = related.where
    if where.path not in ("", finding.where.path):
        return where, None
    return where._replace(path=finding.where.path), region_of(finding, where.span)


def region_of(finding: Finding, span: Span) -> Region | None:
    """Return where a span of the finding's file lies.

    It is computed from the lines that the finding's region quotes: outside them it is not known.
    """
    region = finding.region
    if region is None:
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
