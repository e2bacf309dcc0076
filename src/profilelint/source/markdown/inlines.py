"""What is opened, closed and recorded where inline content starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.inline import Html, Link
from profilelint.model.named_tuple import new_tuple
from profilelint.source.markdown.leaves import DESCRIPTION_ENDS, DESCRIPTION_STARTS

if TYPE_CHECKING:
    from profilelint.model.inline import Definition, LinkKind
    from profilelint.source.markdown.state import Extent, State

_LINK_KINDS: dict[str, LinkKind] = {
    "Inline": "inline",
    "Reference": "reference",
    "Collapsed": "collapsed",
    "Shortcut": "shortcut",
    "Autolink": "autolink",
    "Email": "email",
}


def start_inline(state: State, extent: Extent) -> None:
    """Open a leaf if none is open."""
    if not state.in_leaf:
        state.in_leaf = True
        state.leaf_begin = extent["start"]
        state.leaf_first = len(state.pieces)


def line_end(state: State, extent: Extent) -> None:
    """Note a line end within a leaf."""
    state.pieces.append(~extent["start"])


def code_span(state: State, extent: Extent) -> None:
    """Record a code span; the value is its content."""
    begin, source = extent["start"], state.source
    if not state.in_leaf:
        state.in_leaf = True
        state.leaf_begin = begin
        state.leaf_first = len(state.pieces)
    start, end = source.offset(begin), source.offset(extent["end"])
    state.body.code.append(new_tuple(Span, (start, end)))
    content = state.value
    if state.line_feeds_alone or state.depth:
        source.marks[begin] = content
    else:
        written = source.written[start:end]
        # The event has two spaces for a line end of two characters, or none at the edge.
        source.marks[begin] = _code_content(written) if "\r\n" in written else content
    state.pieces.append(~begin)


def _code_content(written: str) -> str:
    """Return the content of a code span as CommonMark 0.31, section 6.1, says."""
    content = written.strip("`").replace("\r\n", " ")
    if content.strip(" ") and content.startswith(" ") and content.endswith(" "):
        content = content[1:-1]
    return content


def inline_html(state: State, extent: Extent) -> None:
    """Record raw HTML."""
    start_inline(state, extent)
    state.body.html.append(Html(state.source, extent["start"], extent["end"], False))


def start_link(state: State, extent: Extent) -> None:
    """Open a link, and record it unless it is part of a description."""
    start_inline(state, extent)
    link = _open(state, extent, image=False)
    if not state.descriptions:
        state.body.links.append(link)


def end_link(state: State, extent: Extent) -> None:
    """Close a link or an image."""
    link = state.links.pop()
    link._last = len(state.pieces)
    link._inner_end = state.previous["end"]
    extent["end"] = link._end
    source = state.source
    if source.masked is not source.written and (
        link._target is not None or source.is_masked(link._begin, link._end)
    ):
        link.url = source.written_destination(link.url_span, link.url)


def start_image(state: State, extent: Extent) -> None:
    """Open an image, and record it unless it is part of a description."""
    start_inline(state, extent)
    begin = extent["start"]
    state.source.marks[begin] = DESCRIPTION_STARTS
    state.pieces.append(~begin)
    image = _open(state, extent, image=True)
    if not state.descriptions:
        state.body.images.append(image)
    state.descriptions += 1


def end_image(state: State, extent: Extent) -> None:
    """Close an image and its description."""
    state.descriptions -= 1
    end_link(state, extent)
    last = extent["end"] - 1
    state.source.marks[last] = DESCRIPTION_ENDS
    state.pieces.append(~last)


def _open(state: State, extent: Extent, *, image: bool) -> Link:
    value, source = state.value, state.source
    kind = _LINK_KINDS[value["link_type"]]
    if kind == "collapsed" and source.masked.startswith("[]", source.offset(extent["end"])):
        # The extent leaves the empty brackets out, in both events.
        extent["end"] += 2
    link = Link()
    link._source = source
    link._begin = extent["start"]
    link._end = link._inner_end = extent["end"]
    link._first = link._last = len(state.pieces)
    link._target = link._text_span = None
    link.kind = kind
    link.url = value["dest_url"]
    link.title = value["title"]
    link.image = image
    if state.targets and (label := value["id"]):
        # Most are written as they are normalized.
        link._target = state.targets.get(label) or _find_target(state, label)
    state.links.append(link)
    return link


def _find_target(state: State, label: str) -> Definition | None:
    from profilelint.source.markdown.definitions import normalize_label

    return state.targets.get(normalize_label(label))
