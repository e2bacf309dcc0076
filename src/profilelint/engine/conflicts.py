"""What is not said of a page with an unresolved merge conflict.

A page holds both sides of a conflict and the marks between them, but is read as if it were one
text. What other rules find in these lines follows from that, and no fix could be right.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.text import EMPTY_LINE, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from profilelint.model.document import Document
    from profilelint.model.finding import Finding

RULE: Final = "file-conflict"

_OF_HEADINGS: Final = ("heading-", "section-")


def conflict_spans(findings: Iterable[Finding]) -> dict[str, list[Span]]:
    """Return the lines of the conflicts that are reported, by the path of the page."""
    spans: dict[str, list[Span]] = {}
    for finding in findings:
        if finding.rule == RULE and finding.suppression is None:
            spans.setdefault(finding.where.path, []).append(finding.where.span)
    return spans


def without_consequences(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """Return a page's findings without those that follow from its conflicts.

    These are findings within a conflict, in the body also within the lines around it up to the
    next empty one, as they belong to the same list or paragraph. One conflict in front matter
    makes all of it unreadable. Where a middle mark underlines a heading, the page's headings and
    sections are not those that were meant.
    """
    conflicts = conflict_spans(findings).get(document.path, [])
    empty = [line.span() for line in EMPTY_LINE.finditer(document.text, document.body_start)]
    spans = joined(_disturbed(document, conflict, empty) for conflict in conflicts)
    silenced = _OF_HEADINGS if _hold_heading(document, conflicts) else ()
    return [
        finding
        for finding in findings
        if finding.rule == RULE
        or not (touches(finding, spans) or finding.rule.startswith(silenced))
    ]


def touches(finding: Finding, spans: Sequence[Span]) -> bool:
    """Return whether a finding lies in one of some spans, with any of its places or edits.

    The spans are in the order of the text and do not overlap.
    """
    places = [finding.where.span]
    places += [
        related.where.span
        for related in finding.related
        if related.where.path in ("", finding.where.path)
    ]
    places += [edit.span for fix in finding.fixes for edit in fix.edits]
    return any(_touches(place, spans) for place in places)


def _touches(place: Span, spans: Sequence[Span]) -> bool:
    """Return whether a place is in a span; one between two characters may be at either end."""
    start, end = place
    is_empty = start == end
    before = bisect_left(spans, (end + is_empty,)) - 1
    return before >= 0 and spans[before].end + is_empty > start


def _hold_heading(document: Document, conflicts: Sequence[Span]) -> bool:
    headings = [heading.span for heading in document.body.headings if heading.setext]
    return any(
        conflict.start < heading.end <= conflict.end
        for conflict in conflicts
        if conflict.end > document.body_start
        for heading in headings
    )


def _disturbed(document: Document, conflict: Span, empty: Sequence[tuple[int, int]]) -> Span:
    """Return the part of a page that is not read as it was meant because of a conflict.

    ``empty`` are the places of the body's empty lines.
    """
    if conflict.start < document.body_start:
        # What is wrong with the whole file, such as its name, is shown at its start.
        return Span(1, max(document.body_start, conflict.end))
    text = document.text
    # An empty line ends before the conflict, or with the line end that it begins behind.
    before = bisect_right(empty, conflict.start, key=lambda line: line[1])
    after = bisect_left(empty, conflict.end, key=lambda line: line[0])
    return Span(
        empty[before - 1][1] if before else document.body_start,
        empty[after][0] if after < len(empty) else len(text),
    )
