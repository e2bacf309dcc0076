"""All readings of a body in which HTML may be live.

A body is judged as its flavor renders it and as CommonMark does, and an element that is live in
either counts: what a tag or component makes of its content is not known. Where a renderer or the
template language before it takes away what CommonMark takes for a mark of code, there are readings
of that text as well.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined
from profilelint.source.markdown.construct import KRAMDOWN_EXTENSIONS
from profilelint.source.markdown.live import read_live
from profilelint.source.markdown.template import behind_braces

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.source.markdown.flavor import Flavor

_NOMARKDOWN = pattern(r"\{::nomarkdown(?:\s[^}\r\n]*+)?+\}|\{:/(?:nomarkdown)?\}")


def readings(flavor: Flavor, body: Body) -> list[Body]:
    """Return the readings of a body that was read in a flavor, the body itself among them."""
    text, start = body.text, body.start
    found: list[Body] = []
    exposed = body
    if body.regions or body.cuts:
        exposed = read_live(text, start, body.unread, [])
        found.append(exposed)
    found.append(body)
    if flavor.shams:
        from profilelint.source.markdown.code_shams import equal_fences
        from profilelint.source.markdown.shams import find_shams

        marks: list[Span] = []
        blanks: list[Span] = []
        code: list[Span] = []
        if flavor.raw_html:
            from profilelint.source.markdown.raw_html import find_raw_html

            def fences() -> list[Span]:
                return equal_fences(text, start) if "equal fences" in flavor.shams else []

            marks, blanks, code = find_raw_html(exposed, flavor.raw_html, fences)
        shams = find_shams(exposed, flavor.shams, marks)
        if shams or blanks:
            unread = joined([*_shown(body, flavor), *shams, *code])
            found.append(read_live(text, start, unread, blanks))
    behind = behind_braces(text) if "{" in text else frozenset()
    if flavor.templates_first and ("{" in behind or "%" in behind):
        from profilelint.source.markdown.liquid import find_outputs

        found += [
            read_live(text, start, _outside(body.unread, cuts), cuts)
            for cuts in find_outputs(text, start)
        ]
    if (
        ":" in behind
        and KRAMDOWN_EXTENSIONS in flavor.constructs
        and text.count("{::nomarkdown") > 1
    ):
        # What one writes may go on in the next.
        marks = [Span(*mark.span()) for mark in _NOMARKDOWN.finditer(text, start)]
        found.append(read_live(text, start, _outside(body.unread, marks), marks))
    for reading in found:
        reading.empty_tags = body.empty_tags
        reading.loose_tags = body.loose_tags
        reading.brace_lists = body.brace_lists
    return found


def _shown(body: Body, flavor: Flavor) -> list[Span]:
    """Return what is shown as it is written, but for what tags enclose that mean nothing."""
    if "tags" not in flavor.shams:
        return body.unread
    return [span for span in body.unread if not body.text.startswith("{%", span.start)]


def _outside(spans: list[Span], cuts: list[Span]) -> list[Span]:
    """Return the spans that no cut touches; cuts are in order and apart."""
    ends = [cut.end for cut in cuts]
    apart = []
    for span in spans:
        index = bisect_right(ends, span.start)
        if index == len(cuts) or cuts[index].start >= span.end:
            apart.append(span)
    return apart
