"""Keys of YAML, and members of its lists, in quotation marks of typography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern
from profilelint.model.tree import Mapping, Scalar, Sequence
from profilelint.rules.api import finder
from profilelint.rules.page.fields import plain_scalars
from profilelint.rules.page.parts import unusual
from profilelint.schema.keywords import VOCABULARY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Problem, Route, Span
    from profilelint.model.tree import Entry, Node
    from profilelint.rules.api import Context
    from profilelint.schema.validate import Schema

_MARKS: Final = "“”„‘’«"
_SIGN: Final = pattern(r"[\[{,:-]\s*[“”„‘’«]|[“”„‘’«][^“”„‘’«»\r\n]+[”“’»][ \t]*:\s")
# What divides a text that is not in straight quotation marks.
_DIVIDES: Final = pattern(r",|:\s")
_WORD: Final = pattern(r"\w")
_TEXT: Final = pattern(r"[“”„‘’«][^“”„‘’«»]+[”“’»]")


@finder("curly_quote", of="front matter")
def find_curly_quotes(context: Context) -> list[Problem]:
    """Return the problems of such quotation marks around keys, and in brackets or braces.

    A value is meant without them where the schema takes it so and no other way, and where it is a
    term so. In brackets, one of
    the texts holds a comma or colon, so that it is divided, or all items stand in such marks. A
    single text in such marks among others may be meant.
    """
    document = context.document
    front_matter = document.front_matter
    if (
        front_matter is None
        or front_matter.notation != "yaml"
        or not _may_hold_marks(document.text, front_matter.content)
        or not _SIGN.search(document.text, *front_matter.content)
    ):
        return []
    from profilelint.source.front_matter.curly_quotes import members
    from profilelint.source.front_matter.yaml.faults import curly_members, curly_value

    text = document.text
    found = [
        curly_value(text, span, text[span.start + 1 : span.end - 1])._replace(
            route=(*route, entry.key), part="key"
        )
        for route, entry in _block_entries(front_matter.tree, ())
        if _TEXT.fullmatch(text, *(span := entry.key_span))
    ]
    for route, scalar, is_flow in plain_scalars(front_matter.tree):
        if not is_flow and _TEXT.fullmatch(text, *scalar.span):
            meant = _meant(context, route, text[scalar.span.start : scalar.span.end])
            if meant is not None:
                problem = curly_value(text, scalar.span, meant)
                found.append(problem._replace(route=route, part="value"))
    for route, collection in _in_brackets(front_matter.tree, ()):
        spans = list(members(text, collection.span))
        if not any(_DIVIDES.search(text, start, end) for start, end in spans):
            if isinstance(collection, Mapping):
                continue
            ends = [collection.span.start, *(end for _, end in spans)]
            starts = [*(start for start, _ in spans), collection.span.end]
            if any(_WORD.search(text, *between) for between in zip(ends, starts, strict=True)):
                continue
        divided = curly_members(text, collection.span)
        if divided is not None:
            found.append(divided._replace(route=route, part="value"))
    return found


def _may_hold_marks(text: str, content: Span) -> bool:
    rest = unusual(text)
    return bool(rest) and any(mark in rest and text.find(mark, *content) >= 0 for mark in _MARKS)


def _meant(context: Context, route: Route, written: str) -> str | None:
    """Return how a text is written that the schema takes without the marks around it alone."""
    from profilelint.schema.accept import FORM, accepts
    from profilelint.source.front_matter.yaml.core import resolve

    schema, inner = context.schema, written[1:-1]
    if _is_term(schema, route, written, inner):
        return f'"{inner}"'
    if accepts(schema, route, written, "type", *FORM) is not False:
        return None
    if accepts(schema, route, inner, "type", *FORM) and '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    value = resolve(inner)
    if value is not None and len(value) == 1 and accepts(schema, route, value[0], "type", *FORM):
        return inner
    return None


def _is_term(schema: Schema | None, route: Route, written: str, inner: str) -> bool:
    """Return whether a text is a term without the marks around it, and none with them."""
    name = schema.annotations.own(route, VOCABULARY) if schema is not None else None
    if schema is None or not isinstance(name, str) or '"' in inner or "\\" in inner:
        return False
    vocabulary = schema.vocabularies[name.partition("#")[0]]
    return vocabulary.get(inner) is not None and vocabulary.get(written) is None


def _block_entries(node: Node, route: Route) -> Iterator[tuple[Route, Entry]]:
    """Yield the entries of mappings that stand in no brackets or braces."""
    if isinstance(node, Mapping) and not node.flow:
        for entry in node.entries:
            yield route, entry
            yield from _block_entries(entry.value, (*route, entry.key))
    elif isinstance(node, Sequence) and not node.flow:
        for index, element in enumerate(node.elements):
            yield from _block_entries(element.value, (*route, index))


def _in_brackets(node: Node, route: Route) -> Iterator[tuple[Route, Mapping | Sequence]]:
    """Yield the outermost lists and mappings in brackets or braces."""
    if isinstance(node, Scalar):
        return
    if node.flow:
        yield route, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _in_brackets(entry.value, (*route, entry.key))
    else:
        for index, element in enumerate(node.elements):
            yield from _in_brackets(element.value, (*route, index))
