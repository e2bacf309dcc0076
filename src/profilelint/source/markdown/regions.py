"""The text of a body without what its flavor does not read as Markdown.

What is left out becomes what CommonMark's parser reads without being misled: a block a thematic
break and empty lines, all else full stops. The text stays as long as the file's, so that offsets
are the same; only indentation is cut, and the parser's offsets are moved.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from profilelint.model.finding import Span
from profilelint.model.pattern import pattern
from profilelint.model.text import joined, line_start
from profilelint.source.markdown.reading import Reading, holding

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.opaque import OpaqueRegion
    from profilelint.source.markdown.flavor import Flavor

_CHARACTERS = pattern(r"[^\r\n]+")
_INDENTATION = pattern(r"(?m)^[ \t]++(?=[^ \t\r\n])")
_LEAST = 3
# The event where a block of code begins whose mark is its indentation.
_INDENTED = {"Start": {"CodeBlock": "Indented"}}
_FENCE = pattern(r"[ \t]*+(?:```|~~~)")


def find_regions(text: str, start: int, tags: list[Span], flavor: Flavor) -> Reading | None:
    """Return what the constructs of a flavor find in a body; None if they find nothing.

    Regions are in order and apart: of those that overlap, the first counts.
    """
    constructs = [each for each in flavor.constructs if each.may_stand_in(text)]
    if not constructs:
        return None
    reading = Reading(
        text,
        start,
        tags,
        templates_first=flavor.templates_first,
        verbatim=flavor.verbatim,
        code_in_html=flavor.code_in_html,
    )
    for construct in constructs:
        construct.find(reading)
        reading.settle()
    if not reading.regions and not reading.cuts:
        return None
    regions: list[OpaqueRegion] = []
    for region in sorted(reading.regions, key=lambda region: (region.start, -region.end)):
        if not regions or region.start >= regions[-1].end:
            regions.append(region)
    reading.regions = regions
    reading.cuts = _without_open_fences(reading, joined(reading.cuts))
    return reading


def _without_open_fences(reading: Reading, cuts: list[Span]) -> list[Span]:
    """Return cuts but those before fences that nothing in the same block closes.

    Without its indentation, such a fence would make code of all that follows the block.
    """
    if not cuts:
        return cuts
    text, lines = reading.text, reading.lines
    starts = [cut.start for cut in cuts]
    left: set[int] = set()
    for line in reading.lines_with(("```", "~~~")):
        index = bisect_left(starts, lines[line])
        if index == len(cuts) or starts[index] >= lines[line + 1]:
            continue
        fence = _FENCE.match(text, cuts[index].end)
        if fence is None:
            continue
        code = holding(reading.code, fence.end() - 1)
        if code is None:
            left.add(line)
        elif code.start >= lines[line]:
            # All lines of the code must be cut.
            for each in range(line, reading.line(code.end - 1) + 1):
                index = bisect_left(starts, lines[each], index)
                is_cut = index < len(cuts) and starts[index] < lines[each + 1]
                if not is_cut and not reading.is_blank(each):
                    left.add(line)
                    break
    return [cut for cut in cuts if reading.line(cut.start) not in left] if left else cuts


def mask_regions(text: str, regions: list[OpaqueRegion]) -> str:
    """Return a text of the same length in which the parser sees nothing of the regions."""
    parts: list[str] = []
    position = 0
    for region in regions:
        parts.append(text[position : region.start])
        written = text[region.start : region.end]
        parts.append(_block(written) if region.block else _CHARACTERS.sub(_full_stops, written))
        position = region.end
    parts.append(text[position:])
    return "".join(parts)


def _full_stops(line: Any) -> str:
    written: str = line[0]
    bare = written.lstrip(" \t>")
    return written[: len(written) - len(bare)] + "." * len(bare)


def _blank(line: Any) -> str:
    written: str = line[0]
    bare = written.lstrip(" \t>")
    return written[: len(written) - len(bare)] + " " * len(bare)


def _block(written: str) -> str:
    first = _CHARACTERS.match(written)
    length = first.end() if first is not None else 0
    sign = "_" if length >= _LEAST else "."
    return sign * length + _CHARACTERS.sub(_blank, written[length:])


def indentation_of_code(events: Any, text: str, offset: Callable[[int], int]) -> list[Span]:
    """Return the indentation that makes code of lines that stand in no list or quote.

    Of a block, that is what all its lines have, so that a list in it stays one.

    ``events`` are the list of the parser's, and ``offset`` takes their places to those in a file's
    text.
    """
    spans: list[Span] = []
    if _INDENTED not in [event for event, _ in events]:
        return spans
    depth = 0
    for event, extent in events:
        element = event.get("Start") if event.__class__ is dict else None
        if element is not None and _is_container(element):
            depth += 1
        elif event.__class__ is dict and "End" in event and _is_container(event["End"]):
            depth -= 1
        elif event == _INDENTED and not depth:
            start, end = offset(extent["start"]), offset(extent["end"])
            start = line_start(text, start)
            found = [Span(*match.span()) for match in _INDENTATION.finditer(text, start, end)]
            if sum(_FENCE.match(text, span.end) is not None for span in found) % 2:
                # One that is left open would make code of all that follows.
                found = [span for span in found if _FENCE.match(text, span.end) is None]
            least = min((span.end - span.start for span in found), default=0)
            spans += [Span(span.start, span.start + least) for span in found]
    return spans


def _is_container(element: Any) -> bool:
    name = next(iter(element)) if element.__class__ is dict else element
    return name in {"List", "BlockQuote", "FootnoteDefinition"}


def without(text: str, cuts: list[Span]) -> str:
    """Return a text without some spans, which are in order and apart."""
    parts: list[str] = []
    position = 0
    for start, end in cuts:
        parts.append(text[position:start])
        position = end
    parts.append(text[position:])
    return "".join(parts)
