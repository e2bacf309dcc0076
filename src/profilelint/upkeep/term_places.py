"""Where the terms of vocabularies stand: in their files, or as the pages that stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from profilelint.model.finding import Span
from profilelint.model.named_tuple import NamedTuple
from profilelint.model.text import LineIndex
from profilelint.model.tree import Mapping, Scalar, Sequence
from profilelint.source.data_file import ENDINGS, DataFileError, decode, parse, read_inside
from profilelint.source.files.file import SkippedError
from profilelint.source.files.glob import Glob
from profilelint.source.read import LARGEST_FILE, read_document
from profilelint.upkeep.usage import source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from profilelint.config.vocabulary_source import VocabularySource
    from profilelint.engine.plan import Plan
    from profilelint.model.document import Document
    from profilelint.model.tree import Node

_MOST_NODES = 100_000


class TermPlace(NamedTuple):
    """The place of a term in a file below the root, as offsets of its text."""

    path: str
    span: Span


def kept_in(path: str, plan: Plan) -> tuple[str, VocabularySource] | None:
    """Return the vocabulary that a file holds, with its source; None if no schema names it."""
    for collection in plan.config.collections or (None,):
        schema = plan.schema(collection)
        for name in schema.vocabularies if schema is not None else ():
            source = source_of(name, collection, plan)
            if source is not None and source.file == path and source.has_terms_file:
                return name, source
    return None


def places_in(path: str, text: str) -> dict[str, Span]:
    """Return where the label of each term stands in the text of a vocabulary file.

    Raises `profilelint.source.data_file.DataFileError` for a file that cannot be read.
    """
    if path.lower().endswith(ENDINGS):
        file = parse(path, text)
        try:
            node: Node | None = file.tree()
        except ValueError:
            return {}
        if isinstance(node, Mapping):
            entry = node.get("terms")
            node = entry.value if entry is not None else None
        return {label: _moved(span, -file.shift) for label, span in _labels(node)}
    from profilelint.vocabulary.tables import csv_rows, text_rows

    rows = csv_rows(path, text) if path.lower().endswith(".csv") else text_rows(text)
    index = LineIndex(text)
    places: dict[str, Span] = {}
    for line, term in rows:
        label = term.get("label") if isinstance(term, dict) else term
        if isinstance(label, str) and line <= index.count:
            start, end = index.line_span(line)
            at = text.find(label, start, end)
            places[label] = Span(at, at + len(label)) if at >= 0 else Span(start, end)
    return places


def _labels(node: Node | None) -> Iterator[tuple[str, Span]]:
    for element in node.elements if isinstance(node, Sequence) else ():
        value: Node | None = element.value
        if isinstance(value, Mapping):
            entry = value.get("label")
            value = entry.value if entry is not None else None
        if isinstance(value, Scalar) and value.value is not None:
            yield str(value.value).strip(), value.span


def _moved(span: Span, by: int) -> Span:
    return Span(max(span.start + by, 0), max(span.end + by, 0))


def definition(label: str, source: VocabularySource, plan: Plan) -> TermPlace | None:
    """Return where a term of the site stands; None where that is not known."""
    if source.collection:
        return next(_pages(label, source, plan), None)
    try:
        text = decode(source.file, read_inside(source.file, plan.tree))
        if source.has_terms_file:
            span = places_in(source.file, text).get(label)
        else:
            file = parse(source.file, text)
            span = _anywhere(file.tree(), label, keys=source.keys)
            span = _moved(span, -file.shift) if span is not None else None
    except (DataFileError, ValueError):
        return None
    return TermPlace(source.file, span) if span is not None else None


def _anywhere(tree: Node, label: str, *, keys: bool) -> Span | None:
    """Return where a data file first has a label, as a text or, with ``keys``, as a key."""
    pending: list[Node] = [tree]
    for _ in range(_MOST_NODES):
        if not pending:
            break
        node = pending.pop()
        if isinstance(node, Scalar):
            if not keys and isinstance(node.value, str) and node.value.strip() == label:
                return node.span
        elif isinstance(node, Mapping):
            for entry in node.entries:
                if keys and entry.key == label:
                    return entry.key_span
            pending += [entry.value for entry in reversed(node.entries)]
        else:
            pending += [element.value for element in reversed(node.elements)]
    return None


def _pages(label: str, source: VocabularySource, plan: Plan) -> Iterator[TermPlace]:
    """Yield the pages that stand for a term."""
    from profilelint.vocabulary import collection

    glob = Glob(source.collection)
    labels: Callable[[collection.Page], Iterable[str]] = collection.titles_in(source.field)
    if source.names:
        labels = collection.file_name
    elif source.permalinks:
        labels = collection.permalink(lambda path: plan.sites.of(path).page_address(path))
    for path in sorted(plan.files):
        if not glob.matches(path):
            continue
        try:
            document = read_document(path, plan.tree.read(path, LARGEST_FILE))
        except (OSError, SkippedError):
            continue
        if label in labels((path, document.data)):
            yield TermPlace(path, _of_field(document, source.field))


def _of_field(document: Document, field: str) -> Span:
    if field and field in document.data:
        return document.locate((field,))
    return Span(0, 0)
