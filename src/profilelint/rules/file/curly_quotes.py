"""Keys of YAML, and members of its lists, in quotation marks of typography."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.pattern import pattern
from profilelint.model.tree import Mapping, Scalar, Sequence
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.finding import Problem, Route
    from profilelint.model.tree import Entry, Node
    from profilelint.rules.api import Context

_SIGN: Final = pattern(r"[\[{,:]\s*[“”„‘’«]|[“”„‘’«][^\r\n]*:[ \t\r\n]")
# What divides a text that is not in straight quotation marks.
_DIVIDES: Final = pattern(r",|:\s")
_WORD: Final = pattern(r"\w")
_KEY: Final = pattern(r"[“”„‘’«][^“”„‘’«»]+[”“’»]")


@finder("curly_quote", of="front matter")
def find_curly_quotes(context: Context) -> list[Problem]:
    """Return the problems of such quotation marks around keys, and in brackets or braces.

    In brackets, one of the texts holds a comma or colon, so that it is divided, or all items stand
    in such marks. A single text in such marks among others may be meant.
    """
    document = context.document
    front_matter = document.front_matter
    if (
        front_matter is None
        or front_matter.notation != "yaml"
        or not _SIGN.search(document.text, *front_matter.content)
    ):
        return []
    from profilelint.source.front_matter.curly_quotes import members
    from profilelint.source.front_matter.yaml.faults import curly_key, curly_members

    text = document.text
    found = [
        curly_key(text, entry.key_span)._replace(route=(*route, entry.key), part="key")
        for route, entry in _block_entries(front_matter.tree, ())
        if _KEY.fullmatch(text, *entry.key_span)
    ]
    for route, collection in _in_brackets(front_matter.tree, ()):
        spans = list(members(text, collection.span))
        if not any(_DIVIDES.search(text, start, end) for start, end in spans):
            if isinstance(collection, Mapping):
                continue
            ends = [collection.span.start, *(end for _, end in spans)]
            starts = [*(start for start, _ in spans), collection.span.end]
            if any(_WORD.search(text, *between) for between in zip(ends, starts, strict=True)):
                continue
        problem = curly_members(text, collection.span)
        if problem is not None:
            found.append(problem._replace(route=route, part="value"))
    return found


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
