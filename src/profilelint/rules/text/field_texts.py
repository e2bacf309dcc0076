"""Texts of the front matter as they are written: spaces within, and words that stand for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.tree import Mapping, Scalar
from profilelint.rules.api import finder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from profilelint.model.document import Document
    from profilelint.model.finding import Route
    from profilelint.model.tree import Node
    from profilelint.rules.api import Context

_SPACES: Final = pattern(r"(?<=[^\s\"'\[{,:#-]) {2,3}(?=[^\s#\"'\]}|=:&<>{(→-])")
# What programs, tables and tags are written with; in such texts spaces may mean something.
_OF_CODE: Final = frozenset("{}<>=`\\|$;~^")
_ADDRESS: Final = pattern(r"\.{0,2}/[^\s/]|[a-z]+:/")
_MOST: Final = 3

_PLACEHOLDER: Final = pattern(
    r"\ALorem ipsum\b(?! text)|\b(?i:lorem ipsum dolor)\b"
    r"|\A(?:TODO|FIXME|TKTK|X{3,})[.!]?\Z|\A(?:TODO|TBD|FIXME):"
    r"|\A(?i:TB[ACD]|to be (?:added|announced|confirmed|decided|determined))[.!]?\Z"
    r"|\A(?i:(?:client|description|name|summary|text|title)(?: goes)? here)[.!]?\Z"
    r"|[\[<](?:(?i:insert) [^\[\]<>\r\n]{1,60}|TODO|TBD|TBC|TK|X{2,})[\]>](?!\()"
    r"|\b(?i:(?:insert|add|enter|type|your) (?:your )?"
    r"(?:text|title|summary|name|description) here)\b"
)
_SMALL: Final = pattern(
    r"lorem ipsum|\btb[acd]\b|\bto be |todo|fixme|tktk|xxx|[\[<](?:insert |tk\b|xx)| here\b"
)
# Fields that readers read as sentences or names. That a place or a speaker is "TBD" is a message.
_READ: Final = frozenset(
    (
        *("abstract", "alt", "caption", "client", "clients", "company", "country", "description"),
        *("excerpt", "headline", "heading", "intro", "introduction", "lead", "name", "solution"),
        *("solutions", "subtitle", "summary", "tagline", "teaser", "title"),
    )
)


class FieldPlace(NamedTuple):
    """A place within a text of the front matter; ``text`` is what stands there."""

    route: Route
    span: Span
    text: str


@finder("double_space_in_field", of="front matter")
def find_double_spaces_in_fields(context: Context) -> list[FieldPlace]:
    """Return the two or three spaces between words of a field's text."""
    document = context.document
    front_matter = document.front_matter
    if front_matter is None:
        return []
    text, content = document.text, front_matter.content
    if text.find("  ", *content) < 0 or not _SPACES.search(text, *content):
        return []
    found = []
    for route, scalar in written_texts(document):
        value = scalar.value
        if "  " not in value or not _OF_CODE.isdisjoint(value):  # type: ignore[operator, arg-type]
            continue
        if _ADDRESS.match(str(value)):
            continue
        spaces = [Span(*match.span()) for match in _SPACES.finditer(text, *scalar.span)]
        if len(spaces) <= _MOST:
            found += [FieldPlace(route, span, text[span.start : span.end]) for span in spaces]
    return found


@finder("placeholder_in_field", of="front matter")
def find_placeholders_in_fields(context: Context) -> list[FieldPlace]:
    """Return the words that keep the place of others in fields that readers read."""
    document = context.document
    front_matter = document.front_matter
    if front_matter is None:
        return []
    block = document.text[front_matter.content.start : front_matter.content.end].lower()
    if not _SMALL.search(block):
        return []
    found = []
    for route, scalar in written_texts(document):
        keys = [step for step in route if isinstance(step, str)]
        if not keys or keys[-1].lower() not in _READ:
            continue
        value = str(scalar.value).strip()
        start, end = scalar.span
        if document.text[start - 1] == "[" and document.text.startswith("]", end):
            value = f"[{value}]"  # meant as text, and read as a list
        match = _PLACEHOLDER.search(value)
        if match is not None and "{{" not in value:
            found.append(FieldPlace(route, scalar.span, match[0]))
    return found


def written_texts(document: Document) -> Iterator[tuple[Route, Scalar]]:
    """Yield the texts of the front matter, each where it is written: aliases are left out."""
    if document.front_matter is not None:
        for route, scalar in _scalars(document.front_matter.tree, (), document.text):
            if isinstance(scalar.value, str):
                yield route, scalar


def _scalars(node: Node, route: Route, text: str) -> Iterator[tuple[Route, Scalar]]:
    if text.startswith("*", node.span.start):
        return
    if isinstance(node, Scalar):
        yield route, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _scalars(entry.value, (*route, entry.key), text)
    else:
        for index, element in enumerate(node.elements):
            yield from _scalars(element.value, (*route, index), text)
