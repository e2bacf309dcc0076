"""The Markdown body: pyromark's events to the model's blocks and inlines.

One pass over the events makes all nodes. `ELEMENTS` and `MARKS` say what is done with each event.
Only places are noted here; what is seldom used is worked out later, from the source text.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from profilelint.model.body import Body, Section
from profilelint.model.text import joined
from profilelint.source.markdown import blocks, inlines
from profilelint.source.markdown.offsets import code_points
from profilelint.source.markdown.parser import (
    mask_text,
    may_hold_definition,
    parse,
    read_events,
)
from profilelint.source.markdown.places import MarkdownText
from profilelint.source.markdown.state import Extent, State
from profilelint.source.markdown.template import SCRIPT_STARTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from profilelint.model.finding import Span
    from profilelint.source.markdown.flavor import Flavor
    from profilelint.source.markdown.reading import Reading


def _nothing(_state: State, _extent: Extent) -> None:
    pass


Handler: TypeAlias = "Callable[[State, Extent], None]"

ELEMENTS: dict[str, tuple[Handler, Handler]] = {
    # Leaf blocks open a leaf, and are recorded when it is complete.
    "Paragraph":          (blocks.start_leaf,      blocks.end_paragraph),
    "Heading":            (blocks.start_leaf,      blocks.end_heading),
    "CodeBlock":          (blocks.start_code,      blocks.end_code),
    "HtmlBlock":          (blocks.start_html,      blocks.end_html),
    "Table":              (blocks.start_block,     blocks.end_table),
    "TableHead":          (_nothing,               _nothing),
    "TableRow":           (_nothing,               _nothing),
    "TableCell":          (_nothing,               blocks.end_cell),
    # Containers are open until their last block was recorded.
    "List":               (blocks.start_list,      blocks.end_list),
    "Item":               (blocks.start_item,      blocks.end_item),
    "BlockQuote":         (blocks.start_container, blocks.end_quote),
    "FootnoteDefinition": (blocks.start_container, blocks.end_footnote),
    # Inlines open a leaf if none is open.
    "Emphasis":           (inlines.start_inline,   _nothing),
    "Strong":             (inlines.start_inline,   _nothing),
    "Strikethrough":      (inlines.start_inline,   _nothing),
    "Link":               (inlines.start_link,     inlines.end_link),
    "Image":              (inlines.start_image,    inlines.end_image),
}  # fmt: skip
"""What is done at the start, and what at the end, of each element that has content."""

MARKS: dict[str, Handler] = {
    "Rule":               blocks.thematic_break,
    "Html":               _nothing,
    "SoftBreak":          inlines.line_end,
    "HardBreak":          inlines.line_end,
    "Code":               inlines.code_span,
    "InlineHtml":         inlines.inline_html,
    "FootnoteReference":  inlines.start_inline,
    "TaskListMarker":     _nothing,
}  # fmt: skip
"""What is done with everything else that may stand in a body, except text."""

# What a body is empty with, whatever the flavor.
_WHITE = " \t\r\n"
_STARTS = {name: start for name, (start, _) in ELEMENTS.items()}
_ENDS = {name: end for name, (_, end) in ELEMENTS.items()}


def parse_body(
    text: str,
    start: int,
    flavor: Flavor | None = None,
    unread: list[Span] | None = None,
    cuts: list[Span] | None = None,
) -> Body:
    """Return the Markdown body that begins at ``start`` of a file's text.

    Without a flavor, all of it is read as CommonMark but template tags, attribute lists, and code
    and comments of Liquid. The parser sees letters in place of ``unread``, and nothing in place
    of ``cuts``, which are in order and apart. Never raises. What is nested more than 100 levels
    deep on one line is read as text.
    """
    body = Body(text, start, _render_prose)
    body.unread = unread or []
    body.cuts = cuts or []
    if flavor is not None:
        body.empty_tags = flavor.empty_tags
        body.loose_tags = flavor.loose_tags
        body.brace_lists = flavor.brace_lists
    if not text[start:].strip(_WHITE):
        # There is nothing to read, and one section without a heading.
        body.source = MarkdownText(text, text, start, start.__add__)
        body.sections.append(Section(None, start, len(text)))
        return body
    braces = "{" in text
    if braces:
        from profilelint.source.markdown.template import find_tags

        body.tags = find_tags(text, start)
    reading = None
    if flavor is not None and flavor.may_hold_regions(text):
        from profilelint.source.markdown.regions import find_regions

        reading = find_regions(text, start, body.tags, flavor)
    masked = _mask(body, reading, shortcodes=flavor is not None and flavor.shortcodes_first)
    content = masked[start:]
    if reading is not None:
        cuts = reading.cuts
    if cuts:
        body.cuts = cuts
        from profilelint.source.markdown.regions import without

        content = without(masked, cuts)[start:]
    masked, content, events = read_events(masked, content)
    offset = code_points(content, start, cuts or ())
    if flavor is not None and not flavor.indented_code and ("\n    " in content or "\t" in content):
        from profilelint.source.markdown.regions import indentation_of_code, without

        listed = list(events)
        events = iter(listed)
        more = indentation_of_code(listed, masked, offset)
        if more:
            body.cuts = cuts = joined([*(cuts or ()), *more])
            content = without(masked, cuts)[start:]
            events = parse(content)
            offset = code_points(content, start, cuts)
    body.source = source = MarkdownText(text, masked, start, offset)
    state = State(body, source)
    if may_hold_definition(content):
        from profilelint.source.markdown.definitions import read_definitions

        body.definitions, state.targets = read_definitions(source, content)
    _read(events, state)
    if braces or unread or reading is not None or _may_hold_script(body, source):
        from profilelint.source.markdown.opaque import set_opaque_apart

        set_opaque_apart(body, source, reading)
    if (
        flavor is not None
        and flavor.is_markdown
        and (body.regions or body.cuts or flavor.may_expose(text))
    ):
        from profilelint.source.markdown.exposure import readings

        body.read_again(partial(readings, flavor))
    return body


def _mask(body: Body, reading: Reading | None, *, shortcodes: bool) -> str:
    """Return the file's text as the parser is given it; for ``shortcodes`` see `find_hidden`."""
    text = body.text
    if reading is not None:
        from profilelint.source.markdown.regions import mask_regions

        text = mask_regions(text, reading.regions)
    hidden: list[Span] = []
    if body.tags:
        from profilelint.source.markdown.template import find_hidden

        # Those in regions are hidden already.
        tags = [tag for tag in body.tags if text[tag.start] == "{"]
        taken = joined([*body.unread, *body.cuts])
        hidden = find_hidden(text, tags, taken, shortcodes=shortcodes)
    return mask_text(text, body.start, hidden + body.unread)


