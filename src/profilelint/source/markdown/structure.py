"""The structure of a body: its blocks, inlines and texts as the parser reports them.

For comparing two versions of a page. Unlike the nodes of a body, it holds everything that has an
element of its own on the built page: quotes, the rows of tables, emphasis, hard line breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from profilelint.model.named_tuple import NamedTuple
from profilelint.source.markdown.parser import mask_surrogates, parse

if TYPE_CHECKING:
    from profilelint.model.body import Body
    from profilelint.source.markdown.state import Extent

_CONTAINERS: Final = {"List", "Item", "BlockQuote", "FootnoteDefinition", "Table", "TableRow"}
_LINKS: Final = {"Link", "Image"}
_INLINES: Final = {"Emphasis", "Strong", "Strikethrough"}
_MARKS: Final = {"Code", "HardBreak", "FootnoteReference", "TaskListMarker"}


class Part(NamedTuple):
    """A part of a body: where it lies in the file's text, and what it is or says."""

    start: int
    end: int
    value: Any


class Structure(NamedTuple):
    """The parts of a body in the order in which they begin.

    ``blocks`` say how deep they lie, what they are, and what belongs to that: the level of a
    heading, the first number of a list, the language of code. ``inlines`` are the marks within
    blocks that are not text. ``texts`` are the texts of leaves, without their marks; those of code
    spans and blocks are in ``code`` as well.
    """

    blocks: list[Part]
    inlines: list[Part]
    texts: list[Part]
    code: list[Part]


def read_structure(body: Body) -> Structure:
    """Return the structure of a body; its text is parsed again."""
    found = Structure([], [], [], [])
    source = body.source
    if source is None:
        return found
    content = source.masked
    if body.cuts:
        from profilelint.source.markdown.regions import without

        content = without(content, body.cuts)
    content = mask_surrogates(content[body.start :])
    offset = source.offset
    depth = 0
    pieces: list[str] = []
    begin = end = -1
    block: Extent | None = None  # of the block of code that is open

    def close_leaf() -> None:
        nonlocal begin
        if block is not None:
            written = Part(offset(block["start"]), offset(block["end"]), "".join(pieces))
            found.code.append(written)
        if begin >= 0:
            found.texts.append(Part(offset(begin), offset(end), "".join(pieces)))
            pieces.clear()
            begin = -1

    # Events are as `profilelint.source.markdown.body` says.
    events: Any = parse(content)
    for event, extent in events:
        kind, element = event, None
        if not isinstance(event, str):
            kind, element = next(iter(event.items()))
        start, stop = extent["start"], extent["end"]
        if kind == "Start":
            name, value = element, None
            if isinstance(element, dict):
                name, value = next(iter(element.items()))
            if name in _INLINES or name in _LINKS:
                if begin < 0:
                    begin = start
                # Links are known to the body.
                if name in _INLINES:
                    found.inlines.append(Part(offset(start), offset(stop), name))
            else:
                close_leaf()
                found.blocks.append(Part(offset(start), offset(stop), (depth, name, repr(value))))
                block = extent if name == "CodeBlock" else None
                depth += name in _CONTAINERS
        elif kind == "End":
            name = next(iter(element)) if isinstance(element, dict) else element
            if name in _INLINES or name in _LINKS:
                end = stop
            else:
                close_leaf()
                block = None
                depth -= name in _CONTAINERS
        elif kind == "Rule":
            close_leaf()
            found.blocks.append(Part(offset(start), offset(stop), (depth, kind, "")))
        else:
            if kind in _MARKS:
                value = element if kind != "Code" else None
                found.inlines.append(Part(offset(start), offset(stop), (kind, value)))
            if begin < 0:
                begin = start
            end = stop
            if kind == "Code":
                found.code.append(Part(offset(start), offset(stop), element))
            # Elements are compared by their names and attributes.
            if kind in {"Text", "Code"}:
                pieces.append(str(element))
            elif kind in {"SoftBreak", "HardBreak"}:
                pieces.append("\n")
    close_leaf()
    return found
