"""What is opened, closed and recorded where blocks start and end.

A paragraph of a tight list has no events of its own. It begins with the first inline event while
no leaf is open, and ends with the event before the next block, or before the end of its item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.body import Block, Heading, Item, List, Paragraph, Section
from profilelint.model.inline import Html

if TYPE_CHECKING:
    from profilelint.model.body import BlockKind
    from profilelint.source.markdown.state import Extent, State

_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4, "H5": 5, "H6": 6}


def start_leaf(state: State, extent: Extent) -> None:
    """Open a paragraph or a heading."""
    if state.in_leaf:
        end_paragraph(state, state.previous)
    state.in_leaf = True
    state.leaf_begin = extent["start"]
    state.leaf_first = len(state.pieces)


def end_paragraph(state: State, extent: Extent) -> None:
    """Record the open leaf as a paragraph."""
    state.in_leaf = False
    state.block_end = end = extent["end"]
    source, begin, depth = state.source, state.leaf_begin, state.depth
    paragraph = Paragraph()
    paragraph._source = source
    paragraph._begin = begin
    paragraph._end = end
    paragraph._first = state.leaf_first
    paragraph._last = len(state.pieces)
    paragraph._text = None
    paragraph.depth = depth
    state.body.paragraphs.append(paragraph)
    if not depth:
        block = Block()
        block._source = source
        block._begin = begin
        block._end = end
        block.kind = "paragraph"
        block.node = paragraph
        state.body.blocks.append(block)
        state.section.blocks.append(block)
    elif state.empty_item is not None:
        state.empty_item.leaf = paragraph
        state.empty_item = None


def end_heading(state: State, extent: Extent) -> None:
    """Record the open leaf as a heading, and a section that begins with it at the top level."""
    state.in_leaf = False
    begin, end = extent["start"], extent["end"]
    state.block_end = end
    body, source, depth = state.body, state.source, state.depth
    heading = Heading()
    heading._source = source
    heading._begin = begin
    heading._end = end
    heading._first = state.leaf_first
    heading._last = len(state.pieces)
    heading._text = None
    heading.depth = depth
    heading.level = _LEVELS[state.value]
    body.headings.append(heading)
    if not depth:
        block = Block()
        block._source = source
        block._begin = begin
        block._end = end
        block.kind = "heading"
        block.node = heading
        body.blocks.append(block)
        section = Section(heading, body.start, len(body.text))
        body.sections.append(section)
        state.section._following = section
        state.section = section
    elif state.empty_item is not None:
        state.empty_item.leaf = heading
        state.empty_item = None


def start_block(state: State, extent: Extent) -> None:
    """Note that a block begins that is neither a paragraph nor a heading."""
    if state.in_leaf:
        end_paragraph(state, state.previous)
    if state.empty_item is not None:
        state.empty_item._content = (extent["start"], extent["end"])
        state.empty_item = None


def _add_block(
    state: State, kind: BlockKind, begin: int, end: int, node: List | None = None
) -> None:
    """Record a block if it is at the top level."""
    if not state.depth:
        block = Block()
        block._source = state.source
        block._begin = begin
        block._end = end
        block.kind = kind
        block.node = node
        state.body.blocks.append(block)
        state.section.blocks.append(block)


def start_code(state: State, extent: Extent) -> None:
    """Record code, and open a leaf for what the parser makes of its content."""
    start_block(state, extent)
    state.body.code.append(state.source.span(extent["start"], extent["end"]))
    state.in_leaf = True
    state.leaf_first = len(state.pieces)


def end_code(state: State, extent: Extent) -> None:
    """Record a block of code, whose content is not inline content."""
    del state.pieces[state.leaf_first :]
    state.in_leaf = False
    _end_block(state, "code", extent)


def start_html(state: State, extent: Extent) -> None:
    """Record raw HTML."""
    start_block(state, extent)
    state.body.html.append(Html(state.source, extent["start"], extent["end"], True))


def end_html(state: State, extent: Extent) -> None:
    """Record a block of HTML."""
    _end_block(state, "html", extent)


def thematic_break(state: State, extent: Extent) -> None:
    """Record a thematic break."""
    start_block(state, extent)
    _end_block(state, "break", extent)


def end_cell(state: State, _extent: Extent) -> None:
    """Close the leaf that the text in the cell of a table opened."""
    state.in_leaf = False


def end_table(state: State, extent: Extent) -> None:
    """Record a table."""
    _end_block(state, "table", extent)


def _end_block(state: State, kind: BlockKind, extent: Extent) -> None:
    """Record a block that holds no other blocks."""
    state.block_end = extent["end"]
    _add_block(state, kind, extent["start"], extent["end"])


def start_list(state: State, extent: Extent) -> None:
    """Open and record a list; the value is the first number of an ordered one."""
    start_block(state, extent)
    lists = state.lists
    node = List(state.section, len(lists), state.value is not None)
    lists.append(node)
    state.body.lists.append(node)


def end_list(state: State, extent: Extent) -> None:
    """Close a list; it ends where the last block in it does."""
    _add_block(state, "list", extent["start"], state.block_end, state.lists.pop())


def start_item(state: State, extent: Extent) -> None:
    """Open and record a list item."""
    owner = state.lists[-1]
    siblings = owner.items
    item = Item()
    item._source = state.source
    item._begin = item._end = extent["start"]
    item._content = item._marker = None
    item.index = len(siblings)
    item.owner = owner
    item.leaf = None
    siblings.append(item)
    state.body.items.append(item)
    state.empty_item = item
    state.depth += 1
    state.block_end = -1


def end_item(state: State, extent: Extent) -> None:
    """Close a list item; it ends where the last block in it does."""
    if state.in_leaf:
        end_paragraph(state, state.previous)
    state.depth -= 1
    state.empty_item = None
    # Without a block there may still be a definition.
    if state.block_end < 0:
        state.block_end = extent["end"]
    state.lists[-1].items[-1]._end = state.block_end


def start_container(state: State, extent: Extent) -> None:
    """Open a quote or a footnote."""
    start_block(state, extent)
    state.depth += 1
    state.block_end = -1


def end_quote(state: State, extent: Extent) -> None:
    """Close and record a quote."""
    _end_container(state, "quote", extent)


def end_footnote(state: State, extent: Extent) -> None:
    """Close and record a footnote."""
    _end_container(state, "footnote", extent)


def _end_container(state: State, kind: BlockKind, extent: Extent) -> None:
    state.depth -= 1
    if state.block_end < 0:
        state.block_end = extent["end"]
    _add_block(state, kind, extent["start"], state.block_end)
