"""Which fixes of a page are not offered, and which are not safe, whatever their rules say.

What a flavor does not read as Markdown means something to the site that is not known here, and the
words of a heading are its anchor, which other pages link to.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.body import Heading
    from profilelint.model.document import Document
    from profilelint.model.finding import Edit, Finding, Fix

_FAR = 1 << 62


def limited(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """Return findings without fixes of what is not Markdown, and with those of anchors unsafe."""
    limits = _Limits(document)
    return [
        finding._replace(fixes=tuple(limits.apply(finding.fixes)))
        if finding.fixes and finding.where.part == "text"
        else finding
        for finding in findings
    ]


class _Limits:
    """The limits of a page's fixes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.regions = document.body.regions
        self.headings = document.body.headings
        self._starts = [heading.span.start for heading in self.headings]
        self._ends = [heading.span.end for heading in self.headings]
        # Findings may share a fix of the whole page: each is looked at once.
        self._known: dict[int, str] = {}

    def apply(self, fixes: Sequence[Fix]) -> Iterator[Fix]:
        """Yield the fixes that may be offered."""
        for fix in fixes:
            limit = self._known.get(id(fix.edits))
            if limit is None:
                limit = self._known[id(fix.edits)] = self._limit(fix.edits)
            if limit == "anchor" and fix.safety == "safe":
                yield fix._replace(safety="unsafe")
            elif limit != "region":
                yield fix

    def _limit(self, edits: Sequence[Edit]) -> str:
        """Return what edits change: a region, an anchor, or neither."""
        if self.regions and any(map(self._is_in_region, edits)):
            return "region"
        by_heading: dict[int, list[Edit]] = {}
        for edit in edits if self.headings else ():
            index = bisect_right(self._starts, edit.span.start) - 1
            if index >= 0 and edit.span.end <= self._ends[index]:
                by_heading.setdefault(index, []).append(edit)
        changed = (self._changes(self.headings[index], own) for index, own in by_heading.items())
        return "anchor" if any(changed) else "none"

    def _is_in_region(self, edit: Edit) -> bool:
        """Return whether an edit changes a part of a region; beside one, it does not."""
        start, end = edit.span
        index = bisect_right(self.regions, (max(start, end - 1), _FAR)) - 1
        if index < 0:
            return False
        region = self.regions[index]
        return region.start < max(end, start) and start < region.end

    def _changes(self, heading: Heading, edits: Sequence[Edit]) -> bool:
        """Return whether edits change a heading's words in such a way that its anchor changes."""
        text, end = self.document.text, heading.span.end
        first, last = heading.text_span
        inside = [edit for edit in edits if first <= edit.span.start and edit.span.end <= last]
        # The anchor of a heading with an attribute list is most often there.
        if not inside or "{" in text[last:end]:
            return False
        parts: list[str] = []
        position = first
        for edit in sorted(inside, key=lambda edit: edit.span):
            parts += [text[position : edit.span.start], edit.text]
            position = edit.span.end
        before, after = text[first:last], "".join([*parts, text[position:last]])
        from profilelint.source.markdown.flavor import flavor_named

        ways = flavor_named(self.document.flavor).anchors
        return any(way([before]) != way([after]) for way in ways)
