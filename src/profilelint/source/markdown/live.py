"""A reading of a body as CommonMark alone, of which only what may be live is kept.

That is raw HTML, links and images, and the code that holds none of them. To make headings, lists
and paragraphs as well takes several times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.body import Body
from profilelint.model.finding import Span
from profilelint.model.inline import Html
from profilelint.model.named_tuple import new_tuple
from profilelint.model.text import joined
from profilelint.source.markdown import inlines
from profilelint.source.markdown.definitions import read_definitions
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.parser import mask_text, may_hold_definition, read_events
from profilelint.source.markdown.places import MarkdownText
from profilelint.source.markdown.reading import beginning_outside
from profilelint.source.markdown.regions import without
from profilelint.source.markdown.state import State
from profilelint.source.markdown.template import find_hidden, find_tags

if TYPE_CHECKING:
    from typing import Any


def read_live(text: str, start: int, unread: list[Span], cuts: list[Span]) -> Body:
    """Return the HTML, links, images, definitions and code of the body that begins at ``start``.

    The parser sees letters in place of ``unread``, and nothing in place of ``cuts``, which are in
    order and apart. Links have no text. ``opaque`` are the template tags outside of code.
    """
    body = Body(text, start, str)
    body.unread, body.cuts = unread, cuts
    tags = find_tags(text, start) if "{" in text else []
    hidden = find_hidden(text, tags, joined([*unread, *cuts])) if tags else []
    masked = mask_text(text, start, hidden + unread)
    content = without(masked, cuts)[start:] if cuts else masked[start:]
    masked, content, events = read_events(masked, content)
    offset = code_points(content, start, cuts)
    body.source = source = MarkdownText(text, masked, start, offset)
    state = State(body, source)
    if may_hold_definition(content):
        body.definitions, state.targets = read_definitions(source, content)
    _read(events, state)
    body.tags = body.opaque = beginning_outside(tags, body.code)
    return body


def _read(events: Any, state: State) -> None:
    """Fill the body from its events (`profilelint.source.markdown.body`)."""
    body, source = state.body, state.source
    html, code, span, offset = body.html, body.code, source.span, source.offset
    state.in_leaf = True
    previous = state.previous
    for event, extent in events:
        if "Text" not in event and event.__class__ is dict:
            if "Start" in event:
                element = event["Start"]
                if element == "HtmlBlock":
                    html.append(Html(source, extent["start"], extent["end"], True))
                elif element.__class__ is dict:
                    name, state.value = element.popitem()
                    if name == "CodeBlock":
                        code.append(span(extent["start"], extent["end"]))
                    elif name == "Link":
                        inlines.start_link(state, extent)
                    elif name == "Image":
                        inlines.start_image(state, extent)
            elif "End" in event:
                if state.links:
                    state.previous = previous
                    element = event["End"]
                    if element == "Link":
                        inlines.end_link(state, extent)
                    elif element == "Image":
                        inlines.end_image(state, extent)
            elif "InlineHtml" in event:
                html.append(Html(source, extent["start"], extent["end"], False))
            elif "Code" in event:
                # Backticks are at both ends.
                place = offset(extent["start"]), offset(extent["end"])
                code.append(new_tuple(Span, place))
        previous = extent
