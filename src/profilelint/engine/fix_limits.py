"""Which fixes of a page are not offered, and which are not safe, whatever their rules say.

What a flavor does not read as Markdown means something to the site that is not known here, the
words of a heading are its anchor, which other pages link to, and code is there to be copied.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from profilelint.model.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from profilelint.model.body import Body, Heading
    from profilelint.model.document import Document
    from profilelint.model.finding import Edit, Finding, Fix

_FAR = 1 << 62
_START = attrgetter("start")
_SPACED = pattern(r"<(/?)(code|kbd|pre|samp|textarea)\b[^<>]{0,1000}>", re.IGNORECASE)


def limited(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """Return findings without fixes of what is no Markdown; those of anchors and code unsafe."""
    limits = _Limits(document)
    return [
        limits.of(finding) if finding.fixes and finding.where.part == "text" else finding
        for finding in findings
    ]


class _Limits:
    """The limits of a page's fixes."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.regions = [(region.start, region.end) for region in document.body.regions]
        self.code = _code(document.body)
        self.headings = document.body.headings
        # Findings may share a fix of the whole page: each is looked at once.
        self._known: dict[int, str] = {}

    def of(self, finding: Finding) -> Finding:
        """Return a finding with the fixes that may be offered."""
        fixes = tuple(self._apply(finding.fixes))
        return finding if fixes == finding.fixes else finding._replace(fixes=fixes)

    def _apply(self, fixes: Sequence[Fix]) -> Iterator[Fix]:
        for fix in fixes:
            limit = self._known.get(id(fix.edits))
            if limit is None:
                limit = self._known[id(fix.edits)] = self._limit(fix.edits)
            if limit in {"anchor", "code"} and fix.safety == "safe":
                yield fix._replace(safety="unsafe")
            elif limit != "region":
                yield fix

    def _limit(self, edits: Sequence[Edit]) -> str:
        """Return what edits change: a region, code, an anchor, or none of them."""
        if _change(self.regions, edits):
            return "region"
        if _change(self.code, edits):
            return "code"
        by_heading: dict[int, list[Edit]] = {}
        for edit in edits if self.headings else ():
            index = bisect_right(self.headings, edit.span.start, key=_START) - 1
            if index >= 0 and edit.span.end <= self.headings[index].end:
                by_heading.setdefault(index, []).append(edit)
        changed = (self._changes(self.headings[index], own) for index, own in by_heading.items())
        return "anchor" if any(changed) else "none"

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


def _code(body: Body) -> list[tuple[int, int]]:
    """Return the code of a body, and what stands in HTML's elements for it; in order and apart."""
    spans = sorted([*body.code, *(_elements(body) if body.html else ())])
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _elements(body: Body) -> Iterator[tuple[int, int]]:
    """Yield the content of elements in which spaces count; an end tag may be missing."""
    begun: dict[str, int] = {}
    for tag in _SPACED.finditer(body.text, body.start):
        name = tag[2].lower()
        if not tag[1]:
            begun.setdefault(name, tag.end())
        elif name in begun:
            yield begun.pop(name), tag.start()


def _change(parts: Sequence[tuple[int, int]], edits: Sequence[Edit]) -> bool:
    """Return whether edits change some parts, which are in order; beside one, they do not."""
    for edit in edits if parts else ():
        start, end = edit.span
        index = bisect_right(parts, (max(start, end - 1), _FAR)) - 1
        if index >= 0 and parts[index][0] < max(end, start) and start < parts[index][1]:
            return True
    return False
