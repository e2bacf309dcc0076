r"""Values of the front matter that are empty, have spaces around them, or hold marks or ``\n``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.text import holds
from profilelint.rules.api import finder
from profilelint.rules.page.fields import field_texts, scalar
from profilelint.schema.forms import has_outer_space, is_empty_item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Plain, Scalar
    from profilelint.rules.api import Context

_MARKS: Final = ("*", "_", "](", "`", "<")
# An escape sequence of a double-quoted text, whole, so that of "\\n" the n is no line end.
_ESCAPE: Final = pattern(r"\\(?:(n)|.)", re.DOTALL)
_WRITTEN: Final = pattern(r"\\n")


class FieldText(NamedTuple):
    """A text of the front matter."""

    route: Route
    text: str


class WrittenLineBreaks(NamedTuple):
    r"""A text in whose source ``\n`` is written out, at one place or more; ``node`` is its own."""

    route: Route
    node: Scalar
    places: list[Span]


@finder("empty_item", of="front matter")
def find_empty_items(context: Context) -> list[Route]:
    """Return the routes to the empty items of lists, in the order of the text.

    A list in a list is the row of a table, whose columns count by their number: none is left out.
    """
    document = context.document
    if not _may_hold_empty_items(document):
        return []
    return [
        route
        for route, value in _values(document.data, ())
        if type(route[-1]) is int and is_empty_item(value) and type(route[-2]) is not int
    ]


@finder("spaced_text", of="front matter")
def find_spaced_texts(context: Context) -> list[FieldText]:
    """Return the texts that begin or end with white space, a final line end aside."""
    fields = field_texts(context.document)
    return [
        FieldText(fields.route(number), text)
        for number, text in enumerate(fields.texts)
        if text.strip() != text and has_outer_space(text)
    ]


@finder("marked_text", of="front matter")
def find_marked_texts(context: Context) -> list[FieldText]:
    """Return the texts that hold anything that could be a mark of Markdown or HTML."""
    fields = field_texts(context.document)
    texts = fields.texts
    marked: set[int] = set()
    for mark in _MARKS:
        if mark in fields.lines:
            marked.update([number for number, text in enumerate(texts) if mark in text])
    return [FieldText(fields.route(number), texts[number]) for number in sorted(marked)]


@finder("written_line_breaks", of="front matter")
def find_written_line_breaks(context: Context) -> list[WrittenLineBreaks]:
    r"""Return the texts in whose source ``\n`` is written out.

    Where the notation has no other way to write a line break, there are none. In double quotation
    marks, where the signs are a line break, only those within a sentence count.
    """
    document = context.document
    front_matter = document.front_matter
    if front_matter is None or not _may_hold_written_line_breaks(document):
        return []
    from profilelint.source.front_matter.notation import notation_of

    if not notation_of(front_matter).has_long_text:
        return []
    breaks = []
    fields = field_texts(document)
    for number, text in enumerate(fields.texts):
        if "\\n" not in text and "\n" not in text:
            continue
        if "{{" in text or "{%" in text or '("' in text:
            continue  # a template or a piece of a program, in which the signs are meant
        route = fields.route(number)
        node = scalar(document, route)
        if node is None or (node.style == "double-quoted" and not _is_broken_sentence(text)):
            continue
        if places := _written_line_breaks(document.text, node):
            breaks.append(WrittenLineBreaks(route, node, places))
    return breaks


def _is_broken_sentence(text: str) -> bool:
    """Return whether every line of a text but the last ends, and the next begins, in a sentence.

    Paragraphs, greetings, items of lists, markup and programs have several lines on purpose.
    """
    lines = [line.strip() for line in text.split("\n")]
    return all(before[-1:].isalnum() for before in lines[:-1]) and all(
        after[:1].islower() for after in lines[1:]
    )


def _may_hold_empty_items(document: Document) -> bool:
    return field_texts(document).has_empty_item


def _may_hold_written_line_breaks(document: Document) -> bool:
    return holds(document.text, "\\n", "\\", 0, document.body_start)


def _written_line_breaks(text: str, node: Scalar) -> list[Span]:
    r"""Return where ``\n`` is written out in the source of a text."""
    start, end = node.span
    if node.style in {"literal", "folded"}:
        return []
    if node.style == "double-quoted":
        return [Span(*escape.span()) for escape in _ESCAPE.finditer(text, start, end) if escape[1]]
    if text.find(":\\", start, end) >= 0:
        return []  # the path of a file
    return [Span(*signs.span()) for signs in _WRITTEN.finditer(text, start, end)]


def _values(node: Plain, route: Route) -> Iterator[tuple[Route, Plain]]:
    """Yield all values that are no mappings and no lists, with the routes to them."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _values(value, (*route, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _values(value, (*route, index))
    else:
        yield route, node