def _read(events: Any, state: State) -> None:
    """Fill the body from its events.

    An event is a dictionary of one item: ``{"Start": element}``, ``{"End": element}``, or the
    name and the value of what has no content. An element is its name, or a dictionary of its name
    and its value. Line ends and thematic breaks are their names alone.
    """
    starts, ends, marks, pieces = _STARTS, _ENDS, MARKS, state.pieces
    masked, offset = state.source.masked, state.source.offset
    entities = state.source.entities if "&" in masked else None
    previous: Extent = {}
    for event, extent in events:
        if "Text" in event:
            # Nearly half of all events, and therefore not in the table.
            begin, end = extent["start"], extent["end"]
            if not state.in_leaf:
                state.in_leaf = True
                state.leaf_begin = begin
                state.leaf_first = len(pieces)
            if pieces[-1] == begin:
                pieces[-1] = end
            else:
                pieces.append(begin)
                pieces.append(end)
            # A character reference is an event of its own, and one or two characters.
            if entities is not None and end - begin > 3:
                characters = event["Text"]
                if len(characters) < 3 and masked[offset(begin)] == "&":
                    entities.append((begin, end, characters))
        else:
            state.previous = previous
            if "Start" in event:
                element = event["Start"]
                if element.__class__ is dict:
                    element, state.value = element.popitem()
                starts[element](state, extent)
            elif "End" in event:
                element = event["End"]
                if element.__class__ is dict:
                    element, state.value = element.popitem()
                ends[element](state, extent)
            elif event.__class__ is str:
                marks[event](state, extent)
            else:
                name, state.value = event.popitem()
                marks[name](state, extent)
        previous = extent


def _may_hold_script(body: Body, source: MarkdownText) -> bool:
    """Return whether a paragraph at the top level may be an import or export of MDX."""
    masked, offset = source.masked, source.offset
    if "port " not in masked:
        return False
    return any(
        block.kind == "paragraph" and masked[offset(block._begin)] in SCRIPT_STARTS
        for block in body.blocks
    ) and ("import " in masked or "export " in masked)


def _render_prose(body: Body) -> str:
    from profilelint.source.markdown.prose import render_prose

    return render_prose(body)
