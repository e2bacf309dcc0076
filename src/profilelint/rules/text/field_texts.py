"""Texts of the front matter as they are written: spaces within, and words that stand for others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.pattern import pattern
from profilelint.model.prefilter import Prefilter
from profilelint.model.text import holds, plain_words
from profilelint.model.tree import Mapping, Scalar
from profilelint.rules.api import finder
from profilelint.rules.page.fields import field_texts
from profilelint.rules.text.placeholders import BRACKETED, DATE, MAY_BEGIN

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
_FILE: Final = pattern(
    r"\w\.(?:avif|csv|docx?|gif|html?|jpe?g|json|md|mp[34]|pdf|png|pptx?|svg|txt|webm|webp|xlsx?|zip)\Z",
    re.IGNORECASE,
)
_CODE_KEYS: Final = frozenset(
    ("cmd", "code", "command", "css", "formula", "pattern", "query", "regex", "script", "sql")
)
_MOST: Final = 3

_PLACEHOLDER: Final = pattern(
    r"\ALorem ipsum[.… ]*\Z|\b(?i:lorem ipsum (?:dolor|sit amet))\b"
    rf"|\A(?:TODO|FIXME|TKTK|CHANGE_?ME|X{{3,}}|x{{3,}}|\?{{3,}}|{DATE})[.!]?\Z"
    r"|\A(?:TODO|TBD|FIXME):|\A(?:TB[CD]|FIXME)(?= [–—-] )|\A\((?:TODO|TB[ACD]|FIXME)\)\Z"
    r"|\AT\.B\.[ACD]\.?\Z"
    r"|\A(?i:TB[ACD]|to be (?:added|announced|confirmed|decided|determined)"
    r"|untitled(?: (?:document|page|post|project))?)[.!]?\Z"
    r"|\A(?i:(?:client|description|name|summary|text|title)(?: goes)? here)[.!]?\Z"
    r"|\A(?i:(?:abstract|caption|description|summary|text|title) to (?:come|follow))[.!]?\Z"
    r"|(?:\A|(?<=[.!?] ))TODO(?: [–—-])? (?:add|ask|check|complete|describe|fill|find|fix|insert"
    r"|replace|translate|update|write)\b"
    r"|[\[<](?:(?:(?i:insert) [^\[\]<>\r\n]{1,60}|TODO|TBD|TBC|TK|X{2,})[\]>](?!\()"
    rf"|(?<=\[){BRACKETED})"
    r"|\b(?i:(?:insert|add|enter|type|your) (?:your )?"
    r"(?:text|title|summary|name|description) here)\b"
)
_MAY_HOLD: Final = Prefilter(
    r"(?i:lorem ipsum|todo|fixme)",
    r"(?i:tb[acd]|tk|xx)|\?\?\?|T\.B\.|CHANGE",
    r"(?i:insert | here)",
    r"(?i:to be |untitled)",
    r"(?i: to (?:come|follow))",
)
_SMALL_WORDS: Final = (
    *("a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it"),
    *("of", "on", "or", "our", "the", "this", "to", "we", "with"),
)
_DOUBLED: Final = Prefilter(f" (?:{'|'.join(f'{word} {word}' for word in _SMALL_WORDS)}) ")
# Fields that readers read as sentences or names. That a place or a speaker is "TBD" is a message.
_SENTENCES: Final = frozenset(
    (
        *("abstract", "alt", "caption", "description", "excerpt", "headline", "heading", "intro"),
        *("introduction", "lead", "subtitle", "summary", "tagline", "teaser", "title"),
    )
)
_READ: Final = _SENTENCES | frozenset(
    (
        *("author", "authors", "client", "clients", "company", "country", "donor", "funder"),
        *("name", "partner", "partners", "region", "regions", "sector", "sectors", "solution"),
        "solutions",
    )
)
_LOREM: Final = "Lorem ipsum"


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
    if text.find("  ", *content) < 0:
        return []
    if _is_read_whole(document):
        fields = field_texts(document)
        if "  " not in fields.lines or not any(
            "  " in each and _may_be_words(each) for each in fields.texts
        ):
            return []
    found = []
    for route, scalar in written_texts(document):
        value = str(scalar.value)
        if "  " not in value or not _may_be_words(value) or route[-1] in _CODE_KEYS:
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
    opens = MAY_BEGIN.may_match(document.text)
    if not opens and not _MAY_HOLD.may_match(document.text):
        return []
    read = _read_values(document)
    # It stands for other words in any field.
    holds_lorem = document.text.find(_LOREM, *front_matter.content) >= 0
    if read is not None and not holds_lorem:
        is_likely = opens or _MAY_HOLD.may_match("\n".join(read))
        if not (is_likely and any(map(_keeps_place, read))):
            return []
    found = []
    for route, scalar in written_texts(document):
        value = str(scalar.value).strip()
        if not _is_read(route) and not value.startswith(_LOREM):
            continue
        start, end = scalar.span
        if document.text[start - 1] == "[" and document.text.startswith("]", end):
            value = f"[{value}]"  # meant as text, and read as a list
        match = _PLACEHOLDER.search(value)
        if match is not None and "{{" not in value:
            found.append(FieldPlace(route, scalar.span, match[0]))
    return found


def _keeps_place(text: str) -> bool:
    """Return whether a text holds a placeholder, as it is or as the only item of a list."""
    text = text.strip()
    return bool(_PLACEHOLDER.search(text) or _PLACEHOLDER.search(f"[{text}]"))


def _may_be_words(value: str) -> bool:
    """Return whether spaces in a text stand between words, as far as its signs tell."""
    return _OF_CODE.isdisjoint(value) and not _ADDRESS.match(value) and not _FILE.search(value)


def _is_read(route: Route) -> bool:
    """Return whether a text stands in a field that readers read."""
    for step in reversed(route):
        if isinstance(step, str):
            return _is_read_key(step)
    return False


@lru_cache(maxsize=1024)
def _is_read_key(key: str) -> bool:
    """Return whether a key is that of a field that readers read: ``title``, ``seoTitle``."""
    if key.lower() in _READ:
        return True
    words = plain_words(key)
    return len(words) > 1 and words[-1] in _SENTENCES


def _is_read_whole(document: Document) -> bool:
    """Return whether each written text is in the data: not one of two equal keys, nor taken over.

    Where it is, the tree, which takes longer, need not be made to see that there is nothing.
    """
    return not document.problems and not holds(document.text, "<<", "<", 0, document.body_start)


def written_texts(document: Document) -> Iterator[tuple[Route, Scalar]]:
    """Yield the texts of the front matter, each where it is written: aliases are left out."""
    if document.front_matter is not None:
        for route, scalar in _scalars(document.front_matter.tree, (), document.text):
            if isinstance(scalar.value, str):
                yield route, scalar


@lru_cache(maxsize=1)
def _read_values(document: Document) -> list[str] | None:
    """Return the texts in fields that readers read; None if the data may lack some."""
    if not _is_read_whole(document):
        return None
    fields = field_texts(document)
    keys = set(filter(_is_read_key, set(fields.keys)))
    return [text for key, text in zip(fields.keys, fields.texts, strict=True) if key in keys]


def may_hold_equal_words(document: Document) -> bool:
    """Return whether one of the small words is there twice in a field that readers read.

    It is these that are doubled by mistake, nearly always: to compare all words takes too long.
    """
    read = _read_values(document)
    return read is None or _DOUBLED.may_match(" ".join(read))


def read_texts(document: Document) -> Iterator[tuple[Route, Scalar]]:
    """Yield those of the written texts that stand in fields that readers read."""
    for route, scalar in written_texts(document):
        if _is_read(route):
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
