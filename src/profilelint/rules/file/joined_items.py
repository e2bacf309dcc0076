"""Items of a list that are read as the end of the item above them, or all as one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Edit, Fix, Problem, Span
from profilelint.model.pattern import pattern
from profilelint.model.text import line_start
from profilelint.rules.api import finder
from profilelint.rules.page.fields import excerpt, field_texts, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Param, Route
    from profilelint.rules.api import Context

_LINE: Final = pattern(r"(?:\r\n?|\n)([ ]++)(-[ \t]++[^\r\n]*+)")
_ITEM_LINE: Final = pattern(r"\S[^\r\n]*(?<=\S)(?=[ \t]*(?:[\r\n]|\Z))")
_DASH: Final = pattern(r"([ ]*+)-[ ]")
_UNSPACED_LINE: Final = pattern(r"[ ]*+-(?=[^\W\d_])")
_KEY_ABOVE: Final = pattern(r":(?:[ \t]++#[^\r\n]*+|[ \t]*+)[\r\n]++\Z")
_NEAR: Final = 100
# A text that is wrapped may have a dash at the beginning of a line.
_LONGEST = 60


@finder("joined_item", of="front matter")
def find_joined_items(context: Context) -> list[Problem]:
    """Return the problems of lines that begin as items do, and go on with the one above them."""
    document = context.document
    fields = field_texts(document)
    front_matter = document.front_matter
    if front_matter is None or front_matter.notation != "yaml":
        return []
    found = _without_commas(context, front_matter.content)
    if " - " not in fields.lines:
        return found
    for route, text, (start, end) in _plain_items(context, " - "):
        source = document.text
        if any(len(line) > _LONGEST for line in source[start:end].splitlines()):
            continue
        lines = list(_LINE.finditer(source, start, end))
        if not lines:
            continue
        head = line_start(source, start)
        dash = _DASH.match(source, head, start)
        fixes: tuple[Fix, ...] = ()
        if dash is not None and dash.end() == start:
            edits = tuple(Edit(Span(*line.span(1)), dash[1]) for line in lines)
            fixes = (Fix("Align them with the item above", edits, "unsafe"),)
        span = Span(*lines[0].span(2))
        params = {"line": excerpt(lines[0][2]), "value": excerpt(text)}
        found.append(
            Problem("file-syntax", "joined-item", span, dict(params), route, "value", fixes=fixes)
        )
    return found


def _without_commas(context: Context, content: Span) -> list[Problem]:
    """Return the problems of items in brackets, each on a line of its own, with no comma between.

    They are read as one.
    """
    document = context.document
    source = document.text
    if source.find("[\n", *content) < 0 and source.find("[\r", *content) < 0:
        return []
    found = []
    for route, text, (start, end) in _plain_items(context, " "):
        lines = list(_ITEM_LINE.finditer(source, start, end))
        if len(lines) < 2 or any(len(line[0]) > _LONGEST for line in lines):
            continue
        head = line_start(source, start)
        above = source[max(0, head - _NEAR) : head].rstrip()
        if source[head:start].strip() or above[-1:] not in ("[", ","):
            continue
        edits = tuple(Edit(Span(line.end(), line.end()), ",") for line in lines[:-1])
        fix = Fix("Put a comma after each of them", edits, "unsafe")
        params = {"line": excerpt(lines[1][0]), "value": excerpt(text)}
        span = Span(*lines[1].span())
        found.append(
            Problem("file-syntax", "joined-line", span, dict(params), route, "value", fixes=(fix,))
        )
    return found


def _plain_items(context: Context, mark: str) -> Iterator[tuple[Route, str, Span]]:
    """Yield the items without quotation marks that hold a mark and are not long: text and place."""
    document = context.document
    fields = field_texts(document)
    for number, text in enumerate(fields.texts):
        if mark not in text or len(text) > 10 * _LONGEST:
            continue
        route = fields.route(number)
        node = scalar(document, route) if isinstance(route[-1], int) else None
        if node is not None and node.style == "plain":
            yield route, text, node.span


@finder("unspaced_item", of="front matter")
def find_unspaced_items(context: Context) -> list[Problem]:
    """Return the problems of lines below a key that begin with a hyphen and no space.

    Together they are one text, where each was meant as an item.
    """
    document = context.document
    front_matter = document.front_matter
    if front_matter is None or front_matter.notation != "yaml":
        return []
    fields = field_texts(document)
    if "\n-" not in fields.lines and not fields.lines.startswith("-"):
        return []
    found = []
    for number, text in enumerate(fields.texts):
        if not text.startswith("-"):
            continue
        route = fields.route(number)
        node = scalar(document, route) if isinstance(route[-1], str) else None
        if node is None or node.style != "plain":
            continue
        source, (start, end) = document.text, node.span
        line = line_start(source, start)
        # In braces, a value may stand on a line of its own as well.
        if source[line:start].strip() or not _KEY_ABOVE.search(source, max(0, line - _NEAR), line):
            continue
        hyphens = _hyphens(source, start, end)
        if hyphens:
            fix = Fix("Make it a list", tuple(Edit(Span(at, at), " ") for at in hyphens), "unsafe")
            first = Span(start, start + len(source[start:end].splitlines()[0]))
            params: dict[str, Param] = {"field": str(route[-1])}
            found.append(
                Problem("file-syntax", "unspaced-item", first, params, route, "value", fixes=(fix,))
            )
    return found


def _hyphens(text: str, start: int, end: int) -> list[int]:
    """Return where the hyphens end with which each line of a text begins; none if one has none."""
    places = []
    position = start
    for line in text[start:end].splitlines(keepends=True):
        hyphen = _UNSPACED_LINE.match(text, position, position + len(line))
        if hyphen is None:
            return []
        places.append(hyphen.end())
        position += len(line)
    return places
